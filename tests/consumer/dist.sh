#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# dist.sh REPOSITORY FOLDER CMAKE [OPTION…]: the source tarball has the same bytes whoever makes it
# and when, and builds by itself: everything is configured, and the library and an example are built.
set -eu
repository=$1 folder=$2
shift 2

rm -rf "$folder"
mkdir -p "$folder"
cd "$repository"
first=$(packaging/dist.sh "$folder/first")
second=$(umask 077 && TZ=Asia/Tokyo LC_ALL=C XZ_DEFAULTS=-0 SOURCE_DATE_EPOCH=1 packaging/dist.sh "$folder/second")
cmp "$first" "$second"

cd "$folder"
tar -xf "$first"
source=$(basename "$first" .tar.xz)
test -x "$source/run"
test ! -e "$source/debian"
"$@" -S "$source" -B build -DCMAKE_BUILD_TYPE=Release -DPARALLEL_BUILD_EXAMPLES=ON -DPARALLEL_BUILD_MONITOR=ON
"$1" --build build --target hello
build/examples/hello/hello
