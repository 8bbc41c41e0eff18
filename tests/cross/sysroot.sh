#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# sysroot.sh ARCH FOLDER: puts what the library needs of Debian's architecture ARCH into FOLDER,
# from where this system's own packages come. The system stays as it is; needs no root.

set -euo pipefail
arch=$1
root=$(realpath -m "$2") # apt takes others as below its own folder
packages=(libc6-dev "libstdc++-$(g++ -dumpversion)-dev" qt6-base-dev libconcurrentqueue-dev)
[ ! -e "$root/complete" ] || exit 0

apt=$root.apt
mkdir -p "$apt"/lists/partial "$apt"/cache/archives/partial "$root"/usr
: >"$apt/status"
options=(-o "APT::Architecture=$arch" -o "APT::Architectures=$arch" -o "Dir::State=$apt" -o "Dir::State::lists=$apt/lists"
    -o "Dir::State::status=$apt/status" -o "Dir::Cache=$apt/cache" -o pkgCacheGen::Essential=none
    -o APT::Install-Recommends=false -o "APT::Sandbox::User=$(id -un)" -o Debug::NoLocking=true)
# A source that has nothing for that architecture, or is just being changed, is no reason to stop.
apt-get "${options[@]}" update || true
apt-get "${options[@]}" --yes --download-only install "${packages[@]}"

# As Debian has it: /lib is a link to /usr/lib.
for folder in bin lib sbin lib32 lib64; do
    mkdir -p "$root/usr/$folder"
    ln -sfn "usr/$folder" "$root/$folder"
done
for package in "$apt"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -C "$root" --keep-directory-symlink --exclude='./dev/*' -x
done
# Links that begin at / would lead out of it.
find "$root" -type l -lname '/*' | while read -r link; do
    ln -sfn --relative "$root$(readlink "$link")" "$link"
done
rm -r "$apt"
touch "$root/complete"
