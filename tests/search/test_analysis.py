# ruff: noqa: RUF001 - the characters that look alike are what is tested
"""Words: folding, hyphens, stems, distances."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.analysis import compounds, tokens, words
from generator.search.function_words import stop_words
from generator.search.settings import SEPARATORS
from generator.search.stemming import stemmer_for
from generator.search.typos import distance, letters_mask

STEM = stemmer_for("en-GB")


@given(st.text())
def test_the_fast_way_gives_the_same_words(text: str) -> None:
    assert words(text) == [(token.word, token.glued) for token in tokens(text)]


@given(st.text())
def test_places_are_inside_the_text(text: str) -> None:
    assert all(0 <= token.start < token.end <= len(text) for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don’t say “T-DM1”!", ["dont", "say", "t", "dm1"]),
        ("Ménière's naïve CAFÉ", ["menieres", "naive", "cafe"]),
        ("ERα, TGF-β and αβγ", ["eralpha", "tgf", "beta", "and", "αβγ"]),
        ("40–74 ≥75 5µg ½", ["40", "74", "75", "5μg", "1", "2"]),
        ("mam\u00admo\u2060gram\u00a0two", ["mammogram", "two"]),
        ("Straße İstanbul", ["strasse", "istanbul"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word for word, _ in words(text)] == expected


def test_every_white_space_parts_words() -> None:
    codes = [code for code in range(0x110000) if chr(code).isspace()]
    assert all(any(first <= code <= last for first, last in SEPARATORS) for code in codes)


def test_compounds() -> None:
    assert list(compounds(words("T-DM1 a-b-c d"))) == ["tdm1", "ab", "bc", "abc"]


def test_stop_words_never_eat_clinical_ones() -> None:
    kept = "no not or nor without never none only before after over under more less until us ill may"
    assert set(stop_words("en")).isdisjoint(kept.split())


@pytest.mark.parametrize(
    "family",
    [
        "biopsy biopsies",
        "screen screens screening screened",
        "diagnosis diagnoses diagnosed",
        "metastasis metastases",
        "take taking takes",
        "study studies studied studying",
        "stop stopped stopping stops",
        "swell swelling swelled",
        "mass masses",
        "virus viruses",
        "nurse nurses nursing",
        "headache headaches",
    ],
)
def test_one_stem(family: str) -> None:
    assert len({STEM(word) for word in family.split()}) == 1


@pytest.mark.parametrize("word", ["her2", "bleed", "need", "ring", "red", "pus", "gas", "straße", "", "no"])
def test_words_without_an_ending_stay(word: str) -> None:
    assert STEM(word) == word


@given(st.text("abcde", max_size=6), st.text("abcde", max_size=6))
def test_distance(first: str, second: str) -> None:
    apart = distance(first, second)
    assert apart == distance(second, first)
    assert (apart == 0) == (first == second)
    assert abs(len(first) - len(second)) <= apart <= max(len(first), len(second))
    assert (letters_mask(first) ^ letters_mask(second)).bit_count() <= 2 * apart
