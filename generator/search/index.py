"""Building an index: words of each field counted and weighed.

The weight of a term in a record is BM25F (Robertson and Zaragoza 2009, §3.5): the frequencies of a term in the fields
are weighed, normalised by the length of the field and added before they saturate. All of it is known at build time,
so that a query only adds whole numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import floor, log

from generator.model.alerts import LEVELS as LEVELS_OF_ALERTS
from generator.model.language import primary
from generator.search.alerts import AlertTerms, SearchAlert, phrase_words
from generator.search.analysis import compounds, words
from generator.search.data import Data, Postings
from generator.search.names import SynonymSet, synonym_set_of
from generator.search.record import Record
from generator.search.settings import (
    FIELD_B,
    FIELD_WEIGHTS,
    IDF_FLOOR,
    IDF_SCALE,
    K1,
    KIND_LABELS,
    LEVELS,
    NAMED_KIND,
    OTHER_STOP_WORDS,
    STATUS_PERCENT,
    STOP_WORDS,
)
from generator.search.shards import write_shards
from generator.search.stemming import stemmer_for
from generator.search.synonyms_en import synonyms
from generator.search.vocabulary import Vocabulary

_WITH_STOP_WORDS = ("title", "aliases")
"""A title may consist of stop words ("What you can do now"); elsewhere they would only make the index large."""


def build_index(records: Sequence[Record], language: str, alerts: Sequence[SearchAlert] = ()) -> Mapping[str, str]:
    """The scripts of an index of `records` by name; `language` is a BCP 47 tag, which decides on stems and stop words.

    `alerts` stand above the hits of a query that means one of them.

    The same records give the same scripts. The first of them, `shards.ROOT`, names the others.

    Raises:
        ValueError: a record has a kind or status that search does not know.
    """
    return write_shards(_Builder(records, language, alerts).data(), records, alerts)


class _Builder:
    def __init__(self, records: Sequence[Record], language: str, alerts: Sequence[SearchAlert]) -> None:
        self._records, self._language, self._alerts = records, language, alerts
        self._stop_words = frozenset(STOP_WORDS.get(primary(language), OTHER_STOP_WORDS))
        self._stems = _Stems(stemmer_for(language))

    def data(self) -> Data:
        counted = [self._count(record) for record in self._records]
        mean = {field: _mean(lengths[field] for lengths, _ in counted) for field in FIELD_WEIGHTS}
        levels: dict[str, list[tuple[int, int]]] = {}
        own: Counter[str] = Counter()
        for number, (lengths, frequencies) in enumerate(counted):
            own.update(set().union(*(frequencies[field] for field in FIELD_WEIGHTS if field != "heading")))
            for stem, frequency in _weighed(lengths, frequencies, mean).items():
                level = floor(LEVELS * frequency * (K1 + 1) / (K1 + frequency) + 0.5)
                levels.setdefault(stem, []).append((number, max(1, level)))
        lay = self._synonyms()
        phrases = [self._phrases(alert) for alert in self._alerts]
        ordered = sorted(self._stems)
        numbers: dict[str, int] = {}
        for word in ordered:
            numbers.setdefault(self._stems[word], len(numbers))
        postings: list[Postings] = [tuple(levels.get(stem, ())) for stem in numbers]
        vocabulary = Vocabulary(
            self._language,
            tuple(ordered),
            tuple(numbers[self._stems[word]] for word in ordered),
            # The heading is the same for a whole guideline: its words are no less telling for that.
            tuple(own[stem] for stem in numbers),
        )
        return Data(
            vocabulary=vocabulary,
            idf_of_frequency={n: _idf(n, len(self._records)) for n in sorted(set(vocabulary.frequency))},
            things=tuple(self._things(lay, vocabulary)),
            postings=tuple(postings),
            kinds=tuple(record.kind for record in self._records),
            statuses=tuple(record.status for record in self._records),
            guidelines=tuple(record.guideline for record in self._records),
            alerts=tuple(
                AlertTerms(
                    LEVELS_OF_ALERTS.index(alert.shown["level"]),
                    tuple(tuple(sorted({numbers[stem] for stem in phrase})) for phrase in own),
                )
                for alert, own in zip(self._alerts, phrases, strict=True)
            ),
        )

    def _phrases(self, alert: SearchAlert) -> list[list[str]]:
        """The stems of an alert's phrases; their words become words of the index."""
        found = [[self._stems[word] for word in phrase_words(phrase, self._stop_words)] for phrase in alert.phrases]
        return [phrase for phrase in found if phrase]

    def _count(self, record: Record) -> tuple[dict[str, int], dict[str, Counter[str]]]:
        """The length of each field in words, and how often each stem stands in it."""
        if record.kind not in KIND_LABELS or record.status not in STATUS_PERCENT:
            raise ValueError(
                f"search does not know kind {record.kind!r} or status {record.status!r} of {record.address}"
            )
        fields = {
            "title": (record.title,),
            "aliases": record.aliases,
            "headings": record.headings,
            "heading": (record.heading,),
            "text": (record.text,),
        }
        lengths: dict[str, int] = {}
        frequencies: dict[str, Counter[str]] = {}
        for field, texts in fields.items():
            counts: Counter[str] = Counter()
            lengths[field] = 0
            for text in texts:
                run = words(text)
                kept = [word for word, _ in run if field in _WITH_STOP_WORDS or word not in self._stop_words]
                lengths[field] += len(kept)
                counts.update(map(self._stems.__getitem__, kept))
                if any(glued for _, glued in run):
                    counts.update(map(self._stems.__getitem__, compounds(run)))
            frequencies[field] = counts
        return lengths, frequencies

    def _synonyms(self) -> list[tuple[str, ...]]:
        """The meanings of which the library has at least one name; their words become words of the index."""
        have = set(self._stems.values())
        kept = []
        for names in synonyms(self._language):
            runs = [words(name) for name in names]
            if any(all(self._stems.stem(word) in have for word, _ in run) for run in runs):
                kept.append(names)
                for run in runs:
                    for word in (*(word for word, _ in run), *compounds(run)):
                        self._stems[word]
        return kept

    def _things(self, lay: Sequence[tuple[str, ...]], vocabulary: Vocabulary) -> Iterator[SynonymSet]:
        of_glossary = [(record.title, *record.aliases) for record in self._records if record.kind == NAMED_KIND]
        for written in (*of_glossary, *lay):
            thing = synonym_set_of(written, vocabulary)
            if len({name.key for name in thing}) > 1:
                yield thing


class _Stems(dict[str, str]):
    """The stem of each word of the index; whoever asks for a word makes it one."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        super().__init__()
        self.stem = stem

    def __missing__(self, word: str) -> str:
        stem = self[word] = self.stem(word)
        return stem


def _weighed(lengths: dict[str, int], frequencies: dict[str, Counter[str]], mean: dict[str, float]) -> dict[str, float]:
    weighed: dict[str, float] = {}
    for field, counts in frequencies.items():
        b = FIELD_B[field]
        factor = FIELD_WEIGHTS[field] / (1 - b + b * lengths[field] / mean[field])
        for stem, count in counts.items():
            weighed[stem] = weighed.get(stem, 0.0) + factor * count
    return weighed


def _mean(lengths: Iterator[int]) -> float:
    """The mean length of a field, where a record has it."""
    some = [length for length in lengths if length]
    return sum(some) / len(some) if some else 1.0


def _idf(frequency: int, records: int) -> int:
    """The inverse document frequency (Robertson, Spärck Jones; never negative) as a whole number; see `IDF_FLOOR`."""
    return floor(IDF_SCALE * (IDF_FLOOR + log(1 + (records - frequency + 0.5) / (frequency + 0.5))) + 0.5)
