# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""An HTTP server on loopback with CSV files, /0.csv and so on. With --flaky it refuses
one in ten requests, serves four at a time at most, and closes some connections in the middle
of a body, by chance from a fixed seed. Prints its address when it is ready. Ends when its
standard input does."""

import argparse
import http.server
import random
import sys
import threading


def body(number):
    rows = "".join(f"{i},row {i} of {number},{i * 0.25}\n" for i in range(2000))
    return f"id,name,value\n{rows}".encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    flaky = False
    chance = random.Random(2026)
    places = threading.Semaphore(4)

    def refuse(self, status, wait):
        self.send_response(status)
        self.send_header("Retry-After", wait)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        whole = body(int(self.path.strip("/").split(".")[0]))
        if not self.flaky:
            self.answer(whole, len(whole))
            return
        if not self.places.acquire(blocking=False):
            self.refuse(429, "0")
            return
        try:
            draw = self.chance.random()
            if draw < 0.1:
                self.refuse(503, "1" if draw < 0.02 else "0")
            elif draw < 0.15:
                self.answer(whole, len(whole) // 2)
                self.close_connection = True
            elif draw < 0.2:
                self.close_connection = True  # without a word
            else:
                self.answer(whole, len(whole))
        finally:
            self.places.release()

    def answer(self, whole, size):
        self.send_response(200)
        self.send_header("Content-Type", "text/csv")
        self.send_header("Content-Length", str(len(whole)))
        self.end_headers()
        self.wfile.write(whole[:size])

    def log_message(self, *_):
        pass


parser = argparse.ArgumentParser()
parser.add_argument("--flaky", action="store_true")
options = parser.parse_args()
Handler.flaky = options.flaky
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
