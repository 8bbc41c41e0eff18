# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Compiles through ccache, if it is there and nobody has named another launcher.
# It caches what uses a precompiled header only with these two of its "sloppiness"
# settings; the user's own are kept.

find_program(CCACHE_PROGRAM ccache)
if(NOT CCACHE_PROGRAM OR DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    return()
endif()

execute_process(COMMAND ${CCACHE_PROGRAM} --get-config sloppiness
    OUTPUT_VARIABLE parallel_sloppiness OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
string(REGEX MATCHALL "[a-z_]+" parallel_sloppiness "${parallel_sloppiness} pch_defines time_macros")
list(REMOVE_DUPLICATES parallel_sloppiness)
list(JOIN parallel_sloppiness "," parallel_sloppiness)
set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=${parallel_sloppiness} ${CCACHE_PROGRAM})
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp") # or no two precompiled headers are the same
endif()
