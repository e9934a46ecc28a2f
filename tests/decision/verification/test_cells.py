"""Findings on single cells and whole columns: which cell is what, and that none hides the next."""

from __future__ import annotations

import pytest

from tests.decision.verification.written import AGE, found, report

KINDS = ("either-or-cell", "cell-of-whole-domain", "range-exceeded", "outside-domain")


def odd(cell: str, domain: str) -> list[tuple[str, str]]:
    """Kind and message of what is odd about the cell of an input of this domain."""
    told = found(report([f"{{when: {{a: '{cell}'}}, then: {{o: x}}}}"], [f"a: {{label: A, {domain}}}"]), *KINDS)
    assert all(item.rules == ("r1",) and item.inputs == ("a",) for item in told)
    return [(item.code, item.message) for item in told]


NUMBER = 'type: number, range: "[0..9]"'
OPEN = 'type: number, range: "(0..9)"'
MISSING = f"{NUMBER}, may-be-missing: true"


@pytest.mark.parametrize(
    ("cell", "meant"),
    [(">= 5, < 7", "[5..7)"), ("< 7, >= 5", "[5..7)"), ("> 5, <= 7", "(5..7]"), ("<= 5, >= 5", "[5..5]")],
)
@pytest.mark.parametrize("domain", [NUMBER, MISSING])
def test_two_ends_that_were_meant_as_both_are_written_as_one(cell: str, meant: str, domain: str) -> None:
    message = (
        f'rule "r1": "{cell}" holds for every value of "a", because commas mean "or"; for both at once write {meant}'
    )
    assert odd(cell, domain) == [("either-or-cell", message)]


@pytest.mark.parametrize(
    "cell",
    [
        ">= 0", "<= 9", "[0..9]", ">= -1", "[-5..20]", ">= 5, < 5", ">= 0, <= 3, > 2", "5, >= 0", "5, <= 9",
        ">= 0, >= 3", ">= 3, >= 0", "<= 9, <= 3", "<= 3, <= 9", "[0..9], >= 3", ">= 3, [0..9]", "[0..9], <= 3", "<= 3, [0..9]",
    ],
)  # fmt: skip
def test_a_cell_that_holds_for_every_value_is_told(cell: str) -> None:
    message = f'rule "r1": "{cell}" holds for every value of "a"'
    assert odd(cell, NUMBER) == [("cell-of-whole-domain", message)]


@pytest.mark.parametrize(
    ("cell", "domain"),
    [
        ("[-1..5]", NUMBER), ("[5..10]", NUMBER), ("(-1..5]", NUMBER), ("3, [5..20]", NUMBER), ("[-1..5], 7", NUMBER),
        ("[0..5]", OPEN), ("[5..9]", OPEN), (">= -1", MISSING), ("<= 10", MISSING),
        ("[-1..5]", 'type: number, range: ">= 0"'), ("[5..10]", 'type: number, range: "<= 9"'),
        ("not([5..10])", NUMBER),
    ],
)  # fmt: skip
def test_a_cell_that_reaches_beyond_the_range_is_told(cell: str, domain: str) -> None:
    message = f'rule "r1": "{cell}" reaches beyond the range of the input "a"'
    assert odd(cell, domain) == [("range-exceeded", message)]


@pytest.mark.parametrize(
    ("cell", "domain"), [("> 9", NUMBER), ("5, 10", NUMBER), ("< 0, > 5", NUMBER), ("0", OPEN), ("not(10)", NUMBER)]
)
def test_a_test_that_no_value_meets_is_told(cell: str, domain: str) -> None:
    message = f'rule "r1": "{cell}" lies outside what the input "a" can be'
    assert odd(cell, domain) == [("outside-domain", message)]


@pytest.mark.parametrize(
    ("cell", "domain"),
    [
        ("-", NUMBER), ("5", NUMBER), ("[0..5]", NUMBER), ("[5..9]", NUMBER), ("< 5, >= 7", NUMBER), ("not(>= 5, < 3)", NUMBER),
        ("(0..5]", OPEN), ("[5..9)", OPEN), (">= 0", MISSING), ("<= 9", MISSING), ("[5..1000]", 'type: number, range: ">= 0"'),
        ("[-1000..5]", 'type: number, range: "<= 9"'), ("[-5..5]", "type: number"), ("yes", "type: boolean"),
        ("x", "values: [x, y]"), ('"x"', "type: text"),
    ],
)  # fmt: skip
def test_any_other_cell_is_as_it_should_be(cell: str, domain: str) -> None:
    assert odd(cell, domain) == []


def test_each_odd_cell_of_each_rule_is_told() -> None:
    names = ["any", "same", "plain", "both", "whole", "beyond", "never", "last"]
    cells = ["-", "plain", "5", ">= 5, < 7", "[0..9]", "[5..20]", "5, 20", "[0..9]"]
    when = ", ".join(f'{name}: "{cell}"' for name, cell in zip(names, cells, strict=True))
    inputs = [AGE.replace("a:", f"{name}:", 1) for name in names]
    odd_rule, blank = f"{{when: {{{when}}}, then: {{o: x}}}}", '{when: {last: ">= 0"}, then: {o: y}}'
    told = found(report([odd_rule, blank], inputs), *KINDS)
    assert [(item.rules, item.inputs, item.code) for item in told] == [
        (("r1",), ("both",), "either-or-cell"),
        (("r1",), ("whole",), "cell-of-whole-domain"),
        (("r1",), ("beyond",), "range-exceeded"),
        (("r1",), ("never",), "outside-domain"),
        (("r1",), ("last",), "cell-of-whole-domain"),
        (("r2",), ("last",), "cell-of-whole-domain"),
    ]


B = AGE.replace("a:", "b:", 1)
C = AGE.replace("a:", "c:", 1)


def idle(rules: list[str], more: str = "") -> list[tuple[str, ...]]:
    told = found(report(rules, [AGE, B, C], more=more), "idle-input")
    assert all(
        item.message == f'the input "{item.inputs[0]}" decides nothing: every rule allows any value' for item in told
    )
    return [item.inputs for item in told]


def test_an_input_that_no_rule_asks_for_decides_nothing() -> None:
    rules = ["{when: {b: '< 5'}, then: {o: x}}", "{when: {b: '>= 5'}, then: {o: y}}"]
    assert idle(rules) == [("a",), ("c",)]
    assert idle(rules, "open: [{when: {a: 3}, why: Why.}]") == [("c",)]
    assert idle(rules, "impossible: [{when: {a: 3}, why: Why.}]") == [("a",), ("c",)]
    assert idle(["{when: {b: 'c'}, then: {o: x}}"]) == [], "who knows what a cell that cannot be compared asks for"


@pytest.mark.parametrize(
    ("count", "told"), [(9, []), (10, ["10 inputs are hard to read and to prove: at most 9 are advised"])]
)
def test_ten_inputs_are_too_many(count: int, told: list[str]) -> None:
    names = [f"i{number}" for number in range(count)]
    inputs = [AGE.replace("a:", f"{name}:", 1) for name in names]
    items = found(report(["{when: {}, then: {o: x}}"], inputs), "too-many-inputs")
    assert [item.message for item in items] == told
    assert all((item.rules, item.inputs) == ((), tuple(names)) for item in items)


def test_what_cannot_be_compared_is_not_proven_and_named() -> None:
    rules = [f"{{when: {{a: '{cell}'}}, then: {{o: x}}}}" for cell in ("b", "5", "< b", "> c", "not(b)", "[b..c]")]
    (item,) = found(report(rules, [AGE, B, C]), "not-proven")
    assert item.rules == ("r1", "r3", "r4", "r5", "r6")
    assert item.message == (
        'not proven: cells of "r1", "r3", "r4", "r5" and 1 more depend on other inputs or times, and cannot be compared'
    )


@pytest.mark.parametrize("key", ["open", "impossible"])
def test_entries_that_cannot_be_compared_are_not_proven_either(key: str) -> None:
    rules = ["{when: {a: 1}, then: {o: x}}"]
    (item,) = found(report(rules, [AGE, B], more=f"{key}: [{{when: {{a: b}}, why: Why.}}]"), "not-proven")
    assert item.message == "not proven: cells under `open` or `impossible` depend on other inputs or times"
    assert (item.rules, item.inputs) == ((), ())
    assert found(report(rules, [AGE, B], more=f"{key}: [{{when: {{a: 2}}, why: Why.}}]"), "not-proven") == []
