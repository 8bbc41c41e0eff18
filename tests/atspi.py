#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

"""atspi.py MONITOR MAKE-JOURNAL

Starts the monitor on a made journal, reads its window as a screen reader does (AT-SPI), and
fails where a control has no name, or the table or the timeline no text. Needs a display and a
session bus of its own: xvfb-run dbus-run-session atspi.py …
"""

import os
import subprocess
import sys
import tempfile
import time

import pyatspi
from gi.repository import GLib

HANG = 120  # seconds
CONTROLS = {pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_SPIN_BUTTON,
            pyatspi.ROLE_TABLE, pyatspi.ROLE_LIST, pyatspi.ROLE_TREE, pyatspi.ROLE_PAGE_TAB, pyatspi.ROLE_MENU_ITEM}
MOST_CHILDREN = 60  # of a table with a thousand cells


def until(find, what):
    """What find() gives, as soon as it gives something. What is told meanwhile is listened to."""
    deadline = time.monotonic() + HANG
    while time.monotonic() < deadline:
        while GLib.MainContext.default().iteration(False):
            pass
        pyatspi.Registry.pumpQueuedEvents()
        try:
            if found := find():
                return found
        except Exception as error:  # the window is being made, and parts of it go meanwhile
            print("again:", error, file=sys.stderr)
        time.sleep(0.2)
    sys.exit(f"never seen: {what}")


def children(node):
    return [child for i in range(min(node.childCount, MOST_CHILDREN)) if (child := node.getChildAtIndex(i))]


def walk(node, depth=0):
    yield node, depth
    for child in children(node):
        yield from walk(child, depth + 1)


def window():
    for application in children(pyatspi.Registry.getDesktop(0)):
        if "parallel-monitor" in (application.name or ""):
            for frame in children(application):
                if "nightly-elt" in frame.name:
                    return frame
    return None


def named(frame, role, name):
    return next((node for node, _ in walk(frame) if node.getRole() == role and node.name == name), None)


def moves(timeline, frame):
    """What is told when ] is pressed twice in the timeline."""
    told = []
    pyatspi.Registry.registerEventListener(
        lambda event: told.append(event.source.name), "object:state-changed:focused", "object:property-change:accessible-name")

    # There is no window manager that gives the focus: keys go to where the pointer is.
    timeline.queryComponent().grabFocus()
    x, y, width, height = timeline.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    pyatspi.Registry.generateMouseEvent(x + width // 2, y + height // 2, pyatspi.MOUSE_ABS)
    pressed = 0.0

    def press():
        """Again where nothing came of it: the window may not have had the focus yet."""
        nonlocal pressed
        if time.monotonic() - pressed > 3:
            pressed = time.monotonic()
            pyatspi.Registry.generateKeyboardEvent(ord("]"), None, pyatspi.KEY_SYM)
        return any("waited" in (name or "") and "#" in name for name in told)

    for _ in range(2):
        told.clear()
        pressed = 0.0
        until(press, "what task is selected")
        print("told:", told)


def check(frame):
    problems = []
    for node, depth in walk(frame):
        states = node.getState()
        print("  " * depth + f"{node.getRoleName()}: {node.name!r} {node.description!r}")
        shown = states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)
        inner = node.parent and node.parent.getRole() == pyatspi.ROLE_SPIN_BUTTON
        if shown and not inner and node.getRole() in CONTROLS and not node.name.strip():
            problems.append(f"a {node.getRoleName()} in {node.parent.name!r} has no name")

    table = named(frame, pyatspi.ROLE_TABLE, "Tasks")
    if not table:
        problems.append("there is no table “Tasks”")
    else:
        cells = table.queryTable()
        row = [cells.getAccessibleAt(0, column).name for column in range(4)]
        print("the first row:", row)
        if not all(row):
            problems.append(f"the first row of the table is {row}")
    timeline = named(frame, pyatspi.ROLE_LIST, "Timeline")
    if not timeline:
        problems.append("there is no list “Timeline”")
    else:
        lanes = [lane.name for lane in children(timeline)]
        print("the timeline:", lanes)
        if len(lanes) != 5 or not all("busy" in lane for lane in lanes[:4]):
            problems.append(f"the timeline's lanes are {lanes}")
        moves(timeline, frame)
    return problems


def main():
    monitor, make_journal = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        journal = os.path.join(folder, "job.journal")
        subprocess.run([make_journal, journal, "200", "4"], check=True)
        environment = dict(os.environ, HOME=folder, XDG_RUNTIME_DIR=folder, XDG_CONFIG_HOME=folder, LC_ALL="C.UTF-8",
                           QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        os.chmod(folder, 0o700)
        until(lambda: pyatspi.Registry.getDesktop(0).childCount >= 0, "the registry")  # the window finds it there
        with subprocess.Popen([monitor, journal], env=environment) as process:
            try:
                frame = until(window, "the window")
                until(lambda: (table := named(frame, pyatspi.ROLE_TABLE, "Tasks")) and table.childCount, "its table")
                problems = check(frame)
            finally:
                process.terminate()
    if problems:
        sys.exit("\n".join(problems))


main()
