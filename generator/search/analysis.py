"""From text to the words that are compared: folding, tokens, compounds.

`templates/theme/assets/guidepress/search-engine.js` does the same in the browser; generated queries hold the two
together (`tests/search/test_faces.py`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.search.settings import (
    DROPPED,
    GREEK,
    HYPHENS,
    LETTERS,
    MAX_COMPOUND,
    SEPARATORS,
    UNSPACED,
)


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word with its place: `start` and `end` count characters of the text; `glued`: a hyphen joins it to the last."""

    word: str
    start: int
    end: int
    glued: bool


def tokens(text: str) -> list[PlacedWord]:
    """All words of a text, folded, with their places."""
    found: list[PlacedWord] = []
    letters: list[str] = []
    start = end = 0
    joined = False  # a hyphen stands between here and a word before, in the same chunk
    word_in_chunk = False

    def finish() -> None:
        nonlocal joined, word_in_chunk
        if letters:
            found.append(PlacedWord(_named("".join(letters)), start, end, joined))
            letters.clear()
            joined, word_in_chunk = False, True

    for place, character in enumerate(text):
        for folded in _FOLD[ord(character)]:
            if folded == " ":
                finish()
                joined = word_in_chunk = False
            elif folded == "-":
                finish()
                joined = word_in_chunk
            else:
                if not letters:
                    start = place
                letters.append(folded)
                end = place + 1
    finish()
    return found


def words(text: str) -> list[tuple[str, bool]]:
    """The same words without their places, as (word, glued): several times faster, for the build."""
    found: list[tuple[str, bool]] = []
    for chunk in text.translate(_FOLD).split():
        if "-" not in chunk and chunk.isascii():  # most words
            found.append((chunk, False))
            continue
        parts = [_named(part) for part in chunk.split("-") if part]
        found.extend((part, number > 0) for number, part in enumerate(parts))
    return found


def compounds(run: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """Words that a hyphen joins, written as one: "t-dm1" is also looked for as "tdm1"; at most three parts."""
    chain: list[str] = []
    for word, glued in run:
        chain = [*chain, word] if glued else [word]
        for size in range(2, min(MAX_COMPOUND, len(chain)) + 1):
            yield "".join(chain[-size:])


class _Folding(dict[int, str]):
    """Maps a code point to what is compared: letters, "" (dropped), " " (parts words) or "-" (joins them)."""

    def __missing__(self, code: int) -> str:
        """Fold a character when it is first met."""
        folded = ""
        for part in unicodedata.normalize("NFKD", chr(code)):
            for letter in part.lower():
                folded += _class(letter)
        self[code] = folded
        return folded


def _class(letter: str) -> str:
    code = ord(letter)
    if _within(code, DROPPED):
        return ""
    if _within(code, HYPHENS):
        return "-"
    if _within(code, SEPARATORS):
        return " "
    if _within(code, UNSPACED):
        return f"-{letter}-"
    return LETTERS.get(letter, letter)


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _named(word: str) -> str:
    """Greek letters by their names where they are signs (alone, or beside Latin letters), not in Greek words."""
    if word.isascii() or not any(letter in GREEK for letter in word):
        return word
    if len(word) > 1 and not any(letter.isascii() for letter in word):
        return word
    return "".join(GREEK.get(letter, letter) for letter in word)


_FOLD = _Folding()
