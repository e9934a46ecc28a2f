"""Reading grades of English sentences: figures to report, never a claim that somebody understands.

Flesch-Kincaid grade: Kincaid et al., Derivation of new readability formulas (1975):
0.39 · words/sentences + 11.8 · syllables/words - 15.59. SMOG: McLaughlin, Journal of Reading 12 (1969):
1.043 · √(words of three or more syllables · 30/sentences) + 3.1291; it needs 30 sentences.
Syllables come from syllapy (a dictionary, and rules for words that are not in it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import syllapy

SMOG_NEEDS = 30
"""Sentences: with fewer, SMOG says nothing."""

LONG = 25
"""Words: a sentence with more is long."""

_KEPT = 20_000
"""Sentences that are kept measured, many times those of a guideline."""

_POLYSYLLABLE = 3
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
# A sentence ends at its mark where a space and then something that can begin the next one follows.
_END = re.compile(
    r"(?<=[.!?…])[\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(\u00ab\u00bf\u00a1]*[A-Z0-9\u00c0-\u00d6\u00d8-\u00de])"
)
_ABBREVIATION = re.compile(r"\b(?:Dr|Prof|Mr|Mrs|Ms|St|vs|No|e\.g|i\.e|et al|approx)\.$")


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of some sentences and the grades that follow. `smog` is None under 30 sentences ("too short")."""

    sentences: int
    words: int
    syllables: int
    polysyllables: int
    long: int

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade; 0 where there is nothing to read."""
        if not self.sentences or not self.words:
            return 0.0
        return max(0.0, 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59)

    @property
    def smog(self) -> float | None:
        """SMOG grade."""
        if self.sentences < SMOG_NEEDS:
            return None
        return 1.043 * sqrt(self.polysyllables * SMOG_NEEDS / self.sentences) + 3.1291


@lru_cache(maxsize=_KEPT)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph of plain text."""
    found: list[str] = []
    for part in _END.split(" ".join(text.split())):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] += f" {part}"
        elif _WORD.search(part):
            found.append(part)
    return tuple(found)


def words(sentence: str) -> list[str]:
    """The words of a sentence; numbers count as words."""
    return _WORD.findall(sentence)


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Syllables of a word; a number or an abbreviation without vowels counts as one, as readers skip over it."""
    return max(1, int(syllapy.count(word.replace("\u2019", "'"))))


def measure(found: Iterable[Sequence[str]]) -> Figures:
    """Figures of sentences that are given as lists of words; empty ones do not count."""
    lists = [item for item in found if item]
    counts = [syllables(word) for item in lists for word in item]
    return Figures(
        sentences=len(lists),
        words=len(counts),
        syllables=sum(counts),
        polysyllables=sum(count >= _POLYSYLLABLE for count in counts),
        long=sum(len(item) > LONG for item in lists),
    )


def together(parts: Sequence[Figures]) -> Figures:
    """The figures of texts that were measured one by one."""
    return Figures(
        sentences=sum(part.sentences for part in parts),
        words=sum(part.words for part in parts),
        syllables=sum(part.syllables for part in parts),
        polysyllables=sum(part.polysyllables for part in parts),
        long=sum(part.long for part in parts),
    )


class Known:
    """Finds the words of a glossary in sentences, so that they can be left out: they are explained in place."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` are terms and aliases as readers see them; plurals are found too."""
        longest_first = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
        self._names = (
            re.compile(
                rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?:s|es|['\u2019]s)?(?!\w)", re.IGNORECASE
            )
            if longest_first
            else None
        )
        self._measured = lru_cache(_KEPT)(self._figures)  # a check and the conformance card ask for the same sentences

    def without(self, sentence: str) -> list[str]:
        """The words of a sentence that are not explained."""
        return words(self._names.sub(" ", sentence) if self._names else sentence)

    def measured(self, sentence: str) -> tuple[Figures, Figures]:
        """The figures of a sentence with all its words, and without those that are explained."""
        return self._measured(sentence)

    def _figures(self, sentence: str) -> tuple[Figures, Figures]:
        return measure([words(sentence)]), measure([self.without(sentence)])
