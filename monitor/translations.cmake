# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# What the window says in other languages, compiled in. English has a file too: of plurals.
# The target update-translations takes new texts from the sources into the .ts files.

if(NOT TARGET Qt6::lrelease)
    message(STATUS "Qt's LinguistTools were not found: the monitor is built in English only")
    return()
endif()

set(translations ${PROJECT_SOURCE_DIR}/resources/translations)
set(compiled)
foreach(language IN ITEMS en de fr)
    set(source ${translations}/monitor_${language}.ts)
    set(result ${CMAKE_CURRENT_BINARY_DIR}/monitor_${language}.qm)
    add_custom_command(OUTPUT ${result} COMMAND Qt6::lrelease -silent -nounfinished ${source} -qm ${result}
                       DEPENDS ${source} VERBATIM)
    list(APPEND compiled ${result})
endforeach()
qt_add_resources(ParallelMonitorReader translations PREFIX /translations BASE ${CMAKE_CURRENT_BINARY_DIR}
                 FILES ${compiled})

find_package(Python3 QUIET COMPONENTS Interpreter)
if(Python3_FOUND)
    add_custom_target(update-translations
        COMMAND Python3::Interpreter ${translations}/update.py $<TARGET_FILE:Qt6::lupdate> VERBATIM)
endif()
