# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# parallel_add_test(tst_task [WINDOW] [SOURCES more.cpp …] [LIBRARIES Target::Name …])
#
# Builds the Qt Test program tst_task.cpp of the folder at hand and registers it.
# With WINDOW it is registered twice: offscreen, and as tst_task.xvfb under a real
# X server where xvfb-run is installed. A function that hangs ends its program after five
# minutes, with a message that names it; the time-out of the test presets is for one that
# hangs elsewhere.

find_program(XVFB_RUN xvfb-run)

# What tests run with, however ctest was started; tests/CMakeLists.txt sets it for all.
# Journals of tests stay out of the user's own runtime folder.
set(parallel_test_runtime ${PROJECT_BINARY_DIR}/runtime)
file(MAKE_DIRECTORY ${parallel_test_runtime})
file(CHMOD ${parallel_test_runtime} PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
set(parallel_suppressions ${PROJECT_SOURCE_DIR}/tests/suppressions)
set(parallel_test_environment
    XDG_RUNTIME_DIR=${parallel_test_runtime}
    LC_ALL=C.UTF-8
    ASAN_OPTIONS=detect_stack_use_after_return=1
    LSAN_OPTIONS=suppressions=${parallel_suppressions}/lsan.txt:print_suppressions=0
    UBSAN_OPTIONS=print_stacktrace=1
    TSAN_OPTIONS=suppressions=${parallel_suppressions}/tsan.txt:halt_on_error=1:second_deadlock_stack=1:die_after_fork=0) # QProcess forks

# parallel_add_test_program(tst_task [SOURCES more.cpp …] [LIBRARIES Target::Name …])
#
# Builds it only. AUTOMOC would be a target for each test, and an empty source to compile:
# moc reads one file here, and needs no includes for that, but what the compiler and the target
# define, for slots that are there under an #if.
set(parallel_moc_folder ${PROJECT_BINARY_DIR}/tests/moc)
separate_arguments(parallel_flags UNIX_COMMAND "${CMAKE_CXX_FLAGS}")
execute_process(COMMAND ${CMAKE_CXX_COMPILER} ${parallel_flags} -std=c++20 -dM -E -x c++ /dev/null
    OUTPUT_VARIABLE parallel_predefined COMMAND_ERROR_IS_FATAL ANY)
file(GENERATE OUTPUT ${parallel_moc_folder}/predefined.h CONTENT "${parallel_predefined}")

function(parallel_add_test_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")

    set(moc ${parallel_moc_folder}/${name}.moc)
    set(definitions $<TARGET_PROPERTY:${name},COMPILE_DEFINITIONS>)
    add_custom_command(OUTPUT ${moc}
        COMMAND Qt6::moc --include ${parallel_moc_folder}/predefined.h
            "$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},;-D>>"
            ${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp -o ${moc}
        DEPENDS ${name}.cpp ${parallel_moc_folder}/predefined.h
        COMMENT "moc ${name}.cpp" COMMAND_EXPAND_LISTS VERBATIM)
    add_executable(${name} ${name}.cpp ${moc} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE ${parallel_moc_folder})
    target_link_libraries(${name} PRIVATE Qt6::Test parallel_private ${arg_LIBRARIES})

    # The libraries that tests share have a precompiled header for those with the same Qt libraries.
    foreach(library IN ITEMS windowtest eltsupport parallel_testsupport)
        if(library IN_LIST arg_LIBRARIES)
            target_precompile_headers(${name} REUSE_FROM ${library})
            break()
        endif()
    endforeach()
endfunction()

function(parallel_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "WINDOW" "" "SOURCES;LIBRARIES")

    parallel_add_test_program(${name} SOURCES ${arg_SOURCES} LIBRARIES Parallel::Parallel ${arg_LIBRARIES})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES ENVIRONMENT QT_QPA_PLATFORM=offscreen)

    if(arg_WINDOW AND XVFB_RUN)
        add_test(NAME ${name}.xvfb
            COMMAND ${XVFB_RUN} --auto-servernum --server-args "-screen 0 1920x1080x24" $<TARGET_FILE:${name}>)
        set_tests_properties(${name}.xvfb PROPERTIES ENVIRONMENT QT_QPA_PLATFORM=xcb)
    endif()
endfunction()
