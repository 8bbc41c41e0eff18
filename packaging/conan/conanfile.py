# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""conan create packaging/conan --build=missing

Builds the library, for Conan 2, from the tree that this file is in. Checked without Conan: it compiles as
Python, and its version, options and targets are the tree's. Never built by Conan."""

import pathlib
import re

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, rmdir


class Libparallel(ConanFile):
    name = "libparallel"
    description = "Runs procedural Qt code on worker threads without changing its shape"
    license = "MIT"
    homepage = "https://github.com/libparallel/libparallel"
    topics = ("qt", "threads", "tasks", "etl")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False]}
    default_options = {"shared": True, "fPIC": True}
    implements = ["auto_shared_fpic"]

    @property
    def tree(self):
        return pathlib.Path(self.recipe_folder).parent.parent

    def set_version(self):
        text = (self.tree / "CMakeLists.txt").read_text(encoding="utf-8")
        self.version = re.search(r"^project\(Parallel VERSION ([0-9.]+)", text, re.MULTILINE).group(1)

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "README.md", "CHANGELOG.md", "libparallel/*"):
            copy(self, pattern, str(self.tree), self.export_sources_folder)

    def validate(self):
        check_min_cppstd(self, 20)
        if self.settings.os != "Linux":
            raise ConanInvalidConfiguration("libparallel is for Linux")

    def requirements(self):
        self.requires("qt/[>=6.4 <7]", transitive_headers=True)
        self.requires("concurrentqueue/[>=1.0.3]")

    def layout(self):
        cmake_layout(self)

    def generate(self):
        toolchain = CMakeToolchain(self)
        for part in ("CLUSTER", "MONITOR", "EXAMPLES", "TESTS"):
            toolchain.cache_variables[f"PARALLEL_BUILD_{part}"] = False
        toolchain.cache_variables["PARALLEL_INSTALL"] = True
        queue = pathlib.Path(self.dependencies["concurrentqueue"].package_folder)
        header = next(queue.rglob("concurrentqueue.h"))
        toolchain.cache_variables["CONCURRENTQUEUE_HEADER_DIR"] = header.parent.as_posix()
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, str(pathlib.Path(self.package_folder) / "licenses"))
        for folder in ("lib/cmake", "lib/pkgconfig", "share"):
            rmdir(self, str(pathlib.Path(self.package_folder) / folder))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "Parallel")
        library = self.cpp_info.components["Parallel"]
        library.set_property("cmake_target_name", "Parallel::Parallel")
        library.set_property("pkg_config_name", "parallel")
        library.libs = ["parallel"]
        library.requires = ["qt::qtCore", "qt::qtConcurrent", "concurrentqueue::concurrentqueue"]
        journal = self.cpp_info.components["Journal"]
        journal.set_property("cmake_target_name", "Parallel::Journal")
        journal.libs = ["paralleljournal"]
        journal.requires = ["qt::qtCore"]
        if not self.options.shared:
            for component in library, journal:
                component.defines = ["PARALLEL_STATIC"]
                component.system_libs = ["pthread"]
