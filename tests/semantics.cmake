# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# What the library promises, a test program for each topic.

add_library(parallel_testsupport STATIC support/testprogram.h support/testprogram.cpp
            support/supervisor.h support/supervisor.cpp support/waits.h
            support/counting.h support/eventlog.h support/gate.h support/hold.h support/refusal.h support/rows.h)
target_include_directories(parallel_testsupport PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(parallel_testsupport PUBLIC Parallel::Parallel Qt6::Test parallel_private)
target_precompile_headers(parallel_testsupport PRIVATE ${parallel_test_headers} <libparallel/parallel.h>)

foreach(name IN ITEMS
        tst_call
        tst_callarguments
        tst_callresult
        tst_failure
        tst_unthrown
        tst_lastowner
        tst_idle
        tst_deletelater
        tst_usageerror
        tst_batches
        tst_disabled
        tst_group
        tst_nestedgroups
        tst_scope
        tst_enter
        tst_cancel
        tst_settled
        tst_cancelgroup
        tst_timeout
        tst_control
        tst_cachednesting
        tst_cached
        tst_signals
        tst_receivers
        tst_delivery
        tst_taskinfo
        tst_environment
        tst_progressline
        tst_starved
        tst_map
        tst_mapped
        tst_mapelements
        tst_ascompleted
        tst_streamends
        tst_run
        tst_tasklocal
        tst_interruption
        tst_settledmap
        tst_lazymap
        tst_handed
        tst_shown
        tst_released
        tst_tinycalls
        tst_threadpool
        tst_retry
        tst_keyedlimit
        tst_limit
        tst_sharedlimit
        tst_mappolicies
        tst_policies
        tst_overrides)
    parallel_add_test(${name} LIBRARIES parallel_testsupport)
endforeach()
foreach(name IN ITEMS tst_lastowner tst_scope)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/libparallel)
endforeach()
# co_await of our futures, where Debian's qcoro-qt6-dev is there, as it is in CI.
find_package(QCoro6 QUIET COMPONENTS Core)
if(QCoro6_FOUND)
    parallel_add_test(tst_coroutines LIBRARIES parallel_testsupport QCoro6::Core)
    set_target_properties(tst_coroutines PROPERTIES DISABLE_PRECOMPILE_HEADERS ON) # those are without coroutines
endif()
parallel_add_test(tst_servers LIBRARIES parallel_testsupport Qt6::Network)
set_target_properties(tst_servers PROPERTIES DISABLE_PRECOMPILE_HEADERS ON) # without QtNetwork
find_program(NGINX nginx PATHS /usr/sbin)
if(NGINX)
    parallel_add_test(tst_nginx SOURCES nginx/nginx.cpp LIBRARIES parallel_testsupport Qt6::Network)
    set_target_properties(tst_nginx PROPERTIES DISABLE_PRECOMPILE_HEADERS ON)
else()
    message(STATUS "Without the test of policies against nginx, which was not found")
endif()
# The format is all that a hostile process shares with the job.
parallel_add_test(tst_hostile SOURCES hostile/intruder.cpp hostile/victim.cpp LIBRARIES parallel_testsupport)
target_include_directories(tst_hostile PRIVATE ${PROJECT_SOURCE_DIR}/libparallel)
parallel_add_test(tst_privacy LIBRARIES parallel_testsupport)
if(PARALLEL_BUILD_MONITOR)
    target_compile_definitions(tst_privacy PRIVATE MONITOR="$<TARGET_FILE:parallel-monitor>")
    add_dependencies(tst_privacy parallel-monitor)
endif()
# What is private to the library is compiled in.
parallel_add_test(tst_mask SOURCES ${PROJECT_SOURCE_DIR}/libparallel/base/mask.cpp
                  ${PROJECT_SOURCE_DIR}/libparallel/base/text.cpp LIBRARIES parallel_testsupport)
target_include_directories(tst_mask PRIVATE ${PROJECT_SOURCE_DIR}/libparallel)
set(library ${PROJECT_SOURCE_DIR}/libparallel)
include(platform.cmake)
parallel_add_test(tst_cores LIBRARIES parallel_testsupport parallel_testplatform)
parallel_add_test(tst_leftovers SOURCES ${library}/journal/writer/leftovers.cpp ${library}/journal/writer/pointer.cpp
                  LIBRARIES parallel_testsupport parallel_testplatform)
parallel_add_test(tst_keep SOURCES ${library}/journal/writer/leftovers.cpp ${library}/base/keep.cpp
                  LIBRARIES parallel_testsupport parallel_testplatform)
parallel_add_test(tst_balance LIBRARIES parallel_testsupport)
parallel_add_test(tst_batch LIBRARIES parallel_testsupport)
parallel_add_test(tst_ownqueue SOURCES ${library}/queue/ownqueue.cpp LIBRARIES parallel_testsupport)
parallel_add_test(tst_slab SOURCES ${library}/queue/slab.cpp ${library}/queue/singles.cpp ${library}/queue/pending.cpp
                  LIBRARIES parallel_testsupport parallel_testplatform)
parallel_add_test(tst_line SOURCES ${library}/policy/waitinglist.cpp LIBRARIES parallel_testsupport)
parallel_add_test(tst_tally SOURCES ${library}/base/tally.cpp LIBRARIES parallel_testsupport)
parallel_add_test(tst_join SOURCES ${library}/wait/join.cpp ${library}/wait/roots.cpp ${library}/wait/stops.cpp
                  ${library}/wait/failures.cpp ${library}/base/errors.cpp ${library}/base/fence.cpp
                  LIBRARIES parallel_testsupport parallel_testplatform)
target_include_directories(tst_batch SYSTEM PRIVATE ${CONCURRENTQUEUE_HEADER_DIR})
foreach(name IN ITEMS tst_cores tst_leftovers tst_keep tst_balance tst_batch tst_ownqueue tst_slab tst_line tst_tally tst_join)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/libparallel)
endforeach()
foreach(name IN ITEMS tst_recording tst_bounded tst_mapcontrol tst_thistask tst_recordedattempts)
    parallel_add_test(${name} LIBRARIES parallel_testsupport Parallel::Journal)
endforeach()
parallel_add_test(tst_unrecorded LIBRARIES parallel_testsupport)
include(stress.cmake)
include(interleave.cmake)
parallel_add_test(tst_load SOURCES load/footprint.cpp LIBRARIES parallel_testsupport)
# Its mmap() is for the library too.
set_target_properties(tst_load PROPERTIES ENABLE_EXPORTS ON)
parallel_add_test(tst_interface LIBRARIES parallel_testsupport Parallel::Journal)
# QtConcurrent's forms.
foreach(name IN ITEMS tst_filter tst_reduce tst_concurrent tst_concurrentpool tst_concurrentforms)
    parallel_add_test(${name} LIBRARIES parallel_testsupport)
endforeach()
