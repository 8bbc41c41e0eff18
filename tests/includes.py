# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""includes.py FOLDER: the library's folders include along the order that FOLDER/README.md
draws (platform ◀─ base ◀─ …), each only those before it, and never back. No folder but platform/
includes a header of the operating system, and there only linux.cpp one of Linux, or its /proc."""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
drawn = re.findall(r"^ +(\w+(?: ◀─ \w+)+)$", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
if len(drawn) != 1:
    sys.exit(f"{root}/README.md: draw the order of the folders once, as 'platform ◀─ base ◀─ …'")
order = drawn[0].split(" ◀─ ")

SYSTEM = re.compile(r"\s*#\s*include\s*<(sys/|linux/|netinet/|unistd|fcntl|pthread|sched|dlfcn|pwd|poll|semaphore\.h|signal|csignal"
                    r"|windows|mach/).*>")
LINUX = re.compile(r'<linux/|<sys/(eventfd|syscall|signalfd|timerfd|epoll|inotify)|"/(proc|sys)/|_np\(')

wrong = []
seen = set()
for path in sorted(root.rglob("*")):
    folder = path.relative_to(root).parts[0]
    if path.suffix not in (".h", ".cpp") or folder == "include":
        continue
    if folder not in order:
        wrong.append(f"{path}: the folder {folder}/ is not in the order: {drawn[0]}")
        continue
    seen.add(folder)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if folder != "platform" and SYSTEM.match(line):
            wrong.append(f"{path}:{number}: only platform/ asks the operating system: {line.strip()}")
        if path.name != "linux.cpp" and LINUX.search(line):
            wrong.append(f"{path}:{number}: only platform/linux.cpp may do what Linux alone has: {line.strip()}")
        included = re.match(r'\s*#\s*include\s*"(.+)"', line)
        if not included or (path.parent / included[1]).is_file():
            continue
        if not (root / included[1]).is_file():
            wrong.append(f'{path}:{number}: not found; write "folder/file.h": {line.strip()}')
        elif order.index(included[1].split("/")[0]) > order.index(folder):
            wrong.append(f"{path}:{number}: {folder}/ lies beneath {included[1].split('/')[0]}/: {line.strip()}")
wrong += [f"{root}/README.md: there is no folder {folder}/ any more" for folder in order if folder not in seen]

print("\n".join(wrong))
print(f"{len(wrong)} wrong in {drawn[0]}")
sys.exit(bool(wrong))
