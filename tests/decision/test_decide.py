"""`fixtures/decisions/tables/`: what each table answers. The browser tests read the same cases (`test_explorer`)."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from generator.decision.compile import compile_table
from generator.decision.evaluate import Answer, Problem
from generator.decision.walking import decide
from tests.decision.tables import CASES, compiled
from tests.decision.verification.written import AGE, table


def expected_answer(short: dict[str, Any]) -> dict[str, Any]:
    """The whole answer that a case's short form stands for: what is left out is empty."""
    return {"hit": [], "result": None, "unknown": [], "needs": [], "may-change": False, "error": None} | short


@pytest.mark.parametrize(("table", "case"), CASES)
def test_a_table_answers(table: str, case: dict[str, Any]) -> None:
    answer = decide(compiled(table), case["given"]).to_json()
    answer["error"] = answer["error"] and answer["error"]["code"]
    assert answer == expected_answer(case["answer"]), case.get("why")


def test_every_hit_policy_has_cases() -> None:
    policies = {(compiled(name)["hit-policy"], compiled(name)["aggregation"]) for name, _ in (c.values for c in CASES)}
    assert len(policies) == 7 + 4


def test_a_compiled_table_is_json_without_floats() -> None:
    for name in {case.values[0] for case in CASES}:
        assert json.loads(json.dumps(compiled(str(name))), parse_float=_no_float, parse_int=_no_float)


def test_a_compiled_table_has_names_only_where_dmn_has_others() -> None:
    named = compiled("compared")
    assert [clause.get("name") for clause in named["inputs"][:5]] == [
        "Person.Age", "Limits.Low end", "Limits.High end", "Person.Town", None,
    ]  # fmt: skip
    assert "name" not in named
    assert "name" not in named["outputs"][0]
    plain = table(["{when: {}, then: {o: x}}"], [AGE])
    called = replace(plain, dmn_name="My table", outputs=(replace(plain.outputs[0], dmn_name="My output"),))
    assert compile_table(called, str)["name"] == "My table"
    assert compile_table(called, str)["outputs"][0]["name"] == "My output"


@pytest.mark.parametrize(
    ("cells", "is_for_all"),
    [
        ("", True),
        ("a: '-'", True),
        ("a: '-', r: '-'", True),
        ("a: '[0..9]'", True),
        ("r: 'high, low'", True),
        ("r: not(not known)", True),
        ("r: 'high, low, not known', a: '>= 0'", True),
        ("a: '> 0'", False),
        ("a: '-', r: high", False),
        ("r: not known", False),
        ("a: b", False),
    ],
)
def test_a_row_that_excludes_no_answer_is_meant_for_all_others(cells: str, is_for_all: object) -> None:
    inputs = [AGE, AGE.replace("a:", "b:", 1), "r: {label: R, values: [high, low], may-be-missing: true}"]
    (rule,) = compile_table(table([f"{{when: {{{cells}}}, then: {{o: x}}}}"], inputs), str)["rules"]
    assert rule.get("catch-all", False) is is_for_all


def _no_float(text: str) -> None:
    raise AssertionError(text)


OUT_OF_RANGE = {"code": "outside-domain", "message": '"age": 17 is out of range'}


@pytest.mark.parametrize(
    ("answer", "data"),
    [
        (Answer(), {}),
        (Answer(hit=("a", "b"), result=Decimal("1.5")), {"hit": ["a", "b"], "result": Decimal("1.5")}),
        (Answer(unknown=("a",), needs=("x", "y")), {"unknown": ["a"], "needs": ["x", "y"]}),
        (Answer(may_change=True), {"may-change": True}),
        (Answer(error=Problem("outside-domain", OUT_OF_RANGE["message"])), {"error": OUT_OF_RANGE}),
        (Answer(open=""), {"open": ""}),
        (Answer(impossible="Nobody is."), {"impossible": "Nobody is."}),
    ],
)
def test_an_answer_as_programs_get_it(answer: Answer, data: dict[str, Any]) -> None:
    assert answer.to_json() == expected_answer(data)


@pytest.mark.parametrize(
    ("answer", "depends"),
    [
        (Answer(may_change=True), True),
        (Answer(), False),
        (Answer(result=Decimal(0), may_change=True), False),
        (Answer(error=Problem("bad-number", "…"), may_change=True), False),
    ],
)
def test_an_answer_depends_where_there_is_none_yet(answer: Answer, depends: object) -> None:
    assert answer.depends is depends


ANY = "rules with different results apply, and the hit policy is any"
UNIQUE = "more than one rule applies, and the hit policy is unique"
OPEN = "the table contradicts itself: what it leaves open is answered by"
COMPUTED = "has to be computed, which is not done here"


@pytest.mark.parametrize(
    ("table", "given", "code", "message"),
    [
        ("any-rules", {"x": "2.5", "y": "1"}, "hit-policy-violated", f"{ANY}: r1, r2"),
        ("any-rules", {"x": "9"}, "hit-policy-violated", f"{ANY}: r1, r2, r4"),
        ("computed-unique", {"x": "3"}, "hit-policy-violated", f"{UNIQUE}: r1, r2"),
        ("contradicted", {"age": "19", "risk": "high"}, "open-but-answered", f"{OPEN} adult"),
        ("computed-unique", {"x": "2"}, "computed-result", f'the result of rule "r1" {COMPUTED}: x > 2'),
        ("computed-first", {"x": "6"}, "computed-result", f"the default result {COMPUTED}: x * 3"),
    ],
)
def test_why_there_is_no_answer(table: str, given: dict[str, str], code: str, message: str) -> None:
    values = {name: value if name == "risk" else Decimal(value) for name, value in given.items()}
    assert decide(compiled(table), values).error == Problem(code, message)


def test_all_rules_that_answer_an_open_case_are_named() -> None:
    contradicted = compiled("contradicted")
    listed: Any = contradicted | {"hit-policy": "rule order"}
    error = decide(listed, {"age": Decimal(19), "risk": "high"}).error
    assert error == Problem("open-but-answered", f"{OPEN} adult, rest")


@pytest.mark.parametrize(
    ("table", "given", "expected"),
    [
        ("first-rules", {"x": 5}, False),  # r3 waits, but below the hit
        ("priority-rules", {"x": 5}, False),  # r3 is no more important than r2, and comes later
        ("priority-rules", {"y": 1}, True),
        ("collect-rules", {"x": 5}, True),
        ("collect-rules", {"x": 5, "y": 1}, False),
    ],
)
def test_an_answer_says_whether_it_may_change(table: str, given: dict[str, Any], expected: bool) -> None:  # noqa: FBT001
    values = {name: Decimal(value) for name, value in given.items()}
    assert decide(compiled(table), values).may_change is expected
