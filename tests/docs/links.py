# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Fails for a link in the documentation that leads nowhere: links.py TOP [SITE]

Looks at each Markdown file of the tree, and at each page of the site in the folder SITE. Links to other
hosts are not followed.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

LINK = re.compile(r"\]\(([^()\s]+(?:\([^()\s]*\))?)\)|<(?:img|source)[^>]* (?:src|srcset)=\"([^\"]+)\"")
CODE = re.compile(r"^(```|~~~).*?^\1$|^(?: {4}[^\n]*\n)+|`[^`\n]+`|^<!-- examples?:\n.*?^-->$", re.M | re.S)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:")


def slug(title):
    """A heading's anchor, as forges make it."""
    title = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title)
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", title.lower()))


class Markdown:
    def __init__(self, path):
        self.path = path
        text = path.read_text()
        fenced = re.sub(r"^(```|~~~).*?^\1$", lambda m: "\n" * m.group(0).count("\n"), text, flags=re.M | re.S)
        self.anchors = set()
        for title in re.findall(r"^#{1,6} +(.*)$", fenced, re.M):
            anchor = slug(title.strip())
            self.anchors.add(anchor if anchor not in self.anchors else anchor + "-1")
        plain = CODE.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), text)
        self.links = [(plain.count("\n", 0, m.start()) + 1, m.group(1) or m.group(2)) for m in LINK.finditer(plain)]


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.path, self.anchors, self.links = path, set(), []
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("id", "name") and tag != "meta":
                self.anchors.add(value)
            elif name in ("href", "src") and value is not None:
                self.links.append((self.getpos()[0], value))


def check(files):
    wrong, count = [], 0
    for file in files.values():
        for line, target in file.links:
            if ELSEWHERE.match(target) or target.startswith("//"):
                continue
            count += 1
            path, _, anchor = unquote(target).partition("#")
            there = (file.path.parent / path).resolve() if path else file.path
            if not there.exists():
                wrong.append(f"{file.path}:{line}: no file {target}")
            elif anchor and there in files and anchor not in files[there].anchors:
                wrong.append(f"{file.path}:{line}: no heading {target}")
    return wrong, count


def main():
    top = Path(sys.argv[1]).resolve()
    pages = [p for p in top.rglob("*.md") if not p.relative_to(top).parts[0].startswith(("build", "."))]
    files = {p: Markdown(p) for p in pages if p != top / "libparallel/docs/site/api.md"}
    wrong, count = check(files)
    if len(sys.argv) > 2:
        site = {p.resolve(): Page(p.resolve()) for p in Path(sys.argv[2]).rglob("*.html")}
        more, links = check(site)
        wrong += more
        count += links
        files.update(site)
    print("\n".join(wrong) or f"{count} links on {len(files)} pages lead somewhere")
    sys.exit(bool(wrong))


main()
