# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Makes the reference's pages, one a header, of what Doxygen has read (build/docs/xml).

write() returns where each public name is told of: {"Threads::cancel": ["api/threads", "api-threads-cancel"]}.
"""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

# In reading order, as parallel.h has them.
# A page begins with the names that stand here; the rest follows as in the header.
PAGES = {
    "task": ["Tasks", "task", "Task"],
    "retry": ["Retries", "Retry"],
    "threads": ["Threads and scopes", "threads", "ThreadsScope", "Threads"],
    "group": ["Barriers and groups", "barrier", "group"],
    "map": ["Map"],
    "ascompleted": ["Results as they finish", "asCompleted"],
    "settled": ["All outcomes of a range", "settled"],
    "outcome": ["Outcomes"],
    "filter": ["Filter"],
    "reduce": ["Reduce"],
    "cached": ["Cached objects", "threadCached", "processCached"],
    "thistask": ["Inside a task"],
    "tasklocal": ["Values that calls inherit"],
    "taskmessages": ["Log messages of tasks"],
    "interruption": ["Ctrl-C and SIGTERM"],
    "options": ["Options"],
    "progress": ["Progress and details of calls"],
    "enums": ["Enumerations"],
    "errors": ["Errors"],
    "masked": ["Masking"],
    "concurrent": ["Forms of QtConcurrent", "concurrent::run"],
    "cluster": ["Many machines"],
    "journal": ["Journal"],
}


def anchor_of(element, name):
    """task() and Task are two names, and anchors do not tell capitals from small letters."""
    free = element.get("kind") == "function" and element.get("id").startswith("namespace")
    return ("call-" if free else "") + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


class Reference:
    def __init__(self, xml):
        self.xml = Path(xml)
        self.page_of = {}    # Doxygen's id: page and anchor
        self.names = {}      # name without "parallel::": page and anchor
        self.compounds = {}  # id: element
        for entry in ET.parse(self.xml / "index.xml").getroot():
            if entry.get("kind") in ("class", "struct", "namespace"):
                root = ET.parse(self.xml / (entry.get("refid") + ".xml")).getroot()
                self.compounds[entry.get("refid")] = root.find("compounddef")
        self.pages = {page: [] for page in PAGES}
        for compound in self.compounds.values():
            self.sort(compound)
        for page, entries in self.pages.items():
            first = PAGES[page][1:]
            entries.sort(key=lambda entry: (first.index(name) if (name := self.qualified(entry[1][0])) in first
                                            else len(first), entry[0]))
            self.place(page, entries)

    # ---- What belongs to which page ----

    @staticmethod
    def is_shown(element):
        if element.get("prot") not in (None, "public") or element.find(".//internal") is not None:
            return False
        return any("".join(element.find(part).itertext()).strip()
                   for part in ("briefdescription", "detaileddescription") if element.find(part) is not None)

    def sort(self, compound):
        name = compound.findtext("compoundname")
        if name.startswith("std") or "<" in name or "CacheFor" in name:
            return
        if compound.get("kind") == "namespace":
            for member in compound.iter("memberdef"):
                if self.is_shown(member):
                    self.add(member, [member])
        elif self.is_shown(compound):
            self.add(compound, [compound, *(m for m in compound.iter("memberdef") if self.is_shown(m))])

    def add(self, element, entry):
        location = element.find("location")
        page = Path(location.get("file")).stem
        if page not in self.pages:
            raise SystemExit(f"api.py: {location.get('file')} has no entry in PAGES")
        self.pages[page].append((int(location.get("line")), entry))

    def qualified(self, element):
        name = element.findtext("compoundname") or element.findtext("qualifiedname")
        return re.sub(r"^parallel::", "", re.sub(r"\s*<.*>$", "", name or element.findtext("name")))

    def place(self, page, entries):
        for _, entry in entries:
            for element in entry:
                name = self.qualified(element)
                where = (f"api/{page}", f"api-{anchor_of(element, name)}")
                self.page_of[element.get("id")] = where
                self.names.setdefault(name, where)
                for value in element.iter("enumvalue"):
                    self.page_of[value.get("id")] = where
                    self.names.setdefault(name + "::" + value.findtext("name"), where)

    # ---- Doxygen's text as Markdown ----

    def inline(self, node):
        out = [escape(node.text)]
        for child in node:
            if child.tag == "ref":
                target = self.page_of.get(child.get("refid"))
                text = "".join(child.itertext())
                out.append(f"[`{text}`]({self.link(target)})" if target else f"`{text}`")
            elif child.tag == "computeroutput":
                text = "".join(child.itertext())
                target = self.page_of.get(child[0].get("refid")) if len(child) == 1 else None
                out.append(f"[`{text}`]({self.link(target)})" if target else f"`{text}`")
            elif child.tag == "emphasis":
                out.append("`" + "".join(child.itertext()) + "`")
            elif child.tag == "bold":
                out.append("**" + self.inline(child) + "**")
            elif child.tag in ("verbatim", "programlisting"):
                out.append("\n\n```cpp\n" + code(child).strip("\n").replace("…", "/* … */") + "\n```\n\n")
            elif child.tag == "itemizedlist":
                items = (" ".join(self.inline(p) for p in item).strip() for item in child.iter("listitem"))
                out.append("\n\n" + "\n".join("- " + item for item in items) + "\n\n")
            elif child.tag == "simplesect":
                out.append("\n\n" + "\n\n".join(self.inline(p) for p in child) + "\n\n")
            else:
                out.append({"ndash": "–", "mdash": "—", "nonbreakablespace": " "}.get(child.tag) or self.inline(child))
            out.append(escape(child.tail))
        return "".join(out)

    def text(self, element):
        parts = []
        for part in ("briefdescription", "detaileddescription"):
            found = element.find(part)
            if found is not None:
                parts += [re.sub(r"[ \t]+$", "", self.inline(child).strip(), flags=re.M) for child in found]
        parts = [part for part in parts if part]
        # The first sentence is a part of its own only for Doxygen.
        if len(parts) > 1 and not re.search(r"[:`]$", parts[0]) and not parts[1].startswith(("```", "- ")):
            parts[:2] = [parts[0] + " " + parts[1]]
        return "\n\n".join(parts)

    @staticmethod
    def link(where):
        return where[1]

    # ---- Pages ----

    def page(self, name):
        lines = [f"# {PAGES[name][0]}", "", f"```cpp\n#include <libparallel/{name}.h>\n```",
                 ""]
        shown = set()
        for _, entry in self.pages[name]:
            for element in entry:
                title = self.qualified(element)
                is_type = element.tag == "compounddef" or element.get("kind") == "enum"
                anchor = anchor_of(element, title)
                if anchor not in shown:  # overloads have one heading
                    shown.add(anchor)
                    depth = "##" if element is entry[0] else "###"
                    short = title if element is entry[0] else title.rsplit("::", 1)[-1]
                    call = "()" if element.get("kind") in ("function", "signal", "slot") and "operator" not in short else ""
                    lines += ["", f"(api-{anchor})=", f"{depth} {escape(short + call)}", ""]
                if (declared := declaration(element, is_type)):
                    lines += [f"```cpp\n{declared}\n```", ""]
                lines += [self.text(element), ""]
                values = list(element.iter("enumvalue")) if element.tag == "memberdef" else []
                if values:
                    lines += ["| value | |", "|---|---|"]
                    lines += [f"| `{v.findtext('name')}` | {self.text(v)} |".replace("\n", " ") for v in values]
                    lines.append("")
        return "\n".join(lines) + "\n"

    def write(self, folder):
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for page, entries in self.pages.items():
            if entries:
                (folder / f"{page}.md").write_text(self.page(page))
        return self.names

    def contents(self):
        return [page for page, entries in self.pages.items() if entries]

    def summary(self, page):
        """The first sentence of the page's first entry that is no overload."""
        for _, entry in self.pages[page]:
            brief = entry[0].find("briefdescription")
            return "" if brief is None else " ".join(self.inline(p) for p in brief).strip()
        return ""


def escape(text):
    return re.sub(r"([\\`*_{}\[\]<>|$#])", r"\\\1", re.sub(r"\s+", " ", text)) if text else ""


def code(node):
    """Doxygen has indented examples by nothing, and programlistings by elements."""
    if node.tag == "verbatim":
        return "".join(node.itertext())
    return "\n".join("".join(" " if sp.tag == "sp" else (sp.text or "") + (sp.tail or "") for sp in line.iter())
                     for line in node.iter("codeline"))


def tidy(text):
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"< ", "<", re.sub(r" >", ">", text))
    text = re.sub(r"([&*]) (?=\w)", r"\1", text)
    return text.replace("parallel::detail::", "detail::")


def template(element):
    params = element.find("templateparamlist")
    if params is None:
        return ""
    shown = []
    for param in params:
        kind = "".join(param.find("type").itertext())
        name = param.findtext("declname") or ""
        default = param.find("defval")
        text = f"{kind} {name}".strip()
        if default is not None and "detail" not in (inside := "".join(default.itertext())):
            text += " = " + inside
        shown.append(text)
    return "template<" + ", ".join(shown) + ">\n" if shown else ""


def declaration(element, is_type):
    if element.tag == "compounddef":
        name = element.findtext("compoundname").replace("parallel::", "")
        bases = [b.text for b in element.findall("basecompoundref") if "detail" not in (b.text or "")]
        head = f"{element.get('kind')} {name}" + (" : public " + ", ".join(bases) if bases else "")
        return template(element) + tidy(head.replace("parallel::", "")) + ";"
    if element.get("kind") == "enum":
        return f"enum class {element.findtext('name')};"
    if element.get("kind") == "function" or element.get("kind") in ("signal", "slot"):
        kind = "".join(element.find("type").itertext())
        kind = re.sub(r"\[\[.*?\]\]|Q_SIGNAL\b|PARALLEL_EXPORT|static constexpr|\binline\b", "", kind).strip()
        head = tidy(("static " if element.get("static") == "yes" else "")
                    + f"{kind} {element.findtext('name')}" + element.findtext("argsstring"))
        head = re.sub(r"\s*=\s*(default|delete)$", "", head)
        if len(head) > 92:
            opening = head.index("(") + 1
            head = head[:opening] + ("\n        " + head[opening:] if opening < len(head) else "")
            head = re.sub(r", (?=[^<>()]*(?:<[^<>]*>[^<>()]*)*\))", ",\n        ", head)
        requires = element.findtext("requiresclause")
        return template(element) + head + (f"\n    requires {tidy(requires)}" if requires and "detail" not in requires else "") + ";"
    if element.get("kind") in ("variable", "property", "typedef"):
        text = "".join(element.find("type").itertext())
        if element.get("kind") == "typedef":
            return None
        initial = element.findtext("initializer") or ""
        return tidy(f"{text} {element.findtext('name')}{element.findtext('argsstring') or ''}"
                    + (" " + initial if initial.startswith("=") else "")) + ";"
    return None
