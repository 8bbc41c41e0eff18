# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""What tests have tried, and what came of it, as a table.

Tests print lines (tests/support/thorough.h)

    tried: {"kind": "inputs", "what": "addresses of sources", "count": 30000, "lost": 0, …}

which CTest keeps in its JUnit file, with what became of each test.

Usage: table.py TESTS.xml     prints the table of one run of the tests
       table.py build/soak    prints the page that `./run soak` writes; exits with 1 if anything was wrong"""

import html
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from datetime import date
from pathlib import Path

WRONG = ["lost", "twice", "deadlocks", "leaks", "crashes"]
KINDS = {"points of failure": "Points of failure: the n-th operation fails, for every n",
         "programs": "Schedules: random programs against a serial model, with threads delayed",
         "inputs": "Inputs",
         "load": "Load: afterwards threads, files and memory are as before"}
FUZZED = {"fuzz_reader": "journals made by a fuzzer", "fuzz_elt": "JSON and CSV files made by a fuzzer"}
UNDER = {"dev": "plain", "asan": "ASan, UBSan", "tsan": "TSan", "fuzz": "libFuzzer"}


class Tally:
    """Sums of one or more runs of the tests, each under one of UNDER."""

    def __init__(self):
        self.tried = {}          # (kind, what): Counter of UNDER
        self.wrong = Counter()   # (kind, what, one of WRONG)
        self.tests = Counter()   # runs of test programs under …
        self.failures = []       # lines

    def add_line(self, under, line):
        row = line["kind"], line["what"]
        self.tried.setdefault(row, Counter())[under] += line["count"]
        for wrong in WRONG:
            self.wrong[*row, wrong] += line.get(wrong, 0)

    def add_output(self, under, text):
        for match in re.finditer(r"tried: (\{.*?\})", text):
            self.add_line(under, json.loads(match[1]))

    def add_run(self, under, junit):
        for case in ElementTree.parse(junit).getroot().iter("testcase"):
            self.tests[under] += 1
            output = case.findtext("system-out") or ""
            self.add_output(under, output)
            if case.get("status") != "run":
                reason = case.find("failure")
                message = "" if reason is None else reason.get("message") or ""
                self.failures.append(f"{case.get('name')} ({UNDER[under]}): {message or case.get('status')}")

    def add_log(self, under, log):
        """Of a program that was not run by CTest."""
        text = log.read_text(errors="replace")
        self.add_output(under, text)
        if fuzzed := re.search(r"stat::number_of_executed_units: (\d+)", text):
            self.add_line(under, {"kind": "inputs", "what": FUZZED[log.stem], "count": int(fuzzed[1])})

    def add_stage(self, folder):
        """Returns how many seconds it took."""
        under = folder.name
        stage = json.loads((folder / "stage.json").read_text())
        for junit in sorted(folder.glob("*.xml")):
            self.add_run(under, junit)
        for log in sorted(folder.glob("*.log")):
            self.add_log(under, log)
        self.failures += stage["failures"]
        return stage["seconds"]

    def count(self, kind, only=""):
        return sum(counts.total() for (of, what), counts in self.tried.items() if of == kind and only in what)

    def wrongs(self):
        """How often each of WRONG was seen, in words."""
        names = {"lost": "lost tasks", "twice": "run twice", "deadlocks": "deadlocks", "leaks": "leaks", "crashes": "crashes"}
        sums = Counter()
        for (_, _, wrong), count in self.wrong.items():
            sums[wrong] += count
        return ", ".join(f"{name} **{sums[wrong]}**" for wrong, name in names.items())

    def is_sound(self):
        return not self.failures and not any(self.wrong.values())

    def markdown(self):
        lines = []
        for kind, title in KINDS.items():
            rows = {what: counts for (of, what), counts in self.tried.items() if of == kind}
            if not rows:
                continue
            columns = [under for under in UNDER if any(counts[under] for counts in rows.values())]
            names = [UNDER[under] for under in columns]
            lines += [f"## {title}", "", "| |" + "".join(f" {name} |" for name in names)
                      + " lost | run twice | deadlocks | leaks | crashes |",
                      "|---" + "|---:" * (len(names) + len(WRONG)) + "|"]
            for what, counts in rows.items():
                cells = [f"{counts[under]:,}" if counts[under] else "" for under in columns]
                cells += [f"{self.wrong[kind, what, wrong]:,}" for wrong in WRONG]
                lines.append(f"| {what} |" + "".join(f" {cell} |" for cell in cells))
            lines.append("")
        columns = [under for under in UNDER if self.tests[under]]
        names = [UNDER[under] for under in columns]
        lines += ["## Test programs", "", "| |" + "".join(f" {name} |" for name in names),
                  "|---" + "|---:" * len(names) + "|",
                  "| runs of a test program |" + "".join(f" {self.tests[under]:,} |" for under in columns),
                  "", f"{len(self.failures)} of them failed" + (":" if self.failures else "."), ""]
        lines += [f"- {html.escape(failure, quote=False)}" for failure in self.failures]
        return "\n".join(lines).rstrip() + "\n"


PAGE = """# How far it can be trusted

`./run soak` has written this page. It tries what [What happens when …](faults.md)
describes, in its long form, and then all tests again and again, under each of the
sanitizers too; `./run test` tries the short form of the same.

Version {version}, {day}, {hours:.1f} hours on {cores} cores:
{points:,} points of failure, {programs:,} random programs, {inputs:,} inputs,
{tests:,} runs of test programs.
{wrongs}, failed tests **{failed}**.

"Run twice" are tasks. A crash, a deadlock or a leak that a sanitizer reports fails its
test, and is named at the end. A test that tries values at random prints a seed, with
which it can be run again (tests/README.md).

"""


def version():
    return re.search(r"^project\(Parallel VERSION ([\d.]+)", Path("CMakeLists.txt").read_text(), re.M)[1]


def soaked(folder):
    tally = Tally()
    stages = [folder / under for under in UNDER if (folder / under / "stage.json").exists()]
    seconds = sum(tally.add_stage(stage) for stage in stages)
    print(PAGE.format(version=version(), day=date.today(), hours=seconds / 3600, cores=os.cpu_count(),
                      points=tally.count("points of failure"), programs=tally.count("programs", "random programs"),
                      inputs=tally.count("inputs"), tests=tally.tests.total(), wrongs=tally.wrongs().capitalize(),
                      failed=len(tally.failures)) + tally.markdown(), end="")
    return tally


def tested(junit):
    tally = Tally()
    tally.add_run(junit.parent.name, junit)
    print(tally.markdown(), end="")
    return tally


if __name__ == "__main__":
    where = Path(sys.argv[1])
    sys.exit(not (soaked if where.is_dir() else tested)(where).is_sound())
