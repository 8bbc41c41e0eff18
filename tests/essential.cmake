# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# The tests that tell most of whether the library is right on some system: run again with another
# platform's file, and on other processors (`./run test --arch s390x`).
set(essential_tests tst_platform tst_call tst_scope tst_failure tst_cancel tst_group tst_control tst_map
    tst_threadpool tst_idle tst_starved tst_interruption tst_progressline tst_retry tst_limit tst_keyedlimit
    tst_slab tst_join tst_recording tst_bounded tst_unrecorded tst_thistask tst_leftovers tst_journalreader
    tst_journalcontrol tst_damagedjournal tst_hostile tst_forks tst_busyforks tst_ends)
foreach(name IN LISTS essential_tests)
    if(NOT TARGET ${name})
        list(REMOVE_ITEM essential_tests ${name}) # not with each sanitizer
    endif()
endforeach()
set_property(TEST ${essential_tests} APPEND PROPERTY LABELS essential)
add_custom_target(essential DEPENDS ${essential_tests} record-job)

if(CMAKE_CROSSCOMPILING)
    list(JOIN CMAKE_CROSSCOMPILING_EMULATOR " " emulator)
    list(APPEND parallel_test_environment "PARALLEL_TEST_EMULATOR=${emulator}")
    return()
endif()
# Once more, with platform/posix.cpp: only that file differs, so the libraries
# are linked again from what is compiled, and the test programs find them before the others.

get_target_property(library_type Parallel TYPE)
if(NOT PARALLEL_PLATFORM STREQUAL "linux" OR NOT library_type STREQUAL "SHARED_LIBRARY")
    return() # nothing differs, or it is part of the programs
endif()

set(posix_folder ${PROJECT_BINARY_DIR}/posix)
foreach(name IN ITEMS Parallel ParallelJournal)
    get_target_property(output ${name} OUTPUT_NAME)
    get_target_property(soversion ${name} SOVERSION)
    add_library(${name}_posix SHARED $<FILTER:$<TARGET_OBJECTS:${name}>,EXCLUDE,/platform/linux>
                ${library}/platform/posix.cpp)
    set_target_properties(${name}_posix PROPERTIES
        OUTPUT_NAME ${output}
        SOVERSION ${soversion}
        LIBRARY_OUTPUT_DIRECTORY ${posix_folder}
        LINKER_LANGUAGE CXX)
    target_include_directories(${name}_posix PRIVATE ${library})
    target_link_libraries(${name}_posix PRIVATE Qt6::Core Qt6::Concurrent Threads::Threads parallel_private)
    set_target_properties(${name}_posix PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endforeach()

# Other programs of the user would take one another for dead: each side has a folder of its own.
set(posix_runtime ${PROJECT_BINARY_DIR}/runtime-posix)
file(MAKE_DIRECTORY ${posix_runtime})
file(CHMOD ${posix_runtime} PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

foreach(name IN LISTS essential_tests)
    if(name MATCHES "^tst_(platform|idle|scope|journalreader)$")
        # has its own, or goes by what posix.cpp does without: threads' names, the boot's id
        continue()
    endif()
    add_test(NAME posix.${name} COMMAND ${name})
    set_tests_properties(posix.${name} PROPERTIES ENVIRONMENT QT_QPA_PLATFORM=offscreen LABELS posix
        ENVIRONMENT_MODIFICATION
        "LD_LIBRARY_PATH=path_list_prepend:${posix_folder};XDG_RUNTIME_DIR=set:${posix_runtime}")
endforeach()
