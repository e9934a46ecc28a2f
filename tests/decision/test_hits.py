"""What a hit policy makes of several rules that match, as DMN 1.3 §8.2.10 has it."""

from __future__ import annotations

import pytest

from generator.decision.hits import Precedence, breaks, could_change, place, precedence, that_count
from generator.model.decision import EXCLUSIVE, LISTED, ONE_WINS, HitPolicy

PLACES = {1: (2,), 2: (0,), 3: (0,), 4: (-1,)}
"""Four rules, by their numbers, and the places of their results."""


def of(policy: HitPolicy, number: int) -> Precedence:
    return precedence(policy, PLACES[number], number)


@pytest.mark.parametrize(
    ("policy", "counting"),
    [
        (HitPolicy.FIRST, [1]),
        (HitPolicy.PRIORITY, [2]),
        (HitPolicy.OUTPUT_ORDER, [2, 3, 1]),
        (HitPolicy.RULE_ORDER, [1, 2, 3]),
        (HitPolicy.COLLECT, [1, 2, 3]),
        (HitPolicy.UNIQUE, [1, 2, 3]),
    ],
)
def test_the_rules_that_count_stand_in_the_order_of_their_results(policy: HitPolicy, counting: list[int]) -> None:
    assert that_count(policy, [1, 2, 3], lambda number: of(policy, number)) == counting


@pytest.mark.parametrize(
    ("policy", "hits", "other", "could"),
    [
        (HitPolicy.FIRST, [2], 1, True),
        (HitPolicy.FIRST, [2], 3, False),
        (HitPolicy.PRIORITY, [2], 1, False),
        (HitPolicy.PRIORITY, [2], 3, False),
        (HitPolicy.PRIORITY, [2], 4, True),
        (HitPolicy.FIRST, [], 3, True),
        (HitPolicy.COLLECT, [2], 3, True),
        (HitPolicy.UNIQUE, [2], 3, True),
    ],
)
def test_only_a_rule_that_comes_before_could_change_the_answer_of_the_one_that_decides(
    policy: HitPolicy, hits: list[int], other: int, could: object
) -> None:
    assert could_change(policy, hits, other, lambda number: of(policy, number)) is could


def test_a_computed_result_comes_first_and_a_missing_one_last() -> None:
    declared = ["high", "low"]
    assert place(declared, None, is_computed=True) < place(declared, "high", is_computed=False) == 0
    assert place(declared, "low", is_computed=False) < place(declared, None, is_computed=False)


def test_unique_allows_no_pair_and_any_only_pairs_that_agree() -> None:
    assert {policy for policy in HitPolicy if breaks(policy, agree=True)} == {HitPolicy.UNIQUE}
    assert {policy for policy in HitPolicy if breaks(policy, agree=False)} == EXCLUSIVE


def test_every_policy_lists_picks_one_or_forbids_several() -> None:
    assert set(HitPolicy) == LISTED | ONE_WINS | EXCLUSIVE
    assert len(LISTED) + len(ONE_WINS) + len(EXCLUSIVE) == len(HitPolicy)
