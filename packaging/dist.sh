#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# dist.sh FOLDER [COMMIT]: writes the source tarball of a commit (HEAD) into FOLDER, and prints its
# path. One commit always gives the same bytes: git sorts the files and gives them the commit's time
# and no owner, xz has one thread and no time of its own. .gitattributes says what is left out.
set -eu
folder=$1 commit=${2:-HEAD}
umask 022

version=$(git show "$commit:CMakeLists.txt" | sed -n 's/^project(Parallel VERSION \([0-9.]*\).*/\1/p')
[ -n "$version" ] || { echo "dist: CMakeLists.txt of $commit says no version" >&2; exit 1; }
name=libparallel-$version
mkdir -p "$folder"
tarball=$folder/$name.tar.xz
git -c tar.umask=0022 archive --format=tar --prefix="$name/" "$commit" >"$tarball.tar"
XZ_DEFAULTS='' XZ_OPT='' xz --threads=1 -6 <"$tarball.tar" >"$tarball.part"
rm "$tarball.tar"
mv "$tarball.part" "$tarball"
echo "$tarball"
