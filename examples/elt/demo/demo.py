# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Runs the same ELT job twice at the same time, serially and with threads, each on
an HTTP server of its own, shows how far they are, and compares what they loaded. Then
once more, from a server that refuses much of what it is asked."""

import contextlib
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).parent
DELAY = 150  # milliseconds that the server takes for each request
WORKERS = 32
WIDTH = 40


class Run:
    """One elt process, its server and its warehouse."""

    def __init__(self, title, elt, folder, environment, refuse=0):
        self.title = title
        self.server = subprocess.Popen(
            [sys.executable, HERE / "server.py", "--delay", str(DELAY), "--refuse", str(refuse), "--while-stdin"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self.server.stdout.readline().strip()
        self.warehouse = folder / f"{title.replace(' ', '-')}.db"
        sources = folder / f"{title}.txt"
        sources.write_text(self.ask("/sources.txt"))
        self.total = len(sources.read_text().splitlines())
        self.command = [elt, "--brief", "--workers", str(WORKERS if not refuse else WORKERS // 2),
                        "--retries", "20", "--sources", sources,
                        "--transform", HERE / "countries.sql", "--warehouse", f"sqlite:{self.warehouse}"]
        self.journal = folder / f"{title.replace(' ', '-')}.journal"
        self.environment = os.environ | environment | {"PARALLEL_RECORD": str(self.journal)}
        self.seconds = None
        self.elt = None

    def ask(self, path):
        with urllib.request.urlopen(self.address + path) as answer:
            return answer.read().decode()

    def start(self):
        self.begin = time.monotonic()
        self.elt = subprocess.Popen(self.command, env=self.environment,
                                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def poll(self):
        """How many requests are answered; notes when the program has ended."""
        if self.seconds is None and self.elt.poll() is not None:
            self.seconds = time.monotonic() - self.begin
        return int(self.ask("/answered"))

    def line(self, answered):
        seconds = self.seconds or time.monotonic() - self.begin
        filled = WIDTH * answered // self.total
        return (f"  {self.title:<10}  {'█' * filled}{'░' * (WIDTH - filled)}  "
                f"{answered:>3} of {self.total}  {seconds:5.1f} s")

    def stop(self):
        for process in (self.elt, self.server):
            if process and process.poll() is None:
                process.terminate()
                process.wait()

    def contents(self):
        """All that was loaded: {table: rows}."""
        with contextlib.closing(sqlite3.connect(self.warehouse)) as database:
            tables = [name for name, in database.execute("SELECT name FROM sqlite_master ORDER BY name")]
            return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}


def show_until_done(runs, monitor):
    live = sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    last_shown = time.monotonic()
    while True:
        lines = [run.line(run.poll()) for run in runs]
        done = all(run.seconds is not None for run in runs)
        if live:
            print("".join(f"\r\033[K{line}\n" for line in lines), end="" if done else f"\033[{len(lines)}A", flush=True)
        elif done or time.monotonic() - last_shown >= 10:
            last_shown = time.monotonic()
            print("\n".join(lines), flush=True)
        if monitor and monitor.process is None and time.monotonic() - runs[-1].begin > 0.7:
            monitor.watch(runs[-1].journal)
        if done:
            return
        time.sleep(0.05)


class Monitor:
    """Shows the job with threads while it runs: in a window, or, without a display,
    as a picture."""

    def __init__(self, program, picture):
        self.program = program if program.exists() else None
        self.picture = picture
        self.process = None

    def watch(self, journal):
        if not self.program or not journal.exists():
            return
        has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        how = [journal] if has_display else ["--picture", self.picture, journal]
        self.process = subprocess.Popen([self.program, *how], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)

    def report(self):
        if not self.process:
            return
        if self.process.poll() is None and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            print("  The monitor shows it in a window, until you close that.\n")
        elif self.process.wait(timeout=60) == 0 and self.picture.exists():
            print(f"  How the monitor's window showed it while it ran: {self.picture}\n")


def main(elt, monitor):
    with tempfile.TemporaryDirectory(prefix="elt-demo-") as folder, contextlib.ExitStack() as cleanup:
        runs = []
        for title, environment in (("serially", {"PARALLEL_ENABLED": "0"}),
                                   (f"{WORKERS} workers", {"PARALLEL_ENABLED": "1"})):
            runs.append(Run(title, elt, pathlib.Path(folder), environment))
            cleanup.callback(runs[-1].stop)

        print(f"\nThe same program loads {runs[0].total} resources from a server that takes {DELAY} ms for each,\n"
              f"serially (PARALLEL_ENABLED=0) and with {WORKERS} workers. This takes about a minute.\n", flush=True)
        for run in runs:
            run.start()
        show_until_done(runs, monitor)

        for run in runs:
            if run.elt.returncode != 0:
                print(f"\n{run.title}: exit status {run.elt.returncode}\n{run.elt.stdout.read()}", file=sys.stderr)
                return 1
        serial, threads = (run.contents() for run in runs)
        rows = sum(len(table) for table in serial.values())
        print(f"\n  {rows} rows in {len(serial)} tables, the same in both: {'yes' if serial == threads else 'NO'}\n"
              f"  {runs[0].seconds:.1f} s serially, {runs[1].seconds:.1f} s with {WORKERS} workers: "
              f"{runs[0].seconds / runs[1].seconds:.0f} times faster\n")
        monitor.report()

        mended = Run("refused", elt, pathlib.Path(folder), {"PARALLEL_ENABLED": "1"}, refuse=10)
        cleanup.callback(mended.stop)
        print("The same once more, from a server that refuses one request in ten, and all beyond eight at a time.\n",
              flush=True)
        mended.start()
        show_until_done([mended], None)
        if mended.elt.returncode != 0:
            print(f"\nexit status {mended.elt.returncode}\n{mended.elt.stdout.read()}", file=sys.stderr)
            return 1
        same = mended.contents() == threads
        print(f"\n  It refused {mended.ask('/refused')} times, and elt came back: the same rows: {'yes' if same else 'NO'}\n")
        return 0 if serial == threads and same else 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        build = pathlib.Path(sys.argv[1])
        sys.exit(main(build / "examples/elt/elt",
                      Monitor(build / "monitor/parallel-monitor", build / "demo-monitor.png")))
    except KeyboardInterrupt:
        sys.exit(130)
