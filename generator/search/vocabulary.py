"""The words of an index: which term a word is, which terms a beginning, another form or a misspelling may mean.

A *word* is folded as it stands in the texts, a *term* is the number of its stem. Terms are numbered in the order in
which their first word stands in the list of words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.search.everyday_words import everyday_words
from generator.search.function_words import low_weight_words, stop_words
from generator.search.settings import (
    MAX_ENDING,
    MAX_PREFIX_TERMS,
    MAX_RESEMBLING,
    MAX_SUGGESTIONS,
    MAX_TYPO_TERMS,
    MIN_FORM,
    MIN_FREE_FIRST,
    MIN_PREFIX,
    MIN_SOUND,
    MIN_SOUND_BEGINNING,
    MIN_SPLIT,
    TYPO_LENGTHS,
)
from generator.search.sounds import sound, sound_rules
from generator.search.typos import distance, letters_mask

_LAST_OF_ONE_UNIT = "\uffff"


@dataclass(frozen=True)
class Vocabulary:
    """All words of an index with their terms; `frequency` is the number of records that have a term."""

    language: str
    words: tuple[str, ...]
    term_of_word: tuple[int, ...]
    frequency: tuple[int, ...]

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """Words that are not looked for, beside others."""
        return stop_words(self.language)

    @cached_property
    def low_weight_words(self) -> frozenset[str]:
        """Words that count little."""
        return low_weight_words(self.language)

    @cached_property
    def everyday_words(self) -> frozenset[str]:
        """Words of the language that are no misspelling of any other."""
        return everyday_words(self.language) | self.low_weight_words

    @cached_property
    def _terms(self) -> dict[str, int]:
        return dict(zip(self.words, self.term_of_word, strict=True))

    @cached_property
    def _first_words(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for word, term in zip(self.words, self.term_of_word, strict=True):
            found.setdefault(term, word)
        return found

    def term(self, word: str) -> int | None:
        """The term of a folded word, None where the index does not know it."""
        return self._terms.get(word)

    def name(self, term: int) -> str:
        """The word that stands for a term: the first of its words."""
        return self._first_words[term]

    def beginning_with(self, prefix: str) -> list[int]:
        """The terms of words that begin so, the most frequent first."""
        if len(prefix) < MIN_PREFIX:
            return []
        return self._best((word for word in self.words if word.startswith(prefix)), MAX_PREFIX_TERMS)

    def near(self, word: str, errors: int) -> list[int]:
        """The terms of words that are exactly so many typing `errors` away from `word`, the most frequent first.

        Only words of a length that allows so many errors, and none with a digit: "HER2" is no misspelling of "HER3". Of
        short words, and where there are two errors, the first letter is right: "cost" is not "most".
        """
        if len(word) < TYPO_LENGTHS[errors - 1] or not _may_be_misspelt(word):
            return []
        mask = letters_mask(word)
        candidates = (
            other
            for length in range(len(word) - errors, len(word) + errors + 1)
            for other, other_mask in self._by_length.get(length, ())
            if (mask ^ other_mask).bit_count() <= 2 * errors
            and ((errors == 1 and len(word) >= MIN_FREE_FIRST) or word[0] == other[0])
            and distance(word, other) == errors
        )
        return self._best(candidates, MAX_TYPO_TERMS)

    def sounding(self, word: str) -> list[int]:
        """The terms of words that sound like `word`, else of those that begin so; none in a language without rules."""
        rules = sound_rules(self.language)
        if not rules or not _may_be_misspelt(word):
            return []
        heard = sound(word, rules)
        if len(heard) < MIN_SOUND:
            return []
        found = [other for other, own in self._sounds if own == heard]
        if not found and len(heard) >= MIN_SOUND_BEGINNING:
            found = [other for other, own in self._sounds if own.startswith(heard)]
        return self._best(found, MAX_TYPO_TERMS)

    @cached_property
    def _sounds(self) -> list[tuple[str, str]]:
        rules = sound_rules(self.language)
        return [(word, sound(word, rules)) for word in self.words if _may_be_misspelt(word)]

    def forms(self, word: str) -> list[int]:
        """The terms of words with the same beginning, as far as possible, and another ending."""
        if not _may_be_misspelt(word):
            return []
        for size in range(len(word), max(MIN_FORM, len(word) - MAX_ENDING) - 1, -1):
            beginning = word[:size]
            longest = size + MAX_ENDING
            found = [
                other
                for other in self.words
                if other.startswith(beginning) and len(other) <= longest and _may_be_misspelt(other)
            ]
            if found:
                return self._best(found, MAX_TYPO_TERMS)
        return []

    def resembling(self, word: str) -> list[int]:
        """A few terms that somebody may have meant whose word has more errors than are corrected, the nearest first."""
        most = len(word) // 3
        if not word or len(word) > MAX_RESEMBLING or not _may_be_misspelt(word):
            return []
        apart = {
            other: distance(word, other)
            for length in range(len(word) - most, len(word) + most + 1)
            for other, _ in self._by_length.get(length, ())
            if other[0] == word[0] and self.frequency[self._terms[other]] and not self._says_little(other)
        }
        nearest = sorted((errors, other) for other, errors in apart.items() if errors <= most)
        return list(dict.fromkeys(self._terms[other] for _, other in nearest))[:MAX_SUGGESTIONS]

    def _says_little(self, word: str) -> bool:
        return word in self.stop_words or word in self.low_weight_words

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
            first, second = self.term(left), self._term_or_plural(right)
            if first is not None and second is not None:
                best, best_size = (first, second), size
        return best

    def _term_or_plural(self, word: str) -> int | None:
        term = self.term(word)
        return self.term(word[:-1]) if term is None and len(word) > MIN_SPLIT else term

    @cached_property
    def _by_length(self) -> dict[int, list[tuple[str, int]]]:
        found: dict[int, list[tuple[str, int]]] = {}
        for word in self.words:
            if _may_be_misspelt(word):
                found.setdefault(len(word), []).append((word, letters_mask(word)))
        return found

    def _best(self, candidates: Iterable[str], limit: int) -> list[int]:
        found = sorted({self._terms[word] for word in candidates})
        return sorted(found, key=lambda term: -self.frequency[term])[:limit]


def _may_be_misspelt(word: str) -> bool:
    """Not with digits; nor with characters beyond U+FFFF, whose length JavaScript counts otherwise."""
    return not _has_digit(word) and max(word) <= _LAST_OF_ONE_UNIT


def _has_digit(word: str) -> bool:
    return any("0" <= letter <= "9" for letter in word)
