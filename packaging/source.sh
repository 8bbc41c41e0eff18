#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# source.sh FOLDER [SUFFIX]: lays out Debian's source package of what is committed in FOLDER, its
# version followed by SUFFIX, and prints the path of the unpacked sources.
set -eu
folder=$1 suffix=${2-}

tarball=$(packaging/dist.sh "$folder")
name=$(basename "$tarball" .tar.xz)
rm -rf "${folder:?}/$name"
tar -C "$folder" --no-same-owner -xf "$tarball"
mv "$tarball" "$folder/libparallel_${name#libparallel-}.orig.tar.xz"
mkdir "$folder/$name/debian"
git archive HEAD:debian | tar -C "$folder/$name/debian" --no-same-owner -xf -
sed -i "1s/)/$suffix)/" "$folder/$name/debian/changelog"
echo "$folder/$name"
