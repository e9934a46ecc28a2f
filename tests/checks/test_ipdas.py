"""A guideline that compares options, held against the minimum criteria of IPDAS: what data show, and what people judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.conformance.card import ITEMS, Card, Row, Standard, cards
from generator.model.directory import Directory
from generator.text.resolve import Texts
from tests.comparing import TWO, comparing
from tests.support import GUIDELINE, LibraryCase

BALANCED = TWO.replace("waiting: {not-in-source: true}", "waiting: You may feel well without a drug.")
"""Something is said of both sides of both options."""


def card(case: LibraryCase) -> Card:
    loaded = case.load()
    assert not loaded.findings.has_errors, list(loaded.findings)
    assert loaded.library is not None
    (found,) = cards(loaded.library, Texts(Directory(loaded.library))).values()
    return found


def rows(found: Card) -> dict[str, Row]:
    return {row.item.id: row for row in found.rows if row.standard is Standard.IPDAS}


def results(found: Card) -> dict[str, str]:
    return {name.removeprefix("ipdas-"): row.judgement.verdict.value for name, row in rows(found).items()}


def test_it_is_asked_of_guidelines_that_compare_options_alone(tmp_path: Path) -> None:
    assert rows(card(LibraryCase(tmp_path / "without"))) == {}
    found = rows(card(comparing(LibraryCase(tmp_path / "with"), TWO)))
    assert list(found) == [item.id for item in ITEMS[Standard.IPDAS]]
    assert len(found) == 6 + 6 + 4, "six to be a decision aid, six against bias, four more where an option is a test"


def test_what_data_show_is_met_and_the_rest_is_for_people(tmp_path: Path) -> None:
    found = results(card(comparing(LibraryCase(tmp_path), BALANCED)))
    people = {"condition", "experience", "balance", "funding", "test", "if-found", "if-not-found", "overdiagnosis"}
    assert {name for name, result in found.items() if result == "to be judged"} == people
    assert {result for name, result in found.items() if name not in people} == {"met"}


@pytest.mark.parametrize(
    ("old", "new", "item", "result", "shown"),
    [
        ("waiting: You may feel well without a drug.", "waiting: {not-in-source: true}", "positive", "not met", "Waiting"),
        ("waiting: You may feel well without a drug.", "waiting: {not-in-source: true}", "balance", "not met", "one side"),
        ("id: worse, ", "id: bad, title: What else?, ", "negative", "not met", "“Tablets”, “Waiting”"),
        ("waiting: Nothing but rest.", "waiting: {not-in-source: true}", "options", "not met", "Waiting"),
        ("tablets: {numbers: unwell}", "tablets: It may upset you.", "uncertainty", "not applicable", "no numbers"),
        ("        source: source-guideline\n", "", "cited", "not met", "1 of 8"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(tmp_path: Path, old: str, new: str, item: str, result: str, shown: str) -> None:
    assert old in BALANCED
    row = rows(card(comparing(LibraryCase(tmp_path), BALANCED.replace(old, new))))[f"ipdas-{item}"]
    assert row.judgement.verdict == result
    assert shown in row.judgement.evidence


def test_a_number_that_does_not_say_how_sure_it_is_is_seen(tmp_path: Path) -> None:
    case = comparing(LibraryCase(tmp_path), BALANCED).change(GUIDELINE, "certainty: The panel is fairly sure., ", "")
    assert results(card(case))["uncertainty"] == "not met"


def test_a_person_signs_for_what_no_program_can_tell(tmp_path: Path) -> None:
    case = comparing(LibraryCase(tmp_path), BALANCED)
    signed = "\n  - {item: ipdas-funding, by: Ada Example, role: Nurse, date: 2026-01-31, note: Nobody paid for it.}\n"
    case.change(GUIDELINE, "\norigin: |", f"\nattest:{signed}\norigin: |")
    assert results(card(case))["funding"] == "attested"


def test_how_much_is_said_is_shown_for_whoever_judges_the_balance(tmp_path: Path) -> None:
    row = rows(card(comparing(LibraryCase(tmp_path), BALANCED)))["ipdas-balance"]
    assert "better: 5, 7; on what may go wrong: 23, 4," in row.judgement.evidence
