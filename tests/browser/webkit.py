"""WebKit for tests: WebKitGTK's own small browser, driven by WebDriver over HTTP (W3C WebDriver, level 2).

It needs a display: Xvfb gives it one that nobody sees. Debian brings all three (`tests/prerequisites.py`).
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.prerequisites import mini_browser

_PATIENCE = 60  # seconds for one answer, on a busy machine


class WebKit:
    """One window. `call` sends any command of WebDriver; the rest are the few that tests need."""

    def __init__(self, port: int, program: Path) -> None:
        """Begin a session with the driver that listens at `port`, in the browser `program`."""
        self._address = f"http://127.0.0.1:{port}/session"
        options = {"binary": str(program), "args": ["--automation"]}
        begun = self._send("POST", "", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self._session = f"/{begun['sessionId']}"

    def close(self) -> None:
        """End the session, and the browser with it."""
        self._send("DELETE", self._session)

    def call(self, method: str, path: str, **parameters: Any) -> Any:
        """Send a command below the session's address and wait for its answer.

        Raises:
            RuntimeError: WebKit could not do it.
        """
        return self._send(method, f"{self._session}/{path}", parameters if method == "POST" else None)

    def open(self, url: str) -> None:
        """Go to a page and wait until it is loaded."""
        self.call("POST", "url", url=url)

    def back(self) -> None:
        """Go back to the page before."""
        self.call("POST", "back")

    def run(self, script: str) -> Any:
        """What a script returns."""
        return self.call("POST", "execute/sync", script=script, args=[])

    def run_async(self, function: str) -> Any:
        """What an async function without parameters comes to."""
        script = f"const done = arguments[arguments.length - 1]; ({function})().then(done)"
        return self.call("POST", "execute/async", script=script, args=[])

    def keys(self, *keys: str) -> None:
        """Press and release keys, one after the other; names as WebDriver has them (private use characters)."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("POST", "actions", actions=[{"type": "key", "id": "keyboard", "actions": strokes}])

    def settle(self) -> None:
        """Wait until the page has painted what it does after it was shown: three frames and a task."""
        self.run_async(
            """async () => {
              for (let i = 0; i < 3; i++) await new Promise((next) => requestAnimationFrame(next));
              await new Promise((next) => setTimeout(next, 0));
            }"""
        )

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._address + path, data=data, method=method)  # noqa: S310 - this machine
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as problem:
            with problem:
                told = json.load(problem)["value"]
            raise RuntimeError(f"{path}: {told.get('error')}: {told.get('message')}") from None


@contextmanager
def webkit() -> Iterator[WebKit]:
    """The system's WebKitGTK, on a display of its own, with nothing kept from before.

    Raises:
        FileNotFoundError: something of it is not there; the message says how to get it.
        RuntimeError: it does not start.
    """
    driver, display, browser = shutil.which("WebKitWebDriver"), shutil.which("Xvfb"), mini_browser()
    if driver is None or display is None or browser is None:
        raise FileNotFoundError(
            "the browser tests need WebKitGTK; type as root: apt-get install --yes webkit2gtk-driver xvfb"
        )
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        screen = stack.enter_context(_screen(display))
        environment = {
            **os.environ,
            "DISPLAY": screen,
            "HOME": home,
            "XDG_CACHE_HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_RUNTIME_DIR": home,
            "NO_AT_BRIDGE": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # tests may run as root; the pages are our own
        }
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = stack.enter_context(
            subprocess.Popen(
                [driver, f"--port={port}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )
        stack.callback(process.terminate)
        while not _listens(port):
            if process.poll() is not None:
                raise RuntimeError("WebKitWebDriver does not start")
        running = WebKit(port, browser)
        stack.callback(running.close)
        yield running


@contextmanager
def _screen(program: str) -> Iterator[str]:
    """A display that nobody sees; its name."""
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = told.readline().strip()
            if not number:
                raise RuntimeError("Xvfb does not start")
            yield f":{number}"
        finally:
            process.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
