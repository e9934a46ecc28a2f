"""Keep numbers whole: one function for screen and paper.

A line must not break between a comparison sign and its number, nor inside a range; and in right-to-left
text each number needs isolates, because Typst mirrors ≤ but not ≥, so that two opposite limits would
print with one sign.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.language.catalogue import Catalogue
from generator.language.speaking import _, speaking, spoken
from generator.language.units import words_of_time

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"
_ISOLATE_LTR, _END_ISOLATE = "\u2066", "\u2069"

_DIGIT = re.compile(r"\d")
_COMPARISON = re.compile(r"([<>≤≥=±~≈])[ \u00a0]+(?=\d)")
_RANGE = re.compile(r"(?<=\d)([\u2013\u2012-])(?=\d)")
_NUMBER = re.compile(
    r"(?<![A-Za-z\d])(?:[<>≤≥±]\u00a0?)?\d+(?:[.,]\d+)*(?:\u2060?[\u2013\u2012-]\u2060?\d+(?:[.,]\d+)*)?(?:\u00a0?%)?"
    r"(?![A-Za-z\d]|[.,]\d)"
)
"""A number by itself. One that belongs to a Latin word, as in BRCA1 or 3D, runs with it: apart they would change places."""


def keep_whole(text: str, *, right_to_left: bool = False) -> str:
    """The `text` with no-break spaces and word joiners where a number would fall apart.

    `right_to_left` isolates each number, too. Applying it twice changes nothing more.
    Source: docs/design.md, Numbers stay whole.
    """
    return _kept_whole(text, spoken(), right_to_left=right_to_left)


@lru_cache(maxsize=20_000)
def _kept_whole(text: str, language: Catalogue, *, right_to_left: bool) -> str:
    if not _DIGIT.search(text):
        return text
    text = _COMPARISON.sub(lambda match: match[1] + NO_BREAK_SPACE, text)
    text = _RANGE.sub(lambda match: WORD_JOINER + match[1] + WORD_JOINER, text)
    text = _before_unit(language).sub(NO_BREAK_SPACE, text)
    if right_to_left and _ISOLATE_LTR not in text:
        text = _NUMBER.sub(lambda match: _ISOLATE_LTR + match[0] + _END_ISOLATE, text)
    return text


@cache
def _before_unit(language: Catalogue) -> re.Pattern[str]:
    """The space between a number and what it counts: units of science, and of time in the words of the `language`."""
    with speaking(language):
        _start, _mark, behind = _("{number} of every {total}", number="0 ", total="").partition("0  ")
        words = {"mg", "mm", "cm", "ml", *words_of_time(), *behind.split()[:1]}
    named = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<=\d) (?=%|(?:{named})\b)")


def counted(number: int, noun: str) -> str:
    """The `number` with its `noun` for editors, in English: `1 page`, `4 pages`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
