"""What an editor sees: text with the line and a mark, and three forms for machines."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from generator.checks import load_and_check
from generator.codes import CODES
from generator.diagnostics import Diagnostic, Findings, Where, did_you_mean
from generator.report import FORMATS, as_text, github_report, json_report, sarif_report
from tests.support import DECISION, GUIDELINE, LibraryCase


def test_text_shows_the_line_and_marks_the_words(tmp_path: Path) -> None:
    loaded = (
        LibraryCase(tmp_path)
        .change(DECISION, '{age: ">= 18", result: negative}', '{age: ">= 18", result: negativ}')
        .load()
    )
    (item,) = loaded.findings
    assert as_text(item, loaded.sources).splitlines() == [
        "content/guidelines/sore-throat/decisions/which-test.yaml:49:34: error[unknown-value]: " + item.message,
        '  49 |     when: {age: ">= 18", result: negativ}',
        '     |                                  ^^^^^^^ did you mean "negative"?',
    ]


def test_a_wrong_character_inside_a_quoted_cell_is_pointed_at(tmp_path: Path) -> None:
    loaded = LibraryCase(tmp_path).change(DECISION, '">= 18", result: negative', '"[18..x]", result: negative').load()
    (item,) = loaded.findings
    line = loaded.sources.line(item.where)
    assert line[item.where.column - 1 : item.where.end_column - 1] == "x"


def test_a_very_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    long = "word " * 400
    loaded = LibraryCase(tmp_path).change(GUIDELINE, "Say it in one sentence.", f"{long}[x](term:none) {long}").load()
    unknown = next(item for item in loaded.findings if item.code == "unknown-reference")
    shown = as_text(unknown, loaded.sources)
    assert "[x](term:none)" in shown
    assert max(map(len, shown.splitlines())) < 260


def test_every_form_tells_every_finding(tmp_path: Path) -> None:
    case = (
        LibraryCase(tmp_path)
        .change(GUIDELINE, "status: draft", "status: drafft")
        .change(GUIDELINE, "main: true", "main: ja")
    )
    loaded = case.load()
    assert loaded.findings.count(loaded.findings.items[0].severity) == 2
    as_json = json.loads(json_report(loaded.findings, loaded.sources))
    assert [item["code"] for item in as_json] == ["unknown-value", "unknown-value"]
    sarif = json.loads(sarif_report(loaded.findings, loaded.sources))
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["unknown-value", "unknown-value"]
    assert len(github_report(loaded.findings, loaded.sources).splitlines()) == 2
    assert "2 errors" in FORMATS["text"](loaded.findings, loaded.sources)


def test_github_lines_cannot_be_broken_out_of() -> None:
    findings = Findings([Diagnostic("bad-cell", "a\n::error::b", Where("x,y.yaml", 1, 1))])
    assert github_report(findings, load_and_check(Path("content")).sources) == (
        "::error file=x%2Cy.yaml,line=1,col=1,title=bad-cell::a%0A::error::b"
    )


def test_an_overdue_review_is_told_on_the_day_and_not_by_a_build(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).current()
    assert not list(case.load().findings)

    def told(today: date) -> set[str]:
        return {item.code for item in load_and_check(case.content, today=today).findings}

    assert told(date(2026, 2, 1)) - told(date(2026, 1, 31)) == {"review-overdue"}


def test_what_was_done_was_not_done_in_the_future(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(GUIDELINE, "reviewed: 2025-01-31", "reviewed: 2025-03-01")
    (item,) = load_and_check(case.content, today=date(2025, 2, 27)).findings
    assert (item.code, item.severity) == ("date-in-future", "error")
    assert "2025-03-01 is in the future" in item.message
    text = case.load().sources.line(item.where)
    assert text[item.where.column - 1 : item.where.end_column - 1] == "2025-03-01"
    assert not list(load_and_check(case.content, today=date(2025, 2, 28)).findings), "a day ahead of our clock"
    assert not list(case.load().findings), "a build knows no day"


def test_a_date_that_cannot_be_read_brings_no_second_finding(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).current()
    case.change(GUIDELINE, "reviewed: 2025-01-31", "reviewed: 31.1.2025")
    assert [item.code for item in load_and_check(case.content, today=date(2026, 2, 1)).findings] == ["bad-date"]


def test_a_character_that_paper_cannot_show_is_named_with_its_place(tmp_path: Path) -> None:
    loaded = LibraryCase(tmp_path).change(GUIDELINE, "Say it in one sentence.", "A word 乳 here.").load()
    (item,) = loaded.findings
    assert item.code == "missing-glyph"
    assert "U+4E73" in item.message
    assert loaded.sources.line(item.where)[item.where.column - 1] == "乳"


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("negativ", ["positive", "negative"], 'did you mean "negative"?'),
        ("Negative", ["positive", "negative"], 'did you mean "negative"?'),
        ("xyz", ["one", "two"], "known here: one, two"),
        ("xyz", [f"w{n}" for n in range(20)], ""),
        ("xyz", [], ""),
    ],
)
def test_hints(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


def test_every_code_that_the_generator_uses_is_documented_and_every_documented_code_is_used() -> None:
    used = set()
    for path in Path(__file__).parent.parent.parent.joinpath("generator").rglob("*.py"):
        if path.parent.name != "codes":
            used |= set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', path.read_text(encoding="utf-8"))) & set(CODES)
    assert set(CODES) - used == set()


def test_an_undocumented_code_is_a_defect() -> None:
    with pytest.raises(KeyError, match="undocumented"):
        Diagnostic("no-such-code", "x", Where("f"))
