"""Building an index: words of each field counted and weighed.

The weight of a term in a record is BM25F (Robertson and Zaragoza 2009, §3.5): the frequencies of a term in the fields
are weighed, normalised by the length of the field and added before they saturate. All of it is known at build time,
so that a query only adds whole numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import floor, log

from generator.search.analysis import Analysis, analysis_for, compounds, words
from generator.search.engine import Index
from generator.search.record import Record
from generator.search.settings import FIELD_B, FIELD_WEIGHTS, K1, KIND_LABELS, SCALE, STATUS_PERCENT

_WITH_STOP_WORDS = ("title", "aliases")
"""A title may consist of stop words ("What you can do now"); elsewhere they would only make the index large."""


def build_index(records: Sequence[Record], language: str) -> Index:
    """Index the records; `language` is a BCP 47 tag, which decides on stems and stop words.

    Raises:
        ValueError: a record has a kind or status that search does not know.

    """
    analysis = analysis_for(language)
    surface: dict[str, str] = {}
    counted = [_count_fields(record, analysis, surface) for record in records]
    mean = {field: _mean([length for lengths, _ in counted if (length := lengths[field])]) for field in FIELD_WEIGHTS}
    postings: dict[str, list[tuple[int, float]]] = {}
    for number, (lengths, frequencies) in enumerate(counted):
        for stem, frequency in _weighed(lengths, frequencies, mean).items():
            postings.setdefault(stem, []).append((number, frequency))

    numbers: dict[str, int] = {}
    ordered = sorted(surface)
    for word in ordered:
        numbers.setdefault(surface[word], len(numbers))
    idf = {stem: log(1 + (len(records) - len(found) + 0.5) / (len(found) + 0.5)) for stem, found in postings.items()}
    return Index(
        language=language,
        records=tuple(records),
        words=tuple(ordered),
        idf=tuple(_whole(idf[stem]) for stem in numbers),
        postings=tuple(
            tuple((number, _whole(idf[stem] * tf * (K1 + 1) / (K1 + tf))) for number, tf in postings[stem])
            for stem in numbers
        ),
    )


def _count_fields(
    record: Record, analysis: Analysis, surface: dict[str, str]
) -> tuple[dict[str, int], dict[str, Counter[str]]]:
    """The length of each field in words, and how often each term stands in it; new words go into `surface`."""
    if record.kind not in KIND_LABELS or record.status not in STATUS_PERCENT:
        raise ValueError(f"search does not know kind {record.kind!r} or status {record.status!r} of {record.address}")
    fields = {
        "title": (record.title,),
        "aliases": record.aliases,
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
            kept = [word for word, _ in run if field in _WITH_STOP_WORDS or word not in analysis.stop_words]
            lengths[field] += len(kept)
            for word in (*kept, *compounds(run)):
                stem = surface.get(word)
                if stem is None:
                    stem = surface[word] = analysis.stem(word)
                counts[stem] += 1
        frequencies[field] = counts
    return lengths, frequencies


def _weighed(lengths: dict[str, int], frequencies: dict[str, Counter[str]], mean: dict[str, float]) -> dict[str, float]:
    weighed: dict[str, float] = {}
    for field, counts in frequencies.items():
        b = FIELD_B[field]
        factor = FIELD_WEIGHTS[field] / (1 - b + b * lengths[field] / mean[field])
        for stem, count in counts.items():
            weighed[stem] = weighed.get(stem, 0.0) + factor * count
    return weighed


def _mean(lengths: list[int]) -> float:
    return sum(lengths) / len(lengths) if lengths else 1.0


def _whole(value: float) -> int:
    return max(1, floor(value * SCALE + 0.5))
