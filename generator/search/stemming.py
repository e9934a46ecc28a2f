"""A small stemmer for English: plurals, -ing, -ed and a last -e; no more.

It is ours and small on purpose: "biopsies" must find "biopsy" and "diagnosed" "diagnosis", while a stemmer that cuts
deeper also joins what patients must tell apart. It is repeated in `search-engine.js`.
"""

from __future__ import annotations

from string import ascii_lowercase

_LETTERS = frozenset(ascii_lowercase)
_MIN_WORD = 4
_MIN_REST = 3


def stem_english(word: str) -> str:
    """The stem of a lower-case word; words with anything but the letters a to z, and short ones, stay as they are.

    >>> stem_english("biopsies"), stem_english("screening"), stem_english("diagnosed"), stem_english("her2")
    ('biopsy', 'screen', 'diagnos', 'her2')
    """
    if len(word) < _MIN_WORD or not _LETTERS.issuperset(word):
        return word
    word = _without_ending(_singular(word))
    if len(word) >= _MIN_WORD and word.endswith("e") and not word.endswith("ee"):
        word = word[:-1]
    return word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _MIN_WORD:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("sis") and len(word) > len("basis"):
        return word[:-2]  # with the last e dropped, "diagnoses" and "diagnosed" meet it
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    if word.endswith("ied") and len(word) > _MIN_WORD:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and not word.endswith("eed") and len(rest) >= _MIN_REST and _has_vowel(rest):
            return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "aeioulsfz" else rest
    return word


def _has_vowel(word: str) -> bool:
    return any(letter in "aeiouy" for letter in word)
