"""Rules that can never decide: which, why, because of which others, and that none hides the next."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.decision.verification.reach import rule_list
from generator.decision.verification.report import Observation
from tests.decision.verification.written import AGE, report

B = "b: {label: B, values: [p, q]}"


def unreachable(cells: list[tuple[str, str]], policy: str, more: str = "") -> list[Observation]:
    """What is found of rules, each of them its cells and its result."""
    rules = [f"{{when: {{{cell}}}, then: {{o: {result}}}}}" for cell, result in cells]
    found = report(rules, [AGE, B], policy, more).unreachable
    assert {item.code for item in found} <= {"unreachable-rule"}
    return list(found)


def test_a_rule_whose_cell_holds_for_nobody_names_the_input() -> None:
    found = unreachable([('b: p, a: "> 9"', "x"), ('a: "5"', "y"), ('a: "< 0", b: "not(p, q)"', "x")], "unique")
    assert [(item.rules, item.inputs, item.message) for item in found] == [
        (("r1",), ("a",), 'rule "r1" matches nobody: its cell for "a" holds for no possible value'),
        (("r3",), ("a", "b"), 'rule "r3" matches nobody: its cell for "a" holds for no possible value'),
    ]
    assert {(item.where, item.example) for item in found} == {(None, None)}


def test_a_rule_for_what_is_impossible_alone_is_told_with_its_combinations() -> None:
    more = "impossible:\n  - {when: {a: '< 3'}, why: Why.}\n  - {when: {a: '[3..5]', b: p}, why: Why.}\n"
    cells = [('a: "2"', "x"), ('a: "<= 4"', "x"), ('a: "<= 4", b: p', "y"), ('a: "1"', "x")]
    found = unreachable(cells, "collect", more)
    assert [(item.rules, item.message) for item in found] == [
        ((name,), f'rule "{name}" matches only combinations that are declared impossible')
        for name in ("r1", "r3", "r4")
    ]
    assert [set(item.where or ()) for item in found] == [{"a"}, {"a", "b"}, {"a"}]
    assert {item.example for item in found} == {None}


ABOVE = "rules above it decide"
HIGHER = "answers of higher priority win"


@pytest.mark.parametrize(
    ("policy", "cells", "told"),
    [
        ("first", [("a: '<= 5'", "x"), ("a: '5'", "y"), ("a: '6'", "x"), ("a: '[4..5]'", "x")], [
            (("r2", "r1"), f'{ABOVE} ("r1")'), (("r4", "r1"), f'{ABOVE} ("r1")'),
        ]),
        ("first", [("a: '5'", "x"), ("a: '<= 5'", "y")], []),
        ("first", [("a: '<= 3'", "x"), ("a: '9'", "x"), ("a: '[4..6]'", "y"), ("a: '[2..5]'", "x")], [
            (("r4", "r1", "r3"), f'{ABOVE} ("r1", "r3")'),
        ]),
        ("first", [("a: '<= 5'", "x"), ("a: '>= 5'", "x"), ("a: '<= 9'", "y")], [
            (("r3", "r1", "r2"), f'{ABOVE} ("r1", "r2")'),
        ]),
        ("first", [("a: '<= 3'", "x"), ("a: '<= 4'", "x"), ("a: '3'", "y")], [(("r3", "r1"), f'{ABOVE} ("r1")')]),
        ("priority", [("a: '5'", "z"), ("a: '<= 5'", "x"), ("a: '3'", "y")], [
            (("r1", "r2"), f'{HIGHER} ("r2")'), (("r3", "r2"), f'{HIGHER} ("r2")'),
        ]),
        ("priority", [("a: '5'", "x"), ("a: '<= 5'", "y")], []),
        ("unique", [("a: '<= 5'", "x"), ("a: '5'", "y")], []),
        ("collect", [("a: '<= 5'", "x"), ("a: '5'", "y")], []),
        ("output order", [("a: '<= 5'", "x"), ("a: '5'", "y")], []),
    ],
)  # fmt: skip
def test_a_rule_that_others_keep_from_deciding_names_those_that_are_needed(
    policy: str, cells: list[tuple[str, str]], told: list[tuple[tuple[str, ...], str]]
) -> None:
    found = unreachable(cells, policy)
    assert [(item.rules, item.message) for item in found] == [
        (rules, f'rule "{rules[0]}" can never decide: for everyone whom it matches, {why}') for rules, why in told
    ]
    assert all(item.where is not None and item.example is not None for item in found)


def test_what_is_impossible_counts_with_the_rules_above() -> None:
    more = "impossible: [{when: {a: '< 3'}, why: Why.}]"
    (item,) = unreachable([("a: '[3..4]'", "x"), ("a: '<= 4'", "y"), ("a: '5'", "y")], "first", more)
    assert item.rules == ("r2", "r1")
    assert item.example == {"a": Decimal(3), "b": "p"}
    assert item.where is not None
    assert set(item.where) == {"a"}


def test_five_rules_are_four_and_one_more() -> None:
    assert rule_list(("a", "b", "c", "d")) == '"a", "b", "c", "d"'
    assert rule_list(("a", "b", "c", "d", "e", "f")) == '"a", "b", "c", "d" and 2 more'
