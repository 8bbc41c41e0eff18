#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# pkgconfig.sh COMPILER PKG-CONFIG LIBDIR SOURCE OUTPUT: builds a program with what
# pkg-config says, and nothing else, and runs it.
set -eu
compiler=$1 pkgconfig=$2 libdir=$3 source=$4 output=$5

export PKG_CONFIG_PATH="$libdir/pkgconfig"
flags=$("$pkgconfig" --cflags --libs parallel)
# shellcheck disable=SC2086 # flags are words
"$compiler" -std=c++20 -Wall -Wextra -Werror "$source" -o "$output" $flags
LD_LIBRARY_PATH="$libdir" "$output"
