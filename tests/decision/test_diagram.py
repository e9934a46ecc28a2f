"""Diagrams: each patient is led to what the table says; small, shared, and the same every time."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from generator.decision.diagram import MAX_NODES, Diagram, Leaf, Outcome, Question, decision_diagram
from generator.model.decision import DecisionTable, HitPolicy
from generator.model.sfeel import ANY, IsNull
from generator.model.values import Identifier
from generator.source.library import load_decision
from generator.text.plain import shown_words
from tests.decision.verification.random_tables import GRADES, Point, matches, random_table, true_for

CONTENT = Path(__file__).parents[2] / "content" / "guidelines"


def led_to(diagram: Diagram, point: Point) -> Leaf:
    node = diagram.nodes[0]
    while isinstance(node, Question):
        value = point[node.column]
        ways = [way.to for way in node.branches if any(true_for(tests, value) for tests in way.answers)]
        assert len(ways) == 1, f"{point} has {len(ways)} ways"
        node = diagram.nodes[ways[0]]
    return node


def said(table: DecisionTable, point: Point) -> tuple[Outcome, set[str]]:
    """What a table says to a patient, by brute force: the outcome, and the different answers."""
    names = [clause.id.name for clause in table.inputs]
    hit = [(n, rule.outputs["grade"].raw) for n, rule in enumerate(table.rules) if matches(rule.cells, names, point)]
    if not hit and waiting(table, point):
        return Outcome.WAITS, set()
    if not hit:
        is_open = any(matches(entry.cells, names, point) for entry in table.open)
        return (Outcome.OPEN if is_open else Outcome.NOTHING), set()
    if table.hit_policy is HitPolicy.FIRST:
        hit = hit[:1]
    if table.hit_policy is HitPolicy.PRIORITY:
        hit = [min(hit, key=lambda item: (GRADES.index(item[1]), item[0]))]
    answers = {grade for _, grade in hit}
    broken = (table.hit_policy is HitPolicy.UNIQUE and len(hit) > 1) or (
        table.hit_policy is HitPolicy.ANY and len(answers) > 1
    )
    return (Outcome.CONFLICT if broken else Outcome.ANSWER), answers


def waiting(table: DecisionTable, point: Point) -> dict[int, set[int]]:
    """The rules that are neither true nor false for a patient, each with the inputs that it waits for."""
    found = {}
    for number, rule in enumerate(table.rules):
        needs = set()
        for column, clause in enumerate(table.inputs):
            tests = rule.cells[clause.id.name].tests if clause.id.name in rule.cells else ANY
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
    """Those of them that could change the answer, were they to fire."""
    names = [clause.id.name for clause in table.inputs]
    grades = [rule.outputs["grade"].raw for rule in table.rules]
    hit = [n for n, rule in enumerate(table.rules) if matches(rule.cells, names, point)]
    before = {
        HitPolicy.FIRST: lambda rule: rule < hit[0],
        HitPolicy.PRIORITY: lambda rule: (
            (GRADES.index(grades[rule]), rule) < min((GRADES.index(grades[n]), n) for n in hit)
        ),
    }.get(table.hit_policy, lambda rule: grades[rule] not in {grades[n] for n in hit})
    return {rule: needs for rule, needs in waiting(table, point).items() if not hit or before(rule)}


def test_a_diagram_leads_each_patient_to_what_the_table_says() -> None:
    drawn = more = 0
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
                outcome, answers = said(table, point)
                assert {table.rules[rule].outputs["grade"].raw for rule in leaf.says} == answers
                may = could_change(table, point)
                named = {table.rules[rule].outputs["grade"].raw for rule in leaf.may}
                if diagram.is_exact:
                    assert leaf.outcome is outcome
                    assert named == {table.rules[rule].outputs["grade"].raw for rule in may}
                    assert set(leaf.needs) == set().union(*may.values())
                    more += bool(may)
                assert leaf.outcome in {outcome, Outcome.WAITS}
                assert (leaf.outcome is Outcome.WAITS) <= (not answers)
                assert bool(leaf.needs) == bool(leaf.may)
    assert drawn > 60
    assert more > 20


def test_equal_parts_are_shared_and_lead_forward() -> None:
    for seed in range(60):
        diagram = decision_diagram(random_table(seed)[0], str)
        if diagram:
            questions = [node for node in diagram.nodes if isinstance(node, Question)]
            assert len(set(questions)) == len(questions)
            for number, node in enumerate(diagram.nodes):
                if isinstance(node, Question):
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
    assert isinstance(pinned.nodes[0], Question)
    assert table.inputs[pinned.nodes[0].column].id.name == "age"


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("decisions/*.yaml")), ids=lambda path: path.stem)
def test_every_table_of_the_reference_guidelines_has_one(path: Path) -> None:
    assert decision_diagram(table_of(str(path)), shown_words) is not None
