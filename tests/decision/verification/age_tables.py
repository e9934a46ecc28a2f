"""Random tables over one age, judged on every single day: the oracle counts days itself, and reads no cell.

A cell is written as text for the reader, and kept beside it as pairs of days [first, behind the last).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from math import ceil
from random import Random

from generator.decision.verification.verify import verify_table
from generator.model.decision import DecisionTable
from generator.model.sfeel import Age, UnaryTests

SIZES = {"years": Fraction(1461, 4), "months": Fraction(1461, 48), "weeks": Fraction(7), "days": Fraction(1)}
MOST = {"years": 5, "months": 40, "weeks": 120, "days": 400}
MOST_DAYS = 2300
"""Behind the last day that a cell names: on it and after it nothing changes."""
Days = list[tuple[int, int]]


def _day(count: int, unit: str) -> int:
    """The first whole day on which so many units are over, if a month has 365.25 / 12 days."""
    return ceil(count * SIZES[unit])


def random_ages(seed: int) -> tuple[str, list[Days]]:
    """The file of a table, and the days of each of its rules."""
    rng = Random(seed)  # noqa: S311 - a seed, so that a failure can be repeated
    units = rng.choice([list(SIZES), ["weeks", "days"], ["months", "years"], ["weeks", "months"]])
    cells = [_cell(rng, units) for _ in range(rng.randint(1, 7))]
    lines = ["decision: d", "name: N", "question: Q", "hit-policy: unique", "inputs:", "  age: {label: A, type: age}"]
    lines += ["outputs:", "  o: {label: O}", "rules:"]
    lines += [f'  - {{when: {{age: "{text}"}}, then: {{o: x}}}}' for text, _ in cells]
    return "\n".join(lines) + "\n", [days for _, days in cells]


def _cell(rng: Random, units: list[str]) -> tuple[str, Days]:
    tests = [_test(rng, units) for _ in range(rng.choice((1, 1, 1, 2)))]
    return ", ".join(text for text, _ in tests), [days for _, days in tests]


def _test(rng: Random, units: list[str]) -> tuple[str, tuple[int, int]]:
    unit = rng.choice(units)
    low, high = sorted(rng.sample(range(MOST[unit] + 1), 2))
    first, behind, after = _day(low, unit), _day(high, unit), _day(high + 1, unit)
    return rng.choice(
        [
            (f"under {high} {unit}", (0, behind)),
            (f"{low} {unit} or more", (first, MOST_DAYS)),
            (f"{low} to {high} {unit}", (first, after)),
            (f"[{low} {unit}..{high} {unit})", (first, behind)),
            (f"{low} {unit} or more and under {high} {unit}", (first, behind)),
            (f"{low} {unit}", (first, _day(low + 1, unit))),
        ]
    )


def differences(table_of: Callable[[str], DecisionTable], seed: int) -> list[str]:
    """Everything in which the proof of a random table and its days disagree."""
    text, cells = random_ages(seed)
    report = verify_table(table_of(text))
    of_rule = [{day for low, high in cell for day in range(low, high)} for cell in cells]
    uncovered = set(range(MOST_DAYS)).difference(*of_rule)
    pairs = [(f"r{a + 1}", f"r{b + 1}") for a, b in combinations(range(len(cells)), 2) if of_rule[a] & of_rule[b]]
    told: set[int] = set().union(*(_days_of(gap.where.get("age")) for gap in report.gaps))
    promises = {
        "gaps": told == uncovered,
        "complete": report.complete == (not uncovered),
        "overlaps": [found.rules for found in report.overlaps] == pairs,
        "patients of gaps": all(_first(gap.example["age"]) in uncovered for gap in report.gaps),
    }
    return [f"{promise}: {text}" for promise, kept in promises.items() if not kept]


def _days_of(tests: UnaryTests | None) -> set[int]:
    if tests is None:
        return set(range(MOST_DAYS))
    return {day for test in tests.tests for day in range(_first(test.low), _first(test.high, MOST_DAYS))}  # type: ignore[union-attr]


def _first(age: object, missing: int = 0) -> int:
    if not isinstance(age, Age):
        return missing
    return ceil(age.months * SIZES["months"]) + age.days
