# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Sphinx's configuration. build.py runs it on build/docs/source."""

import json
import os
import re
from pathlib import Path

from docutils import nodes

project = "libparallel"
author = "The libparallel authors"
copyright = "2026, The libparallel authors"
version = release = os.environ.get("PROJECT_NUMBER", "")
html_title = f"libparallel {version}"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
source_suffix = {".md": "markdown"}
highlight_language = "text"
language = "en"
smartquotes = False

html_theme = "site"
html_theme_path = ["_theme"]
html_static_path = ["_static"]
html_extra_path = ["_extra"]
html_copy_source = False
html_use_index = False
html_title = "libparallel"
exclude_patterns = ["_*"]

NAMES = json.loads((Path(__file__).parent / "names.json").read_text())
CALLED = re.compile(r"^(?:parallel::)?((?:\w+::)*~?\w+)(?:\(.*\))?$")


def target_of(text):
    """The page and the anchor of a public name as it is written in a text, or None."""
    found = CALLED.match(text)
    if not found or (text.islower() and "::" not in text and "(" not in text):
        return None  # `task` is a word, `task()` the function
    return NAMES.get(found.group(1))


def link_names(app, tree, docname):
    """Each public name that is set in code leads to what the reference says of it."""
    for literal in list(tree.findall(nodes.literal)):
        if isinstance(literal.parent, (nodes.reference, nodes.title)):
            continue
        target = target_of(literal.astext())
        if not target or target[0] == docname:
            continue
        link = nodes.reference("", "", internal=True,
                               refuri=app.builder.get_relative_uri(docname, target[0]) + "#" + target[1])
        literal.replace_self(link)
        link += literal


def sections_of(node):
    """Each section beneath a node, with the text that is its own."""
    for section in node.findall(nodes.section):
        own = [child for child in section.children if not isinstance(child, (nodes.section, nodes.title, nodes.comment))]
        title = next((child.astext() for child in section.children if isinstance(child, nodes.title)), "")
        yield section["ids"][0], title, re.sub(r"\s+", " ", " ".join(n.astext() for n in own)).strip()


def gather(app, tree, docname):
    """What the search looks through."""
    page = ""
    for anchor, title, text in sections_of(tree):
        top = not page
        page = page or title
        app.search_entries.append({"url": f"{docname}.html" + ("" if top else f"#{anchor}"), "title": title,
                                   "page": page, "top": top, "text": text[:4000]})


def wrap_tables(app, pagename, templatename, context, tree):
    """A wide table is scrolled by itself, not with the page."""
    if "body" in context:
        context["body"] = re.sub(r"(<table.*?</table>)", r'<div class="table">\1</div>', context["body"], flags=re.S)


def write_search(app, exception):
    if not exception:
        (Path(app.outdir) / "_static/search-data.js").write_text(
            "const SEARCH = " + json.dumps(app.search_entries, ensure_ascii=False) + ";\n")


def setup(app):
    app.search_entries = []
    app.connect("doctree-resolved", gather)
    app.connect("doctree-resolved", link_names)
    app.connect("html-page-context", wrap_tables)
    app.connect("build-finished", write_search)
