"""Reading grades: sentences, words and syllables counted by hand."""

from __future__ import annotations

import pytest

from generator.text.readability import Known, measure, sentences, syllables, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", 3),
        ("Take 4.5 parts of it. Then stop.", 2),
        ("Ask Dr. Miller. She knows.", 2),
        ("“Stop.” Then go on.", 2),
        ("no mark at the end", 1),
        ("It costs e.g. Five of them", 1),
        ("Ask Dr. Miller and Prof. Smith. Go", 2),
        ("One...  \n(Two.) 3 is next", 3),
        ("One. two", 1),
        ("- . * Words", 1),
        ("…", 0),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, expected: int) -> None:
    assert len(sentences(text)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("cat", 1), ("cancer", 2), ("area", 3), ("chemotherapy", 5), ("trastuzumab", 4), ("2024", 1), ("HER2", 1)],
)
def test_syllables(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_figures_of_a_text_counted_by_hand() -> None:
    """The cat sat on the mat (6 words, 6 syllables). Medication is important (3 words, 4 + 1 + 3 syllables)."""
    found = measure(words(item) for item in sentences("The cat sat on the mat. Medication is important."))
    assert (found.sentences, found.words, found.syllables, found.polysyllables, found.long) == (2, 9, 14, 2, 0)
    assert found.grade == pytest.approx(0.39 * 9 / 2 + 11.8 * 14 / 9 - 15.59)
    assert found.smog is None


def test_sentences_keep_their_words_and_lose_only_white_space() -> None:
    assert sentences(" Ask Dr. Miller  \n today. “Go.” Then. ") == ("Ask Dr. Miller today.", "“Go.", "Then.")


def test_smog_needs_thirty_sentences() -> None:
    assert measure([["medication", "is", "important"]] * 29).smog is None
    found = measure([["medication", "is", "important"]] * 30)
    assert found.smog == pytest.approx(1.043 * 60**0.5 + 3.1291)


def test_explained_words_are_left_out_with_their_plurals_and_in_any_case() -> None:
    known = Known(["mammogram", "3D mammogram", "T-DM1"])
    assert known.without("Mammograms and 3D mammograms, but not t-dm1's programme") == [
        "and",
        "but",
        "not",
        "programme",
    ]


def test_without_a_glossary_all_words_count() -> None:
    assert Known([""]).without("a mammogram") == ["a", "mammogram"]


def test_of_two_explained_words_the_longer_one_is_left_out_whole() -> None:
    known = Known(["3D", "3D mammogram", "gene"])
    assert known.without("A 3D mammogram, genes, a gene\u2019s work, but a general one") == [
        "A",
        "a",
        "work",
        "but",
        "a",
        "general",
        "one",
    ]


def test_nothing_to_read_has_no_grade() -> None:
    assert measure([]).grade == 0
