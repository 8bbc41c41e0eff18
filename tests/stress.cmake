# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Random programs, under random schedules. The library is compiled in, so that each of
# its atomic operations can be a point where threads are delayed (stress/atomics.cpp).
# With a sanitizer, whose own calls these would be, only the locks are such points.

parallel_add_test_program(tst_stress LIBRARIES ${CMAKE_DL_LIBS}
    SOURCES support/testprogram.cpp stress/judge.cpp stress/locks.cpp stress/model.cpp stress/plan.cpp
            stress/callers.cpp stress/run.cpp stress/schedule.cpp stress/watch.cpp)
target_include_directories(tst_stress PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_precompile_headers(tst_stress PRIVATE ${parallel_test_headers} <libparallel/parallel.h>)
set_source_files_properties(stress/locks.cpp stress/schedule.cpp stress/atomics.cpp PROPERTIES
    SKIP_PRECOMPILE_HEADERS ON)
add_test(NAME tst_stress COMMAND tst_stress)

if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=")
    target_link_libraries(tst_stress PRIVATE Parallel::Parallel)
    set_source_files_properties(stress/locks.cpp stress/schedule.cpp PROPERTIES
        COMPILE_OPTIONS "-O2;-fno-sanitize=all;-foptimize-sibling-calls")
    return()
endif()

get_target_property(scheduled_sources Parallel SOURCES)
get_target_property(scheduled_includes Parallel INCLUDE_DIRECTORIES)
file(GLOB scheduled_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/libparallel/include/libparallel/*.h)
add_library(parallel_scheduled OBJECT ${scheduled_sources} ${scheduled_headers})
# Some at a time, which takes a third of the time: the library's own are compiled one by one.
set_target_properties(parallel_scheduled PROPERTIES
    AUTOMOC ON EXCLUDE_FROM_ALL ON UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
set_source_files_properties(${library}/platform/${PARALLEL_PLATFORM}.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
target_include_directories(parallel_scheduled PUBLIC ${PROJECT_SOURCE_DIR}/libparallel/include)
target_include_directories(parallel_scheduled SYSTEM PRIVATE ${scheduled_includes})
target_compile_definitions(parallel_scheduled PUBLIC PARALLEL_STATIC PRIVATE PARALLEL_BUILDING_LIBRARY)
target_compile_options(parallel_scheduled PRIVATE -fsanitize=thread -U__SANITIZE_THREAD__
    $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
target_link_libraries(parallel_scheduled PUBLIC Qt6::Core Threads::Threads PRIVATE parallel_private)
get_target_property(scheduled_headers ParallelJournal PRECOMPILE_HEADERS)
target_precompile_headers(parallel_scheduled PRIVATE ${scheduled_headers})
target_sources(tst_stress PRIVATE stress/atomics.cpp)
target_link_libraries(tst_stress PRIVATE parallel_scheduled)
