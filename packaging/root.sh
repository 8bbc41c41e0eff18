# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# For other scripts: folders with a Debian of their own, and commands in them. What a command there
# starts ends with it, and nothing stays mounted.

say() { printf '\n▸ %s\n' "$*" >&2; }
fail() { printf 'package: %s\n' "$*" >&2; exit 1; }

# The archive of Debian that this machine's apt uses.
mirror()
{
    local uri=${PARALLEL_MIRROR-}
    # shellcheck disable=SC2016 # names of apt's own
    [ -n "$uri" ] || uri=$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' \
        | sed -n 's/^Debian //p' | head -n 1)
    [ -n "$uri" ] || fail "apt knows no archive of Debian: name one as PARALLEL_MIRROR"
    echo "$uri"
}

# make_base SUITE FOLDER: nothing but what each Debian has; kept for the next time.
make_base()
{
    [ ! -e "$2/.complete" ] || return 0
    rm -rf "$2"
    mkdir -p "$(dirname "$2")"
    debootstrap --variant=minbase "$1" "$2" "$(mirror)" >&2
    touch "$2/.complete"
}

# copy_root FROM TO
copy_root()
{
    rm -rf "$2" "$2.part"
    cp -a --reflink=auto "$1" "$2.part"
    mv "$2.part" "$2"
}

# in_root ROOT COMMANDS
in_root()
{
    unshare --mount --pid --fork --kill-child --mount-proc="$1/proc" chroot "$1" \
        /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive sh -euc "$2"
}
