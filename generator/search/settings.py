"""The constants of search, in one place.

What the browser needs of them travels in the index (`shared_settings`), so that no number, list or character
range stands in the JavaScript a second time. Everything a query adds up is a whole number: both languages then
get the same score to the last digit, and so the same order.
"""

from __future__ import annotations

from typing import Any

from generator.language.speaking import N_, _
from generator.search.function_words import low_weight_words, stop_words
from generator.search.sounds import sound_rules

# Characters are told apart by ranges, not by Unicode categories: Python and each browser know another version of
# Unicode. The ranges are looked up after NFKD.
DROPPED: tuple[tuple[int, int], ...] = (
    (0x27, 0x27),  # apostrophes vanish, so that "don't" is one word and "doctor's" is a plural
    (0xAD, 0xAD),  # soft hyphen
    (0x2BC, 0x2BC),
    (0x300, 0x36F),  # accents
    (0x591, 0x5BD),  # points of Hebrew
    (0x5BF, 0x5BF),
    (0x5C1, 0x5C2),
    (0x5C4, 0x5C5),
    (0x5C7, 0x5C7),
    (0x610, 0x61A),  # vowel signs of Arabic, and the stroke that only lengthens a word
    (0x640, 0x640),
    (0x64B, 0x65F),
    (0x670, 0x670),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x200B, 0x200F),  # marks without width: our own typography puts some into numbers
    (0x2018, 0x2019),
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0x20D0, 0x20FF),
    (0x3099, 0x309A),  # voice marks of kana
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0xFEFF, 0xFEFF),
)
HYPHENS: tuple[tuple[int, int], ...] = ((0x2D, 0x2D), (0x2010, 0x2011))
SEPARATORS: tuple[tuple[int, int], ...] = (
    (0x00, 0x2A),
    (0x2C, 0x2F),
    (0x3A, 0x40),
    (0x5B, 0x60),
    (0x7B, 0xBF),
    (0xD7, 0xD7),
    (0xF7, 0xF7),
    (0x55A, 0x55F),
    (0x589, 0x58A),
    (0x5BE, 0x5C6),
    (0x5F3, 0x5F4),
    (0x60C, 0x60D),
    (0x61B, 0x61F),
    (0x66A, 0x66D),
    (0x6D4, 0x6D4),
    (0x964, 0x965),
    (0x1680, 0x1680),
    (0x2000, 0x2BFF),
    (0x2E00, 0x2E7F),
    (0x3000, 0x3004),
    (0x3008, 0x3020),
    (0x3030, 0x3030),
    (0x303D, 0x303F),
    (0xD800, 0xF8FF),  # halves of characters and private ones
    (0xFE10, 0xFE6F),
    (0xFFF0, 0xFFFF),
    (0x1F000, 0x1FAFF),  # emoji
    (0xE0000, 0x10FFFF),
)

# Scripts that put no space between words: each character is a word, joined to the next as by a hyphen, so that two and
# three neighbours are looked for as one.
UNSPACED: tuple[tuple[int, int], ...] = (
    (0xE00, 0xEFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),  # ideographs
    (0x4E00, 0x9FFF),
    (0x20000, 0x323AF),
)

# Letters that NFKD leaves whole although readers type them otherwise. A plus is joined to the word before, as a hyphen
# joins: "HER2+" is "her2" and "her2+"; a hyphen at the end of a word may be anything.
LETTERS = {
    "+": "-+ ",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "\u0131": "i",  # without its dot
    "\u03c2": "\u03c3",  # sigma at the end of a word
}

# The letters from alpha to omega by name. Without mu: as the sign of a millionth it stands in units ("mug" is
# something else); without those whose names nobody uses as signs.
GREEK = {
    "\u03b1": "alpha",
    "\u03b2": "beta",
    "\u03b3": "gamma",
    "\u03b4": "delta",
    "\u03b5": "epsilon",
    "\u03b6": "zeta",
    "\u03b7": "eta",
    "\u03b8": "theta",
    "\u03ba": "kappa",
    "\u03bb": "lambda",
    "\u03c0": "pi",
    "\u03c3": "sigma",
    "\u03c4": "tau",
    "\u03c6": "phi",
    "\u03c7": "chi",
    "\u03c9": "omega",
}

# BM25F (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", §3.5): weight and length
# normalisation (b) of each field; aliases are a list of names, whose number says nothing. The numbers were chosen on
# one half of 1,609 real queries and checked on the other (tests/benchmarks/search_quality.py); they matter little.
FIELD_WEIGHTS = {"title": 4.0, "aliases": 4.0, "headings": 2.0, "heading": 1.0, "text": 1.0}
FIELD_B = {"title": 0.4, "aliases": 0.0, "headings": 0.75, "heading": 0.4, "text": 0.75}
K1 = 1.2
LEVELS = 40
"""Steps of a saturated term frequency of 1: a posting's level is a whole number up to LEVELS * (K1 + 1)."""
IDF_SCALE = 100
"""Inverse document frequencies are whole hundredths."""
IDF_FLOOR = 0.5
"""Added to each: in a library about one disease its name stands everywhere, and still is what readers type."""

# How much of its weight a match keeps that is not the word itself, in per cent.
PREFIX_PERCENT = 70
PREFIX_BESIDE_EXACT_PERCENT = 40
TYPO_PERCENT = (100, 80, 60)
FORM_PERCENT = 80
NAME_PERCENT = 70
PARTS_PERCENT = 80
PART_PERCENT = 40
LOW_WEIGHT_PERCENT = 20
LOW_WEIGHT_BELOW = 4
"""Where a query has so many other words, low-weight ones are not looked for: they change little, and cost a load."""
REPEAT_PERCENT = (100, 150, 180, 200)
"""What a word counts that is typed once, twice and so on: a long message says often what it is about (BM25: k3 = 2)."""

# The second look, at the best records only, whose texts are loaded anyway because they are shown.
RERANKED = 10
PAIR_PERCENT = 60
"""Two words of the query that stand side by side in a record add this much of the weaker one's weight."""
TITLE_PERCENT = 60
"""A record gains this much whose title, or another of its names, says all that the query says and nothing else."""
COVER_PERCENT = 40
"""A record gains this much that has all of the query in its names and one passage."""
PASSAGE_WORDS = 40
"""Words of a passage, stop words not counted."""
EXACT_PERCENT = 15
"""And this much one whose name has all of the query in just the words that were typed: exact before fuzzy."""

WORD_PERCENT = 25
"""And this much a word explained whose name is the whole query: who types just that asks what it is."""

STATUS_PERCENT = {
    "": 100,
    "current": 100,
    "unchecked": 100,
    "draft": 90,
    "superseded": 88,
    "withdrawn": 60,
    "older edition": 30,
}
"""At equal relevance what holds today comes first, and what does not is still found. An older edition says mostly the same
as the current one, often in the same words: it stays below it, whatever a word more or less would bring."""
KIND_PERCENT = {"term": 85, "alert": 40, "resource": 75}
"""What a kind keeps of its points, all others everything: the answer before the word, and both before a link away. An
alert that a query means stands above all hits anyway."""
KEEP_PERCENT = 25
"""Records with less than this part of the best one's score are not shown: one common word is no answer."""

ANSWER_PERCENT = 51
"""A query is answered where a hit has more than half of what is asked for; else it is said that nothing here does."""

MAX_CHARACTERS = 2_000
MAX_WORDS = 300
MAX_GROUPS = 24
"""Of a long message only the words that weigh most are looked for."""
MAX_MISSPELT = 12
"""So many unknown words are looked up among all that are spelt alike; it costs time."""
MAX_INSTEAD = 8
"""Other names of a thing that are looked for as well."""
MAX_COMPOUND = 3
MAX_NAME_WORDS = 6
MIN_PREFIX = 2
MAX_PREFIX_TERMS = 10
MAX_TYPO_TERMS = 3
MIN_SPLIT = 3
TYPO_LENGTHS = (4, 8)
"""Letters that a word must have for one wrong letter, and for two."""
MIN_FREE_FIRST = 6
"""Letters that a word must have for a wrong first letter, and for no other error: of short words too many differ in nothing else."""
MAX_RESEMBLING = 30
MAX_SUGGESTIONS = 3
"""Where nothing is found: so many words that may have been meant, for words of at most so many letters."""
MIN_SOUND, MIN_SOUND_BEGINNING = 4, 5
"""A word that is written as it sounds has so many sounds, or so many where it is only the beginning of one."""
MIN_FORM = 4
MAX_ENDING = 3
"""Another form of a word shares at least so many letters at the beginning, and differs in so many at the end."""

EXCERPT_BEFORE = 8
EXCERPT_WORDS = 32

SHARD_SIZE = 20_000
"""Characters of a shard of the index, about; a shard is what a query loads."""
RECORDS_SIZE = 10_000
"""The same for records: the best hits seldom stand side by side, so that each brings a shard."""

# translators: kinds of things that a search finds, in readers' words; several may have the same
KIND_LABELS = {
    "guideline": N_("Guideline"),
    "alert": N_("When to get help"),
    "section": N_("Page"),
    # translators: a kind of thing that a search finds: one of the things that a person can choose
    "option": N_("Option"),
    "options": N_("Option"),
    "recommendation": N_("Advice"),
    # translators: a kind of thing that a search finds: what holds for a reader who has answered questions
    "decision": N_("Answer"),
    "rule": N_("Answer"),
    "questions": N_("Question to ask"),
    "question": N_("Question to ask"),
    "handouts": N_("Handouts"),
    "term": N_("Word explained"),
    "resource": N_("Further reading"),
    "page": N_("Page"),
}
SEEN_AS = {"section": "page", "options": "option", "rule": "decision", "questions": "question"}
"""Kinds that are one to readers, as which they are counted and filtered."""
NAMED_KIND = "term"
"""The kind whose title and aliases are names of one thing: finding one finds the others."""
# translators: why a search has found something whose own words do not hold what was looked for
REASON_NAME = N_("also called {name}")
REASON_SEARCH_TERM = N_("also about: {name}")


def shared_settings(language: str) -> dict[str, Any]:
    """The constants that the browser's half needs, and its words, as JSON; `language` is a BCP 47 tag, that of the texts."""
    return {
        "dropped": [list(pair) for pair in DROPPED],
        "hyphens": [list(pair) for pair in HYPHENS],
        "separators": [list(pair) for pair in SEPARATORS],
        "unspaced": [list(pair) for pair in UNSPACED],
        "letters": [list(pair) for pair in LETTERS.items()],
        "greek": [list(pair) for pair in GREEK.items()],
        "stopWords": sorted(stop_words(language)),
        "lowWeightWords": sorted(low_weight_words(language)),
        "levels": LEVELS,
        "prefixPercent": PREFIX_PERCENT,
        "prefixBesideExactPercent": PREFIX_BESIDE_EXACT_PERCENT,
        "typoPercent": list(TYPO_PERCENT),
        "formPercent": FORM_PERCENT,
        "namePercent": NAME_PERCENT,
        "partsPercent": PARTS_PERCENT,
        "partPercent": PART_PERCENT,
        "lowWeightPercent": LOW_WEIGHT_PERCENT,
        "lowWeightBelow": LOW_WEIGHT_BELOW,
        "repeatPercent": list(REPEAT_PERCENT),
        "reranked": RERANKED,
        "pairPercent": PAIR_PERCENT,
        "titlePercent": TITLE_PERCENT,
        "coverPercent": COVER_PERCENT,
        "passageWords": PASSAGE_WORDS,
        "exactPercent": EXACT_PERCENT,
        "wordPercent": WORD_PERCENT,
        "status": [list(pair) for pair in STATUS_PERCENT.items()],
        "kindPercent": [[kind, KIND_PERCENT.get(kind, 100)] for kind in KIND_LABELS],
        "keepPercent": KEEP_PERCENT,
        "answerPercent": ANSWER_PERCENT,
        "maxCharacters": MAX_CHARACTERS,
        "maxWords": MAX_WORDS,
        "maxGroups": MAX_GROUPS,
        "maxMisspelt": MAX_MISSPELT,
        "maxInstead": MAX_INSTEAD,
        "maxCompound": MAX_COMPOUND,
        "maxNameWords": MAX_NAME_WORDS,
        "minPrefix": MIN_PREFIX,
        "maxPrefixTerms": MAX_PREFIX_TERMS,
        "maxTypoTerms": MAX_TYPO_TERMS,
        "minSplit": MIN_SPLIT,
        "typoLengths": list(TYPO_LENGTHS),
        "minFreeFirst": MIN_FREE_FIRST,
        "maxResembling": MAX_RESEMBLING,
        "maxSuggestions": MAX_SUGGESTIONS,
        "minSound": MIN_SOUND,
        "minSoundBeginning": MIN_SOUND_BEGINNING,
        "sounds": [list(rule) for rule in sound_rules(language)],
        "minForm": MIN_FORM,
        "maxEnding": MAX_ENDING,
        "excerptBefore": EXCERPT_BEFORE,
        "excerptWords": EXCERPT_WORDS,
        "kinds": [[kind, _(label), SEEN_AS.get(kind, kind)] for kind, label in KIND_LABELS.items()],
        "namedKind": NAMED_KIND,
        "reasonName": _(REASON_NAME),
        "reasonSearchTerm": _(REASON_SEARCH_TERM),
    }
