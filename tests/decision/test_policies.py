from __future__ import annotations

import re

import pytest

from generator.decision.errors import CellError
from generator.decision.policies import hit_policy_in_words, parse_hit_policy
from generator.model.decision import Aggregation, HitPolicy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((str(policy), (policy, None)) for policy in HitPolicy),
        *((letter, (policy, None)) for letter, policy in zip("UAPFROC", HitPolicy, strict=True)),
        ("u", (HitPolicy.UNIQUE, None)),
        (" Rule  Order ", (HitPolicy.RULE_ORDER, None)),
        ("OUTPUT-ORDER", (HitPolicy.OUTPUT_ORDER, None)),
        ("C+", (HitPolicy.COLLECT, Aggregation.SUM)),
        ("C<", (HitPolicy.COLLECT, Aggregation.MIN)),
        ("c >", (HitPolicy.COLLECT, Aggregation.MAX)),
        ("C#", (HitPolicy.COLLECT, Aggregation.COUNT)),
        ("collect sum", (HitPolicy.COLLECT, Aggregation.SUM)),
    ],
)
def test_policy_is_read(text: str, expected: tuple[HitPolicy, Aggregation | None]) -> None:
    assert parse_hit_policy(text) == expected


@pytest.mark.parametrize("text", ["", "uniqe", "X", "U+", "C*", "collect all", "first sum", "UA", "x" * 9_999])
def test_policy_is_refused(text: str) -> None:
    with pytest.raises(CellError) as caught:
        parse_hit_policy(text)
    assert caught.value.code == "unknown-value"
    assert caught.value.hint


def test_a_near_miss_is_named() -> None:
    with pytest.raises(CellError) as caught:
        parse_hit_policy("uniqe")
    assert caught.value.hint == 'did you mean "unique"?'


def test_a_refusal_says_what_is_wrong_and_where() -> None:
    with pytest.raises(CellError) as caught:
        parse_hit_policy("  collect  all ")
    assert (caught.value.message, caught.value.offset, caught.value.length) == (
        '"collect  all" is not a hit policy', 2, 12,
    )  # fmt: skip


def test_each_policy_has_one_plain_sentence_of_its_own() -> None:
    pairs = [(policy, None) for policy in HitPolicy] + [(HitPolicy.COLLECT, way) for way in Aggregation]
    sentences = [hit_policy_in_words(policy, way) for policy, way in pairs]
    assert len(set(sentences)) == len(sentences)
    assert all(re.fullmatch(r"[A-Z][^.]+\.", sentence) for sentence in sentences)
