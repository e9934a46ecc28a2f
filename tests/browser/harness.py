"""A reader's browser for tests: a page that complains of everything a reader would never see but suffer from.

`Reader` wraps one page in a context of its own (width, colours, scripts) and writes down every console error or
warning, script error, failed or refused request, and every request to another host than the one that serves the page.
The fixture `read` of `conftest.py` opens readers and fails the test that leaves a problem unlooked-at.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, CDPSession, ConsoleMessage, Page, Request, Response, sync_playwright

from generator.pages.policy import headers
from generator.publish.hosting import FONTS_KEEP, PAGES_KEEP
from tests.prerequisites import CHROMIUM

Colours = Literal["light", "dark", "forced"]
DESKTOP, PHONE = 1280, 320
"""Widths in CSS pixels; 320 is also what 1280 becomes at a zoom of 400 % (WCAG 1.4.10)."""
_HEIGHT = {DESKTOP: 800, PHONE: 640}
_LOCAL_SCHEMES = {"data", "blob", "about"}
_BAD_STATUS = 400
_ARGUMENTS = [
    "--no-sandbox",  # CI runs as root; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no other host is ever asked, only written down
]


class Reader:
    """One open page and what went wrong on it.

    `problems` are sentences; `take_problems()` hands them over to a test that expects them.
    """

    def __init__(
        self, browser: Browser, url: str, *, width: int = DESKTOP, colours: Colours = "light", scripts: bool = True
    ) -> None:
        """Open `url`. A page from a folder (`file:`) is read with the network off."""
        self.problems: list[str] = []
        self._context = browser.new_context(
            viewport={"width": width, "height": _HEIGHT.get(width, 800)},
            color_scheme="dark" if colours == "dark" else "light",
            forced_colors="active" if colours == "forced" else "none",
            reduced_motion="reduce",
            service_workers="block",
            offline=url.startswith("file:"),
            locale="en-GB",
        )
        self._context.set_default_timeout(30_000)
        self._context.on("page", self._watch)
        self.page: Page = self._context.new_page()
        if not scripts:
            _switch_off_scripts(self.page)
        self._home = urlsplit(url)
        self.open(url)

    def open(self, url: str) -> None:
        """Go to another page of the same site."""
        self.page.goto(url, wait_until="load")

    def take_problems(self) -> list[str]:
        """What went wrong until now; afterwards it is forgotten."""
        taken, self.problems = self.problems, []
        return taken

    def close(self) -> None:
        """Close the page and everything it has stored."""
        self._context.close()

    def _watch(self, page: Page) -> None:
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._note(f"script error: {error}"))
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failed)
        page.on("response", self._on_response)
        page.on("websocket", lambda socket: self._note(f"web socket: {socket.url}"))

    def _note(self, problem: str) -> None:
        self.problems.append(problem)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self._note(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        ours = (address.scheme, address.netloc) == (self._home.scheme, self._home.netloc)
        if not ours and address.scheme not in _LOCAL_SCHEMES:
            self._note(f"request to another host: {request.url}")

    def _on_failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader had already gone on to another page
            self._note(f"request failed: {request.url} ({request.failure})")

    def _on_response(self, response: Response) -> None:
        if response.status >= _BAD_STATUS:
            self._note(f"answer {response.status}: {response.url}")


# Playwright's own `java_script_enabled=False` cannot be lifted again, and without it neither axe nor animation frames
# run. So scripts are switched off by the browser's own means, in a session that `awake` can find.
_asleep: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def _switch_off_scripts(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    _asleep[page] = session


@contextmanager
def awake(page: Page) -> Iterator[None]:
    """Let the checkers' scripts run on a page whose own scripts are off; these have missed their moment."""
    session = _asleep.get(page)
    if session is not None:
        session.send("Emulation.setScriptExecutionDisabled", {"value": False})
    try:
        yield
    finally:
        if session is not None:
            session.send("Emulation.setScriptExecutionDisabled", {"value": True})


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window.

    Raises:
        FileNotFoundError: there is none; the message says how to get it.
    """
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        raise FileNotFoundError(
            "the browser tests need Chromium; type as root: apt-get install --yes chromium-headless-shell"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
        """Say nothing."""


class _Host(_Quiet):
    """Sends the headers that our configurations for hosts send."""

    def end_headers(self) -> None:
        for name, value in headers().items():
            self.send_header(name, value)
        self.send_header("Cache-Control", FONTS_KEEP if self.path.endswith(".woff2") else PAGES_KEEP)
        super().end_headers()


@contextmanager
def served(folder: Path, *, policy: bool = True) -> Iterator[str]:
    """Serve a folder on this machine; gives its address, with a slash at the end.

    `policy` sends the headers of a well-kept host; pages that are not ours, such as the harness's own, need none.
    """
    handler = partial(_Host if policy else _Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def file_url(path: Path) -> str:
    """The address of a file as a reader opens it from a folder or a stick."""
    return path.resolve().as_uri()
