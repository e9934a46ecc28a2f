"""Inputs that once were not survived: each loader reads its own of them, every time (see `tests/benchmarks/fuzz.py`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.fuzz import CORPUS, LOADERS, one, run, seeds

INPUTS = sorted(path for path in CORPUS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_mended_stays_so(path: Path) -> None:
    assert one(path.parent.name, path.read_bytes()) == ""


@pytest.mark.parametrize("loader", LOADERS)
def test_every_loader_has_seeds_and_survives_them(loader: str) -> None:
    found = seeds(loader)
    assert found
    assert [data for data in found if one(loader, data)] == []


def test_what_is_not_survived_is_told_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(data: bytes) -> None:
        raise ZeroDivisionError(len(data))

    monkeypatch.setitem(LOADERS, "csv", broken)  # type: ignore[arg-type]
    monkeypatch.setattr("tests.benchmarks.fuzz.FOUND", tmp_path)
    tally = run("csv", 0.0, 1)
    assert tally.inputs == 0
    assert "ZeroDivisionError" in one("csv", b"x")
    tally = run("csv", 0.001, 1)
    assert tally.inputs == len(tally.failed) >= 1
    assert "ZeroDivisionError" in tally.failed[0]
    assert len(list((tmp_path / "csv").iterdir())) >= 1
