#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""What is for distributions and package managers says the same as the tree: versions, dependencies and
files that are there. It cannot run what builds these packages; ./run package does for Debian's."""

import ast
import json
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


def options_exist(name):
    """Each -DPARALLEL_… of a recipe is an option of ours."""
    options = set(re.findall(r"^option\((PARALLEL_\w+)", read("CMakeLists.txt"), re.MULTILINE))
    for option in set(re.findall(r"-D(PARALLEL_\w+)=", read(name))) - options:
        wrong.append(f"{name}: CMakeLists.txt has no option {option}")


def vcpkg():
    port = json.loads(read("packaging/vcpkg/libparallel/vcpkg.json"))
    same("vcpkg.json", port["version-semver"], version)
    same("vcpkg.json", port["name"], "libparallel")  # and its folder's
    options_exist("packaging/vcpkg/libparallel/portfile.cmake")


def conan():
    recipe = read("packaging/conan/conanfile.py")
    classes = [node for node in ast.parse(recipe).body if isinstance(node, ast.ClassDef)]
    methods = {node.name for node in classes[0].body if isinstance(node, ast.FunctionDef)}
    for method in {"export_sources", "requirements", "generate", "build", "package", "package_info"} - methods:
        wrong.append(f"conanfile.py: no {method}()")
    ast.parse(read("packaging/conan/test_package/conanfile.py"))
    targets = read("libparallel/CMakeLists.txt") + read("libparallel/journal/CMakeLists.txt")
    for target in re.findall(r'"cmake_target_name", "(.*?)"', recipe):
        if f"add_library({target} ALIAS" not in targets:
            wrong.append(f"conanfile.py: no target {target}")
    for part in re.findall(r'"(\w+)"', re.search(r"for part in \((.*?)\)", recipe).group(1)):
        if f"option(PARALLEL_BUILD_{part} " not in read("CMakeLists.txt"):
            wrong.append(f"conanfile.py: CMakeLists.txt has no option PARALLEL_BUILD_{part}")


def flatpak():
    manifest = json.loads(read("packaging/flatpak/io.github.libparallel.monitor.json"))
    options_exist("packaging/flatpak/io.github.libparallel.monitor.json")
    entry = read(f"resources/{manifest['id']}.desktop")
    for key, wanted in ("Exec", manifest["command"] + " %F"), ("Icon", manifest["rename-icon"]):
        same(f"the desktop file's {key}", re.search(rf"^{key}=(.*)$", entry, re.MULTILINE).group(1), wanted)
    paths = [source["path"] for module in manifest["modules"] for source in module["sources"] if "path" in source]
    for path in paths:
        if not (root / "packaging/flatpak" / path / "CMakeLists.txt").exists():
            wrong.append(f"the Flatpak manifest: no sources in {path}")


version = re.search(r"^project\(Parallel VERSION ([0-9.]+)", read("CMakeLists.txt"), re.MULTILINE).group(1)
release = re.search(r'<release version="([^"]*)"', read("resources/io.github.libparallel.monitor.metainfo.xml"))
same("the newest release in AppStream's file", release.group(1), version)
debian()
vcpkg()
conan()
flatpak()
print("\n".join(wrong) or f"version {version}")
sys.exit(bool(wrong))
