"""What a report denies is what `decide` does not answer: tried for every patient of small random tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

from generator.decision.compile import compile_table, scalar
from generator.decision.evaluate import Answer, evaluate
from generator.decision.verification.verify import verify_table
from generator.model.decision import Cell, DecisionTable, HitPolicy, Rule
from generator.model.sfeel import ANY, Age, IsNull, UnaryTests, Value
from generator.model.values import Identifier
from tests.decision.verification.random_tables import Point, graded, matches, random_table, whole_day

CODE = "missing-falls-through"
KNOWN = Cell("", UnaryTests((IsNull(),), negated=True))


def tables(count: int) -> Iterator[tuple[DecisionTable, list[list[Value | None]]]]:
    """Random tables with an answer for all others: a default, or a catch-all somewhere."""
    for seed in range(count):
        random = Random(seed)  # noqa: S311 - the same tables every time
        table, points = random_table(f"otherwise:{seed}")
        if seed % 3 == 0:
            yield replace(table, outputs=(replace(table.outputs[0], default=graded("C")),)), points
            continue
        # A condition that holds for every known value is none.
        cells = {
            clause.id.name: KNOWN for clause in table.inputs if clause.domain.may_be_missing and random.random() < 0.3
        }
        rule = Rule(id=Identifier("all"), cells=cells, outputs={"grade": graded(random.choice("ABC"))})
        at = random.choice([len(table.rules), len(table.rules), random.randrange(len(table.rules) + 1)])
        policy = random.choice([HitPolicy.FIRST, HitPolicy.PRIORITY])
        yield replace(table, hit_policy=policy, rules=(*table.rules[:at], rule, *table.rules[at:])), points


def answers(table: DecisionTable, points: list[list[Value | None]]) -> list[tuple[Point, Answer]]:
    """Every patient who can be, with her answer."""
    compiled = compile_table(table, str)
    asked = [(point, evaluate(compiled, known(table, point))) for point in product(*points)]
    return [(point, answer) for point, answer in asked if answer.impossible is None]


def known(table: DecisionTable, point: Point) -> Any:
    """What `evaluate` takes."""
    values = zip(table.inputs, point, strict=True)
    return {clause.id.name: None if value is None else comparable(value) for clause, value in values}


def comparable(value: Value) -> Any:
    """A scalar; an age is one day on the line of the proofs, of which nothing depends on the length of months."""
    return str(whole_day(value)) if isinstance(value, Age) else scalar(value)


def test_who_falls_through_without_knowing_is_found() -> None:
    fallen = []
    for table, points in tables(150):
        codes = [found.code for found in verify_table(table).other]
        falls = any(_falls(table, point, answer) for point, answer in answers(table, points))
        assert (CODE in codes) == falls, table
        fallen.append(falls)
    assert 20 < sum(fallen) < 100


def test_what_is_left_out_without_being_declared_is_found_input_by_input() -> None:
    seen = []
    for table, points in tables(60):
        alone, at_all = set(), set()  # where all else is known, and whatever else is known
        for column, clause in enumerate(table.inputs):
            without = [*points[:column], [None], *points[column + 1 :]]
            fallen = [point for point, answer in answers(table, without) if _falls(table, point, answer)]
            if not clause.domain.may_be_missing and fallen:
                at_all.add(clause.id.name)
                if any(point.count(None) == 1 for point in fallen):
                    alone.add(clause.id.name)
        found = [item for item in verify_table(table).other if item.code == "left-out-falls-through"]
        assert alone <= {name for item in found for name in item.inputs} <= at_all, table
        seen.append(bool(alone))
    assert 5 < sum(seen) < 60


def _falls(table: DecisionTable, point: Point, answer: Answer) -> bool:
    """Whether an answer for all others is all that is left to a patient, and it waits."""
    names = [clause.id.name for clause in table.inputs]
    there = table.outputs[0].default is not None or any(matches(rule.cells, names, point) for rule in table.rules)
    return there and answer.depends and answer.open is None


def test_the_patient_of_a_finding_gets_no_answer() -> None:
    for table, _ in tables(150):
        compiled = compile_table(table, str)
        for found in verify_table(table).other:
            if found.code == CODE:
                assert found.example is not None
                answer = evaluate(compiled, known(table, tuple(found.example.values())))
                assert (answer.hit, answer.result, answer.may_change) == ((), None, True)
                assert found.inputs[0] in answer.needs


def test_a_table_is_proven_only_if_each_patient_has_an_answer_or_a_reason() -> None:
    proven = 0
    for number in range(200):
        table, points = random_table(f"proven:{number}")
        report = verify_table(table)
        asked = [answer for _, answer in answers(table, points)]
        contradicts = any(answer.error and answer.error.code == "open-but-answered" for answer in asked)
        assert not (report.proven and contradicts)
        if not any(all(cell.tests == ANY for cell in rule.cells.values()) for rule in table.rules):
            assert ("open-but-answered" in report.denied) == contradicts
        if report.proven:
            proven += 1
            assert all(answer.error is None for answer in asked)
            assert all(answer.hit or answer.open for answer in asked)
    assert proven > 5
