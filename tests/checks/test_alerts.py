"""Advice on alerts that stops nothing: it is told by `guidepress check` alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checks import load_and_check
from tests.support import DECISION, GUIDELINE, LibraryCase

DAY = date(2025, 2, 1)
ALERT = "{level: soon, title: A lump in your neck, do: Ask your nurse.}"
TWO = f"alerts:\n  lump: {ALERT}\n  rash: {{level: soon, title: A rash, do: Show it to your nurse.}}\n"


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path)


def told(case: LibraryCase, code: str) -> list[str]:
    """What `guidepress check` says under one code."""
    return [item.message for item in load_and_check(case.content, today=DAY).findings if item.code == code]


def with_alerts(case: LibraryCase, alerts: str, path: str = GUIDELINE) -> LibraryCase:
    text = (case.content / path).read_text(encoding="utf-8")
    return case.put(path, f"{text}\n{alerts}")


def test_a_guideline_that_people_follow_has_alerts_or_the_library_has(case: LibraryCase) -> None:
    assert told(case, "no-alerts") == [], "a draft is not held to it yet"
    assert len(told(case.current(), "no-alerts")) == 1
    assert "no-alerts" not in {item.code for item in case.load().findings}, "a build does not tell it"
    (library,) = [(case.content / "library.yaml").read_text(encoding="utf-8")]
    assert told(with_alerts(case, f"alerts: {{lump: {ALERT}}}", "library.yaml"), "no-alerts") == []
    case.put("library.yaml", library)
    assert told(with_alerts(case, f"alerts: {{lump: {ALERT}}}"), "no-alerts") == []


@pytest.mark.parametrize("path", [GUIDELINE, "library.yaml"])
def test_of_a_level_the_first_alert_is_shown_and_what_the_content_names(path: str, case: LibraryCase) -> None:
    (message,) = told(with_alerts(case, TWO, path), "alert-not-shown")
    assert '"lump"' in message
    case.change(DECISION, "    note: Why, in one sentence.", "    note: Why, in one sentence.\n    alert: rash")
    assert told(case, "alert-not-shown") == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (GUIDELINE, "        main: true", "        main: true\n        alert: rash"),
        (GUIDELINE, "Say it in one sentence.", "See [a rash](alert:rash)."),
        (DECISION, "    why: The guideline is for adults.", "    why: The guideline is for adults.\n    alert: rash"),
        ("glossary.yaml", "    definition:", "    alert: sore-throat/rash\n    definition:"),
    ],
)
def test_whatever_names_an_alert_shows_it(path: str, old: str, new: str, case: LibraryCase) -> None:
    with_alerts(case.withdrawn(), TWO).change(path, old, new)
    assert list(case.load().findings) == []


def test_an_alert_of_another_level_is_shown_beside_it(case: LibraryCase) -> None:
    with_alerts(case, TWO.replace("level: soon, title: A rash", "level: urgent, title: A rash"))
    assert list(case.load().findings) == []


def test_an_emergency_is_found_by_the_words_of_people_in_it(case: LibraryCase) -> None:
    emergency = "alerts: {air: {level: emergency, title: You cannot breathe, do: Call now., search-terms: [no air]}}"
    assert list(with_alerts(case, emergency).load().findings) == []
    case.change(GUIDELINE, ", search-terms: [no air]", "")
    (item,) = case.load().findings
    assert (item.code, item.severity) == ("alert-without-search-terms", "hint")


def test_levels_that_cannot_be_read_bring_no_advice(case: LibraryCase) -> None:
    """What stands in for the level is the most pressing one."""
    with_alerts(case, f"alerts: {{lump: {ALERT.replace('soon', 'high')}}}")
    assert [item.code for item in case.load().findings] == ["unknown-value"]


def test_a_kind_of_the_library_s_language_is_no_other_language(case: LibraryCase) -> None:
    case.change("library.yaml", "language: en", "language: EN-gb")
    assert list(with_alerts(case, "language: en-US").load().findings) == []
    assert [item.code for item in with_alerts(LibraryCase(case.root / "b"), "language: eng").load().findings] == [
        "other-language"
    ]
