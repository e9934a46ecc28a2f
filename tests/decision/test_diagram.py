"""Diagrams: each patient is led to what the table says; small, shared, and the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from generator.decision import diagram as module
from generator.decision.diagram import MAX_NODES, Diagram, DiagramEnd, DiagramQuestion, decision_diagram
from generator.decision.diagram_nodes import Outcome
from generator.decision.sfeel_text import to_sfeel
from generator.model.decision import DecisionTable, Exemption, HitPolicy, Rule
from generator.model.sfeel import ANY, IsNull, Value
from generator.model.values import Identifier
from generator.source.one_file import load_decision
from generator.text.plain import shown_words
from tests.decision.verification.random_tables import GRADES, Point, matches, random_table, true_for
from tests.decision.verification.written import AGE, OUTPUT, table

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


RISK = "r: {label: R, values: [high, low], may-be-missing: true}"
FLAG = "f: {label: F, type: boolean}"
TEXT = "t: {label: T, type: text, may-be-missing: true}"
HIGH = "{when: {r: high}, then: {o: x}}"
YES = "{when: {f: yes}, then: {o: y}}"
DEFAULT = "o: {label: O, values: [x, y], default: y}"


def lines(table: DecisionTable) -> list[str]:
    """A diagram node by node: a question with its ways, or an end with its rules and what may apply."""
    diagram = decision_diagram(table, shown_words)
    assert diagram is not None
    found = []
    for node in diagram.nodes:
        if isinstance(node, DiagramQuestion):
            domain = table.inputs[node.column].domain
            ways = [(" or ".join(to_sfeel(tests, domain) for tests in way.answers), way.to) for way in node.branches]
            found.append(f"{table.inputs[node.column].id.name}? " + ", ".join(f"{cell}: {to}" for cell, to in ways))
        else:
            needs = [table.inputs[column].id.name for column in node.needs]
            assert set(node.says) <= set(node.rules)
            found.append(" ".join([node.outcome, *map(str, node.rules), *(f"may {n}" for n in node.may), *needs]))
    return found


@pytest.mark.parametrize(
    ("policy", "rules", "more", "output", "drawn"),
    [
        ("first", [HIGH, YES, "{when: {a: '> 5'}, then: {o: x}}"], "open: [{when: {a: '< 3'}, why: Why.}]", OUTPUT, [
            'r? "high": 5, "low": 1, null: 2',
            "f? true: 6, false: 3",
            "f? true: 7, false: 4",
            "a? < 3: 8, [3..5]: 9, > 5: 5",
            "a? <= 5: 10, > 5: 11",
            "answer 0 2", "answer 1", "answer 1 may 0 r", "open", "nothing", "waits may 0 r", "answer 2 may 0 r",
        ]),
        ("unique", [HIGH, YES], "", OUTPUT, [
            "f? true: 1, false: 2", 'r? "high": 3, "low": 4, null: 5', 'r? "high": 6, "low": 7, null: 8',
            "conflict 0 1", "answer 1", "answer 1 may 0 r", "answer 0", "nothing", "waits may 0 r",
        ]),
        ("collect", [HIGH, YES], "", DEFAULT, [
            "f? true: 1, false: 2", 'r? "high": 3, "low": 4, null: 5', 'r? "high": 6, "low": 7, null: 8',
            "answer 0 1", "answer 1", "answer 1 may 0 r", "answer 0", "default", "waits may 0 r",
        ]),
        ("first", [HIGH, "{when: {}, then: {o: y}}"], "", OUTPUT, [
            'r? "high": 1, "low": 2, null: 3', "answer 0", "answer 1", "waits may 0 may 1 r",
        ]),
        ("priority", ["{when: {r: high, f: yes}, then: {o: x}}", "{when: {a: '< 5'}, then: {o: y}}"],
         "impossible: [{when: {f: yes, a: '>= 5'}, why: Why.}]", OUTPUT, [
            "f? true: 1, false: 2", 'r? "high": 3, "low": 4, null: 5', "a? < 5: 4, >= 5: 6",
            "answer 0", "answer 1", "answer 1 may 0 r", "nothing",
        ]),
        ("unique", ["{when: {t: not known}, then: {o: y}}", "{when: {t: 'not(\"x\")'}, then: {o: y}}"], "", OUTPUT, [
            't? "x": 1, not("x") or null: 2', "nothing", "answer 0 1",
        ]),
        ("unique", ["{when: {a: '[3..6]'}, then: {o: x}}", "{when: {a: '< 3, > 6'}, then: {o: y}}"], "", OUTPUT, [
            "a? < 3, >= 7: 1, [3..6]: 2", "answer 1", "answer 0",
        ]),
    ],
)  # fmt: skip
def test_a_small_table_is_drawn_node_by_node(
    policy: str, rules: list[str], more: str, output: str, drawn: list[str]
) -> None:
    assert lines(table(rules, [RISK, FLAG, AGE, TEXT], policy, more, output)) == drawn


def test_there_is_no_diagram_where_nothing_is_asked_added_up_or_not_to_be_compared() -> None:
    assert decision_diagram(table(["{when: {}, then: {o: y}}"], [RISK]), shown_words) is None
    assert decision_diagram(table([HIGH], [RISK], "collect count"), shown_words) is None
    assert (
        decision_diagram(table(["{when: {a: b}, then: {o: y}}"], [AGE, AGE.replace("a:", "b:", 1)]), shown_words)
        is None
    )


def test_a_question_with_too_many_answers_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = table(["{when: {a: '< 3'}, then: {o: x}}", "{when: {a: '> 6'}, then: {o: y}}"], [AGE])
    monkeypatch.setattr(module, "_MOST_ATOMS", 3)
    assert decision_diagram(parts, shown_words) is not None
    monkeypatch.setattr(module, "_MOST_ATOMS", 2)
    assert decision_diagram(parts, shown_words) is None


def test_many_inputs_are_asked_in_an_order_that_keeps_together_what_belongs_together() -> None:
    """In the order of the file, the tables that are left double with each of the first four questions."""
    rules = [f"{{when: {{{one}: yes, {other}: yes}}, then: {{o: x}}}}" for one, other in ("ae", "bf", "cg", "dh")]
    inputs = [f"{name}: {{label: {name.upper()}, type: boolean}}" for name in "abcdefgh"]
    diagram = decision_diagram(table([*rules, "{when: {}, then: {o: y}}"], inputs, "first"), shown_words)
    assert diagram is not None
    assert "".join("abcdefgh"[column] for column in diagram.order) == "aebfcgdh"
    assert (nodes(diagram), diagram.is_exact) == (8 + 2, True)


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
    assert (nodes(small), nodes(pinned)) == (10, 12)
    assert isinstance(pinned.nodes[0], DiagramQuestion)
    assert table.inputs[pinned.nodes[0].column].id.name == "age"


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("decisions/*.yaml")), ids=lambda path: path.stem)
def test_every_table_of_the_reference_guidelines_has_one(path: Path) -> None:
    assert decision_diagram(table_of(str(path)), shown_words) is not None
