#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""options.py PROGRAM MANUAL-PAGE COMPLETION…: the manual page and the shells' completions have each
long option that the program's --help tells, and no other."""

import pathlib
import re
import subprocess
import sys

program, *files = sys.argv[1:]
shown = subprocess.run([program, "--help"], capture_output=True, text=True, check=True, timeout=60).stdout
heads = [re.split(" {2,}", line)[0] for line in re.findall(r"^ +((?:-\w, +)?--.*)", shown, re.MULTILINE)]
options = set(re.findall(r"--([a-z-]+)", " ".join(heads))) - {"help-all"}
if len(options) < 5:
    sys.exit(f"{program} --help tells hardly any options: {sorted(options)}")

wrong = []
for name in files:
    text = pathlib.Path(name).read_text(encoding="utf-8")
    if name.endswith(".1"):
        found = set(re.findall(r"^\.[BIR]+ (?:\\-\w \", \" )?\\-\\-((?:[a-z]|\\-)+)", text, re.MULTILINE))
        found = {option.replace("\\-", "-") for option in found}
    elif name.endswith(".fish"):
        found = set(re.findall(r" -l ([a-z-]+)", text))
    else:
        found = set(re.findall(r"--([a-z][a-z-]*)", text))
    wrong += [f"{name} lacks --{option}" for option in sorted(options - found)]
    wrong += [f"{name} has --{option}, which --help does not tell" for option in sorted(found - options)]
print("\n".join(wrong) or f"{len(options)} options in {len(files)} files")
sys.exit(bool(wrong))
