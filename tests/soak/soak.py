# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Tests one build for some time: half of it all tests, once in their long form, if there is
half an hour or more, and then in their short form again and again, and half of it random
programs on every core, with nothing beside them that would slow them down. With the preset
"fuzz" it runs the fuzzers instead.

Usage: soak.py PRESET SECONDS        results go to build/soak/PRESET, for table.py"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

LONG = {"PARALLEL_FAULTS": "all", "PARALLEL_LOAD": "full", "PARALLEL_ROUNDS": "5",
        "QTEST_FUNCTION_TIMEOUT": "7200000"}
LONG_FROM = 1800  # seconds that a stage must have for it
SLOW = {"asan": {"PARALLEL_FAULTS"}}  # what would take hours there stays in its short form
PROGRAMS = "tst_stress"
CORPORA = {"fuzz_reader": "tests/data/fuzz", "fuzz_elt": None}
GRACE = 600  # seconds until what should have ended by itself hangs


def say(text):
    print(f"  {time.strftime('%H:%M')} {text}", file=sys.stderr, flush=True)


class Stage:
    def __init__(self, preset, seconds):
        self.preset = preset
        self.seconds = seconds
        self.folder = Path("build/soak", preset)
        self.failures = []
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def fail(self, what):
        say(what)
        self.failures.append(what)

    def start(self, name, command, environment=None):
        """What it prints goes to NAME.log."""
        with open(self.folder / f"{name}.log", "w") as log:
            return subprocess.Popen(command, env=os.environ | (environment or {}), stdin=subprocess.DEVNULL,
                                    stdout=log, stderr=subprocess.STDOUT)

    def finish(self, name, process, seconds):
        try:
            status = process.wait(seconds + GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            status = "it has not ended"
        if status != 0:
            self.fail(f"{name}: exit status {status}, see {self.folder}/{name}.log")

    def ctest(self, name, environment=None):
        say(f"{self.preset}: {name}")
        # One test at a time: they start as many threads as they like.
        done = subprocess.run(["ctest", "--preset", self.preset, "--exclude-regex", f"^{PROGRAMS}$",
                               "--timeout", "7200" if environment else "600", "--quiet",
                               "--test-output-size-passed", "1000000", "--test-output-size-failed", "1000000",
                               "--output-junit", str((self.folder / f"{name}.xml").resolve())],
                              env=os.environ | (environment or {}), stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            say(f"{self.preset}: a test has failed, see {self.folder}/{name}.xml")

    def programs(self, seconds):
        """The random programs, started as CTest would, on each core."""
        say(f"{self.preset}: random programs, {seconds} seconds")
        shown = subprocess.run(["ctest", "--preset", self.preset, "--tests-regex", f"^{PROGRAMS}$",
                                "--show-only=json-v1"], check=True, capture_output=True, text=True)
        test, = json.loads(shown.stdout)["tests"]
        environment, = (p["value"] for p in test["properties"] if p["name"] == "ENVIRONMENT")
        processes = {name: self.start(name, test["command"], dict(line.split("=", 1) for line in environment)
                                      | {"PARALLEL_STRESS_SECONDS": str(seconds)})
                     for name in (f"{PROGRAMS}-{core}" for core in range(os.cpu_count()))}
        for name, process in processes.items():
            self.finish(name, process, seconds)

    def fuzz(self):
        processes = {}
        for name, corpus in CORPORA.items():
            found = self.folder / f"{name}.corpus"
            found.mkdir()
            processes[name] = self.start(name, [f"build/fuzz/tests/fuzz/{name}", f"-max_total_time={self.seconds}",
                                                f"-artifact_prefix={self.folder}/", "-print_final_stats=1",
                                                str(found), *([corpus] if corpus else [])])
        for name, process in processes.items():
            self.finish(name, process, self.seconds)

    def test(self):
        begun = time.monotonic()
        if self.seconds >= LONG_FROM:
            self.ctest("long", {name: value for name, value in LONG.items()
                                if name not in SLOW.get(self.preset, ())})
        while not list(self.folder.glob("*.xml")) or time.monotonic() - begun < self.seconds / 2:
            self.ctest(f"round {len(list(self.folder.glob('*.xml')))}")
        self.programs(max(60, round(self.seconds - (time.monotonic() - begun))))

    def run(self):
        say(f"{self.preset}: {self.seconds} seconds")
        begun = time.monotonic()
        if self.preset == "fuzz":
            self.fuzz()
        else:
            self.test()
        summary = {"seconds": round(time.monotonic() - begun), "failures": self.failures}
        (self.folder / "stage.json").write_text(json.dumps(summary))


if __name__ == "__main__":
    Stage(sys.argv[1], int(sys.argv[2])).run()
