"""Words of records counted, which can be done with each guideline: only their weights depend on all other records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.search.analysis import compounds, words
from generator.search.function_words import stop_words
from generator.search.record import Record
from generator.search.settings import FIELD_WEIGHTS, KIND_LABELS, STATUS_PERCENT
from generator.search.stemming import stemmer_for

FIELDS = tuple(FIELD_WEIGHTS)
"""The fields of a record, in the order in which counts go by them."""

_WITH_STOP_WORDS = ("title", "aliases")
"""A title may consist of stop words ("What you can do now"); elsewhere they would only make the index large."""


@dataclass(frozen=True, slots=True)
class CountedRecord:
    """A record in counts, each a row by `FIELDS`: the words of a field, and how often each stem stands in it."""

    lengths: tuple[int, ...]
    frequencies: tuple[Mapping[str, int], ...]


@dataclass(frozen=True, slots=True)
class CountedRecords:
    """Some records in counts.

    `stems` has the stem of each of their words; `own` says in how many of them a stem stands outside of the heading,
    which is the same for a whole guideline: its words are no less telling for that.
    """

    records: tuple[CountedRecord, ...]
    stems: Mapping[str, str]
    own: Mapping[str, int]


def counted(records: Sequence[Record], language: str) -> CountedRecords:
    """Count `records`; `language` is a BCP 47 tag, which decides on stems and stop words.

    Raises:
        ValueError: a record has a kind or status that search does not know.
    """
    stems = Stems(stemmer_for(language))
    ignored = stop_words(language)
    found = tuple(_counted(record, stems, ignored) for record in records)
    own: Counter[str] = Counter()
    for record in found:
        parts = zip(FIELDS, record.frequencies, strict=True)
        own.update(set().union(*(counts for field, counts in parts if field != "heading")))
    return CountedRecords(found, dict(stems), dict(own))


def _counted(record: Record, stems: Stems, ignored: frozenset[str]) -> CountedRecord:
    if record.kind not in KIND_LABELS or record.status not in STATUS_PERCENT:
        raise ValueError(f"search does not know kind {record.kind!r} or status {record.status!r} of {record.address}")
    texts = {
        "title": (record.title,),
        "aliases": record.aliases,
        "headings": record.headings,
        "heading": (record.heading,),
        "text": (record.text,),
    }
    lengths, frequencies = [], []
    for field in FIELDS:
        counts: Counter[str] = Counter()
        length = 0
        for text in texts[field]:
            run = words(text)
            kept = [word for word, _ in run if field in _WITH_STOP_WORDS or word not in ignored]
            length += len(kept)
            counts.update(map(stems.__getitem__, kept))
            if any(glued for _, glued in run):
                counts.update(map(stems.__getitem__, compounds(run)))
        lengths.append(length)
        frequencies.append(dict(counts))
    return CountedRecord(tuple(lengths), tuple(frequencies))


class Stems(dict[str, str]):
    """The stem of each word of an index; whoever asks for a word makes it one."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        """Begin without words; `stem` gives the stem of one."""
        super().__init__()
        self.stem = stem

    def __missing__(self, word: str) -> str:
        """A word that was not there yet."""
        stem = self[word] = self.stem(word)
        return stem
