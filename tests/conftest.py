"""What holds for all tests: the same cases every time, no verdict by the clock, and one cache of handouts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from generator.handouts.cache import VARIABLE

settings.register_profile("guidepress", deadline=None, derandomize=True)
settings.load_profile("guidepress")


@pytest.fixture(scope="session", autouse=True)
def cache_of_handouts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Many tests build one and the same library: its sheets are set once in a process, not in every test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests record (`record_property("figure", …)`), under the results of a run."""
    reports = [report for found in terminalreporter.stats.values() for report in found]
    properties = [pair for report in reports for pair in getattr(report, "user_properties", ())]
    figures = dict.fromkeys(value for name, value in properties if name == "figure")
    if figures:
        terminalreporter.section("figures")
        for figure in sorted(figures):
            terminalreporter.write_line(figure)
