"""Firefox for tests, driven by Marionette: the protocol that geckodriver speaks, over a plain socket.

Debian has no geckodriver, and a client of WebDriver BiDi would bring a heap of npm packages; Marionette needs the
standard library alone. Messages are JSON arrays behind their length: `[0, id, command, parameters]` there,
`[1, id, error, result]` back (Firefox source docs, remote/marionette/Protocol).
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from tests.prerequisites import FIREFOX

_PATIENCE = 60  # seconds for one answer, on a busy machine
_PREFERENCES = {
    "marionette.port": 0,  # any that is free
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disabled": True,  # no other host is ever asked
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "ui.prefersReducedMotion": 1,
}


class Firefox:
    """One window. `call` sends any command of WebDriver; the rest are the few that tests need."""

    def __init__(self, port: int) -> None:
        """Connect and begin a session."""
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self._stream = self._socket.makefile("rb")
        self._numbers = count(1)
        self._read()  # who is speaking
        self.call("WebDriver:NewSession", capabilities={"alwaysMatch": {"unhandledPromptBehavior": "accept"}})

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self._socket.close()

    def call(self, command: str, **parameters: Any) -> Any:
        """Send a command and wait for its answer.

        Raises:
            RuntimeError: Firefox could not do it.
        """
        number = next(self._numbers)
        message = json.dumps([0, number, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, answered, error, result = self._read()
        if error or answered != number:
            raise RuntimeError(f"{command}: {error}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def open(self, url: str) -> None:
        """Go to a page and wait until it is loaded."""
        self.call("WebDriver:Navigate", url=url)

    def resize(self, width: int, height: int) -> None:
        """Make the inside of the window so wide and high."""
        self.call("WebDriver:SetWindowRect", width=width, height=height)
        across, down = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]")
        self.call("WebDriver:SetWindowRect", width=width + across, height=height + down)

    def run(self, script: str) -> Any:
        """What a script returns."""
        return self.call("WebDriver:ExecuteScript", script=script, args=[], sandbox=None)

    def run_async(self, function: str) -> Any:
        """What an async function without parameters comes to."""
        script = f"const done = arguments[arguments.length - 1]; ({function})().then(done)"
        return self.call("WebDriver:ExecuteAsyncScript", script=script, args=[], sandbox=None)

    def keys(self, *keys: str) -> None:
        """Press and release keys, one after the other; names as WebDriver has them (private use characters)."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("WebDriver:PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": strokes}])

    def problems(self, home: str) -> list[str]:
        """Errors that pages below the address `home` have caused until now. A font that comes late is none."""
        script = """return Services.console.getMessageArray()
          .filter((item) => item instanceof Ci.nsIScriptError && !(item.flags & Ci.nsIScriptError.warningFlag))
          .map((item) => `${item.sourceName}: ${item.errorMessage}`)"""
        self.call("Marionette:SetContext", value="chrome")
        try:
            said: list[str] = self.run(script)
        finally:
            self.call("Marionette:SetContext", value="content")
        return [line for line in said if home in line]

    def _read(self) -> Any:
        size = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise RuntimeError("Firefox has gone")
            size += byte
        return json.loads(self._stream.read(int(size)))


@contextmanager
def firefox() -> Iterator[Firefox]:
    """The system's Firefox, without a window, with a profile of its own.

    Raises:
        FileNotFoundError: there is none; the message says how to get it.
        RuntimeError: it does not start.
    """
    program = next(filter(None, map(shutil.which, FIREFOX)), None)
    if program is None:
        raise FileNotFoundError("the browser tests need Firefox; type as root: apt-get install --yes firefox-esr")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _PREFERENCES.items()]
        (Path(profile) / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [
            program,
            "--headless",
            "--marionette",
            "--remote-allow-system-access",
            "--no-remote",
            "--profile",
            profile,
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
            try:
                running = Firefox(_port(process))
                try:
                    yield running
                finally:
                    running.close()
            finally:
                process.terminate()
                process.communicate()


def _port(process: subprocess.Popen[str]) -> int:
    said = []
    for line in process.stdout or ():
        if "Marionette" in line and "Listening on port" in line:
            return int(line.rsplit(maxsplit=1)[1])
        said.append(line)
    raise RuntimeError("Firefox does not start: " + "".join(said))
