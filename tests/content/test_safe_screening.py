"""Nobody reads an answer about screening that is not theirs: symptoms, ages and pack-years at their bounds."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.checks import load_and_check
from generator.decision.compile import compile_table
from generator.decision.evaluate import Answer
from generator.decision.walking import decide
from generator.model.library import Library
from generator.text.plain import shown_words

CONTENT = Path(__file__).parents[2] / "content"
LUNG, COLORECTAL = "lung-cancer-screening", "colorectal-cancer-screening"


@pytest.fixture(scope="module")
def library() -> Library:
    library = load_and_check(CONTENT).library
    assert library is not None
    return library


def ask(library: Library, guideline: str, table: str, **given: Any) -> Answer:
    """What a table answers; numbers may be plain ones, and keys have `_` for `-`."""
    (found,) = [item for item in library.guideline(guideline).decisions if item.decision.name == table]
    values = {
        key.replace("_", "-"): value if isinstance(value, str) else Decimal(str(value)) for key, value in given.items()
    }
    return decide(compile_table(found, shown_words), values)


def rows(answer: Answer) -> tuple[str, ...]:
    """The cases that answer, or () with something that is said to be open."""
    assert answer.hit or answer.open or answer.unknown
    return answer.hit


@pytest.mark.parametrize("smoking", ["now", "stopped", "long-ago", "never"])
@pytest.mark.parametrize("age", [40, 50, 65, 80, 90])
@pytest.mark.parametrize("pack_years", [0, 20, 60])
def test_a_sign_of_lung_cancer_never_gets_a_yearly_scan(
    library: Library, smoking: str, age: int, pack_years: int
) -> None:
    answer = ask(library, LUNG, "yearly-scan", signs="yes", smoking=smoking, age=age, pack_years=pack_years)
    assert (answer.hit, answer.unknown) == ((), ())
    assert answer.open
    assert ask(library, LUNG, "yearly-scan", smoking=smoking, age=age, pack_years=pack_years).hit == ()


@pytest.mark.parametrize(
    ("age", "smoking", "pack_years", "hit"),
    [
        (49, "now", 20, ()),
        (50, "now", 20, ("smokes-now",)),
        (80, "now", 20, ("smokes-now",)),
        (81, "now", 20, ()),
        (60, "now", 19.9, ()),
        (60, "now", 500, ("smokes-now",)),
        (60, "stopped", 20, ("stopped-smoking",)),
        (60, "long-ago", 40, ()),
        (60, "never", 0, ()),
    ],
)
def test_a_yearly_scan_is_for_the_people_of_its_source(
    library: Library, age: int, smoking: str, pack_years: float, hit: tuple[str, ...]
) -> None:
    answer = ask(library, LUNG, "yearly-scan", signs="no", age=age, smoking=smoking, pack_years=pack_years)
    assert rows(answer) == hit
    assert bool(answer.open) == (not hit)


def test_pack_years_that_are_not_known_are_asked_for(library: Library) -> None:
    answer = ask(library, LUNG, "yearly-scan", signs="no", age=60, smoking="now")
    assert (answer.hit, answer.needs) == ((), ("pack-years",))


@pytest.mark.parametrize("age", [45, 50, 65, 80, 81])
@pytest.mark.parametrize("reason", [{"smoke_free": "fifteen"}, {"health": "life"}, {"health": "surgery"}])
def test_either_reason_to_stop_is_enough_at_any_age(library: Library, age: int, reason: dict[str, str]) -> None:
    for rest in ({"smoke_free": "less"}, {"smoke_free": "fifteen"}):
        answer = ask(library, LUNG, "when-to-stop", **{"age": age, "health": "none", **rest, **reason})
        assert answer.hit
        assert "no-reason-to-stop" not in answer.hit


def test_screening_is_not_said_to_go_on_beyond_the_ages_of_the_source(library: Library) -> None:
    going_on = {"smoke_free": "less", "health": "none"}
    found = {age: rows(ask(library, LUNG, "when-to-stop", age=age, **going_on)) for age in (49, 50, 80, 81)}
    assert found == {49: (), 50: ("no-reason-to-stop",), 80: ("no-reason-to-stop",), 81: ()}


@pytest.mark.parametrize("risk", ["average", "before", "bowel-disease", "genes"])
@pytest.mark.parametrize("age", [30, 45, 62, 80, 90])
def test_a_sign_of_colorectal_cancer_never_gets_an_answer_about_screening(
    library: Library, risk: str, age: int
) -> None:
    answer = ask(library, COLORECTAL, "at-your-age", signs="yes", risk=risk, age=age)
    assert (answer.hit, answer.unknown) == ((), ())
    assert answer.open
    assert ask(library, COLORECTAL, "at-your-age", risk=risk, age=age).hit == ()


@pytest.mark.parametrize(
    ("age", "row"),
    [
        (44, ""),
        (45, "age-45-to-49"),
        (49, "age-45-to-49"),
        (50, "age-50-to-75"),
        (75, "age-50-to-75"),
        (76, "age-76-to-85"),
        (85, "age-76-to-85"),
        (86, "age-86-and-over"),
        (120, "age-86-and-over"),
    ],
)
def test_each_age_has_the_grade_of_its_source(library: Library, age: int, row: str) -> None:
    answer = ask(library, COLORECTAL, "at-your-age", signs="no", risk="average", age=age)
    assert rows(answer) == ((row,) if row else ())
    grades = {"age-45-to-49": "B", "age-50-to-75": "A", "age-76-to-85": "C", "age-86-and-over": "none"}
    table = next(item for item in library.guideline(COLORECTAL).decisions)
    assert {rule.id.name: rule.outputs["grade"].text.raw for rule in table.rules if rule.id} == grades


@pytest.mark.parametrize("risk", ["before", "bowel-disease", "genes"])
def test_a_high_risk_gets_no_answer_for_average_risk(library: Library, risk: str) -> None:
    for age in (30, 45, 62, 80, 90):
        answer = ask(library, COLORECTAL, "at-your-age", signs="no", risk=risk, age=age)
        assert (answer.hit, answer.unknown) == ((), ())


@pytest.mark.parametrize(
    ("guideline", "table", "alert"),
    [(LUNG, "yearly-scan", "lung-signs"), (COLORECTAL, "at-your-age", "bowel-signs")],
)
def test_a_sign_brings_the_alert_and_so_does_not_knowing(
    library: Library, guideline: str, table: str, alert: str
) -> None:
    (found,) = [item for item in library.guideline(guideline).decisions if item.decision.name == table]
    asked = [item for item in found.open if item.cells["signs"].text in {"yes", "not known"}]
    assert [item.alert.name if item.alert else "" for item in asked] == [alert, alert]


HEDGES = {
    "L01c": ["within the past 15 years / 15 years or more"],
    "L04b": ["substantially / some health problems"],
    "L04c": ["substantially / some health problems"],
    "C04a": ["selected people"],
    "C05a": ["summary"],
    "C08d": ["usually"],
    "C13a": ["rare"],
    "C13b": ["mainly / most harms"],
}
"""Words that keep a statement as firm as its source makes it; ` / ` parts words of which one is enough."""


@pytest.mark.parametrize("fact", HEDGES)
def test_a_statement_is_as_firm_as_its_source(fact: str, library: Library) -> None:
    guideline = library.guideline(LUNG if fact.startswith("L") else COLORECTAL).guideline
    points = [*guideline.key_messages, *guideline.audience.applies, *guideline.audience.excludes]
    said = [shown_words(point.text) for point in points if fact in point.fact]
    said += [
        f"{shown_words(item.who)} {shown_words(item.text)}"
        for part in guideline.sections
        for item in part.recommendations
        if fact in item.fact
    ]
    said += [shown_words(part.text) for part in guideline.sections if fact in part.fact and part.text]
    assert said
    for text in said:
        for hedge in HEDGES[fact]:
            assert any(word in text.casefold() for word in hedge.split(" / ")), text
