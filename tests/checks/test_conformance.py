"""The conformance card: what it finds, what it shows for it, and whose word it takes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator import analysis
from generator.checks import load_and_check
from generator.checks.conformance.card import ITEMS, Card, cards
from generator.exchange.conformance import conformance_data
from generator.model.attestation import Attestable
from generator.model.directory import Directory
from generator.pages.page import Kind
from generator.text.resolve import Texts
from tests.support import GUIDELINE, LibraryCase, printed_pages

SIGNED = """
attest:
  - {{item: {item}, by: Ada Example, role: Nurse, date: 2026-01-31, note: Seen on page 3., not-in-source: {silent}}}
"""


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path)


def card(case: LibraryCase) -> Card:
    loaded = case.load()
    assert loaded.library is not None, list(loaded.findings)
    (found,) = cards(loaded.library, Texts(Directory(loaded.library))).values()
    return found


def results(found: Card) -> dict[str, str]:
    return {row.item.id: row.judgement.verdict.value for row in found.rows}


def evidence(found: Card, item: str) -> str:
    (text,) = [row.judgement.evidence for row in found.rows if row.item.id == item]
    return text


def test_every_item_has_a_name_of_its_own_and_those_to_sign_for_are_among_them() -> None:
    names = [item.id for items in ITEMS.values() for item in items]
    assert len(set(names)) == len(names)
    assert set(map(str, Attestable)) <= set(names)
    alone = {item.id for items in ITEMS.values() for item in items if item.judge is None}
    assert alone <= set(map(str, Attestable))


def test_what_an_editor_writes_meets_an_item(case: LibraryCase) -> None:
    before = results(card(case))
    case.change(GUIDELINE, "Sore throat: a patient version", "Sore throat: a patient version of the 2025 guideline")
    case.change(GUIDELINE, "  - The second.", "  - The recommendation in one short sentence.")
    case.change(GUIDELINE, "Say what a reader can do now.", "Ask your care team.")
    case.change(GUIDELINE, "\norigin: |", "\nuncertainty:\n  - How long it lasts.\n\norigin: |")
    after = results(card(case))
    changed = {item for item in after if before[item] != after[item]}
    assert changed == {"title", "summary-is-complete", "action", "known-and-unknown"}
    assert {after[item] for item in changed} == {"met"}


@pytest.mark.parametrize(
    ("old", "new", "item", "shown"),
    [
        ("A paragraph with", "The MRI and a paragraph with", "abbreviations", "MRI"),
        ("A paragraph with", "The care team and", "terms-explained", ""),
        ("[explained](term:care-team)", "a care team", "terms-explained", "care team (on “An informative heading”)"),
        ("A paragraph with", "It was given. It is taken. It was seen. It is done.\n      It was held. With", "active-voice",
         "“It was given.”"),
        ("status: draft", "status: current", "status", "current"),
        ("reviewed: 2025-01-31", "reviewed: 2025-01-31\nreview-due: 2024-01-31", "review", "due again 31 January 2024"),
    ],
)  # fmt: skip
def test_the_evidence_is_shown(case: LibraryCase, old: str, new: str, item: str, shown: str) -> None:
    assert shown in evidence(card(case.change(GUIDELINE, old, new)), item)


def test_a_table_that_cannot_be_drawn_is_no_picture(case: LibraryCase, monkeypatch: pytest.MonkeyPatch) -> None:
    assert results(card(case))["visual"] == "met"
    monkeypatch.setattr(analysis, "flow_chart", lambda *_: None)
    assert results(card(case))["visual"] == "not met"


ALERT = """
alerts:
  lump: {level: soon, title: A lump in your neck, do: Show it to your nurse., watch-for: [It grows]CONTACT}
contacts:
  nurse: {name: Your nurse}
"""


def test_an_alert_with_a_contact_says_when_to_contact_whom(case: LibraryCase) -> None:
    assert results(card(case))["whom-to-contact"] == "not met"
    assert evidence(card(case), "whom-to-contact").startswith("It has no alerts of its own")
    library = (case.content / "library.yaml").read_text(encoding="utf-8")
    case.put("library.yaml", library + ALERT.replace("CONTACT", ", contact: nurse"))
    assert results(card(case))["whom-to-contact"] == "not met", "what holds for all guidelines is not enough"
    text = (case.content / GUIDELINE).read_text(encoding="utf-8")
    case.put(GUIDELINE, text + ALERT.replace("CONTACT", ""))
    assert results(card(case))["whom-to-contact"] == "not met"
    assert evidence(card(case), "whom-to-contact").startswith("None of its alerts names a contact")
    case.put(GUIDELINE, text + ALERT.replace("CONTACT", ", contact: nurse"))
    assert results(card(case))["whom-to-contact"] == "met"
    assert evidence(card(case), "whom-to-contact") == "“A lump in your neck” (soon): Your nurse"


def test_a_person_may_still_sign_that_the_text_says_whom_to_contact(case: LibraryCase) -> None:
    case.change(GUIDELINE, "\norigin: |", SIGNED.format(item="whom-to-contact", silent="no") + "\norigin: |")
    assert results(card(case))["whom-to-contact"] == "attested"
    assert evidence(card(case), "whom-to-contact").startswith("It has no alerts of its own"), "what was seen stays"


def test_what_to_write_to_is_the_publisher_and_no_contact_of_patients(case: LibraryCase) -> None:
    text = (case.content / GUIDELINE).read_text(encoding="utf-8")
    case.put(GUIDELINE, text + ALERT.replace("CONTACT", ", contact: nurse"))
    assert results(card(case))["contact"] == "not met"


def test_a_word_inside_a_longer_explained_one_needs_no_link_of_its_own(case: LibraryCase) -> None:
    case.put("glossary.yaml", """terms:
  care-team: {term: care team, definition: Those who look after you.}
  team: {term: team, definition: People who work together.}
""")  # fmt: skip
    case.change(GUIDELINE, "A paragraph with", "Your care team reads it. A paragraph with")
    case.change(GUIDELINE, "Ask your care team which", "Ask your [care team](term:care-team) which")
    assert results(card(case))["terms-explained"] == "met"
    case.change(GUIDELINE, "Your care team reads", "Your care team is a team. It reads")
    assert "team (on “An informative heading”)" in evidence(card(case), "terms-explained")


def test_the_longer_of_two_words_is_the_one_that_stands_there(case: LibraryCase) -> None:
    case.put("glossary.yaml", """terms:
  care: {term: care, definition: What is done for you.}
  care-team: {term: care team, definition: Those who look after you.}
""")  # fmt: skip
    assert evidence(card(case), "terms-explained") == "care team (on “Sore throat: a patient version”)"


def test_a_word_in_a_link_cannot_carry_a_second_one(case: LibraryCase) -> None:
    case.change(GUIDELINE, "[explained](term:care-team)", "from **the [care team](https://www.example.org)**")
    assert "An informative heading" not in evidence(card(case), "terms-explained")
    case.change(GUIDELINE, "[care team](https://www.example.org)", "care team")
    assert "care team (on “An informative heading”)" in evidence(card(case), "terms-explained")


def test_a_signature_stands_for_what_no_program_can_judge(case: LibraryCase) -> None:
    case.change(GUIDELINE, "\norigin: |", SIGNED.format(item="self-care", silent="no") + "\norigin: |")
    found = card(case)
    assert (results(found)["self-care"], evidence(found, "self-care")) == ("attested", "")
    (row,) = [row for row in found.rows if row.item.id == "self-care"]
    assert [(one.by, one.date) for one in row.signed] == [("Ada Example", date(2026, 1, 31))]


def test_what_the_source_does_not_say_does_not_apply(case: LibraryCase) -> None:
    case.change(GUIDELINE, "\norigin: |", SIGNED.format(item="self-care", silent="yes") + "\norigin: |")
    assert results(card(case))["self-care"] == "not applicable"
    assert evidence(card(case), "self-care") == "The source does not say"


def test_nobody_signs_for_what_a_rule_can_judge(case: LibraryCase) -> None:
    case.change(GUIDELINE, "\norigin: |", SIGNED.format(item="contact", silent="no") + "\norigin: |")
    assert any("contact" in finding.message for finding in case.load().findings)
    assert case.load().findings.has_errors


def test_a_signature_changes_nothing_about_what_was_seen(case: LibraryCase) -> None:
    """An item that a program finds met stays met: the signature is printed beside it."""
    case.change(GUIDELINE, "\norigin: |", SIGNED.format(item="abbreviations", silent="no") + "\norigin: |")
    assert results(card(case))["abbreviations"] == "met"


def test_check_names_what_is_not_met_and_a_build_does_not(case: LibraryCase) -> None:
    assert "not-conforming" not in {finding.code for finding in case.load().findings}

    def told() -> list[str]:
        findings = load_and_check(case.content, today=date(2025, 1, 31)).findings
        found = [finding for finding in findings if finding.code == "not-conforming"]
        assert {finding.hint for finding in found} <= {"see the card on its page"}
        return [finding.message for finding in found]

    assert told() == []  # a draft is not held to it yet
    case.current()
    (message,) = told()
    assert "contact" in message
    assert "lists" not in message


def test_other_languages_are_not_measured(case: LibraryCase) -> None:
    found = results(card(case.change("library.yaml", "language: en", "language: de")))
    assert {found["active-voice"], found["reading-grade"], found["action"]} == {"not applicable"}


def test_the_card_is_on_a_page_and_in_the_data(case: LibraryCase) -> None:
    case.change(GUIDELINE, "\norigin: |", SIGNED.format(item="self-care", silent="no") + "\norigin: |")
    found = card(case)
    library = case.load().library
    assert library is not None
    (page,) = [page for page in printed_pages(library) if page.kind is Kind.CONFORMANCE]
    assert all(row.item.asked in page.body for row in found.rows)
    assert "Ada Example, Nurse, 31 January 2026: Seen on page 3." in page.body
    data = json.loads(conformance_data("sore-throat", found))
    assert [item["item"] for item in data["items"]] == [row.item.id for row in found.rows]
    (signed,) = [item["signed"] for item in data["items"] if item["item"] == "self-care"]
    assert signed == [{"by": "Ada Example", "role": "Nurse", "date": "2026-01-31", "note": "Seen on page 3."}]


def test_the_page_begins_with_what_is_missing_and_does_not_blame_what_nobody_has_judged(case: LibraryCase) -> None:
    found = card(case)
    order = [verdict.value for verdict, _rows in found.by_verdict]
    assert order == ["not met", "to be judged", "met", "not applicable"]
    alone = {row.item.id for row in found.rows if row.item.judge is None}
    assert {name for name, result in results(found).items() if result == "to be judged"} == alone
    assert sum(len(rows) for _verdict, rows in found.by_verdict) == len(found.rows)
