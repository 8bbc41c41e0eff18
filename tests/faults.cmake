# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# What goes wrong, and what does not follow from it.

parallel_add_test(tst_faults LIBRARIES parallel_testsupport ${CMAKE_DL_LIBS} TIMEOUT 300
    SOURCES faults/everypoint.cpp faults/inject.cpp faults/interposed.cpp faults/scenario.cpp)
# Its malloc() and the others are for the libraries too.
set_target_properties(tst_faults PROPERTIES ENABLE_EXPORTS ON)
