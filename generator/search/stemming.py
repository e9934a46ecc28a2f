"""Stems: which words are forms of one word. Only the build asks; the index then says of each word which stem it has.

So the browser needs no stemmer, and both faces agree by construction. The stemmers are Snowball's (PyPI
`snowballstemmer`, BSD, kept by the project that wrote them), one for each of some thirty languages; a language
without one keeps every word whole. For English, what medicine and two spellings ask for is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from generator.language.tags import primary

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
"""Snowball's stemmers by ISO 639-1 code."""

# One spelling for two: British on the left. Applied before stemming, to both sides of every comparison.
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(ae|oe)(?=[cdglmnr]|s[aot])", "e"),  # oedema, anaemia, haemorrhage, oestrogen, coeliac
        (r"^foet", "fet"),
        (r"oea$", "ea"),  # diarrhoea
        (r"oeic$", "eic"),
        (r"(?<=[a-z]{3})our(?=s?$|ing$|ed$|al$)", "or"),  # tumour, behavioural
        (r"(?<=[a-z]{3})(?<!adv)is(?=(e|es|ed|ing|ation|ations)$)", "iz"),  # randomised
        (r"lys(?=(e|es|ed|ing)$)", "lyz"),  # analysed
        (r"(?<=[a-z]{2}[bt])re(?=s?$)", "er"),  # fibre, centre
        (r"(?<=[a-z]{3}[ae])ll(?=(ed|ing|er)$)", "l"),  # labelled
    )
)
_MAY_DIFFER = re.compile(r"ae|oe|our|is|ys|[bt]re|ll|nostic|metasta")
"""What every spelling above and every ending below contains: most words need no closer look."""
_SHORTEST = 5
"""Shorter words have one spelling, or the rules would do harm ("does", "four")."""

# Diagnosis, diagnoses, diagnosed and diagnostic are one word to a reader, and three to Snowball.
_GREEK = tuple(
    (re.compile(ending), common)
    for ending, common in (
        (r"(?<=[a-z]{3})(?<!b)(?<!cri)(?<!the)sis$", "se"),
        (r"nostic(s?)$", "nose"),
        (r"metastatic$", "metastase"),
        (r"metastasi[sz](e|es|ed|ing)$", "metastase"),
    )
)

_REMEMBERED = 100_000
"""So many stems are kept in a process: guidelines share most of their words, and a stem takes 0.1 ms."""


@cache
def stemmer_for(language: str) -> Callable[[str], str]:
    """The stem of a folded word, for a BCP 47 language tag.

    >>> stem = stemmer_for("en-GB")
    >>> stem("biopsies") == stem("biopsy"), stem("tumours") == stem("tumor"), stem("diagnosed") == stem("diagnosis")
    (True, True, True)
    """
    base = primary(language)
    name = _SNOWBALL.get(base)
    if name is None:
        return lambda word: word
    import snowballstemmer  # noqa: PLC0415 - it reads the rules of thirty languages, which most commands never need

    snowball: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    if base != "en":
        return lru_cache(_REMEMBERED)(snowball)
    return lru_cache(_REMEMBERED)(lambda word: snowball(_american(word)) if word.isascii() and word.isalpha() else word)


def _american(word: str) -> str:
    """The spelling under which both spellings of an English word meet."""
    if len(word) < _SHORTEST or not _MAY_DIFFER.search(word):
        return word
    for ending, common in (*_GREEK, *_SPELLINGS):
        word = ending.sub(common, word)
    return word
