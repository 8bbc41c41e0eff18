# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Draws the path that data takes: diagram.py TOP [--check]

The rooms and what each is for come from the tables of libparallel/README.md and monitor/README.md, so the picture
is what the tree is. Writes resources/datapath-light.svg and -dark.svg, or with --check fails where they differ.
"""

import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape

# Rooms by their place in the picture; a name that no README has is an error.
JOB = ["scope", "policy", "queue", "worker", "journal"]
BELOW = ["wait", "signals"]
GROUND = ["base", "platform"]
MONITOR = ["reader", "history", "models", "views"]

THEMES = {
    "light": dict(back="#ffffff", frame="#f4f7f8", line="#c9d4d9", box="#ffffff", text="#1f2a30", quiet="#586871",
                  path="#0b6e63", other="#0b6a86"),
    "dark": dict(back="#12171b", frame="#181f24", line="#36424a", box="#202a31", text="#d9e1e5", quiet="#94a4ad",
                 path="#5fd3c0", other="#6cc7e6"),
}
WIDE, HIGH, GAP = 132, 84, 26


def rooms(readme):
    """Each folder of the README's table, with the beginning of what is said of it."""
    found = {}
    for name, text in re.findall(r"^\| `([\w/]+)/` \| (.*?) \|$", readme.read_text(), re.M):
        found[name] = re.split(r"[:,;]", re.sub(r"`", "", text))[0].strip()
    return found


def lines(text, width):
    out = [""]
    for word in text.split():
        if out[-1] and len(out[-1]) + len(word) + 1 > width:
            out.append("")
        out[-1] = f"{out[-1]} {word}".strip()
    return out


class Picture:
    def __init__(self, colours):
        self.c = colours
        self.parts = []

    def text(self, x, y, text, size=12, colour="text", weight="normal", anchor="middle"):
        self.parts.append(f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" '
                          f'fill="{self.c[colour]}">{escape(text)}</text>')

    def frame(self, x, y, w, h, title, note, start=None):
        self.parts.append(f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="12" fill="{self.c["frame"]}" '
                          f'stroke="{self.c["line"]}"/>')
        self.text(x + 18, y + 24, title, 13, weight="bold", anchor="start")
        self.text(start or x + w - 18, y + 24, note, 11.5, "quiet", anchor="start" if start else "end")

    def box(self, x, y, name, caption, colour="path", high=HIGH):
        self.parts.append(f'<rect x="{x}" y="{y}" width="{WIDE}" height="{high}" rx="8" fill="{self.c["box"]}" '
                          f'stroke="{self.c[colour]}" stroke-width="1.5"/>')
        self.text(x + WIDE / 2, y + 25, name, 14, weight="bold")
        for i, line in enumerate(lines(caption, 20)):
            self.text(x + WIDE / 2, y + 45 + 15 * i, line, 11.5, "quiet")

    def arrow(self, points, colour="path", dashed=False, wide=2):
        path = "M" + " L".join(f"{x} {y}" for x, y in points)
        style = ' stroke-dasharray="5 4"' if dashed else ""
        self.parts.append(f'<path d="{path}" fill="none" stroke="{self.c[colour]}" stroke-width="{wide}"{style} '
                          f'marker-end="url(#{colour})"/>')


def draw(theme, library, monitor):
    p = Picture(THEMES[theme])
    left, top = 16, 16
    at = {name: left + 18 + i * (WIDE + GAP) for i, name in enumerate(["call", *JOB])}
    width = at["journal"] + WIDE + 18 + 16
    y = top + 42

    p.frame(left, top, width - 32, 296, "your program", "one process, with libparallel")
    p.box(at["call"], y, "call", "a function with a name, called as before")
    for name in JOB:
        p.box(at[name], y, name + "/", library[name])
    names = ["call", *JOB]
    for a, b in zip(names, names[1:]):
        p.arrow([(at[a] + WIDE, y + HIGH / 2), (at[b] - 3, y + HIGH / 2)])
    second = y + HIGH + 34
    p.box(at["scope"], second, "wait/", library["wait"], "other", 68)
    p.box(at["worker"], second, "signals/", library["signals"], "other", 68)
    told = at["worker"] + WIDE / 2
    p.arrow([(told, y + HIGH), (told, second - 3)], "other")
    p.text(told + 8, second - 14, "counts", 11.5, "quiet", anchor="start")
    ended, at_wait = at["worker"] + 16, at["scope"] + WIDE - 30
    p.arrow([(ended, y + HIGH), (ended, y + HIGH + 22), (at_wait, y + HIGH + 22), (at_wait, second - 3)], "other")
    p.text((at["policy"] + at["queue"] + WIDE) / 2, y + HIGH + 16, "what has ended, and what it threw", 11.5, "quiet")
    p.arrow([(at["scope"] + 40, second), (at["scope"] + 40, y + HIGH + 3)], "other")
    p.text(at["scope"] + 34, second - 14, "throws", 11.5, "quiet", anchor="end")
    ground = second + 68 + 16
    end = at["worker"] + WIDE
    p.parts.append(f'<rect x="{left + 18}" y="{ground}" width="{end - left - 18}" height="28" rx="6" fill="{p.c["box"]}" '
                   f'stroke="{p.c["line"]}"/>')
    p.text((left + 18 + end) / 2, ground + 18.5, " · ".join(f"{n}/ {library[n]}" for n in GROUND), 11.5, "quiet")

    below = top + 296 + 64
    p.frame(left, below, width - 32, 142, "parallel-monitor", "another process, now or after a crash", at["scope"] + 60)
    places = dict(zip(MONITOR, [at["journal"], at["worker"], at["queue"], at["policy"]]))
    for name in MONITOR:
        p.box(places[name], below + 42, name + "/", monitor[name])
    for a, b in zip(MONITOR, MONITOR[1:]):
        p.arrow([(places[a], below + 42 + HIGH / 2), (places[b] + WIDE + 3, below + 42 + HIGH / 2)])
    x = at["journal"] + WIDE / 2
    p.arrow([(x, y + HIGH), (x, below + 39)], wide=3)
    p.text(x - 10, below - 36, "mapped file", 12.5, weight="bold", anchor="end")
    p.text(x - 10, below - 19, "no system call, no waiting", 11.5, "quiet", anchor="end")
    view = places["views"]
    control = at["scope"] + 30
    p.arrow([(view, below + 42 + HIGH / 2), (control, below + 42 + HIGH / 2), (control, top + 296 + 3)], "other", True)
    p.text(control + 10, below - 28, "pause, cancel, number of workers (by the same file)", 11.5, "quiet", anchor="start")

    height = below + 142 + 16
    heads = "".join(f'<marker id="{n}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" '
                    f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="{p.c[n]}"/></marker>'
                    for n in ("path", "other"))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'font-family="Inter, \'Segoe UI\', \'Noto Sans\', \'DejaVu Sans\', sans-serif" role="img" '
            f'aria-label="From a call by scope, policy, queue and worker to the journal, a mapped file, which the monitor reads">'
            f'<defs>{heads}</defs><rect width="100%" height="100%" rx="12" fill="{p.c["back"]}"/>'
            + "\n".join(p.parts) + "</svg>\n")


def main():
    top = Path(sys.argv[1])
    library, monitor = rooms(top / "libparallel/README.md"), rooms(top / "monitor/README.md")
    for known, wanted, where in ((library, JOB + BELOW + GROUND, "libparallel"), (monitor, MONITOR, "monitor")):
        if missing := [name for name in wanted if name not in known]:
            sys.exit(f"{where}/README.md has no room {', '.join(missing)}")
    stale = []
    for theme in THEMES:
        file = top / f"resources/datapath-{theme}.svg"
        drawn = draw(theme, library, monitor)
        if "--check" not in sys.argv:
            file.write_text(drawn)
        elif not file.exists() or file.read_text() != drawn:
            stale.append(file.name)
    if stale:
        sys.exit(f"{', '.join(stale)}: not what the READMEs say; ./run docs draws them again")


main()
