"""The words of an index: which term a word is, which terms a beginning or a misspelling may mean.

A *word* is folded as it stands in the texts, a *term* is its stem. Terms are numbered in the order in which their
first word stands in the list of words, so that the list alone tells them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.search.analysis import Analysis
from generator.search.settings import (
    MAX_PREFIX_TERMS,
    MAX_TYPO_TERMS,
    MIN_PREFIX,
    MIN_SPLIT,
    TYPO_LENGTHS,
)
from generator.search.typos import distance, letters_mask

_LAST_OF_ONE_UNIT = "\uffff"


@dataclass(frozen=True)
class Vocabulary:
    """All words of an index. `frequency(term)` is the number of records that have the term."""

    words: tuple[str, ...]
    analysis: Analysis
    frequency: Callable[[int], int]

    @cached_property
    def terms(self) -> dict[str, int]:
        """Number of each stem."""
        numbers: dict[str, int] = {}
        for word in self.words:
            numbers.setdefault(self.analysis.stem(word), len(numbers))
        return numbers

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Stem of each number."""
        return tuple(self.terms)

    def term(self, word: str) -> int | None:
        """The term of a folded word, None where no record has it."""
        return self.terms.get(self.analysis.stem(word))

    def beginning_with(self, prefix: str) -> list[int]:
        """The terms of words that begin so, the most frequent first."""
        if len(prefix) < MIN_PREFIX:
            return []
        return self._best((word for word in self.words if word.startswith(prefix)), MAX_PREFIX_TERMS)

    def near(self, word: str, errors: int) -> list[int]:
        """The terms of words that are exactly so many typing errors away, the most frequent first.

        Only words of a length that allows so many errors, and none with a digit: "HER2" is no misspelling of "HER3".
        """
        if len(word) < TYPO_LENGTHS[errors - 1] or not _may_be_misspelt(word):
            return []
        mask = letters_mask(word)
        candidates = (
            other
            for length in range(len(word) - errors, len(word) + errors + 1)
            for other, other_mask in self._by_length.get(length, ())
            if (mask ^ other_mask).bit_count() <= 2 * errors and distance(word, other) == errors
        )
        return self._best(candidates, MAX_TYPO_TERMS)

    def split(self, word: str) -> tuple[int, int] | None:
        """The terms of two words written as one ("breastcancer"), parted where the shorter part is longest."""
        best: tuple[int, int] | None = None
        best_size = 0
        if max(word) > _LAST_OF_ONE_UNIT:
            return None
        for place in range(1, len(word)):
            left, right = word[:place], word[place:]
            size = min(place, len(word) - place)
            if size <= best_size or (size < MIN_SPLIT and not (_has_digit(left) or _has_digit(right))):
                continue
            first, second = self.term(left), self.term(right)
            if first is not None and second is not None:
                best, best_size = (first, second), size
        return best

    @cached_property
    def _by_length(self) -> dict[int, list[tuple[str, int]]]:
        found: dict[int, list[tuple[str, int]]] = {}
        for word in self.words:
            if _may_be_misspelt(word):
                found.setdefault(len(word), []).append((word, letters_mask(word)))
        return found

    def _best(self, candidates: Iterable[str], limit: int) -> list[int]:
        found = sorted({self.terms[self.analysis.stem(word)] for word in candidates})
        return sorted(found, key=lambda term: -self.frequency(term))[:limit]


def _may_be_misspelt(word: str) -> bool:
    """Not with digits; nor with characters beyond U+FFFF, whose length JavaScript counts otherwise."""
    return not _has_digit(word) and max(word) <= _LAST_OF_ONE_UNIT


def _has_digit(word: str) -> bool:
    return any("0" <= letter <= "9" for letter in word)
