"""Lists are in the order of the language, and each letter of its own has a heading."""

from __future__ import annotations

import pytest

from generator.language.catalogue import Catalogue
from generator.language.collation import first_letter, sort_key
from generator.language.speaking import speaking


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("es", ["mama", "nácar", "nube", "ñandú", "ola"]),
        ("de", ["Apfel", "Äpfel", "Ast", "Öl", "Osten"]),
        ("sv", ["apa", "zon", "ål", "äpple", "öl"]),
        ("da-DK", ["abe", "zebra", "æble", "øl", "ål"]),
        ("pl", ["lato", "ława", "mama", "zupa", "źle", "żaba"]),
        ("fr", ["cote", "côté", "coter"]),
        ("ar", ["أشعة", "ثدي", "سرطان", "علاج"]),
    ],
)
def test_the_order_of_a_language(tag: str, words: list[str]) -> None:
    with speaking(Catalogue(tag)):
        assert sorted(set(words), key=lambda word: (sort_key(word), word)) == words


@pytest.mark.parametrize(
    ("tag", "word", "letter"),
    [
        ("es", "¿Ñandú?", "Ñ"),
        ("en", "ñandú", "N"),
        ("fr", "école", "E"),
        ("ar", "أشعة", "\N{ARABIC LETTER ALEF}"),
        ("en", "3D", "0-9"),
        ("en", "…", "0-9"),
    ],
)
def test_the_heading_of_a_word(tag: str, word: str, letter: str) -> None:
    with speaking(Catalogue(tag)):
        assert first_letter(word) == letter
