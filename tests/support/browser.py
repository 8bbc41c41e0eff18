# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""browser.py CHROMIUM URL WIDTHxHEIGHT STEP…

Opens a page in a headless browser and takes steps, by the browser's DevTools protocol over pipes.
Each prints a line when it is done:

    wait:EXPRESSION    until it is true (JavaScript)
    print:EXPRESSION   its value
    shot:FILE          a picture, PNG
    dark:              the dark colour scheme from now on

The browser's complaints about scripts are printed as "complaint: …". Ends with 1 when a step hangs."""

import base64
import json
import os
import subprocess
import sys
import tempfile
import time

HANG = 60

program, url, size, *steps = sys.argv[1:]
width, height = (int(part) for part in size.split("x"))


class Browser:
    def __init__(self, profile):
        to_browser, self.write_end = os.pipe()
        self.read_end, from_browser = os.pipe()
        # The browser reads from 3 and writes to 4, whatever numbers the pipes have here.
        wiring = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                 "--disable-background-networking", "--disable-sync", "--disable-component-update",
                 "--proxy-server=direct://", "--hide-scrollbars", "--remote-debugging-pipe",
                 f"--user-data-dir={profile}"]
        self.process = subprocess.Popen(["sh", "-c", wiring, "sh", program, *flags],
                                        pass_fds=(to_browser, from_browser), stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.last = 0
        self.session = None

    def message(self):
        while b"\0" not in self.buffer:
            more = os.read(self.read_end, 65536)
            if not more:
                sys.exit("the browser has ended")
            self.buffer += more
        text, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(text)
        if message.get("method") == "Runtime.exceptionThrown":
            print("complaint:", json.dumps(message["params"]["exceptionDetails"])[:500], flush=True)
        if message.get("method") == "Log.entryAdded" and (
                message["params"]["entry"]["level"] == "error" and message["params"]["entry"]["source"] != "network"):
            print("complaint:", message["params"]["entry"]["text"], flush=True)
        return message

    def call(self, method, **params):
        self.last += 1
        message = {"id": self.last, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.last:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]

    def value(self, expression, otherwise=None):
        """Of an expression; `otherwise` where it throws, as before the page is there."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result and otherwise is not None:
            return otherwise
        if "exceptionDetails" in result:
            sys.exit(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
    browser = Browser(profile)
    try:
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        browser.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            browser.call(f"{domain}.enable")
        browser.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                     mobile=False)
        browser.call("Page.navigate", url=url)
        for step in steps:
            kind, what = step.split(":", 1)
            if kind == "wait":
                begin = time.monotonic()
                while not browser.value(what, False):
                    if time.monotonic() - begin > HANG:
                        sys.exit(f"never: {what}\n{browser.value('document.body.innerText')}")
                    time.sleep(0.05)
                print("done", flush=True)
            elif kind == "print":
                print(browser.value(what), flush=True)
            elif kind == "dark":
                browser.call("Emulation.setEmulatedMedia",
                             features=[{"name": "prefers-color-scheme", "value": "dark"}])
                print("done", flush=True)
            elif kind == "shot":
                with open(what, "wb") as picture:
                    picture.write(base64.b64decode(browser.call("Page.captureScreenshot")["data"]))
                print("done", flush=True)
            else:
                sys.exit(f"{step}: accepted are wait:, print:, dark: and shot:")
    finally:
        browser.process.kill()
        browser.process.wait()
