# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Makes the site from the pages in libparallel/docs and the comments of the public headers.

Puts all pages together in build/docs/source, has Sphinx make build/docs/html of them, and fails for
each warning: a link that leads nowhere, a page that is in no list, a public name without a text.
`./run docs` runs it from the top folder.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from api import PAGES, Reference

TOP = Path(__file__).resolve().parents[3]
DOCS = TOP / "libparallel/docs"
OUT = TOP / "build/docs"
SOURCE = OUT / "source"
SITE = DOCS / "site"

# Pages that lie elsewhere in the tree, by their name on the site.
ELSEWHERE = {
    "changelog.md": "CHANGELOG.md",
    "contributing.md": "CONTRIBUTING.md",
    "security.md": "SECURITY.md",
    "watching.md": "monitor/watching.md",
}
# What is shown of each example, in this order.
EXAMPLES = {
    "hello": ["main.cpp"],
    "elt-small": ["main.cpp", "http.h", "http.cpp", "warehouse.h", "warehouse.cpp"],
    "crawl": ["main.cpp", "web.h", "links.h", "totals.h"],
    "hash-tool": ["main.cpp", "hashing.h", "hashing.cpp", "mainwindow.h", "mainwindow.cpp"],
    "elt": ["main.cpp", "job.h", "job.cpp"],
    "spread": ["main.cpp"],
}
# <!-- from: ../../README.md#section --> stands for that section's text.
SECTION = re.compile(r"^<!-- from: (\S+)#(\S+) -->$", re.M)
STRICT = ["-W", "--keep-going"]
LINK = re.compile(r"(?<!\!)\[([^\]\[]*(?:\[[^\]]*\][^\]\[]*)*)\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")


def fail(text):
    sys.exit(f"build.py: {text}")


def site_page(path):
    """The page of the site that shows a file or folder of the tree, or None."""
    for name, where in ELSEWHERE.items():
        if path == TOP / where:
            return name
    if path == TOP / "README.md":
        return "index.md"
    if path.is_relative_to(DOCS) and path.suffix == ".md":
        return path.relative_to(DOCS).as_posix()
    if path.is_relative_to(TOP / "examples"):
        parts = path.relative_to(TOP / "examples").parts
        return f"examples/{parts[0]}.md" if parts and parts[0] in EXAMPLES else "examples/index.md"
    return None


def page(text, origin, name):
    """The page's text with its links and pictures as they are on the site."""
    depth = "../" * name.count("/")

    def link(found):
        text, target = found.groups()
        if re.match(r"[a-z]+:", target) or target.startswith("#"):
            return found.group(0)
        path, _, anchor = target.partition("#")
        if not (origin.parent / path).exists():
            return found.group(0)  # a name of the reference, or Sphinx says what is wrong
        on_site = site_page((origin.parent / path).resolve())
        if not on_site:  # a source: its name is enough
            return text if text.startswith("`") else f"{text} (`{(origin.parent / path).resolve().relative_to(TOP)}`)"
        return f"[{text}]({depth}{on_site}{'#' + anchor if anchor else ''})"

    def picture(found):
        alt, target = found.groups()
        path = (origin.parent / target).resolve()
        shown = [(path, "")]
        for light, dark in (("-light.", "-dark."), ("-light-", "-dark-")):
            if light in path.name and path.with_name(path.name.replace(light, dark)).exists():
                shown = [(path, "only-light"), (path.with_name(path.name.replace(light, dark)), "only-dark")]
        html = ""
        for file, kind in shown:
            if not file.is_file():
                fail(f"{origin}: no picture {target}")
            copy = SOURCE / "_extra/pictures" / file.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
            html += f'<img class="picture {kind}" alt="{alt}" src="{depth}pictures/{file.name}" loading="lazy">'
        return html

    parts = re.split(r"(^```.*?^```$|^<picture>.*?^</picture>$)", text, flags=re.M | re.S)
    return "".join(PICTURE.sub(picture, LINK.sub(link, part)) if not part.startswith("```") else part
                   for part in parts)


def section(path, anchor):
    """A section of another page, without its heading."""
    for part in re.split(r"^## ", path.read_text(), flags=re.M)[1:]:
        title, _, body = part.partition("\n")
        if re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") == anchor:
            return body.strip()
    fail(f"{path} has no section {anchor}")


def put(origin, name):
    target = SOURCE / name
    target.parent.mkdir(parents=True, exist_ok=True)
    text = origin.read_text()

    def there(found):
        other = (origin.parent / found.group(1)).resolve()
        return page(section(other, found.group(2)), other, name)

    target.write_text(SECTION.sub(there, page(text, origin, name)))


def put_examples():
    readme = TOP / "examples/README.md"
    put(readme, "examples/index.md")
    lines = ["", "```{toctree}", ":hidden:", ""] + [f"{name}" for name in EXAMPLES] + ["```", ""]
    with open(SOURCE / "examples/index.md", "a") as index:
        index.write("\n".join(lines))
    for name, files in EXAMPLES.items():
        folder = TOP / "examples" / name
        own = folder / "README.md"
        text = page(own.read_text(), own, f"examples/{name}.md") if own.exists() else f"# {name}\n"
        for file in files:
            source = re.sub(r"\A(// SPDX.*\n)+\n*", "", (folder / file).read_text())
            text += f"\n## `{file}`\n\n```cpp\n{source}```\n"
        (SOURCE / f"examples/{name}.md").write_text(text)


def put_reference():
    subprocess.run(["doxygen", str(SITE / "Doxyfile")], cwd=TOP, check=True)
    reference = Reference(OUT / "xml")
    names = reference.write(SOURCE / "api")
    rows = "\n".join(f"| [{PAGES[p][0]}](api/{p}.md) | {reference.summary(p)} |" for p in reference.contents())
    listed = "\n".join(f"api/{p}" for p in reference.contents())
    index = SOURCE / "api.md"
    table = f"| page | |\n|---|---|\n{rows}\n\n```{{toctree}}\n:hidden:\n\n{listed}\n```"
    index.write_text(index.read_text().replace("<!-- reference -->", table))
    (SOURCE / "names.json").write_text(json.dumps(names, indent=1))


def main():
    subprocess.run([sys.executable, SITE / "diagram.py", TOP], check=True)
    shutil.rmtree(SOURCE, ignore_errors=True)
    for origin in DOCS.rglob("*.md"):
        if not origin.is_relative_to(SITE):
            put(origin, origin.relative_to(DOCS).as_posix())
    for name, where in ELSEWHERE.items():
        put(TOP / where, name)
    put_examples()
    put_reference()
    (SOURCE / "_static").mkdir()
    (SOURCE / "_extra").mkdir(exist_ok=True)
    shutil.copytree(SITE / "theme", SOURCE / "_theme/site")
    shutil.copy(TOP / "resources/icons/parallel-monitor.svg", SOURCE / "_static/favicon.svg")
    shutil.copy(SITE / "conf.py", SOURCE)
    html = OUT / "html"
    shutil.rmtree(html, ignore_errors=True)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0")}
    subprocess.run(["sphinx-build", "-q", *STRICT, "-E", "-b", "html", "-d", OUT / "doctrees",
                    SOURCE, html], check=True, env=environment)
    subprocess.run([sys.executable, TOP / "tests/docs/links.py", TOP, html], check=True)


main()
