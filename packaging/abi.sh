#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# abi.sh check: the libraries can replace those of the last release, whose binary interface is in
#               packaging/abi: no exported function, and no type of a public header, is gone or another.
# abi.sh prove: a break that is planted in a copy of the sources is found.
# abi.sh write: packaging/abi becomes what the tree has. For a release, and for nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."

libraries=(libparallel.so.1 libparalleljournal.so.1 libparallelcluster.so.1)
fail() { printf 'abi: %s\n' "$*" >&2; exit 1; }

# build SOURCES FOLDER: the libraries, as one unit each, with what abigail reads of types.
build()
{
    cmake -S "$1" -B "$2" -G Ninja -DCMAKE_CXX_COMPILER=g++ -DCMAKE_BUILD_TYPE=RelWithDebInfo \
        -DCMAKE_CXX_FLAGS_RELWITHDEBINFO="-O1 -g" -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=0 \
        -DPARALLEL_BUILD_CLUSTER=ON -DPARALLEL_BUILD_MONITOR=OFF -DPARALLEL_BUILD_EXAMPLES=OFF \
        -DPARALLEL_BUILD_TESTS=OFF >/dev/null
    cmake --build "$2" >/dev/null
}

# interface SOURCES FOLDER LIBRARY: only types of public headers; Qt's are as they may be.
interface()
{
    local found
    found=$(find "$2" -name "$3" | head -n 1)
    abidw --headers-dir "$1/libparallel/include/libparallel" --headers-dir "$1/cluster/include/libparallel" \
        --drop-private-types --exported-interfaces-only --suppressions packaging/abi/suppressions.ini \
        --no-corpus-path --no-comp-dir-path --no-show-locs --no-parameter-names --no-elf-needed "$found"
}

# compare SOURCES FOLDER: what is different, and a failure where a program would notice.
compare()
{
    local library status found=0
    for library in "${libraries[@]}"; do
        interface "$1" "$2" "$library" >"$2/$library.abi"
        status=0
        abidiff --no-added-syms --suppressions packaging/abi/suppressions.ini \
            "packaging/abi/$library.abi" "$2/$library.abi" || status=$?
        [ "$status" = 0 ] || found=1
    done
    return $found
}

case ${1-} in
    check)
        build . build/abi
        compare . build/abi || fail "a program that was built with the last release would not run with this"
        ;;
    prove)
        copy=build/abi-planted
        mkdir -p "$copy/sources"
        cp -r CMakeLists.txt LICENSE README.md CHANGELOG.md libparallel cluster "$copy/sources"
        planted=$copy/sources/libparallel/include/libparallel/progress.h
        grep -q 'qint64 cancelled = 0;' "$planted" || fail "the planted break does not fit $planted any more"
        sed -i 's/qint64 cancelled = 0;.*/&\n    qint64 planted = 0;/' "$planted"
        build "$copy/sources" "$copy/build"
        ! compare "$copy/sources" "$copy/build" >"$copy/found.txt" || fail "a planted break was not found"
        grep -q planted "$copy/found.txt" || fail "another break than the planted one: $copy/found.txt"
        echo "a planted break is found"
        ;;
    write)
        build . build/abi
        for library in "${libraries[@]}"; do
            interface . build/abi "$library" >"packaging/abi/$library.abi"
        done
        ;;
    *) fail "check, prove or write?" ;;
esac
