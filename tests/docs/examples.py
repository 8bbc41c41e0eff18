# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Makes a program of the C++ on the documentation's pages: examples.py TOP PAGE OUTPUT.cpp

Each ```cpp block becomes a function that the test program runs. What a block needs and would only be in
a reader's way stands in comments, which no reader sees:

    <!-- examples:          for all blocks of the page: declarations
    -->
    <!-- example:           for the next block: a piece of source in which a line @ stands for the block,
    void run() {            and which has a function run()
    @
    QCOMPARE(seen, 4);
    }
    -->

A block without such a comment is the body of run(), or, if it has a main(), run() calls that. Compilers speak of
the page's lines.

With a public header as the page, its blocks are those of the comments. What they need stands in headers.txt, a part
for each block.
"""

import re
import sys
from pathlib import Path

COMMENT = re.compile(r"^<!-- (examples?):\n(.*?)^-->\n", re.M | re.S)
BLOCK = re.compile(r"^```cpp\n(.*?)^```$", re.M | re.S)
INCLUDE = re.compile(r"^[ \t]*#include [<\"].*$", re.M)
USUAL = """#include "docs/example.h"
"""


def fail(page, line, text):
    sys.exit(f"{page}:{line}: {text}")


def line_of(text, position):
    return text.count("\n", 0, position) + 1


class Page:
    def __init__(self, path, shown):
        self.path = shown
        self.text = Path(path).read_text()
        self.includes = []
        self.body = []
        self.rows = []

    def located(self, source, line):
        """Source whose first line is that line of the page; its includes go to the top."""
        self.includes += [line for line in INCLUDE.findall(source) if "libparallel/cluster.h" not in line] # see example.h
        return f'#line {line} "{self.path}"\n' + INCLUDE.sub("", source)

    def convert(self):
        comments = [(m.end(), m) for m in COMMENT.finditer(self.text)]
        blocks = list(BLOCK.finditer(self.text))
        used = set()
        for end, comment in comments:
            if comment.group(1) == "examples":
                used.add(end)
                self.body.append(self.located(comment.group(2), line_of(self.text, comment.start(2))))
        for block in blocks:
            before = [m for end, m in comments if end == block.start() and m.group(1) == "example"]
            used.update(m.end() for m in before)
            self.add(block, before[0] if before else None)
        for end, comment in comments:
            if end not in used:
                fail(self.path, line_of(self.text, comment.start()), "no ```cpp block follows this comment")

    def add(self, block, comment):
        self.add_block(line_of(self.text, block.start(1)), block.group(1),
                       comment and (line_of(self.text, comment.start(2)), comment.group(2)))

    def add_block(self, line, block, around):
        source, ending = self.located(block, line), block
        if around:
            first, text = around
            parts = re.split(r"^@\n", text, flags=re.M)
            if len(parts) != 2:
                fail(self.path, first, "a line @ has to stand for the block, once")
            after = first + parts[0].count("\n") + 1
            ending += parts[1]
            code = self.located(parts[0], first) + source + self.located(parts[1], after)
        elif re.search(r"^int main\(", block, re.M):
            code = source + "void run() { main(); }\n"
        else:
            code = "void run()\n{\n" + source + "}\n"
        if not re.search(r"^ *return\b", ending, re.M):  # only the program's own main() may end without
            code = re.sub(r"^int main\(", "void main(", code, flags=re.M)
        name = f"line{line}"
        self.body.append(f"namespace {name} {{\n{code}}}\n")
        self.rows.append(f'const docs::Example {name}Example("{self.path}:{line}", &{name}::run);\n')

    def source(self):
        space = "page_" + re.sub(r"\W", "_", self.path)
        includes = "\n".join(dict.fromkeys(self.includes))
        return (f"// Made of {self.path}.\n{USUAL}{includes}\n\nnamespace {space} {{\nusing namespace std::chrono_literals;\n"
                + "".join(self.body) + "".join(self.rows) + "}\n")


class Header(Page):
    """The examples in a header's comments."""

    def blocks(self):
        line, block = 0, []
        for number, text in enumerate(self.text.splitlines(), 1):
            found = re.match(r"\s*///(?:     ?(.*)|\s*)$", text)
            if found and (found.group(1) or block):
                line = line or number
                block.append(found.group(1) or "")
            elif block:
                yield line, "\n".join(block).rstrip() + "\n"
                line, block = 0, []

    def convert(self):
        parts = re.split(r"^== (\S+)\n", (Path(__file__).parent / "headers.txt").read_text(), flags=re.M)[1:]
        around = [text for name, text in zip(parts[::2], parts[1::2]) if name == Path(self.path).name]
        blocks = list(self.blocks())
        if len(blocks) != len(around):
            fail(self.path, 1, f"{len(blocks)} examples, but headers.txt has {len(around)} parts for it")
        for (line, block), text in zip(blocks, around):
            self.add_block(line, block, (line, text))


def main():
    top, page, output = sys.argv[1:]
    made = (Header if page.endswith(".h") else Page)(Path(top) / page, page)
    made.convert()
    Path(output).write_text(made.source())


main()
