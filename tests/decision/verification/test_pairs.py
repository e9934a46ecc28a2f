"""Rules compared with each other: which are told, with whom, and that none hides the next."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.decision.verification.written import AGE, found, report

B = "b: {label: B, values: [p, q, r]}"
C = "c: {label: C, values: [s, t]}"


def rule(cells: str, result: str, name: str = "", more: str = "") -> str:
    return f"{{{f'id: {name}, ' if name else ''}when: {{{cells}}}, then: {{o: {result}}}{more}}}"


def rules(*each: str) -> list[str]:
    """Rules of input "a", each written as cell and result."""
    return [rule(f'a: "{text.rpartition(" ")[0]}"', text.rpartition(" ")[2]) for text in each]


def test_every_pair_that_matches_together_is_told_with_a_patient() -> None:
    told = report(rules("[0..5] x", "[5..9] x", "[2..3] y", "9 x"), [AGE, B]).overlaps
    assert [(pair.rules, pair.example["a"], pair.outputs_agree) for pair in told] == [
        (("r1", "r2"), Decimal(5), True),
        (("r1", "r3"), Decimal(2), False),
        (("r2", "r4"), Decimal(9), True),
    ]
    assert [set(pair.where) for pair in told] == [{"a"}] * 3


def test_a_pair_that_only_meets_in_what_is_impossible_is_none() -> None:
    more = "impossible: [{when: {a: 5}, why: Why.}]"
    assert report(rules("[0..5] x", "[5..9] y"), [AGE], more=more).overlaps == ()
    (pair,) = report(rules("[0..6] x", "[5..9] y"), [AGE], more=more).overlaps
    assert pair.example == {"a": Decimal(6)}


def test_an_open_entry_is_told_by_its_place_with_all_rules_that_answer_it() -> None:
    more = "open:\n" + "".join(
        f"  - {{when: {{{cells}}}, why: Why.}}\n" for cells in ('a: "0"', "a: '[3..6]', b: p", 'a: "1"', 'a: "9", b: q')
    )
    told = found(report(rules("[2..4] x", "[5..7] y", "[8..9] x"), [AGE, B], more=more), "open-but-answered")
    assert [(item.rules, item.message) for item in told] == [
        (("r1", "r2"), 'entry 2 under `open` says that there is no advice, yet "r1", "r2" answers'),
        (("r3",), 'entry 4 under `open` says that there is no advice, yet "r3" answers'),
    ]
    assert [item.example for item in told] == [{"a": Decimal(3), "b": "p"}, {"a": Decimal(9), "b": "q"}]
    assert told[1].where is not None
    assert told[1].where.keys() == {"a", "b"}
    assert {item.inputs for item in told} == {()}


def spare(each: list[str], policy: str = "any", more: str = "") -> list[tuple[str, tuple[str, ...]]]:
    told = found(report(each, [AGE, B], policy, more), "duplicate-rule", "subsumed-rule")
    for item in told:
        one, other = item.rules
        assert item.message == (
            f'rule "{one}" repeats rule "{other}": same conditions, same answer'
            if item.code == "duplicate-rule"
            else f'rule "{one}" lies within rule "{other}", which says the same'
        )
    return [(item.code, item.rules) for item in told]


SAME, WITHIN = "duplicate-rule", "subsumed-rule"


def test_a_rule_that_is_said_twice_repeats_the_first() -> None:
    each = rules("[0..2] x", "[3..9] y", "[0..2] z", "[0..2] x", "[3..9] y", "[0..2] x")
    assert spare(each) == [(SAME, ("r4", "r1")), (SAME, ("r5", "r2")), (SAME, ("r6", "r1"))]


def test_a_rule_within_another_that_says_the_same_is_told_wherever_it_stands() -> None:
    each = rules("[3..4] x", "[0..3] x", "[2..5] y", "[0..9] x", "[1..2] y", "6 x")
    assert spare(each) == [(WITHIN, ("r1", "r4")), (WITHIN, ("r2", "r4")), (WITHIN, ("r6", "r4"))]


def test_a_rule_that_matches_nobody_is_left_to_others_and_hides_none() -> None:
    assert spare(rules("> 9 x", "[0..2] x", "[0..2] x")) == [(SAME, ("r3", "r2"))]


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ("collect sum", [(SAME, ("r4", "r1"))]),
        ("collect count", [(SAME, ("r4", "r1"))]),
        ("collect max", [(SAME, ("r4", "r1")), (WITHIN, ("r3", "r2"))]),
        ("collect", [(SAME, ("r4", "r1")), (WITHIN, ("r3", "r2"))]),
    ],
)
def test_where_rules_are_counted_one_within_another_counts(policy: str, told: object) -> None:
    number = [text.replace("o: x", "o: 1") for text in rules("0 x", "[1..9] x", "2 x", "0 x")]
    output = "o: {label: O, type: number}"
    items = found(report(number, [AGE], policy, output=output), SAME, WITHIN)
    assert sorted((item.code, item.rules) for item in items) == told


@pytest.mark.parametrize(
    ("each", "told"),
    [
        (("[3..4] x", "[0..9] x"), [(WITHIN, ("r1", "r2"))]),
        (("[3..4] x", "5 y", "[0..9] x"), [(WITHIN, ("r1", "r3"))]),
        (("[3..4] x", "4 x", "[0..9] x"), [(WITHIN, ("r1", "r3")), (WITHIN, ("r2", "r3"))]),
        (("[3..4] x", "[4..6] y", "[0..9] x"), []),
        (("[4..6] y", "[3..4] x", "[0..9] x"), [(WITHIN, ("r2", "r3"))]),
        (("[3..4] x", "[0..9] x", "[4..6] y"), [(WITHIN, ("r1", "r2"))]),
        (("[0..9] x", "[3..4] x"), []),  # it can never decide, which is told instead
    ],
)
def test_in_the_first_row_that_fits_only_what_changes_nothing_is_needless(each: tuple[str, ...], told: object) -> None:
    assert spare(rules(*each), "first") == told


def test_a_rule_kept_from_deciding_by_the_one_around_it_is_not_told_twice() -> None:
    assert spare(rules("[0..9] x", "[3..4] x"), "priority") == []
    assert spare(rules("[3..4] x", "[0..9] x"), "priority") == [(WITHIN, ("r1", "r2"))]


def test_a_rule_within_another_has_a_patient_who_can_be() -> None:
    more = "impossible: [{when: {a: '[3..4]'}, why: Why.}]"
    each = rules("[3..5] x", "[3..4] x", "[0..9] x")
    told = found(report(each, [AGE, B], "any", more), WITHIN)
    assert {item.rules[0]: item.example for item in told} == {"r1": {"a": Decimal(5), "b": "p"}, "r2": None}
    assert [item.where and set(item.where) for item in told] == [{"a"}, {"a"}]


def joined(each: list[str], policy: str = "any", more: str = "") -> list[str]:
    told = found(report(each, [AGE, B, C], policy, more), "mergeable-rules")
    assert all(len(item.inputs) == 1 and f"differ only in {item.inputs[0]}: " in item.message for item in told)
    assert all(item.rules[0] in item.message for item in told)
    return [item.message for item in told]


def said(names: str, column: str, one: str) -> str:
    return f"rules {names} say the same and differ only in {column}: {one} says it"


def test_rules_that_differ_in_one_cell_could_be_one() -> None:
    each = [
        rule('a: "[0..2]", b: p', "x"), rule('a: "[3..5]", b: p', "x"),
        rule('a: "[6..9]", b: p', "y"), rule("b: q", "z"), rule("b: r", "z"),
    ]  # fmt: skip
    assert joined(each) == [
        said('"r1", "r2"', "a", "one rule with < 6"),
        said('"r4", "r5"', "b", 'one rule with "q", "r"'),
    ]


def test_rules_that_hold_for_everyone_together_need_no_cell() -> None:
    each = [rule('a: "[0..2]"', "x"), rule('a: "[3..9]"', "x")]
    assert joined(each) == [said('"r1", "r2"', "a", "one rule without it")]


def test_only_stretches_that_touch_are_joined_and_each_rule_once() -> None:
    each = rules("[0..1] x", "[5..6] x", "2 x", "[7..8] x", "4 y")
    assert joined(each) == [
        said('"r1", "r3"', "a", "one rule with < 3"),
        said('"r2", "r4"', "a", "one rule with [5..8]"),
    ]
    square = [rule(f'a: "{a}", b: {b}', "x") for a in ("0", "1") for b in ("p", "q")]
    assert joined(square) == [
        said('"r1", "r3"', "a", "one rule with < 2"),
        said('"r2", "r4"', "a", "one rule with < 2"),
    ]


@pytest.mark.parametrize(
    "each",
    [
        rules("0 x", "1 y"),
        rules("0 x", "2 x"),
        [rule('a: "0", b: p', "x"), rule('a: "1", b: q', "x")],
        [rule('a: "0"', "x", more=", note: One."), rule('a: "1"', "x", more=", note: Two.")],
        rules("[0..2] x", "[1..3] x"),
    ],
)
def test_rules_that_differ_in_more_or_meet_stay_apart(each: list[str]) -> None:
    assert joined(each) == []


def test_a_rule_that_matches_nobody_is_not_joined_and_hides_none() -> None:
    assert joined(rules("> 9 x", "0 x", "1 x")) == [said('"r2", "r3"', "a", "one rule with < 2")]


@pytest.mark.parametrize(
    ("policy", "each", "is_told"),
    [
        ("rule order", ("0 x", "1 x"), True),
        ("rule order", ("0 x", "5 y", "1 x"), False),
        ("first", ("0 x", "5 y", "1 x"), True),
        ("first", ("0 x", "[1..5] y", "1 x"), False),
        ("first", ("[1..5] y", "0 x", "1 x"), True),
        ("first", ("0 x", "1 x", "[1..5] y"), True),
        ("collect", ("0 x", "[1..5] y", "1 x"), True),
    ],
)
def test_rules_are_joined_only_where_moving_one_up_changes_nothing(
    policy: str, each: tuple[str, ...], *, is_told: bool
) -> None:
    last = max(number for number, text in enumerate(each, 1) if text == "1 x")
    first = each.index("0 x") + 1
    wanted = [said(f'"r{first}", "r{last}"', "a", "one rule with < 2")]
    assert joined(rules(*each), policy) == (wanted if is_told else [])


@pytest.mark.parametrize(("between", "told"), [("x", [said('"r1", "r3"', "a", "one rule with < 2")]), ("y", [])])
def test_a_rule_may_move_up_past_those_that_say_the_same(between: str, told: list[str]) -> None:
    each = [rule('a: "0", b: p', "x"), rule('a: "[1..5]"', between), rule('a: "1", b: p', "x")]
    assert joined(each, "first") == told
