"""`fixtures/decisions/tables/`: what each table answers. The browser tests read the same cases (`test_explorer`)."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from generator.decision.evaluate import decide
from tests.decision.tables import CASES, compiled


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


def _no_float(text: str) -> None:
    raise AssertionError(text)


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
