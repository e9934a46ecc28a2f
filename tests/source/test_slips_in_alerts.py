"""Alerts as editors write them: what is right, and one finding for what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import DECISION, GUIDELINE, LibraryCase

ALERTS = """alerts:
  lump:
    level: soon
    title: A lump in your neck
    do: Ask your care team this week.
    contact: nurse
contacts:
  nurse: {name: Your nurse, phone: 112}
"""


@pytest.fixture
def alerted(tmp_path: Path) -> LibraryCase:
    """A guideline with an alert that a rule names."""
    case = LibraryCase(tmp_path).change(GUIDELINE, "grades:", f"{ALERTS}grades:")
    return case.change(DECISION, "    note: Why, in one sentence.", "    note: Why, in one sentence.\n    alert: lump")


def test_an_alert_that_is_right_is_no_finding_and_112_is_a_phone_number(alerted: LibraryCase) -> None:
    loaded = alerted.load()
    assert list(loaded.findings) == []
    assert loaded.library is not None
    (bundle,) = loaded.library.guidelines
    phone = bundle.guideline.contacts["nurse"].phone
    assert (phone, phone and phone.href) == ("112", "tel:112")
    assert [rule.alert and rule.alert.name for rule in bundle.decisions[0].rules] == ["lump", None]


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "pointed", "hint"),
    [
        (GUIDELINE, "  lump:\n    level", "  - id: lump\n    level", "wrong-type", "", "each identifier with a colon"),
        (GUIDELINE, "  lump:\n    level", "  - level", "wrong-type", "", "such as first:, in place of each"),
        (GUIDELINE, "alerts:", "alert:", "unknown-key", "alert", 'did you mean "alerts"?'),
        (GUIDELINE, "contacts:", "contact:", "unknown-key", "contact", 'did you mean "contacts"?'),
        (GUIDELINE, "    do: Ask", "    do: Now: ask", "yaml-syntax", ":", "in quotes"),
        (GUIDELINE, "    do: Ask", "    watch for: lumps\n    do: Ask", "unknown-key", "watch for", '"watch-for"?'),
        (GUIDELINE, "level: soon", "level: Emergency", "unknown-value", "Emergency", 'did you mean "emergency"?'),
        (GUIDELINE, "contact: nurse", "contact: nurs", "unknown-reference", "nurs", 'did you mean "nurse"?'),
        (DECISION, "alert: lump", "alert: lumpp", "unknown-reference", "lumpp", 'did you mean "lump"?'),
        (DECISION, "alert: lump", "alert: A lump", "bad-reference", "A lump", 'under "alerts:"'),
        (DECISION, "alert: lump", "alert: lump, rash", "bad-reference", "lump, rash", "name just one"),
        (DECISION, "alert: lump", "alerts: lump", "unknown-key", "alerts", 'did you mean "alert"?'),
        (
            "glossary.yaml",
            "definition: The",
            "alert: lump\n    definition: The",
            "unknown-reference",
            "lump",
            '"sore-throat/lump"?',
        ),
    ],
)
def test_one_slip_about_an_alert_is_one_finding_at_its_words(
    path: str, old: str, new: str, code: str, pointed: str, hint: str, alerted: LibraryCase
) -> None:
    loaded = alerted.change(path, old, new).load()
    (item,) = loaded.findings
    line = loaded.sources.line(item.where)
    ends_there = item.where.end_line == item.where.line
    assert (item.code, line[item.where.column - 1 : item.where.end_column - 1] if ends_there else "") == (code, pointed)
    assert hint in item.hint


@pytest.mark.parametrize("phone", ["112", "+44 20 7946 0000", "(202) 555-0100", "+49 (0)30 12345-0", "0800.123.456"])
def test_phone_numbers_are_read_as_people_print_them(phone: str, alerted: LibraryCase) -> None:
    loaded = alerted.change(GUIDELINE, "phone: 112", f'phone: "{phone}"').load()
    assert list(loaded.findings) == []
    assert loaded.library is not None
    assert loaded.library.guidelines[0].guideline.contacts["nurse"].phone == phone
