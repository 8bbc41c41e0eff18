# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# What the library promises, a test program for each topic.

add_library(parallel_testsupport STATIC support/testprogram.h support/testprogram.cpp
            support/eventlog.h support/gate.h support/rows.h)
target_include_directories(parallel_testsupport PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(parallel_testsupport PUBLIC Parallel::Parallel Qt6::Test parallel_private)

function(parallel_semantics_test name)
    add_executable(${name} ${name}.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE parallel_testsupport)
    add_test(NAME ${name} COMMAND ${name})
    # A function that hangs ends its program after a minute, with a message; this
    # is for a program that hangs outside of them.
    set_tests_properties(${name} PROPERTIES TIMEOUT 300 LABELS semantics)
endfunction()

foreach(name IN ITEMS tst_call)
    parallel_semantics_test(${name})
endforeach()
