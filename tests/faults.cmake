# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# What goes wrong, and what does not follow from it.

if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize=thread")
    # ThreadSanitizer's runtime stands in for the very functions that fail here, and
    # looks at the stack of each by itself.
    parallel_add_test(tst_faults LIBRARIES parallel_testsupport ${CMAKE_DL_LIBS}
        SOURCES faults/everypoint.cpp faults/inject.cpp faults/interposed.cpp faults/openings.cpp faults/scenario.cpp)
    target_include_directories(tst_faults PRIVATE ${PROJECT_SOURCE_DIR}/libparallel)
    set_source_files_properties(faults/interposed.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    # Its malloc() and the others are for the libraries too.
    set_target_properties(tst_faults PROPERTIES ENABLE_EXPORTS ON)
endif()

parallel_add_test(tst_surroundings LIBRARIES parallel_testsupport)
parallel_add_test(tst_ends LIBRARIES parallel_testsupport)
if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize=thread")
    # Its own locks do not survive a fork beside other threads.
    parallel_add_test(tst_forks LIBRARIES parallel_testsupport)
    if(NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize=address") # nor those of its allocator
        parallel_add_test(tst_busyforks LIBRARIES parallel_testsupport)
    endif()
endif()

add_library(unloadedplugin MODULE faults/plugin.cpp)
target_link_libraries(unloadedplugin PRIVATE Parallel::Parallel parallel_private)
add_executable(tst_unloading faults/unloading.cpp)
target_link_libraries(tst_unloading PRIVATE parallel_private ${CMAKE_DL_LIBS})
add_test(NAME tst_unloading COMMAND tst_unloading $<TARGET_FILE:unloadedplugin>)
parallel_add_test(tst_unloadedcache LIBRARIES parallel_testsupport ${CMAKE_DL_LIBS})
target_compile_definitions(tst_unloadedcache PRIVATE UNLOADED_PLUGIN="$<TARGET_FILE:unloadedplugin>")
add_dependencies(tst_unloadedcache unloadedplugin)
