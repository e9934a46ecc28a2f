"""Fixtures of the browser tests: one browser for all, a reader of its own for each test, servers that end with it."""

from __future__ import annotations

import fcntl
import re
import shutil
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
    """The reference library in the language that it is written in, built once for all workers of a run."""
    shared = shared_folder(tmp_path_factory)
    project = shared / "original"

    def write() -> Path:
        for name in ("content", "docs", "generator"):
            shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", project)
        library = project / "content/library.yaml"
        text = library.read_text(encoding="utf-8")
        library.write_text(re.sub(r"^translations: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
        return project / "mkdocs.yml"

    return built_once(shared, "reference", write)


@pytest.fixture(scope="session")
def every_language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference library in all of its languages, built once for all workers of a run."""
    return built_once(shared_folder(tmp_path_factory), "every-language", lambda: ROOT / "mkdocs.yml")


def built_once(shared: Path, name: str, project: Callable[[], Path]) -> Path:
    """The site of a project: the first worker builds, the others wait."""
    target = shared / name / "site"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the system frees it with the file
        if not target.exists():
            engine.build(project(), target, strict=True, progress=lambda _: None, say=print, drafts=True)
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
