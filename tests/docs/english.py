# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Checks what a machine can check of plain English: english.py TOP

Public comments begin with what the thing does or is, not with "The same" or a word that leans on another
comment. Pages and comments use one word for one thing (CONTRIBUTING.md, Terms). Sentences end.
"""

import re
import sys
from pathlib import Path

# How no public comment begins: it would say nothing by itself.
OPENINGS = re.compile(r"(The same|Same |As |Of |That of|It |This does|See |Is it|Has it|Has a|Did |Ditto|And |Or |Too)\b")
# Words that have a plain one: pattern, and what to say.
WORDS = [
    (r"\bthread ?pools?'s\b", "the pool's"),
    (r"\bcancell?ations?\b", "cancel, cancelling"),
    (r"\bcanceled\b", "cancelled"),
    (r"\bjobs? queues?\b", "queue"),
    (r"\bwork(er)? ?items?\b", "call"),
    (r"\bcallables? objects?\b", "callable"),
    (r"\bmutexed\b", "locked"),
    (r"\butili[sz]e[sd]?\b", "use"),
    (r"\bleverages?\b", "use"),
    (r"\bin order to\b", "to"),
    (r"\bdue to the fact\b", "because"),
    (r"\b(obviously|of course|clearly|trivially)\b", "leave it out"),
    (r"\b(e\.g\.|i\.e\.)", "such as; that is"),
    (r"\bwhilst\b", "while"),
    (r"\bprior to\b", "before"),
    (r"\bsubsequently\b", "then"),
    (r"\bfunctionality\b", "name what it does"),
    (r"\bwith regards? to\b", "about"),
]
WORDS = [(re.compile(pattern, re.I), better) for pattern, better in WORDS]


def comments(path):
    """Each public comment of a header, with the line where it begins."""
    begin, text, internal = 0, [], False
    for number, line in enumerate(path.read_text().splitlines() + [""], 1):
        if "\\cond" in line or "\\endcond" in line or line.startswith("namespace detail"):
            internal = "\\endcond" not in line
        if re.match(r"}( // namespace detail)?$", line) and internal:
            internal = False
        after = re.search(r"///<\s*(.*)", line)
        if after and not internal:
            yield number, after.group(1)
        found = re.match(r"\s*///(?!<)\s?(.*)", line)
        if found:
            begin = begin or number
            text.append(found.group(1))
        elif text:
            if not internal:
                yield begin, "\n".join(text)
            begin, text = 0, []


def prose(path):
    """A page without code, line by line."""
    text = re.sub(r"^(```|~~~).*?^\1$|^<!--.*?-->$", lambda m: "\n" * m.group(0).count("\n"), path.read_text(),
                  flags=re.M | re.S)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("    "):
            yield number, re.sub(r"`[^`]*`", "", line)


def main():
    top = Path(sys.argv[1])
    wrong = []

    def look(path, number, text):
        for pattern, better in WORDS:
            if found := pattern.search(text):
                wrong.append(f"{path.relative_to(top)}:{number}: “{found.group(0)}”: say {better}")

    headers = (top / part / "include/libparallel" for part in ("libparallel", "cluster"))
    for header in sorted(header for folder in headers for header in folder.glob("*.h")):
        for number, text in comments(header):
            look(header, number, text)
            if text.startswith("\\"):
                continue
            if found := OPENINGS.match(text):
                wrong.append(f"{header.relative_to(top)}:{number}: a public comment begins with “{found.group(0)}”: "
                             "begin with what it does or is")
    for page in [*top.glob("*.md"), *(top / "libparallel").rglob("*.md"), *(top / "cluster").glob("*.md"), *(top / "monitor").glob("*.md"),
                 *(top / "examples").rglob("*.md"), *(top / "tests").glob("*.md")]:
        if page.name != "CHANGELOG.md":
            for number, text in prose(page):
                look(page, number, text)
    print("\n".join(wrong) or "plain enough")
    sys.exit(bool(wrong))


main()
