#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# debian.sh 12|13: builds the packages of what is committed in a root of that Debian, looks at them
# with lintian, and tries them in a fresh one (try.sh). They are in build/package/<12|13>/packages.
# The roots come from the archive that this machine's own apt uses, or from $PARALLEL_MIRROR.
# DEB_BUILD_OPTIONS is passed on: with "nocheck" the library's tests are not run.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/root.sh

case ${1-} in
    12) suite=bookworm ;;
    13) suite=trixie ;;
    *) fail "Debian '${1-}' is not known: 12 and 13 are" ;;
esac
[ "$(id -u)" = 0 ] || fail "packages are built in roots of their own, which takes the rights of root"
folder=$PWD/build/package/$1
builder=$folder/builder packages=$folder/packages

say "A root of Debian $1"
make_base "$suite" "$folder/base"
[ -d "$builder" ] || copy_root "$folder/base" "$builder"

say "The sources"
rm -rf "$builder/build" "$packages"
mkdir -p "$packages"
# So that the next Debian's package is the later one.
source=$(packaging/source.sh "$builder/build" "~deb$1")

say "Building"
in_root "$builder" "apt-get -q update
    cd /build/$(basename "$source")
    apt-get -qy --no-install-recommends build-dep ./
    apt-get -qy --no-install-recommends install lintian
    DEB_BUILD_OPTIONS='parallel=$(nproc) ${DEB_BUILD_OPTIONS-}' dpkg-buildpackage --no-sign"
cp "$builder"/build/*.{deb,dsc,changes,buildinfo,tar.xz} "$packages"

say "lintian"
in_root "$builder" "cd /build
    lintian --allow-root --pedantic --fail-on error,warning *.changes"

packaging/try.sh "$folder"
say "$packages"
