#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""An HTTP server with real data and the manners of a remote one: it answers each
request after a delay, as many at a time as are made.

It serves Debian's iso-codes (languages, countries and their subdivisions, …) in a
few hundred resources, whose addresses /sources.txt lists, and, if asked to, a folder.
With --refuse it refuses that many of a hundred requests, by chance, and all beyond eight
at a time. Prints its address when it is ready."""

import argparse
import http.server
import itertools
import json
import random
import sys
import threading
import time

WHOLE = ("iso_15924", "iso_3166-1", "iso_3166-3", "iso_4217", "iso_639-2", "iso_639-5")
LANGUAGES_PER_PAGE = 45


def records(name):
    """The records of one of iso-codes' files, which have a single member."""
    with open(f"/usr/share/iso-codes/json/{name}.json", encoding="utf-8") as file:
        (content,) = json.load(file).values()
    return content


def resources():
    """Path -> body."""
    tables = {name: records(name) for name in WHOLE}
    for subdivision in records("iso_3166-2"):
        country = subdivision["code"][:2].lower()
        tables.setdefault(f"subdivisions_{country}", []).append(subdivision)
    languages = records("iso_639-3")
    for page, first in enumerate(range(0, len(languages), LANGUAGES_PER_PAGE), 1):
        tables[f"languages_{page:03}"] = languages[first:first + LANGUAGES_PER_PAGE]
    return {f"/iso/{name}.json": json.dumps(rows, ensure_ascii=False).encode()
            for name, rows in tables.items()}


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"     # connections stay open
    disable_nagle_algorithm = True    # headers and body go out at once
    delay = 0.0
    bodies = {}
    refuse = 0  # of a hundred
    chance = random.Random(2026)
    places = threading.Semaphore(8)
    refused = 0
    answered = itertools.count(1)  # next() is atomic
    last = 0

    def do_GET(self):
        if not self.refuse or not self.path.startswith("/iso/"):
            self.answer()
        elif not self.places.acquire(blocking=False):
            self.say_no(429)
        else:
            try:
                if self.chance.random() * 100 < self.refuse:
                    self.say_no(503)
                else:
                    self.answer()
            finally:
                self.places.release()

    def say_no(self, status):
        Handler.refused += 1
        self.send_response(status)
        self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self):
        if self.path == "/answered":  # how many of the resources; at once
            body = str(Handler.last).encode()
        elif self.path == "/refused":
            body = str(Handler.refused).encode()
        else:
            time.sleep(self.delay)
            body = self.bodies.get(self.path)
        if body is None:
            super().do_GET()
            return
        if self.path.startswith("/iso/"):
            Handler.last = next(self.answered)
        self.send_response(200)
        self.send_header("Content-Type", "application/json" if self.path.endswith(".json") else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_HEAD(self):
        time.sleep(self.delay)
        super().do_HEAD()

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 512


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--delay", type=float, default=0, help="milliseconds before each answer")
    parser.add_argument("--refuse", type=int, default=0, help="requests of a hundred, and all beyond eight at a time")
    parser.add_argument("--folder", help="serve this folder too")
    parser.add_argument("--while-stdin", action="store_true", help="end when standard input does")
    options = parser.parse_args()

    Handler.delay = options.delay / 1000
    Handler.refuse = options.refuse
    server = Server(("127.0.0.1", 0),
                    lambda *args: Handler(*args, directory=options.folder or "/nonexistent"))
    address = f"http://127.0.0.1:{server.server_port}"
    Handler.bodies = resources()
    sources = "".join(f"{address}{path}\n" for path in Handler.bodies)
    Handler.bodies["/sources.txt"] = sources.encode()
    print(address, flush=True)

    threading.Thread(target=server.serve_forever, daemon=True).start()
    if options.while_stdin:
        sys.stdin.read()
    else:
        threading.Event().wait()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
