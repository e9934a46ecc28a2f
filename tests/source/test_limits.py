"""What is far too much is told in a moment: by counts, so that no test depends on how fast a machine is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from generator.diagnostics import MOST, Diagnostic, Findings, Where, did_you_mean
from tests.support import GUIDELINE, LibraryCase

BIG = "x" * 300_000


class TooMuchWorkError(Exception):
    """More calls of functions than the size of the input warrants."""


def within(calls: int, work: Callable[[], Any]) -> Any:
    """Do something; fail when it makes more calls of Python functions than this."""
    made = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal made
        made += event == "call"
        if made > calls:
            raise TooMuchWorkError(made)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        return work()
    finally:
        sys.setprofile(before)


def codes(case: LibraryCase, calls: int) -> set[str]:
    return {item.code for item in within(calls, case.load).findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"a: &a {BIG}\nterms: [{', '.join(['*a'] * 5000)}]\n", "alias-not-allowed"),
        ("\n".join(f"{'  ' * n}k{n}: &a{n}" for n in range(50)) + f"\n{'  ' * 50}v: [{'x,' * 5000}]", "unknown-key"),
        ("terms:\n" + "".join(f"  t{n}: {{tern: x}}\n" for n in range(1500)), "too-many-findings"),
    ],
    ids=["aliases of a huge text", "nested anchors", "thousands of slips"],
)
def test_a_file_that_is_too_much(text: str, expected: str, tmp_path: Path) -> None:
    assert expected in codes(LibraryCase(tmp_path).put("glossary.yaml", text), 2_000_000)


def test_thousands_of_misspelt_references(tmp_path: Path) -> None:
    terms = [f"  term-{n}:\n    term: w{n}\n    definition: See [x](term:tern-{n}).\n" for n in range(600)]
    case = LibraryCase(tmp_path).put("glossary.yaml", "terms:\n" + "".join(terms))
    loaded = within(4_000_000, case.load)
    unknown = [item for item in loaded.findings if item.code == "unknown-reference" and "glossary" in item.where.file]
    assert len(unknown) == MOST
    assert unknown[7].hint == f'did you mean "{unknown[7].message.split(chr(34))[1].replace("tern", "term")}"?'


@pytest.mark.parametrize(
    ("old", "new"),
    [("An informative heading", BIG), ("Say it in one sentence.", "[a](b) " * 40_000)],
    ids=["a title", "links"],
)
def test_a_text_that_is_too_long(old: str, new: str, tmp_path: Path) -> None:
    assert "text-too-long" in codes(LibraryCase(tmp_path).change(GUIDELINE, old, f'"{new}"'), 3_000_000)


def test_each_place_of_one_wrong_target_is_told(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(GUIDELINE, "Say it in one sentence.", "'[a](term:x) and [b](term:x)'")
    places = [item.where.column for item in case.load().findings]
    assert len(places) == 2


def test_of_each_severity_a_file_has_so_many_findings() -> None:
    findings = Findings()
    for number in range(MOST + 10):
        findings.error("bad-cell", "x", Where("a.yaml", number + 1, 1), hint=lambda: "asked")
        findings.hint("unused-term", "x", Where("a.yaml", number + 1, 1))
    findings.add(Diagnostic("bad-cell", "made elsewhere", Where("a.yaml", 1, 1)))
    findings.error("bad-cell", "x", Where("b.yaml", 1, 1))
    assert len(findings.items) == 2 * (MOST + 1) + 1
    assert [item.code for item in findings][:2] == ["too-many-findings"] * 2
    assert not findings.has_room("a.yaml")
    assert findings.has_room("b.yaml")


def test_of_many_words_the_one_that_is_a_slip_away_is_named() -> None:
    many = tuple(f"{letter}-word-{number}" for letter in "abcdef" for number in range(100))
    assert did_you_mean("c-wrd-42", many) == 'did you mean "c-word-42"?'
    assert did_you_mean("c-wrod-42", many) == 'did you mean "c-word-42"?'
    assert did_you_mean("nothing like it", many) == ""
