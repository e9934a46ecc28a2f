"""Ages: the length of months, days of birth, and proofs against every single day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from generator.decision import ages
from generator.decision.compile import compile_table
from generator.decision.verification.verify import verify_table
from generator.decision.walking import decide
from generator.diagnostics import Findings
from generator.model.decision import DecisionTable
from generator.source.compose import compose
from generator.source.decision_file import DecisionFile
from generator.source.decision_table import to_table
from generator.source.reader import read
from tests.decision.verification.age_tables import MOST_DAYS, differences, random_ages

SCHEDULE = """decision: dose
name: N
question: Q
hit-policy: unique
inputs:
  age: {label: Age, type: age}
outputs:
  dose: {label: Dose}
rules:
  - {id: early, when: {age: under 6 weeks}, then: {dose: none}}
  - {id: infant, when: {age: 6 weeks or more and under 6 months}, then: {dose: half}}
  - {id: child, when: {age: 6 to 11 months}, then: {dose: one}}
  - {id: later, when: {age: 12 months or more}, then: {dose: two}}
"""


def table_of(text: str) -> DecisionTable:
    findings = Findings()
    node = compose(text, "ages.yaml", findings)
    assert node is not None
    table = to_table(read(node, DecisionFile, findings), findings)
    assert not findings.has_errors, list(findings)
    return table


@pytest.mark.parametrize(
    ("age", "hit", "needs"),
    [
        ("5 weeks 6 days", ("early",), ()),
        ("6 weeks", ("infant",), ()),
        ("P42D", ("infant",), ()),
        ("1 month", (), ("age",)),  # of 28 to 61 days: on either side of 6 weeks
        ("2 months", ("infant",), ()),
        ("5 months", ("infant",), ()),
        ("26 weeks", (), ("age",)),  # 182 days: 6 months are 181 to 184
        ("27 weeks", ("child",), ()),
        ("11 months", ("child",), ()),
        ("1 year", ("later",), ()),
        ({"born": "2026-08-31", "on": "2027-02-28"}, ("infant",), ()),  # no 31st: from the first of March on
        ({"born": "2026-08-31", "on": "2027-03-01"}, ("child",), ()),
        ({"born": "2026-03-01", "on": "2026-08-31"}, ("infant",), ()),
        ({"born": "2026-03-01", "on": "2026-09-01"}, ("child",), ()),
        ({"born": "2028-02-29", "on": "2029-02-28"}, ("child",), ()),
        ({"born": "2028-02-29", "on": "2029-03-01"}, ("later",), ()),
        ("2026-03-01/2026-04-11", ("early",), ()),
        ("2026-03-01/2026-04-12", ("infant",), ()),
    ],
)
def test_what_depends_on_the_length_of_a_month_is_asked_and_not_guessed(age: Any, hit: Any, needs: Any) -> None:
    answer = decide(compile_table(table_of(SCHEDULE), str), {"age": age})
    assert (answer.hit, answer.needs, answer.error) == (hit, needs, None)
    assert answer.depends == bool(needs)


@pytest.mark.parametrize(
    "age",
    [
        "over 3 months",
        "6",
        Decimal(6),
        True,
        {"born": "2026-01-02", "on": "2026-01-01"},
        {"born": "2026-01-01"},
        "P200Y",
    ],
)
def test_what_is_no_age_is_refused(age: Any) -> None:
    error = decide(compile_table(table_of(SCHEDULE), str), {"age": age}).error
    assert error is not None
    assert error.code == "wrong-type"


def test_months_are_as_long_as_the_calendar_makes_them() -> None:
    """Every day of birth in four years, every number of months: between the least and the most that is reckoned with."""
    for months in (1, 2, 3, 5, 6, 11, 12, 13, 18, 24, 47):
        spans = set()
        for shift in range(1461):
            born = date(2021, 1, 1) + timedelta(shift)
            day = ages.reached_on(born, months, 0)
            assert day is not None
            spans.add((day - born).days)
        assert ages.least_days(months) == min(spans)
        assert -ages.least_days(-months) == max(spans)


def test_a_known_age_agrees_with_every_day_of_birth_that_it_allows() -> None:
    random = Random(3)  # noqa: S311 - the same cases every time
    for _ in range(3000):
        parts = ((random.randrange(1, 30), random.choice(["months", "weeks"])),)
        end = ages.point(ages.age_of(((random.randrange(1, 60), random.choice(["weeks", "months", "days"])),)))
        said = ages.difference(ages.known(parts), end)
        born = date(2021, 1, 1) + timedelta(random.randrange(1461))
        first, last = ages.counted(ages.known(parts).split("/")[0]), ages.counted(ages.known(parts).split("/")[1])
        low, high = ages.reached_on(born, *first), ages.reached_on(born, *last)
        assert low is not None
        assert high is not None
        for on in (low, high - timedelta(1)):
            exact = ages.difference(f"{born}/{on}", end)
            assert said is None or said == exact


def test_a_schedule_is_proven() -> None:
    report = verify_table(table_of(SCHEDULE))
    assert report.proven
    gap = SCHEDULE.replace("6 to 11 months", "7 to 11 months")
    (found,) = verify_table(table_of(gap)).gaps
    assert found.example["age"] == ages.age_of(((6, "months"),))


@pytest.mark.parametrize(("one", "doubt"), [("13 weeks", True), ("12 weeks", False), ("14 weeks", False)])
def test_bounds_whose_order_depends_on_the_date_of_birth_are_told(one: str, doubt: Any) -> None:
    rules = f"""  - {{when: {{age: under {one}}}, then: {{dose: none}}}}
  - {{when: {{age: {one} or more}}, then: {{dose: x}}}}
impossible:
  - {{when: {{age: under 3 months}}, why: because}}
"""
    report = verify_table(table_of(SCHEDULE.partition("  - {id")[0] + rules))
    assert ("not-proven" in report.denied) == doubt
    told = [item.message for item in report.other if item.code == "not-proven"]
    assert (len(told) == 1) == doubt


def test_proofs_agree_with_every_day() -> None:
    wrong = {seed: found for seed in range(60) if (found := differences(table_of, seed))}
    assert wrong == {}


@pytest.mark.slow
def test_proofs_agree_with_every_day_in_2000_tables() -> None:
    wrong = {seed: found for seed in range(100, 2100) if (found := differences(table_of, seed))}
    assert wrong == {}


def test_the_random_tables_have_what_they_are_made_for() -> None:
    tables = [random_ages(seed) for seed in range(40)]
    assert all(high <= MOST_DAYS for _, cells in tables for cell in cells for _, high in cell)
    gaps = [bool(verify_table(table_of(text)).gaps) for text, _ in tables]
    assert 5 < sum(gaps) < 40
    assert sum(bool(verify_table(table_of(text)).overlaps) for text, _ in tables) > 5
