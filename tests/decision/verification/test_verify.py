"""What a report says as a whole: complete or not, conflicts or not, and which questions stayed open for want of time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.decision.verification.verify import verify_table
from generator.model.decision import DecisionTable
from tests.decision.verification.written import AGE, found, report, table

B = AGE.replace("a:", "b:", 1)
FLAG = "f: {label: F, type: boolean, may-be-missing: true}"
REST = "{when: {a: '>= 5'}, then: {o: y}}"


def low(cell: str = "< 5") -> str:
    return f"{{when: {{a: '{cell}'}}, then: {{o: x}}}}"


@pytest.mark.parametrize(
    ("policy", "rules", "more", "complete", "conflicts"),
    [
        ("unique", [low(), REST], "", True, False),
        ("unique", [low()], "", False, False),
        ("unique", [low("<= 5"), REST], "", True, True),
        ("unique", [low("<= 5"), REST.replace("o: y", "o: x")], "", True, True),
        ("any", [low("<= 5"), REST.replace("o: y", "o: x")], "", True, False),
        ("any", [low("<= 5"), REST], "", True, True),
        ("first", [low("<= 5"), REST], "", True, False),
        ("unique", [low()], "open: [{when: {a: '>= 5'}, why: Why.}]", True, False),
        ("unique", [low()], "impossible: [{when: {a: '>= 5'}, why: Why.}]", True, False),
        # cells that cannot be compared: what the others say is certain
        ("unique", [low(), REST, low("b")], "", True, None),
        ("unique", [low("b"), REST], "", None, None),
        ("unique", [low("<= 5"), REST, low("b")], "", True, True),
        ("first", [low("b"), REST], "", None, False),
        ("unique", [REST, "{when: {a: '< 3', b: a}, then: {o: x}}"], "", False, None),
    ],
)
def test_what_is_complete_and_what_conflicts(
    policy: str, rules: list[str], more: str, complete: object, conflicts: object
) -> None:
    made = report(rules, [AGE, B], policy, more)
    assert made.analysed
    assert (made.complete, made.conflicts) == (complete, conflicts)


def test_a_default_leaves_no_gap_but_says_whom_no_rule_covers() -> None:
    output = "o: {label: O, values: [x, y, z], default: z}"
    made = report([low(), low("[7..9]")], [AGE], output=output)
    assert (made.complete, made.gaps) == (True, ())
    (item,) = found(made, "falls-to-default")
    assert item.message == "no rule covers this: the default answer counts"
    assert (item.rules, item.inputs, item.example) == ((), (), {"a": Decimal(5)})
    assert item.where is not None
    assert set(item.where) == {"a"}
    kinds = {item.code for item in report([low(), low("[7..9]"), low("> 9")], [AGE], output=output).other}
    assert {"falls-to-default", "outside-domain"} <= kinds, "what else is found is told as well"


DOUBTS = [
    "whether every combination has a rule",
    "whether rules overlap",
    "whether every rule can decide",
    "whether `open` contradicts a rule",
    "who is left with an answer that is meant for all others",
]


def many() -> DecisionTable:
    """A table of which each question has to be asked."""
    rules = [f"{{when: {{a: '{n}', f: yes}}, then: {{o: x}}}}" for n in range(9)]
    entry = "open: [{when: {a: '3'}, why: Why.}]"
    return table([*rules, "{when: {}, then: {o: y}}"], [AGE, FLAG], "first", entry)


def test_each_question_that_takes_too_long_is_named_and_none_is_answered() -> None:
    made = verify_table(many(), steps=0)
    assert (made.analysed, made.complete, made.conflicts) == (False, None, False)
    told = [item.message for item in found(made, "not-proven")]
    assert told == [f"not proven: {doubt} would take too long to find out" for doubt in DOUBTS]


def test_with_time_enough_nothing_stays_open() -> None:
    made = verify_table(many())
    assert (made.analysed, made.complete) == (True, True)
    assert found(made, "not-proven") == []


def test_pairs_that_were_not_all_seen_prove_no_harmony() -> None:
    twice = table([low("[0..5]"), REST, low("[0..4]")], [AGE])
    assert verify_table(twice).conflicts is True
    apart = table([low(), REST], [AGE])
    assert verify_table(apart, steps=0).conflicts is False, "no pair touches: there was nothing to spend"
    touching = table(["{when: {a: '3'}, then: {o: x}}", "{when: {a: '3'}, then: {o: x}}", REST], [AGE], "any")
    assert verify_table(touching, steps=9).conflicts is None
    assert verify_table(touching, steps=10).conflicts is False


def test_advice_that_takes_too_long_is_left_out_without_a_word() -> None:
    names = [f"i{number}" for number in range(8)]
    inputs = [AGE.replace("a:", f"{name}:", 1) for name in names]
    wide = table([f"{{when: {{i7: '{n}'}}, then: {{o: x}}}}" for n in range(10)], inputs)
    assert found(verify_table(wide), "mergeable-rules")
    in_haste = verify_table(wide, steps=60)
    assert in_haste.analysed
    assert found(in_haste, "mergeable-rules", "not-proven") == []


def test_gaps_that_were_found_in_time_are_told_although_there_may_be_more() -> None:
    rules = [f"{{when: {{a: '{n}', b: '{n}'}}, then: {{o: x}}}}" for n in range(10)]
    whole = verify_table(table(rules, [AGE, B]))
    assert whole.analysed
    some = verify_table(table(rules, [AGE, B]), steps=20)
    assert (some.analysed, some.complete) == (False, False)
    assert some.gaps
    assert "not proven: which further combinations have no rule would take too long to find out" in {
        item.message for item in some.other
    }


def test_a_gap_has_a_patient_for_each_of_its_holes() -> None:
    (gap,) = report([low("[1..3]"), low("[5..7]")], [AGE]).gaps
    assert [gap.example, *gap.more] == [{"a": Decimal(0)}, {"a": Decimal(4)}, {"a": Decimal(8)}]
    assert len(gap.rows) == 1
