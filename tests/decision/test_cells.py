"""Every cell of `fixtures/decisions/cells/`: what it means, how it reads, or why it is refused.

All words of all refusals stand beside a file in `<name>.told.txt`; `fixtures/told.py` writes these anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.decision.domains import outside
from generator.decision.errors import CellError
from generator.decision.parser import parse_cell
from generator.decision.sfeel_text import to_sfeel
from generator.decision.words import in_words
from generator.model.sfeel import InputName, Type

FOLDER = Path(__file__).parents[1] / "fixtures" / "decisions" / "cells"
INPUTS = {
    name: InputName(name, kind, name, label)
    for name, kind, label in (
        ("age", Type.INTEGER, "Your age"),
        ("risk", Type.TEXT, "Your risk"),
        ("low.limit", Type.NUMBER, "Lower limit"),
        ("Start of it", Type.DATE, "Start"),
        ("opens", Type.TIME, "Opens"),
        ("yes", Type.TEXT, "A name that is a keyword"),
    )
}


FILES = sorted(path for path in FOLDER.glob("*.txt") if not path.stem.endswith(".told"))


def cases(sign: str, files: Sequence[Path] = FILES) -> list[Any]:
    """The lines with this sign of all files, each with its domain."""
    found = []
    for path in files:
        raw: dict[str, Any] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("@ {"):
                raw = json.loads(line[2:])
            elif f" {sign} " in line and not line.startswith("#"):
                cell, _, rest = line.partition(f" {sign} ")
                text = "" if cell == "<empty>" else cell.strip()
                found.append(pytest.param(raw, text, rest, id=f"{path.stem}:{number}"))
    return found


@pytest.mark.parametrize(("raw", "text", "expected"), cases("=>"))
def test_cell_is_read(raw: dict[str, Any], text: str, expected: str, make_domain: Any) -> None:
    canonical, _, words = expected.partition(" => ")
    domain = make_domain(raw)
    tests = parse_cell(text, domain, INPUTS)
    assert to_sfeel(tests, domain) == canonical
    assert in_words(tests, domain) == words.removesuffix(" OUTSIDE")
    assert outside(tests, domain) == words.endswith(" OUTSIDE")
    assert parse_cell(canonical, domain, INPUTS) == tests


@pytest.mark.parametrize(("raw", "text", "expected"), cases("!!"))
def test_cell_is_refused(raw: dict[str, Any], text: str, expected: str, make_domain: Any) -> None:
    found = re.fullmatch(r"(\d+)\+(\d+) ?(unknown-value)? ?(.*?)(?: ~ (.*))?", expected)
    assert found, expected
    with pytest.raises(CellError) as caught:
        parse_cell(text, make_domain(raw), INPUTS)
    error = caught.value
    assert (error.offset, error.length) == (int(found[1]), int(found[2])), error
    assert error.code == (found[3] or "bad-cell")
    assert found[4] in error.message
    assert (found[5] or "") in error.hint


def refusals(path: Path, make_domain: Any) -> str:
    """Every word on each cell of a file that is refused."""
    lines = []
    for case in cases("!!", [path]):
        raw, text, _ = case.values
        with pytest.raises(CellError) as caught:
            parse_cell(text, make_domain(raw), INPUTS)
        lines.append(f"{text}\n    {caught.value.message}\n    {caught.value.hint}\n")
    return "".join(lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_refusal_says_what_stands_beside_the_file(path: Path, make_domain: Any) -> None:
    assert refusals(path, make_domain) == path.with_suffix(".told.txt").read_text(encoding="utf-8")


def test_every_file_has_cases() -> None:
    assert len(cases("=>")) > 100
    assert len(cases("!!")) > 100
