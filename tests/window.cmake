# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# The monitor's models and window, offscreen.
add_library(monitorscene STATIC support/scene.h support/scene.cpp)
target_link_libraries(monitorscene PUBLIC journalmaker PRIVATE parallel_private)

add_executable(monitor-pictures support/pictures.cpp)
target_link_libraries(monitor-pictures PRIVATE ParallelMonitorWindow monitorscene parallel_private)
add_custom_target(pictures
    COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen $<TARGET_FILE:monitor-pictures>
            ${PROJECT_SOURCE_DIR}/resources/screenshots
    COMMENT "Makes the pictures in resources/screenshots again" VERBATIM)
