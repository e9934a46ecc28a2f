from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.catalogue import Catalogue
from generator.language.speaking import speaking
from generator.text.numbers import counted, keep_whole

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
        ("<  9 and = 3", f"<{N}9 and ={N}3"),
        ("≥ nine", "≥ nine"),
        ("a-3, 3-a, 3 - 4", "a-3, 3-a, 3 - 4"),
        ("5 % or 5 mg", f"5{N}% or 5{N}mg"),
    ],
)
def test_numbers_do_not_fall_apart(text: str, whole: str) -> None:
    assert keep_whole(text) == whole


def test_a_number_stays_with_the_unit_of_its_language() -> None:
    spanish = Catalogue("es", {("", "{number} year"): ("{number} año", "{number} años")})
    with speaking(spanish):
        assert keep_whole("5 años, 1 año, 5 añadas") == f"5{N}años, 1{N}año, 5 añadas"
    assert keep_whole("5 años, 5 years") == f"5 años, 5{N}years"


def test_numbers_in_right_to_left_text_are_isolated() -> None:
    assert keep_whole("עד ≤ 9 או ≥ 12", right_to_left=True).count("\u2066") == 2


def test_what_belongs_to_a_number_stands_inside_its_isolate() -> None:
    assert keep_whole("א ≤ 9.5-10% ב 7", right_to_left=True) == f"א \u2066≤{N}9.5{J}-{J}10%\u2069 ב \u20667\u2069"
    assert keep_whole("א ≤ 9") == f"א ≤{N}9"


@pytest.mark.parametrize("name", ["BRCA1", "3D", "T-DM1", "HER2", "10mg", "1.5mg", "COVID-19a"])
def test_a_number_of_a_latin_word_runs_with_it(name: str) -> None:
    assert keep_whole(f"א {name} ב", right_to_left=True) == f"א {name} ב"


def test_what_stands_between_a_number_and_its_unit_is_outside() -> None:
    assert keep_whole(f"א 74{N}ב", right_to_left=True) == f"א \u206674\u2069{N}ב"


def test_one_is_counted_in_the_singular() -> None:
    assert [counted(number, "page") for number in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]


@given(st.text(alphabet="0129 -\u2013≥≤yearsof%א", max_size=30), st.booleans())
def test_doing_it_twice_changes_nothing_more(text: str, rtl: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    once = keep_whole(text, right_to_left=rtl)
    assert keep_whole(once, right_to_left=rtl) == once
