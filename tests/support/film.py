# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""Records the moving picture of the README: film.py BUILD [OUTPUT]

The real window on an X server of its own (Xvfb), on the demo's job, which loads from the demo's server on loopback.
Needs the targets elt and parallel-monitor, and Debian's xvfb, xdotool, ffmpeg and iso-codes. The result,
resources/screenshots/film.webp, is a WebP with 8 pictures a second.
"""

import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request

TOP = pathlib.Path(__file__).resolve().parents[2]
DEMO = TOP / "examples/elt/demo"
SIZE = (1200, 760)
SECONDS = 17
LARGEST = 1_500_000  # bytes


def started(stack, command, **how):
    process = subprocess.Popen(command, **how)

    def end():
        process.terminate()
        process.wait()
    stack.callback(end)
    return process


def wait_for(what, there):
    until = time.monotonic() + 30
    while not there():
        if time.monotonic() > until:
            sys.exit(f"film.py: {what} did not come")
        time.sleep(0.02)


def display(stack):
    read, write = os.pipe()
    started(stack, ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as number:
        return ":" + number.readline().strip()


def main(build, output):
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "runtime").mkdir(mode=0o700)
        screen = display(stack)
        environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder), "LC_ALL": "C.UTF-8",
                       "XDG_RUNTIME_DIR": str(folder / "runtime"), "XDG_CONFIG_HOME": str(folder / "config")}
        server = started(stack, [sys.executable, DEMO / "server.py", "--delay", "900", "--while-stdin"],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        address = server.stdout.readline().strip()
        with urllib.request.urlopen(address + "/sources.txt") as answer:
            sources = answer.read().decode().splitlines()
        broken = [address + f"/iso/gone_{i}.json" for i in range(4)]  # some of every night fail
        for i, source in enumerate(broken):
            sources.insert(60 + 45 * i, source)
        (folder / "sources.txt").write_text("\n".join(sources) + "\n")

        started(stack, [build / "examples/elt/elt", "--brief", "--workers", "24", "--sources", folder / "sources.txt",
                        "--transform", DEMO / "countries.sql", "--warehouse", f"sqlite:{folder}/warehouse.db"],
                env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        journals = folder / "runtime/parallel"
        wait_for("the job's journal", lambda: any(journals.glob("*.journal")))
        started(stack, [build / "monitor/parallel-monitor", "-qwindowgeometry", f"{SIZE[0]}x{SIZE[1]}+0+0",
                        next(journals.glob("*.journal"))], env=environment)
        wait_for("the window", lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "parallel"],
                                                       env=environment, stdout=subprocess.DEVNULL).returncode == 0)
        time.sleep(0.5)  # until it is painted
        raw = folder / "film.mkv"
        camera = subprocess.Popen(["ffmpeg", "-loglevel", "error", "-f", "x11grab", "-draw_mouse", "0", "-framerate", "8",
                                   "-video_size", f"{SIZE[0]}x{SIZE[1]}", "-i", screen, "-t", str(SECONDS),
                                   "-c:v", "ffv1", raw], env=environment)
        camera.wait()
        for quality in (80, 70, 60, 50, 40, 30):
            subprocess.run(["ffmpeg", "-loglevel", "error", "-y", "-i", raw, "-vf", "scale=1000:-1:flags=lanczos", "-c:v",
                            "libwebp_anim", "-quality", str(quality), "-compression_level", "6", "-loop", "0", output],
                           check=True)
            if output.stat().st_size <= LARGEST:
                break
        else:
            sys.exit(f"film.py: {output} has more than {LARGEST} bytes")
    print(f"{output}: {output.stat().st_size} bytes")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(),
         pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else TOP / "resources/screenshots/film.webp")
