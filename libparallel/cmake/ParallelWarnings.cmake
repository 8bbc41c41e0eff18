# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# parallel_private: what our own targets are built with, and nobody else's.
add_library(parallel_private INTERFACE)
target_compile_options(parallel_private INTERFACE
    -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local> # Clang has only all or nothing
    $<$<BOOL:${PARALLEL_WERROR}>:-Werror>)
target_compile_definitions(parallel_private INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<EQUAL:${CMAKE_SIZEOF_VOID_P},4>:_FILE_OFFSET_BITS=64>) # or a journal ends at 2 GiB
