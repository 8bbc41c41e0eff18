# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Runs the benchmarks and prints one table: each workload, ours and the peers, as
medians, and what ours is of the fastest peer. Ours and the peers alternate in one
run, in random order; a second run records tasks, as programs do by default.

Usage: report.py BENCH OUT.json OUT.svg [OPTION-OF-GOOGLE-BENCHMARK…]"""

import html
import json
import os
import re
import subprocess
import sys
import tempfile

NAMES = {"Ours": "libparallel", "QtPool": "QThreadPool", "QtRun": "QtConcurrent", "Tbb": "oneTBB",
         "Asio": "Asio thread_pool", "StdAsync": "std::async", "Plain": "plain call",
         "Bare": "bare threads"}
NAMES_OF_WORKLOADS = ["empty", "eight", "recursion", "values", "map", "sleeping", "again", "wake", "scope", "serial", "memory"]
ROUNDS = 5


def measure(bench, recording, options):
    """{(workload, peer): nanoseconds for each item, the median of all rounds}"""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        done = subprocess.run([bench, f"--benchmark_out={out.name}", "--benchmark_out_format=json",
                               f"--benchmark_repetitions={ROUNDS}", "--benchmark_enable_random_interleaving=true",
                               "--benchmark_report_aggregates_only=true", *options],
                              env=os.environ | {"PARALLEL_MONITOR": "on" if recording else "off"},
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            sys.exit(done.stderr)
        runs = json.load(out)["benchmarks"]
    results = {}
    for run in runs:
        if run.get("aggregate_name") != "median":
            continue
        match = re.match(r"(\w+)/(\w+)((?:/\w+:\d+)*)", run["run_name"])
        arguments = " ".join(a for a in match[3].split("/") if a and not a.startswith(("iterations", "repeats")))
        nanoseconds = 1e9 / run["items_per_second"] if "items_per_second" in run else run["real_time"]
        results[f"{match[1]} {arguments}".strip(), match[2]] = nanoseconds
    return results


def order(workload):
    name, _, arguments = workload.partition(" ")
    return NAMES_OF_WORKLOADS.index(name) if name in NAMES_OF_WORKLOADS else 99, [int(n) for n in re.findall(r"\d+", arguments)]


def show(results, title):
    print(f"\n{title}: nanoseconds (medians of {ROUNDS} rounds), and ours / the fastest peer\n")
    for workload in sorted({workload for workload, _ in results}, key=order):
        peers = {peer: value for (w, peer), value in results.items() if w == workload}
        others = [value for peer, value in peers.items() if peer != "Ours"]
        ratio = f"{peers['Ours'] / min(others):5.2f}" if others and "Ours" in peers else "    –"
        row = "  ".join(f"{NAMES.get(peer, peer)} {value:,.0f}" for peer, value in sorted(peers.items(), key=lambda p: p[1]))
        print(f"  {workload:<24} {ratio}   {row}")


def plot(results, path):
    """Empty tasks, a group of bars for each number of workers."""
    groups = [(w, {p: v for (x, p), v in results.items() if x == w}) for w in
              sorted({w for w, _ in results if w.startswith("empty")}, key=order)]
    peers = ["Ours", "Tbb", "QtPool", "QtRun", "Asio", "StdAsync"]
    colours = dict(zip(peers, ["#0072b2", "#999999", "#56b4e9", "#e69f00", "#cc79a7", "#d55e00"]))
    most, left, width, row = 1000.0, 110, 560, 17 # a bar that is longer is cut, and says so
    y, parts = 44, []
    for workload, values in groups:
        parts.append(f'<text x="8" y="{y + 12}">{html.escape(workload.replace("empty W:", ""))} workers</text>')
        for peer in peers:
            if peer not in values:
                continue
            value = values[peer]
            length = max(2.0, min(value, most) / most * width)
            weight = ' font-weight="bold"' if peer == "Ours" else ""
            parts.append(f'<rect x="{left}" y="{y}" width="{length:.1f}" height="{row - 4}" rx="2" fill="{colours[peer]}"/>')
            if value > most:
                cut = left + width - 24
                parts.append(f'<path d="M{cut} {y + row - 2}l6 {-row - 2}h5l-6 {row + 2}z" fill="#ffffff"/>')
            parts.append(f'<text x="{left + length + 6:.1f}" y="{y + 11}"{weight}>{NAMES[peer]} {value:,.0f} ns</text>')
            y += row
        y += 12
    with open(path, "w", encoding="utf-8") as out:
        out.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="880" height="{y}" font-family="sans-serif" font-size="12">'
                  f'<rect width="100%" height="100%" fill="#ffffff"/><text x="8" y="22" font-size="14" font-weight="bold">An empty task, '
                  f'called from one thread, by number of workers: nanoseconds, less is better</text>{"".join(parts)}</svg>\n')


def main(bench, out_json, out_svg, *options):
    off, on = (measure(bench, recording, options) for recording in (False, True))
    show(off, "Not recording (PARALLEL_MONITOR=off)")
    show(on, "Recording (the default)")
    with open(out_json, "w", encoding="utf-8") as out:
        json.dump({name: {f"{w}/{p}": v for (w, p), v in r.items()} for name, r in (("off", off), ("on", on))}, out, indent=1)
    plot(off, out_svg)
    print(f"\n  {out_json}\n  {out_svg}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
