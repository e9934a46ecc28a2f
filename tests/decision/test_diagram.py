"""Diagrams: each patient is led to what the table says; small, shared, and the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from generator.decision.diagram import MAX_NODES, Diagram, DiagramEnd, DiagramQuestion, decision_diagram
from generator.decision.diagram_nodes import Outcome
from generator.model.decision import DecisionTable, Exemption, HitPolicy, Rule
from generator.model.sfeel import ANY, IsNull, Value
from generator.model.values import Identifier
from generator.source.library import load_decision
from generator.text.plain import shown_words
from tests.decision.verification.random_tables import GRADES, Point, matches, random_table, true_for

Points = Sequence[Sequence[Value | None]]
CONTENT = Path(__file__).parents[2] / "content" / "guidelines"


def led_to(diagram: Diagram, point: Point) -> DiagramEnd:
    node = diagram.nodes[0]
    while isinstance(node, DiagramQuestion):
        value = point[node.column]
        ways = [way.to for way in node.branches if any(true_for(tests, value) for tests in way.answers)]
        assert len(ways) == 1, f"{point} has {len(ways)} ways"
        node = diagram.nodes[ways[0]]
    return node


def said(table: DecisionTable, points: Points, point: Point) -> tuple[Outcome, set[str]]:
    """What a table says to a patient, by brute force: the outcome, and the different answers."""
    hit = counting(table, point)
    answers = {grade(table, number) for number in hit}
    if not hit and not is_open(table, point) and (waiting(table.rules, table, point) or waits_for_open(table, point)):
        return Outcome.WAITS, set()
    if (not hit and waiting(table.rules, table, point)) or too_early(table, points, point):
        return Outcome.WAITS, set()
    if not hit:
        return (Outcome.OPEN if is_open(table, point) else Outcome.NOTHING), set()
    broken = (table.hit_policy is HitPolicy.UNIQUE and len(hit) > 1) or (
        table.hit_policy is HitPolicy.ANY and len(answers) > 1
    )
    return (Outcome.CONFLICT if broken else Outcome.ANSWER), answers


def counting(table: DecisionTable, point: Point) -> list[int]:
    """The rules that match a patient, and count."""
    names = [clause.id.name for clause in table.inputs]
    hit = [number for number, rule in enumerate(table.rules) if matches(rule.cells, names, point)]
    if table.hit_policy is HitPolicy.PRIORITY:
        hit.sort(key=lambda number: (GRADES.index(grade(table, number)), number))
    return hit[:1] if table.hit_policy in {HitPolicy.FIRST, HitPolicy.PRIORITY} else hit


def too_early(table: DecisionTable, points: Points, point: Point) -> list[int]:
    """The rules that count, where they fit everyone and others could still change the answer."""
    hit = counting(table, point)
    listed = table.hit_policy in {HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER, HitPolicy.COLLECT}
    fit_everyone = all(
        true_for(table.rules[number].cells[clause.id.name].tests, value)
        for number in hit
        for clause, values in zip(table.inputs, points, strict=True)
        if clause.id.name in table.rules[number].cells
        for value in values
        if value is not None
    )
    return hit if hit and not listed and fit_everyone and could_change(table, point) else []


def grade(table: DecisionTable, rule: int) -> str:
    return table.rules[rule].outputs["grade"].text.raw


def is_open(table: DecisionTable, point: Point) -> bool:
    names = [clause.id.name for clause in table.inputs]
    return any(matches(entry.cells, names, point) for entry in table.open)


def waits_for_open(table: DecisionTable, point: Point) -> set[int]:
    """The inputs that decide whether the guideline leaves it open, where no rule answers and no entry holds."""
    if counting(table, point) or is_open(table, point):
        return set()
    return set().union(*waiting(table.open, table, point).values())


def waiting(rows: Sequence[Rule | Exemption], table: DecisionTable, point: Point) -> dict[int, set[int]]:
    """The rows that are neither true nor false for a patient, each with the inputs that it waits for."""
    found = {}
    for number, row in enumerate(rows):
        needs = set()
        for column, clause in enumerate(table.inputs):
            tests = row.cells[clause.id.name].tests if clause.id.name in row.cells else ANY
            if not true_for(tests, point[column]):
                speaks_of_missing = any(isinstance(test, IsNull) for test in tests.tests)
                if point[column] is not None or speaks_of_missing:
                    break
                needs.add(column)
        else:
            if needs:
                found[number] = needs
    return found


def could_change(table: DecisionTable, point: Point) -> dict[int, set[int]]:
    """Those rules of them that could change the answer, were they to fire."""
    hit = counting(table, point)
    before = {
        HitPolicy.FIRST: lambda rule: rule < hit[0],
        HitPolicy.PRIORITY: lambda rule: (
            (GRADES.index(grade(table, rule)), rule) < (GRADES.index(grade(table, hit[0])), hit[0])
        ),
    }.get(table.hit_policy, lambda rule: grade(table, rule) not in {grade(table, n) for n in hit})
    return {rule: needs for rule, needs in waiting(table.rules, table, point).items() if not hit or before(rule)}


def test_a_diagram_leads_each_patient_to_what_the_table_says() -> None:
    drawn = more = waits = 0
    for seed in range(150):
        table, points = random_table(seed)
        diagram = decision_diagram(table, str)
        if diagram is None:
            continue
        drawn += 1
        assert len(diagram.nodes) <= MAX_NODES
        names = [clause.id.name for clause in table.inputs]
        for point in product(*points):
            if not any(matches(entry.cells, names, point) for entry in table.impossible):
                leaf = led_to(diagram, point)
                outcome, answers = said(table, points, point)
                assert {grade(table, rule) for rule in leaf.says} == answers
                may = could_change(table, point)
                early = too_early(table, points, point)
                named = {grade(table, rule) for rule in leaf.may}
                if diagram.is_exact:
                    assert leaf.outcome is outcome
                    assert named == {grade(table, rule) for rule in (*may, *early)}
                    assert set(leaf.needs) == set().union(*may.values()) | waits_for_open(table, point)
                    more += bool(may)
                    waits += bool(early)
                assert leaf.outcome in {outcome, Outcome.WAITS}
                assert (leaf.outcome is Outcome.WAITS) <= (not answers)
                assert bool(leaf.needs) >= bool(leaf.may)
    assert drawn > 60
    assert more > 20
    assert waits > 5


def test_equal_parts_are_shared_and_lead_forward() -> None:
    for seed in range(60):
        diagram = decision_diagram(random_table(seed)[0], str)
        if diagram:
            questions = [node for node in diagram.nodes if isinstance(node, DiagramQuestion)]
            assert len(set(questions)) == len(questions)
            for number, node in enumerate(diagram.nodes):
                if isinstance(node, DiagramQuestion):
                    assert len({way.to for way in node.branches}) == len(node.branches) > 1
                    assert all(way.to > number for way in node.branches)


def table_of(path: str) -> DecisionTable:
    table, _, _ = load_decision(CONTENT / path)
    assert table is not None
    return table


def nodes(diagram: Any) -> int:
    return len(diagram.nodes)


def test_the_smallest_order_is_kept_unless_the_author_pins_one() -> None:
    table = table_of("breast-cancer-screening/decisions/how-often.yaml")
    small = decision_diagram(table, shown_words)
    pinned = decision_diagram(replace(table, diagram_order=(Identifier("age"),)), shown_words)
    assert small is not None
    assert pinned is not None
    assert (nodes(small), nodes(pinned)) == (9, 10)
    assert isinstance(pinned.nodes[0], DiagramQuestion)
    assert table.inputs[pinned.nodes[0].column].id.name == "age"


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("decisions/*.yaml")), ids=lambda path: path.stem)
def test_every_table_of_the_reference_guidelines_has_one(path: Path) -> None:
    assert decision_diagram(table_of(str(path)), shown_words) is not None
