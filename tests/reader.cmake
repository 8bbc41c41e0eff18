# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# The journal's reader, the monitor's reader and its text modes.
add_subdirectory(support)

function(add_reader_test name)
    # Qt6::Concurrent for the precompiled header alone, which was made with it.
    parallel_add_test_program(${name} LIBRARIES Parallel::Journal journalmaker Qt6::Concurrent ${ARGN})
    target_precompile_headers(${name} REUSE_FROM parallel_testsupport)
    add_test(NAME ${name} COMMAND ${name})
endfunction()

add_reader_test(tst_journalreader)
add_reader_test(tst_journalcontrol)
add_reader_test(tst_damagedjournal)
add_reader_test(tst_fuzzcorpus)
add_reader_test(tst_changingjournal)
if(PARALLEL_BUILD_MONITOR)
    foreach(name IN ITEMS tst_query tst_rate tst_statistics tst_plots tst_unknown tst_export tst_sessions tst_changes tst_history tst_failuregroups tst_comparison tst_whyslow tst_watch tst_monitortext)
        add_reader_test(${name} ParallelMonitorReader)
    endforeach()
    add_reader_test(tst_recordedjob ParallelMonitorReader)
    add_reader_test(tst_remote)
    target_compile_definitions(tst_remote PRIVATE LIVE_JOB="$<TARGET_FILE:live-job>")
    add_dependencies(tst_remote live-job)
    target_compile_definitions(tst_recordedjob PRIVATE LIVE_JOB="$<TARGET_FILE:live-job>")
    target_include_directories(tst_recordedjob PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    add_dependencies(tst_recordedjob live-job)
    foreach(name IN ITEMS tst_monitortext tst_history tst_failuregroups tst_comparison tst_watch tst_changingjournal tst_recordedjob tst_remote)
        target_compile_definitions(${name} PRIVATE MONITOR="$<TARGET_FILE:parallel-monitor>")
        add_dependencies(${name} parallel-monitor)
    endforeach()
endif()

option(PARALLEL_BUILD_FUZZERS "Build the fuzzers of the journal's reader and of the ELT example (with clang)" OFF)
if(PARALLEL_BUILD_FUZZERS)
    add_subdirectory(fuzz)
endif()
