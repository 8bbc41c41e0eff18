#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# symbols.sh VERSION LIBRARY…: prints debian/PACKAGE.symbols of the package that has these libraries, with
# VERSION for each symbol. For a new major version; for others, dpkg-gensymbols tells at the end of a build
# which lines to add. Names are demangled, and those of the standard library left out, so that compilers
# agree about them.
set -eu
version=$1
shift

for library; do
    soname=$(objdump -p "$library" | sed -n 's/^ *SONAME *//p')
    case $soname in
        libparallelcluster.*) package=libparallelcluster1 ;;
        *) package=libparallel1 ;;
    esac
    printf '%s %s #MINVER#\n' "$soname" "$package"
    echo ' (optional|regex)"^_Z(N?K?|T[ISV]|ZN)St.*@Base$" '"$version"
    nm --dynamic --defined-only --demangle "$library" | cut -d ' ' -f 3- \
        | grep -E '^((typeinfo|typeinfo name|vtable|guard variable) for )?(non-virtual thunk to )?parallel::' \
        | sed "s/.*/ (c++)\"&@Base\" $version/; /long[,>) ]/s/(c++)/(c++|arch-bits=64)/" | LC_ALL=C sort -u
done
