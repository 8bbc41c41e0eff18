#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""What is for distributions and package managers says the same as the tree: versions, dependencies and
files that are there. It cannot run what builds these packages; ./run package does for Debian's."""

import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
wrong = []


def read(name):
    return (root / name).read_text(encoding="utf-8")


def same(what, found, wanted):
    if found != wanted:
        wrong.append(f"{what}: {found!r}, and not {wanted!r}")


def packages_of_run(*arrays):
    """What arrays of ./run name, each with those that it contains."""
    text = read("run")
    found = set()
    for array in arrays:
        words = re.search(rf"^{array}=\(([^)]*)\)", text, re.MULTILINE).group(1).split()
        for word in words:
            inner = re.fullmatch(r'"\$\{(\w+)\[@\]\}"', word)
            found |= packages_of_run(inner.group(1)) if inner else {word}
    return found


def debian():
    control = read("debian/control")
    source = control.split("\n\n")[0]
    needed = set(re.findall(r"^ ([a-z0-9.+-]+)", source, re.MULTILINE))
    # g++ is essential to building, libqt6svg6 a plugin that is loaded.
    for package in packages_of_run("build_packages", "docs_packages") - needed - {"g++", "libqt6svg6"}:
        wrong.append(f"debian/control: Build-Depends lacks {package}, which ./run needs")
    same("debian/changelog", re.match(r"libparallel \(([^-)]*)", read("debian/changelog")).group(1), version)
    for binary in re.findall(r"^Package: (.*)", control, re.MULTILINE):
        if not list((root / "debian").glob(f"{binary}.*")):
            wrong.append(f"debian/: nothing is put into {binary}")


version = re.search(r"^project\(Parallel VERSION ([0-9.]+)", read("CMakeLists.txt"), re.MULTILINE).group(1)
release = re.search(r'<release version="([^"]*)"', read("resources/io.github.libparallel.monitor.metainfo.xml"))
same("the newest release in AppStream's file", release.group(1), version)
debian()
print("\n".join(wrong) or f"version {version}")
sys.exit(bool(wrong))
