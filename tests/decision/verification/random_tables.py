"""Small random tables of every type and hit policy, and their verification by trying every patient.

What is brute here stays naive on purpose: cells are judged value by value, with none of the code under test
but the words of `model.sfeel`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product
from math import ceil
from random import Random
from typing import Any

from generator.decision.domains import contains
from generator.decision.parser import parse_cell
from generator.decision.sfeel_text import to_sfeel
from generator.decision.verification.report import Report
from generator.decision.verification.verify import verify_table
from generator.model.decision import Cell, DecisionTable, Exemption, HitPolicy, InputClause, OutputClause, Result, Rule
from generator.model.sfeel import ANY, Age, Declared, Domain, Equals, Interval, IsNull, Type, UnaryTests, Value
from generator.model.values import Identifier, Prose

Point = tuple[Value | None, ...]
DAY = date(2024, 2, 27)
GRADES = ("A", "B", "C")


@dataclass(frozen=True)
class Answers:
    """What brute force says. Rules by number, pairs in file order."""

    uncovered: frozenset[Point]
    overlaps: frozenset[tuple[int, int]]
    unreachable: frozenset[int]


def graded(grade: str) -> Result:
    """A result that is one of `GRADES`."""
    return Result(Prose(grade), grade)


def random_table(seed: int | str) -> tuple[DecisionTable, list[list[Value | None]]]:
    """A table, and for each input the values that stand for all of its domain."""
    rng = Random(seed)  # noqa: S311 - a seed, so that a failure can be repeated
    inputs, points = [], []
    for number in range(rng.randint(1, 4)):
        domain, values = _domain(rng)
        name = f"i{number}"
        inputs.append(InputClause(id=Identifier(name), label=Prose(name), domain=domain))
        points.append([*values, *([None] if domain.may_be_missing else [])])
    grades = tuple(Declared(grade, grade, Prose(grade)) for grade in GRADES)
    output = OutputClause(
        id=Identifier("grade"), label=Prose("grade"), domain=Domain(Type.VALUES, grades), default=None
    )
    rules = tuple(
        Rule(id=Identifier(f"r{n}"), cells=_cells(rng, inputs, points), outputs={"grade": graded(rng.choice(GRADES))})
        for n in range(1, rng.randint(1, 8) + 1)
    )
    return (
        DecisionTable(
            decision=Identifier("random"),
            name=Prose("random"),
            question=Prose("?"),
            hit_policy=rng.choice(list(HitPolicy)),
            inputs=tuple(inputs),
            outputs=(output,),
            rules=rules,
            impossible=_exemptions(rng, inputs, points),
            open=_exemptions(rng, inputs, points),
        ),
        points,
    )


def _exemptions(rng: Random, inputs: list[InputClause], points: list[list[Any]]) -> tuple[Exemption, ...]:
    count = rng.choice((0, 0, 1, 2))
    return tuple(Exemption(cells=_cells(rng, inputs, points), why=Prose("why")) for _ in range(count))


def _domain(rng: Random) -> tuple[Domain, list[Value]]:
    missing = rng.random() < 0.3
    kind = rng.choice([*(kind for kind in Type if kind.value not in {"time", "date and time"})])
    values: list[Value]
    if kind is Type.BOOLEAN:
        return Domain(kind, may_be_missing=missing), [True, False]
    if kind is Type.VALUES:
        names = ["a", "b b", 'c"', "d"][: rng.randint(1, 4)]
        return Domain(kind, tuple(Declared(n, n, Prose(n)) for n in names), may_be_missing=missing), list(names)
    if kind is Type.TEXT:
        return Domain(kind, may_be_missing=missing), ["x", "y", "none of the others"]
    if kind is Type.AGE:
        values = [Age(0, day, ((day, "days"),)) for day in range(25, 36)]
        return Domain(kind, range=Interval(values[0], days(36), high_open=True), may_be_missing=missing), values
    if kind is Type.DATE:
        values = [DAY + timedelta(n) for n in range(5)]
        return Domain(kind, range=Interval(values[0], values[-1]), may_be_missing=missing), values
    return _numbers(rng, kind, missing=missing)


def days(count: int) -> Age:
    return Age(0, count, ((count, "days"),))


# Where weeks, days and a month lie close together: 4 weeks, and 31 days, on which a month of 30.4375 days is over.
AGES = (
    days(26),
    Age(0, 28, ((4, "weeks"),)),
    Age(1, 0, ((1, "months"),)),
    days(31),
    days(33),
    Age(0, 35, ((5, "weeks"),)),
)


def _numbers(rng: Random, kind: Type, *, missing: bool) -> tuple[Domain, list[Value]]:
    values: list[Value]
    if kind is Type.NUMBER and rng.random() < 0.4:
        step = Decimal(rng.choice(("0.1", "0.25", "2")))
        low = Decimal(rng.choice(("0", "-0.5", "1.3")))
        values = [low + n * step for n in range(5)]
        return Domain(kind, range=Interval(values[0], values[-1]), step=step, may_be_missing=missing), values
    if kind in {Type.NUMBER, Type.DAYS_TIME}:
        # Dense: end points are whole, so that every half stands for the open interval around it.
        values = [Decimal(n) / 2 for n in range(-1, 10)]
        bounded = rng.random() < 0.5
        if not bounded:
            return Domain(kind, may_be_missing=missing), values
        limits = Interval(Decimal(0), Decimal(4), rng.random() < 0.5, rng.random() < 0.5)
        inside = [v for v in values if holds(limits, v)]
        return Domain(kind, range=limits, may_be_missing=missing), inside
    return _whole_numbers(rng, kind, missing=missing)


def _whole_numbers(rng: Random, kind: Type, *, missing: bool) -> tuple[Domain, list[Value]]:
    values: list[Value] = [Decimal(n) for n in range(-1, 6)]
    step_one = Decimal(1) if kind is Type.INTEGER else None
    if rng.random() < 0.5:
        return Domain(kind, step=step_one, may_be_missing=missing), values
    inside = values[1:-1]
    return Domain(kind, range=Interval(inside[0], inside[-1]), step=step_one, may_be_missing=missing), inside


def _cells(rng: Random, inputs: list[InputClause], points: list[list[Any]]) -> dict[str, Cell]:
    cells = {}
    for clause, values in zip(inputs, points, strict=True):
        if rng.random() < 0.7:
            tests = _tests(rng, clause.domain, [value for value in values if value is not None])
            cells[clause.id.name] = Cell("", tests)
    return cells


def _tests(rng: Random, domain: Domain, values: list[Any]) -> UnaryTests:
    tests: list[Any] = []
    ordered = domain.type not in {Type.TEXT, Type.VALUES, Type.BOOLEAN}
    # Halves only stand for open intervals: no end point may lie on one.
    dense = domain.type in {Type.NUMBER, Type.DAYS_TIME} and domain.step is None
    ends = [v for v in values if not dense or v == v.to_integral_value()]
    if domain.type is Type.TEXT:
        ends = ["x", "y"]
    if domain.type in {Type.INTEGER, Type.YEARS_MONTHS} and domain.range == Interval():
        ends = values[1:-1]  # the outermost values stand for all beyond
    if domain.type is Type.AGE:
        return _ages(rng, missing=domain.may_be_missing)
    for _ in range(rng.choice((1, 1, 2))):
        dice = rng.random()
        if domain.may_be_missing and dice < 0.2:
            tests.append(IsNull())
        elif ordered and dice < 0.75:
            low, high = sorted((rng.choice(ends), rng.choice(ends)))
            opens = (rng.random() < 0.3, rng.random() < 0.3) if low < high else (False, False)
            sides = rng.choice(((low, high), (low, None), (None, high)))
            tests.append(Interval(*sides, opens[0] and sides[0] is not None, opens[1] and sides[1] is not None))
        else:
            tests.append(Equals(rng.choice(ends)))
    return UnaryTests(tuple(dict.fromkeys(tests)), negated=rng.random() < 0.2)


def _ages(rng: Random, *, missing: bool) -> UnaryTests:
    """Ages as the reader of cells has them: half-open."""
    tests: list[Any] = []
    for _ in range(rng.choice((1, 1, 2))):
        low, high = sorted(rng.sample(AGES, 2), key=lambda age: age.months * 30.4375 + age.days)
        sides = rng.choice(((low, high), (low, None), (None, high)))
        empty = whole_day(low) == whole_day(high)
        both = sides[0] is not None and sides[1] is not None
        tests.append(Interval(low) if both and empty else Interval(*sides, high_open=sides[1] is not None))
    if missing and rng.random() < 0.2:
        tests.append(IsNull())
    return UnaryTests(tuple(dict.fromkeys(tests)), negated=rng.random() < 0.2)


def whole_day(age: Age) -> int:
    """The first whole day of an age, if a month has 365.25 / 12 days."""
    return ceil(age.months * 30.4375) + age.days


def holds(interval: Interval, value: Any) -> bool:
    low, high = interval.low, interval.high
    if isinstance(value, Age):  # the whole day on which she is so old, against ends of 365.25 / 12 days a month
        value = Decimal(whole_day(value))
        low, high = (end if end is None else end.months * Decimal("30.4375") + end.days for end in (low, high))  # type: ignore[union-attr]
    above = low is None or (value > low if interval.low_open else value >= low)
    below = high is None or (value < high if interval.high_open else value <= high)
    return above and below


def true_for(tests: UnaryTests, value: Any) -> bool:
    """Whether a cell is true, and neither false nor unknown."""
    if tests.is_any:
        return True
    hits = [
        value is None
        if isinstance(test, IsNull)
        else value is not None and (value == test.value if isinstance(test, Equals) else holds(test, value))
        for test in tests.tests
    ]
    return (value is not None and not any(hits)) if tests.negated else any(hits)


def matches(cells: Mapping[str, Cell], names: list[str], point: Point) -> bool:
    return all(
        true_for(cells[name].tests if name in cells else ANY, value) for name, value in zip(names, point, strict=True)
    )


def brute(table: DecisionTable, points: list[list[Value | None]]) -> Answers:
    names = [clause.id.name for clause in table.inputs]
    uncovered, pairs, deciding = set(), set(), set()
    for point in product(*points):
        if any(matches(entry.cells, names, point) for entry in table.impossible):
            continue
        hit = [number for number, rule in enumerate(table.rules) if matches(rule.cells, names, point)]
        pairs |= set(combinations(hit, 2))
        deciding |= set(_deciding(table, hit))
        if not hit and not any(matches(entry.cells, names, point) for entry in table.open):
            uncovered.add(point)
    return Answers(frozenset(uncovered), frozenset(pairs), frozenset(range(len(table.rules))) - deciding)


def _deciding(table: DecisionTable, hit: list[int]) -> list[int]:
    if table.hit_policy is HitPolicy.FIRST:
        return hit[:1]
    if table.hit_policy is HitPolicy.PRIORITY and hit:
        return [min(hit, key=lambda number: (GRADES.index(table.rules[number].outputs["grade"].value), number))]
    return hit


def differences(table: DecisionTable, points: list[list[Value | None]]) -> list[str]:
    """Everything in which the verification and brute force disagree, and what a report promises beside."""
    report, expected = verify_table(table), brute(table, points)
    names = [clause.id.name for clause in table.inputs]
    every = list(product(*points))
    sets = [frozenset(point for point in every if _inside(gap.where, names, point)) for gap in report.gaps]
    number = {rule.id.name: position for position, rule in enumerate(table.rules)}
    rows = [
        frozenset(point for point in every if _inside(row, names, point)) for gap in report.gaps for row in gap.rows
    ]
    once = table.hit_policy in {HitPolicy.UNIQUE, HitPolicy.ANY}
    promises = {
        "rows to add close the gaps": frozenset().union(*rows) == expected.uncovered,
        "rows to add share no patient": not once or sum(map(len, rows)) == len(expected.uncovered),
        "patients of a gap lie in its rows": all(
            _inside(gap.rows[0], names, tuple(gap.example[name] for name in names))
            and all(
                any(_inside(row, names, tuple(more[name] for name in names)) for row in gap.rows) for more in gap.more
            )
            for gap in report.gaps
        ),
        "gaps": frozenset().union(*sets) == expected.uncovered,
        "no gap is covered by the others": not any(
            own <= frozenset().union(*(sets[:i] + sets[i + 1 :])) for i, own in enumerate(sets)
        ),
        "overlaps": [tuple(number[name] for name in found.rules) for found in report.overlaps]
        == sorted(expected.overlaps),
        "unreachable": {number[found.rules[0]] for found in report.unreachable} == expected.unreachable,
        "complete": report.complete == (not expected.uncovered),
        "overlaps show whom they are about": all(
            matches(table.rules[number[name]].cells, names, tuple(found.example[name] for name in names))
            for found in report.overlaps
            for name in found.rules
        ),
    }
    return [promise for promise, kept in promises.items() if not kept] + _bad_examples(table, report, names)


def _inside(box: Mapping[str, UnaryTests], names: list[str], point: Point) -> bool:
    return matches({name: Cell("", tests) for name, tests in box.items()}, names, point)


def _bad_examples(table: DecisionTable, report: Report, names: list[str]) -> list[str]:
    """Boxes that are no cells, and examples that lie outside their box, the domains, or what is possible."""
    domains = {clause.id.name: clause.domain for clause in table.inputs}
    found: list[Any] = [*report.gaps, *report.overlaps, *report.unreachable, *report.other]
    wrong = []
    for item in found:
        for name, tests in (item.where or {}).items():
            if parse_cell(to_sfeel(tests, domains[name]), domains[name]) != tests:
                wrong.append(f"{tests} is no cell")
        if item.example is not None:
            point = tuple(item.example[name] for name in names)
            if not _inside(item.where, names, point) or not all(
                contains(domains[name], value) for name, value in item.example.items()
            ):
                wrong.append(f"the example {point} is not in {item.where}")
            if any(matches(entry.cells, names, point) for entry in table.impossible):
                wrong.append(f"the example {point} is impossible")
    return wrong
