#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""together.py BUILD-FOLDER TOOL [OPTION…]: runs clang-tidy or clazy over all of our sources that a build has.

Most of the time that a source takes goes into what Qt's headers declare. So up to twelve sources of one
folder and with the same flags are looked at as one. Where that finds something, or two of them have
helpers of the same name, halves are looked at, and in the end each source by itself: what is printed is
of that."""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

together = 12
build = pathlib.Path(sys.argv[1]).resolve()
tool = sys.argv[2:]


def flags(entry):
    """The command without its launchers, output and source."""
    words = shlex.split(entry["command"])
    compiler = next(i for i, word in enumerate(words) if re.search(r"clang\+\+(-\d+)?$", word))
    words = words[compiler : words.index("-c")]
    if "-o" in words:
        del words[words.index("-o") : words.index("-o") + 2]
    return tuple(words)


def look(sources, words, folder):
    """What the tool says of these sources, each by itself where there is anything."""
    source = sources[0]
    if len(sources) > 1:
        source = folder / "unit.cpp"
        source.write_text("".join(f"#undef main\n#define main main{number}\n{path.read_text(encoding='utf-8')}\n"
                                  for number, path in enumerate(sources)), encoding="utf-8")
        words = [*words, f"-iquote{sources[0].parent}"]
    command = {"directory": str(build), "file": str(source), "arguments": [*words, "-c", str(source)]}
    (folder / "compile_commands.json").write_text(json.dumps([command]), encoding="utf-8")
    ran = subprocess.run([*tool, "-p", str(folder), str(source)], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, check=False)
    if ran.returncode == 0 and not re.search(r"(warning|error): ", ran.stdout):
        return ""
    if len(sources) == 1:
        return ran.stdout
    half = len(sources) // 2
    return look(sources[:half], words, folder) + look(sources[half:], words, folder)


def look_at(number, words, sources):
    folder = build / "together" / f"{os.getpid()}-{number}"
    folder.mkdir(parents=True)
    found = look(sources, words, folder)
    print(found, end="", flush=True)
    return found


groups = collections.defaultdict(dict)
seen = set()
for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
    path = pathlib.Path(entry["file"])
    if build not in path.parents and path not in seen:
        seen.add(path)
        groups[path.parent, flags(entry)][path] = None
units = [(words, list(sources)[i : i + together])
         for (_, words), sources in groups.items() for i in range(0, len(sources), together)]
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    found = list(pool.map(lambda job: look_at(job[0], *job[1]), enumerate(units)))
print(f"{len(seen)} sources in {len(units)} units", file=sys.stderr)
sys.exit(any(found))
