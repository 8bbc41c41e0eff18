#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Runs the ELT job serially and with threads, side by side, on real servers.
# Usage: demo.sh BUILD_DIR
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
build=$(CDPATH='' cd -- "${1:?usage: demo.sh BUILD_DIR}" && pwd)
elt=$build/examples/elt/elt
[ -x "$elt" ] || { echo "demo: $elt is not there: build the target elt first" >&2; exit 2; }
[ -d /usr/share/iso-codes/json ] || { echo "demo: install iso-codes, the data it loads" >&2; exit 2; }
python=/usr/bin/python3
[ -x "$python" ] || python=python3
exec "$python" "$here/demo.py" "$build"
