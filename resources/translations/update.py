#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

"""update.py [--check] LUPDATE

Takes the texts of the sources into the .ts files beside this script, with Qt's lupdate.
With --check it changes nothing, and fails where a text is new, has gone, is not translated, or
is translated with other placeholders or another mnemonic than it has.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
WINDOW = [PROJECT / name for name in (
    "monitor/analysis", "monitor/history", "monitor/models", "monitor/reader", "monitor/remote", "monitor/views",
    "monitor/watch", "libparallel/journal/reader")]
# The text modes are English, whatever the locale: of their texts only plurals are translated.
TEXT_MODES = [PROJECT / "monitor/text"]
# Where headers are, or lupdate would not know the classes that texts belong to.
INCLUDES = [f"-I{PROJECT / name}" for name in ("monitor", "libparallel", "libparallel/include")]


def update(lupdate, folder):
    for file in sorted(folder.glob("monitor_*.ts")):
        # The source is English, and lacks only its plurals.
        wanted = ["-pluralonly", *TEXT_MODES] if file.stem == "monitor_en" else []
        subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", *INCLUDES, *WINDOW, *wanted,
                        "-ts", file], check=True, stdout=subprocess.DEVNULL)


def messages(file):
    """{(context, text, what tells it from others): message}"""
    return {(context.findtext("name"), message.findtext("source"), message.findtext("comment") or ""): message
            for context in xml.parse(file).getroot().iter("context") for message in context.iter("message")}


def forms(message):
    translation = message.find("translation")
    several = [form.text or "" for form in translation.iter("numerusform")]
    return several or [translation.text or ""]


def placeholders(text):
    return sorted(set(re.findall(r"%(?:L?[1-9]|n)|<[^>]*>", text)))


def wrong(message):
    """What is wrong with a translation, or nothing."""
    source = message.findtext("source")
    if message.find("translation").get("type"):
        return "is not translated"
    shortcut = re.fullmatch(r"((Ctrl|Shift|Alt)\+)+\S+", source) and not message.findtext("comment")
    for form in forms(message):
        if shortcut and form != source:
            return "are the keys of a shortcut, which stay as they are"
        if not form.strip():
            return "is not translated"
        if placeholders(form) != placeholders(source):
            return f"has other placeholders in “{form}”"
        if bool(re.search("&[^&]", form)) != bool(re.search("&[^&]", source)):
            return f"has another mnemonic in “{form}”"
        # A French semicolon has a space of its own before it.
        if (form[:1] == " ", form[-1:] == " ") != (source[:1] == " ", source[-1:] == " "):
            return f"begins or ends with a space, or “{form}” does"
    return ""


def check(lupdate):
    problems = []
    with tempfile.TemporaryDirectory() as temporary:
        fresh = Path(temporary)
        for file in HERE.glob("monitor_*.ts"):
            shutil.copy(file, fresh)
        update(lupdate, fresh)
        for file in sorted(HERE.glob("monitor_*.ts")):
            there, wanted = messages(file), messages(fresh / file.name)
            for key in wanted.keys() - there.keys():
                problems.append(f"{file.name}: {key[0]}: “{key[1]}” is new")
            for key in there.keys() - wanted.keys():
                problems.append(f"{file.name}: {key[0]}: “{key[1]}” is in no source any more")
            for key in there.keys() & wanted.keys():
                if what := wrong(there[key]):
                    problems.append(f"{file.name}: {key[0]}: “{key[1]}” {what}")
    return sorted(problems)


def main():
    arguments = sys.argv[1:]
    checks = "--check" in arguments and not arguments.remove("--check")
    if len(arguments) != 1:
        sys.exit(__doc__)
    if not checks:
        update(arguments[0], HERE)
        return
    if problems := check(arguments[0]):
        sys.exit("\n".join(problems) + "\nThe target update-translations takes new texts from the sources.")


main()
