"""Where a check begins to speak: the last case that is fine, and the first that is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checks import load_and_check
from generator.checks.facts import guidelines_named
from generator.diagnostics import Severity
from generator.handouts.document import MAX_COLUMNS, TableBlock, TableRow
from generator.handouts.errors import TypesettingError
from generator.handouts.runs import Run
from generator.model.identifiers import MAX_IDENTIFIER
from generator.text.readability import LONG, measure
from tests.support import DECISION, GUIDELINE, LibraryCase

COMPARED = """\
decision: which-test
name: Which test
question: Which test is for me?
hit-policy: {policy}
inputs:
  low: {{label: Low, type: number, range: "[0..10]"}}
  high: {{label: High, type: number, range: "[0..10]", dmn-name: high}}
outputs: {{advice: {{label: Advice}}}}
rules:
  - {{id: one, when: {{low: "< high"}}, then: {{advice: Yes.}}}}
  - {{id: two, when: {{low: ">= high"}}, then: {{advice: No.}}}}
"""


@pytest.mark.parametrize(("words", "long"), [(LONG, 0), (LONG + 1, 1)])
def test_a_sentence_is_long_from_the_word_after_the_last_that_is_fine(words: int, long: int) -> None:
    assert measure([["word"] * words]).long == long


@pytest.mark.parametrize(("length", "codes"), [(MAX_IDENTIFIER, set()), (MAX_IDENTIFIER + 1, {"bad-identifier"})])
def test_an_identifier_may_have_just_so_many_characters(tmp_path: Path, length: int, codes: set[str]) -> None:
    case = LibraryCase(tmp_path).change(GUIDELINE, "id: first-recommendation", f"id: {'a' * length}")
    assert {item.code for item in case.load().findings if item.severity is Severity.ERROR} == codes


@pytest.mark.parametrize(("day", "told"), [(date(2026, 1, 31), False), (date(2026, 2, 1), True)])
def test_a_review_is_overdue_from_the_day_after(tmp_path: Path, day: date, told: bool) -> None:  # noqa: FBT001 - expected
    case = LibraryCase(tmp_path).current("\nreview-due: 2026-01-31")
    found = {item.code for item in load_and_check(case.content, today=day).findings}
    assert ("review-overdue" in found) is told


@pytest.mark.parametrize(("count", "told"), [(99, False), (100, False), (101, True)])
def test_all_people_may_be_counted_and_no_more(tmp_path: Path, count: int, told: bool) -> None:  # noqa: FBT001 - expected
    risk = f"{{id: pain, n: {count}, of: 100, who: people, will: have pain, will-not: have none}}"
    case = LibraryCase(tmp_path).change(GUIDELINE, "    text: |", f"    risks: [{risk}]\n    text: |")
    assert [item.message for item in case.load().findings if item.severity is Severity.ERROR] == (
        ["101 of 100 people is impossible"] if told else []
    )


def test_a_text_names_guidelines_by_a_link_to_them_or_to_what_is_in_them(tmp_path: Path) -> None:
    links = "[a](guideline:first) [b](section:second/treatment) [c](term:care-team)"
    library = LibraryCase(tmp_path).change(GUIDELINE, "A paragraph with", f"{links} and").load().library
    assert library is not None
    assert set(guidelines_named(library.guidelines[0])) == {"first", "second", ""}


def test_a_guideline_in_another_language_is_told_behind_one_in_the_same(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    case.put("guidelines/zzz/guideline.yaml", (case.content / GUIDELINE).read_text(encoding="utf-8"))
    path = "guidelines/zzz/guideline.yaml"
    case.change(path, "guideline: sore-throat", "guideline: zzz\nlanguage: de")
    found = [item.where.file for item in case.load().findings if item.code == "other-language"]
    assert found == [f"content/{path}"]


@pytest.mark.parametrize("policy", ["unique", "any", "first", "rule order"])
def test_what_cannot_be_proven_never_stops_a_build(tmp_path: Path, policy: str) -> None:
    findings = LibraryCase(tmp_path).put(DECISION, COMPARED.format(policy=policy)).load().findings
    told = [item.severity for item in findings if item.code == "not-proven"]
    assert told, "cells that are compared with each other cannot be proven"
    assert Severity.ERROR not in told


def test_a_printed_table_has_at_most_so_many_columns() -> None:
    cell = (Run("x"),)

    def table(columns: int) -> TableBlock:
        return TableBlock(cell, ("A",) * columns, (TableRow(cell, ((),) * (columns - 1)),))

    assert len(table(MAX_COLUMNS).columns) == MAX_COLUMNS
    with pytest.raises(TypesettingError, match="columns"):
        table(MAX_COLUMNS + 1)
