#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# try.sh FOLDER: the packages in FOLDER/packages, as somebody new has them: installed into a fresh
# root, a first program built and seen in the monitor, replaced by a later version, and removed, which
# leaves nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/root.sh

folder=$1 root=$1/fresh
copy_root "$folder/base" "$root"
mkdir -p "$root/root/packages" "$root/root/later"
cp "$folder"/packages/*.deb "$root/root/packages"

# What a newcomer types, in a folder with the packages.
newcomer=(
    "apt-get install --yes ./packages/*.deb g++ cmake"
    "cp -r /usr/share/doc/libparallel-dev/examples/hello ."
    "cmake -S hello -B hello/build"
    "cmake --build hello/build"
    "PARALLEL_RECORD=hello.journal hello/build/hello"
    "parallel-monitor --summary hello.journal"
)
[ ${#newcomer[@]} -le 6 ] || fail "a first program takes more than six commands"

files()
{
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./tmp -o -path ./root -o -path ./build \
        -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log \
        -o -path ./run \) -prune -o -print | sort)
}

say "What the packages need, so that what they leave is seen by itself"
in_root "$root" "apt-get -q update
    cd /root
    needed=\$(apt-get --simulate install --yes ./packages/*.deb g++ cmake | sed -n 's/^Inst \([^ ]*\).*/\1/p' \
        | grep -v '^libparallel\|^parallel-')
    apt-get -qy install --no-install-recommends \$needed" >"$folder/needed.log"
files >"$folder/before.txt"

begin=$SECONDS
for command in "${newcomer[@]}"; do
    say "$command"
    in_root "$root" "cd /root; $command" | tee "$folder/newcomer.log"
done
grep -q 'load' "$folder/newcomer.log" || fail "the monitor does not show the task of the first program"
say "A first program: ${#newcomer[@]} commands, $((SECONDS - begin)) s"

say "What the packages test of themselves"
cp debian/tests/consumer "$root/root/consumer"
in_root "$root" "apt-get -qy install --no-install-recommends make pkgconf >/dev/null; /root/consumer; parallel-elt --help >/dev/null"

say "A later version"
for package in "$root"/root/packages/*.deb; do
    version=$(dpkg-deb --field "$package" Version)
    dpkg-deb --raw-extract "$package" "$root/root/unpacked"
    sed -i "s/$version/${version%%-*}+later-1/g" "$root/root/unpacked/DEBIAN/control"
    dpkg-deb --root-owner-group --build "$root/root/unpacked" "$root/root/later" >/dev/null
    rm -rf "$root/root/unpacked"
done
in_root "$root" "cd /root; apt-get -qy install ./later/*.deb
    test \"\$(dpkg-query --show --showformat='\${Version}' libparallel1)\" = '${version%%-*}+later-1'
    hello/build/hello"

say "Without them"
in_root "$root" "apt-get -qy purge '^libparallel' '^parallel-'
    ! dpkg-query --show --showformat='\${Package} \${db:Status-Status}\n' | grep '^libparallel\|^parallel-'"
files >"$folder/after.txt"
diff "$folder/before.txt" "$folder/after.txt" || fail "the packages leave something behind (>)"
