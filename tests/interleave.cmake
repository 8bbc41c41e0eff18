# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# The library's waits, in every order of their threads' steps. The library is compiled in, and
# calls for each atomic value what ThreadSanitizer's runtime would be (stress.cmake); so none
# with a sanitizer, whose own calls these would be.

if(NOT TARGET parallel_scheduled)
    return()
endif()
parallel_add_test_program(tst_interleavings LIBRARIES ${CMAKE_DL_LIBS} parallel_scheduled
    SOURCES support/testprogram.cpp interleave/scheduler.cpp interleave/memory.cpp interleave/scenarios.cpp interleave/sleepers.cpp
            interleave/calls.cpp interleave/limits.cpp interleave/hooks.cpp)
target_include_directories(tst_interleavings PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/libparallel)
target_include_directories(tst_interleavings SYSTEM PRIVATE ${scheduled_includes})
set_source_files_properties(interleave/sleepers.cpp interleave/calls.cpp interleave/limits.cpp PROPERTIES COMPILE_OPTIONS
    "-fsanitize=thread;-U__SANITIZE_THREAD__;$<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>")
set_source_files_properties(interleave/scheduler.cpp interleave/memory.cpp interleave/hooks.cpp interleave/scenarios.cpp
    interleave/sleepers.cpp interleave/calls.cpp interleave/limits.cpp PROPERTIES
    SKIP_PRECOMPILE_HEADERS ON)
add_test(NAME tst_interleavings COMMAND tst_interleavings)

# The same, where the system has no fence for the whole process.
if(PARALLEL_PLATFORM STREQUAL "linux")
    set(options $<TARGET_PROPERTY:parallel_scheduled,COMPILE_OPTIONS>)
    add_library(parallel_scheduled_posix OBJECT ${library}/platform/posix.cpp)
    target_include_directories(parallel_scheduled_posix PRIVATE ${library})
    target_compile_options(parallel_scheduled_posix PRIVATE ${options})
    target_link_libraries(parallel_scheduled_posix PRIVATE Qt6::Core parallel_private)
    add_executable(tst_interleavings_posix
        $<FILTER:$<TARGET_OBJECTS:tst_interleavings>,INCLUDE,.> $<TARGET_OBJECTS:parallel_scheduled_posix>
        $<FILTER:$<TARGET_OBJECTS:parallel_scheduled>,EXCLUDE,/platform/linux>)
    set_target_properties(tst_interleavings_posix PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(tst_interleavings_posix PRIVATE Qt6::Core Qt6::Test Threads::Threads ${CMAKE_DL_LIBS})
    add_test(NAME tst_interleavings_posix COMMAND tst_interleavings_posix)
endif()
