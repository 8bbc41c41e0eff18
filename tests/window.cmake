# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# The monitor's models and window, offscreen and under a real X server.
add_library(monitorscene STATIC support/scene.h support/scene.cpp)
target_link_libraries(monitorscene PUBLIC journalmaker PRIVATE parallel_private)

add_library(windowtest STATIC support/windowtest.h support/windowtest.cpp support/pagestest.h support/pagestest.cpp
            support/paintedtext.h support/paintedtext.cpp support/pseudo.h support/pseudo.cpp)
set_target_properties(windowtest PROPERTIES AUTOMOC ON)
target_include_directories(windowtest PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(windowtest PUBLIC ParallelMonitorWindow monitorscene Qt6::Test PRIVATE parallel_private)
target_precompile_headers(windowtest PRIVATE
    <QtTest/qtest.h> <QtTest/qsignalspy.h> <QtWidgets/qapplication.h> <QtWidgets/qlabel.h> <QtWidgets/qlineedit.h>
    <QtWidgets/qtableview.h> <QtWidgets/qtoolbutton.h> <QtWidgets/qheaderview.h> <QtGui/qevent.h>
    <QtCore/qprocess.h> <QtCore/qdir.h> <QtCore/qtemporarydir.h> <QtCore/qfile.h>
    <algorithm> <atomic> <memory> <thread> <vector>)

add_executable(live-job support/livejob.cpp)
target_link_libraries(live-job PRIVATE Parallel::Parallel parallel_private)

parallel_add_test(tst_windowmodels WINDOW LIBRARIES windowtest)
parallel_add_test(tst_timelinemodels WINDOW LIBRARIES windowtest)
parallel_add_test(tst_window WINDOW LIBRARIES windowtest)
parallel_add_test(tst_windowhabits WINDOW LIBRARIES windowtest)
parallel_add_test(tst_windowtimeline WINDOW LIBRARIES windowtest)
parallel_add_test(tst_windowhistory WINDOW LIBRARIES windowtest)
parallel_add_test(tst_windowfailures WINDOW LIBRARIES windowtest)
parallel_add_test(tst_windowlog WINDOW LIBRARIES windowtest)
parallel_add_test(tst_windowhosts WINDOW LIBRARIES windowtest)
parallel_add_test(tst_printing WINDOW LIBRARIES windowtest)
parallel_add_test(tst_windowmachines WINDOW LIBRARIES windowtest)
target_compile_definitions(tst_windowmachines PRIVATE MONITOR="$<TARGET_FILE:parallel-monitor>")
add_dependencies(tst_windowmachines parallel-monitor)
parallel_add_test(tst_calltree WINDOW LIBRARIES windowtest)
parallel_add_test(tst_windowlive WINDOW LIBRARIES windowtest)
parallel_add_test(tst_windowcontrol WINDOW LIBRARIES windowtest)
target_compile_definitions(tst_windowcontrol PRIVATE LIVE_JOB="$<TARGET_FILE:live-job>")
add_dependencies(tst_windowcontrol live-job)

parallel_add_test(tst_windowaccessibility LIBRARIES windowtest)
parallel_add_test(tst_windowcolours LIBRARIES windowtest)
if(TARGET Qt6::lrelease)
    parallel_add_test(tst_windowlanguages LIBRARIES windowtest)
    parallel_add_test(tst_windowtranslated LIBRARIES windowtest)
    target_compile_definitions(tst_windowtranslated PRIVATE
        TRANSLATIONS="${PROJECT_SOURCE_DIR}/resources/translations")
endif()

# What a screen reader is told, by the system's own Python, which has its library.
find_program(DBUS_RUN_SESSION dbus-run-session)
execute_process(COMMAND /usr/bin/python3 -c "import pyatspi" RESULT_VARIABLE without_atspi OUTPUT_QUIET ERROR_QUIET)
if(XVFB_RUN AND DBUS_RUN_SESSION AND NOT without_atspi)
    add_test(NAME window.atspi COMMAND ${XVFB_RUN} --auto-servernum ${DBUS_RUN_SESSION} --
             /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/atspi.py
             $<TARGET_FILE:parallel-monitor> $<TARGET_FILE:make-journal>)
endif()

add_executable(monitor-pictures support/pictures.cpp)
target_link_libraries(monitor-pictures PRIVATE ParallelMonitorWindow monitorscene parallel_private)
add_custom_target(pictures
    COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 $<TARGET_FILE:monitor-pictures>
            ${PROJECT_SOURCE_DIR}/resources/screenshots
    COMMENT "Makes the pictures in resources/screenshots again" VERBATIM)

add_executable(monitor-frames support/frames.cpp)
target_link_libraries(monitor-frames PRIVATE ParallelMonitorWindow journalmaker parallel_private)

target_precompile_headers(monitor-pictures REUSE_FROM ParallelMonitorWindow)
target_precompile_headers(monitor-frames REUSE_FROM ParallelMonitorWindow)

add_executable(monitor-history-frames EXCLUDE_FROM_ALL support/historyframes.cpp)
target_link_libraries(monitor-history-frames PRIVATE ParallelMonitorWindow parallel_private)
target_precompile_headers(monitor-history-frames REUSE_FROM ParallelMonitorWindow)
