# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# The monitor's models and window, offscreen and under a real X server.
add_library(monitorscene STATIC support/scene.h support/scene.cpp)
target_link_libraries(monitorscene PUBLIC journalmaker PRIVATE parallel_private)

add_executable(live-job support/livejob.cpp)
target_link_libraries(live-job PRIVATE Parallel::Parallel parallel_private)

parallel_add_test(tst_windowmodels WINDOW LIBRARIES ParallelMonitorWindow monitorscene)
parallel_add_test(tst_window WINDOW LIBRARIES ParallelMonitorWindow monitorscene TIMEOUT 240)
target_compile_definitions(tst_window PRIVATE LIVE_JOB="$<TARGET_FILE:live-job>")
add_dependencies(tst_window live-job)

add_executable(monitor-pictures support/pictures.cpp)
target_link_libraries(monitor-pictures PRIVATE ParallelMonitorWindow monitorscene parallel_private)
add_custom_target(pictures
    COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen $<TARGET_FILE:monitor-pictures>
            ${PROJECT_SOURCE_DIR}/resources/screenshots
    COMMENT "Makes the pictures in resources/screenshots again" VERBATIM)

add_executable(monitor-frames support/frames.cpp)
target_link_libraries(monitor-frames PRIVATE ParallelMonitorWindow journalmaker parallel_private)
