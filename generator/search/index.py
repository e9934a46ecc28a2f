"""Building an index: words of each field counted and weighed.

The weight of a term in a record is BM25F (Robertson and Zaragoza 2009, §3.5): the frequencies of a term in the fields
are weighed, normalised by the length of the field and added before they saturate. All of it is known at build time,
so that a query only adds whole numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import floor, log

from generator.model.alerts import LEVELS as LEVELS_OF_ALERTS
from generator.search.alerts import AlertTerms, SearchAlert, phrase_words
from generator.search.analysis import compounds, words
from generator.search.counting import FIELDS, CountedRecord, CountedRecords, Stems, counted
from generator.search.data import Data, Postings
from generator.search.everyday_words import everyday_words
from generator.search.function_words import low_weight_words, stop_words
from generator.search.names import SynonymSet, synonym_set_of
from generator.search.record import Record
from generator.search.settings import (
    FIELD_B,
    FIELD_WEIGHTS,
    IDF_FLOOR,
    IDF_SCALE,
    K1,
    LEVELS,
    NAMED_KIND,
)
from generator.search.shards import write_shards
from generator.search.stemming import stemmer_for
from generator.search.synonyms_en import synonyms
from generator.search.vocabulary import Vocabulary


def build_index(
    records: Sequence[Record],
    language: str,
    alerts: Sequence[SearchAlert] = (),
    known: Sequence[CountedRecords] = (),
) -> Mapping[str, str]:
    """The scripts of an index by name; `language` is a BCP 47 tag, which decides on stems and stop words.

    `alerts` stand above the hits of a query that means one of them. `known` are counts of the first of the `records`, in
    the same language: those are not counted again.

    The same records give the same scripts. The first of them, `shards.ROOT`, names the others.

    Raises:
        ValueError: a record has a kind or status that search does not know.
    """
    left = records[sum(len(part.records) for part in known) :]
    parts = (*known, counted(left, language))
    return write_shards(_Builder(records, parts, language, alerts).data(), records, alerts)


class _Builder:
    def __init__(
        self, records: Sequence[Record], parts: Sequence[CountedRecords], language: str, alerts: Sequence[SearchAlert]
    ) -> None:
        self._records, self._parts, self._language, self._alerts = records, parts, language, alerts
        self._stop_words = stop_words(language)
        self._stems = Stems(stemmer_for(language))
        for part in parts:
            self._stems.update(part.stems)

    def data(self) -> Data:
        every = [record for part in self._parts for record in part.records]
        mean = [_mean(lengths) for lengths in zip(*(record.lengths for record in every), strict=True)]
        levels: dict[str, list[tuple[int, int]]] = {}
        own: Counter[str] = Counter()
        for part in self._parts:
            own.update(part.own)
        for number, record in enumerate(every):
            for stem, frequency in _weighed(record, mean).items():
                level = floor(LEVELS * frequency * (K1 + 1) / (K1 + frequency) + 0.5)
                levels.setdefault(stem, []).append((number, max(1, level)))
        lay = self._synonyms()
        self._take_everyday_forms()
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

    def _take_everyday_forms(self) -> None:
        """Other forms of words that the library has become words of the index: the browser has no stemmer."""
        have = set(self._stems.values())
        for word in sorted(everyday_words(self._language) | low_weight_words(self._language)):
            if self._stems.stem(word) in have:
                self._stems[word]

    def _things(self, lay: Sequence[tuple[str, ...]], vocabulary: Vocabulary) -> Iterator[SynonymSet]:
        of_glossary = [(record.title, *record.aliases) for record in self._records if record.kind == NAMED_KIND]
        for written in (*of_glossary, *lay):
            thing = synonym_set_of(written, vocabulary)
            if len({name.key for name in thing}) > 1:
                yield thing


def _weighed(record: CountedRecord, mean: Sequence[float]) -> dict[str, float]:
    weighed: dict[str, float] = {}
    for field, length, usual, counts in zip(FIELDS, record.lengths, mean, record.frequencies, strict=True):
        b = FIELD_B[field]
        factor = FIELD_WEIGHTS[field] / (1 - b + b * length / usual)
        for stem, count in counts.items():
            weighed[stem] = weighed.get(stem, 0.0) + factor * count
    return weighed


def _mean(lengths: Iterable[int]) -> float:
    """The mean length of a field, where a record has it."""
    some = [length for length in lengths if length]
    return sum(some) / len(some) if some else 1.0


def _idf(frequency: int, records: int) -> int:
    """The inverse document frequency (Robertson, Spärck Jones; never negative) as a whole number; see `IDF_FLOOR`."""
    return floor(IDF_SCALE * (IDF_FLOOR + log(1 + (records - frequency + 0.5) / (frequency + 0.5))) + 0.5)
