"""A native library that panics, and a clock far from the present, end in a sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import fonts
from generator.cli import main
from generator.diagnostics import Findings, MachineError
from generator.fonts import load_fonts, missing_characters
from generator.handouts import typeset
from generator.handouts.make import TypesetOptions, make_sheets
from generator.model.directory import Directory
from generator.native import PanicError, no_panic
from generator.text.resolve import Texts
from tests.support import LibraryCase


class PanicException(BaseException):
    """What PyO3 raises where Rust panics: nothing can import it."""


PanicException.__module__ = "pyo3_runtime"


class Panicking:
    """A compiler of Typst that panics whatever it is asked, as it does over a clock before 1970."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __getattr__(self, _: str) -> object:  # noqa: D105 - any method
        def panic(*_: object, **__: object) -> None:
            raise PanicException("index out of bounds")

        return panic


def test_only_a_panic_is_made_a_sentence() -> None:
    with pytest.raises(PanicError, match=r"while trying the typesetter stopped .*: over"), no_panic("trying"):
        raise PanicException("over")
    for other in (KeyboardInterrupt, SystemExit, ValueError):
        with pytest.raises(other), no_panic("trying"):
            raise other


def test_a_sheet_that_makes_the_typesetter_panic_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = LibraryCase(tmp_path).load().library
    assert library is not None
    monkeypatch.setattr(typeset, "Compiler", Panicking)
    findings = Findings()
    made = make_sheets(library, Texts(Directory(library)), "", findings, TypesetOptions(load_fonts(), threads=1))
    assert made == {"sore-throat": ()}
    assert {item.code for item in findings} == {"typesetting-failed"}
    assert all("stopped with an error of its own: index out of bounds" in item.message for item in findings)


def test_fonts_that_make_it_panic_are_the_machine_s(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = load_fonts()
    monkeypatch.setattr(fonts, "Compiler", Panicking)
    with pytest.raises(MachineError, match="looking for characters"):
        missing_characters(["\N{GREEK SMALL LETTER BETA}\N{BALLET SHOES}"], ours)


@pytest.mark.parametrize("now", [-1.0, -3e9, 2.0**32])
@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_a_clock_far_from_the_present_ends_with_3(
    command: str, now: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = LibraryCase(tmp_path).configure("site_url: https://example.org/\n")
    monkeypatch.setattr(time, "time", lambda: now)
    result = CliRunner().invoke(main, [command, "-f", str(tmp_path / "mkdocs.yml")])
    assert (result.exit_code, "the clock of this machine stands" in result.output) == (3, True), result.output
    assert not case.site.exists()


@pytest.mark.parametrize("epoch", ["-1", "-99999999999", "4294967296", "99999999999999999999", "now", "1e3", " 5", "٣"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_an_epoch_that_is_no_time_ends_with_3(
    command: str, epoch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = LibraryCase(tmp_path).configure("site_url: https://example.org/\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = CliRunner().invoke(main, [command, "-f", str(tmp_path / "mkdocs.yml")])
    assert (result.exit_code, "it must be a whole number of seconds" in result.output) == (3, True), result.output
    assert not case.site.exists()
