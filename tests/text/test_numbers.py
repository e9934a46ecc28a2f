from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.numbers import keep_whole

J, N = "\u2060", "\u00a0"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("ages 40-74", f"ages 40{J}-{J}74"),
        ("ages 40\u201374", f"ages 40{J}\u2013{J}74"),
        ("≥ 9", f"≥{N}9"),
        ("≥9", "≥9"),
        ("every 2 years", f"every 2{N}years"),
        ("15 of 100", f"15{N}of 100"),
        ("T-DM1 and well-known", "T-DM1 and well-known"),
        ("in 2 yearsick", "in 2 yearsick"),
    ],
)
def test_numbers_do_not_fall_apart(text: str, whole: str) -> None:
    assert keep_whole(text) == whole


def test_numbers_in_right_to_left_text_are_isolated() -> None:
    assert keep_whole("עד ≤ 9 או ≥ 12", right_to_left=True).count("\u2066") == 2


@given(st.text(alphabet="0129 -\u2013≥≤yearsof%א", max_size=30), st.booleans())
def test_doing_it_twice_changes_nothing_more(text: str, rtl: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    once = keep_whole(text, right_to_left=rtl)
    assert keep_whole(once, right_to_left=rtl) == once
