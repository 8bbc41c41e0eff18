#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# symbols.sh NM LIBRARY: the library exports its own namespace, and nothing that it
# is made of. (Weak symbols are templates of the standard library, which any
# program has.)
set -eu

exported=$("$1" --dynamic --defined-only --demangle "$2" | awk '$2 != "W" && $2 != "V" && $2 != "u"')
foreign=$(printf '%s\n' "$exported" | grep -v 'parallel::' || true)
inside=$(printf '%s\n' "$exported" | grep 'moodycamel' || true)
if [ -n "$foreign$inside" ]; then
    printf 'exported, but not of the public interface:\n%s\n%s\n' "$foreign" "$inside"
    exit 1
fi
printf '%s\n' "$exported" | grep -q 'parallel::threads' || { echo 'parallel::threads is not exported'; exit 1; }
