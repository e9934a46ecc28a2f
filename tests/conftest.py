"""What holds for all tests: the same cases every time, no verdict by the clock, and handouts are set once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from generator.store import VARIABLE

settings.register_profile("guidepress", deadline=None, derandomize=True)
settings.load_profile("guidepress")


@pytest.fixture(scope="session")
def kept_handouts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many tests build one and the same library: its sheets are set once, not in every test or worker."""
    folder = shared_folder(tmp_path_factory) / "handouts"
    folder.mkdir(exist_ok=True)
    return folder


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run have in common; `factory` gives each worker a folder in it."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def store_of_fixtures(tmp_path_factory: pytest.TempPathFactory, kept_handouts: Path) -> Iterator[None]:
    """What fixtures of a whole module build."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(store(tmp_path_factory.mktemp("store"), kept_handouts)))
        yield


@pytest.fixture(autouse=True)
def own_store(tmp_path_factory: pytest.TempPathFactory, kept_handouts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finished guidelines are each test's own: what one made with a part of the program replaced, no other gets."""
    monkeypatch.setenv(VARIABLE, str(store(tmp_path_factory.mktemp("store"), kept_handouts)))


def store(folder: Path, handouts: Path) -> Path:
    """A folder for what builds keep, which shares its `handouts`."""
    (folder / "handouts").symlink_to(handouts, target_is_directory=True)
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests record (`record_property("figure", …)`), under the results of a run."""
    reports = [report for found in terminalreporter.stats.values() for report in found]
    properties = [pair for report in reports for pair in getattr(report, "user_properties", ())]
    figures = dict.fromkeys(value for name, value in properties if name == "figure")
    if figures:
        terminalreporter.section("figures")
        for figure in sorted(figures):
            terminalreporter.write_line(figure)
