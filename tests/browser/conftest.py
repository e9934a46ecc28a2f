"""Fixtures of the browser tests: one browser for all, a reader of its own for each test, servers that end with it."""

from __future__ import annotations

import fcntl
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.publish import engine
from tests.browser.explorer_case import explored_site
from tests.browser.harness import Reader, chromium, file_url, served
from tests.conftest import shared_folder

ROOT = Path(__file__).parent.parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder needs more than Python: `make check` passes over it."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.slow)


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
def serve() -> Iterator[Callable[..., str]]:
    """Serves folders: `serve(site)` gives the address. They are served until the end of the session."""
    with ExitStack() as servers:
        yield lambda folder, **options: servers.enter_context(served(folder, **options))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference library, built once for all workers of a run: the first one builds, the others wait."""
    shared = shared_folder(tmp_path_factory)
    target = shared / "reference" / "site"
    with (shared / "reference.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the system frees it with the file
        if not target.exists():
            engine.build(ROOT / "mkdocs.yml", target, strict=True, progress=lambda _: None, say=print)
    return target


@pytest.fixture(scope="session")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy, unzipped somewhere else."""
    (bundle,) = (site / "offline").glob("*.zip")
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(folder := tmp_path_factory.mktemp("a stick with ünusual name"))
    return folder / bundle.stem


@pytest.fixture(scope="session")
def host(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(params=["hosted", "offline"])
def home(request: pytest.FixtureRequest) -> str:
    """The address of the reference library, with a slash at the end: on a host, and in a folder without network."""
    if request.param == "hosted":
        return str(request.getfixturevalue("host"))
    return file_url(request.getfixturevalue("unzipped")) + "/"


@pytest.fixture(scope="session")
def explored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of `explorer_case`, built once."""
    return explored_site(tmp_path_factory.mktemp("explored"))


@pytest.fixture(scope="session")
def address(explored: Path, serve: Callable[[Path], str]) -> str:
    return serve(explored)
