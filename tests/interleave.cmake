# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# The library's waits, in every order of their threads' steps. The library is compiled in, and
# calls for each atomic value what ThreadSanitizer's runtime would be (stress.cmake); so none
# with a sanitizer, whose own calls these would be.

if(NOT TARGET parallel_scheduled)
    return()
endif()
parallel_add_test_program(tst_interleavings LIBRARIES ${CMAKE_DL_LIBS} parallel_scheduled
    SOURCES support/testprogram.cpp interleave/scheduler.cpp interleave/scenarios.cpp interleave/hooks.cpp)
target_include_directories(tst_interleavings PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/libparallel)
target_include_directories(tst_interleavings SYSTEM PRIVATE ${scheduled_includes})
set_source_files_properties(interleave/scenarios.cpp PROPERTIES COMPILE_OPTIONS
    "-fsanitize=thread;-U__SANITIZE_THREAD__;$<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>")
set_source_files_properties(interleave/scheduler.cpp interleave/hooks.cpp interleave/scenarios.cpp PROPERTIES
    SKIP_PRECOMPILE_HEADERS ON)
add_test(NAME tst_interleavings COMMAND tst_interleavings)
