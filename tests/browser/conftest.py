"""Fixtures of the browser tests: one browser for all, a reader of its own for each test, servers that end with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.harness import Reader, chromium, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture
def read(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Opens readers: `read(url, width=320, colours="dark", scripts=False)`.

    The test fails when a reader still has problems at its end that the test has not taken.
    """
    readers: list[Reader] = []

    def start(url: str, **options: Any) -> Reader:
        readers.append(Reader(browser, url, **options))
        return readers[-1]

    yield start
    for reader in readers:
        reader.close()
    assert [problem for reader in readers for problem in reader.problems] == []


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves folders: `serve(site)` gives the address. They are served until the end of the session."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))
