"""Ranking on a judged set of one's own: `python tests/benchmarks/search_quality.py FILE.json [LIMIT]`.

The file holds `{"docs": [[id, title, text], ...], "qs": [[query, id], ...]}`. Prints success@1, success@3 and MRR@10 of
our engine and, where they are installed (`pip install bm25s lunr`), of BM25 with Snowball's stems and of lunr.

The set by which `generator/search/settings.py` was tuned was made so: descriptions of 7,000 Debian packages are the
documents; the summaries that the authors of 1,609 of them wrote for PyPI or npm, in other words, are the queries. A
second set puts the same queries, with typing errors, into the sentences of somebody who writes to a help line.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.search import Index, Record, Shards, build_index
from generator.search.analysis import words
from generator.search.function_words import stop_words
from generator.search.stemming import stemmer_for

Rank = Callable[[str], Sequence[str]]
Docs = list[tuple[str, str, str]]


def ours(docs: Docs) -> Rank:
    """Guidepress."""
    records = [Record(address=name, kind="page", title=title, text=text) for name, title, text in docs]
    index = Index(Shards(build_index(records, "en").__getitem__))
    return lambda query: [hit.record.address for hit in index.query(query).hits]


def bm25(docs: Docs) -> Rank:
    """BM25 over title and text in one, with the same words, stop words and stems."""
    import bm25s  # noqa: PLC0415 - may be missing

    stem = stemmer_for("en")

    def tokens(text: str) -> list[str]:
        return [stem(word) for word, _ in words(text) if word not in stop_words("en")]

    engine = bm25s.BM25(k1=1.2, b=0.75)
    engine.index([tokens(f"{title} {text}") for _, title, text in docs], show_progress=False)

    def rank(query: str) -> list[str]:
        known = [token for token in tokens(query) if token in engine.vocab_dict]
        if not known:
            return []
        found, _ = engine.retrieve([known], k=10, show_progress=False)
        return [docs[number][0] for number in found[0]]

    return rank


def lunr(docs: Docs) -> Rank:
    """Lunr with a boosted title, as documentation sites have it."""
    import lunr as engine  # noqa: PLC0415 - may be missing

    rows = [{"id": name, "title": title, "text": text} for name, title, text in docs]
    index = engine.lunr(ref="id", fields=[{"field_name": "title", "boost": 4}, "text"], documents=rows)

    def rank(query: str) -> list[str]:
        plain = " ".join(word for word, _ in words(query))
        return [found["ref"] for found in index.search(plain)[:10]]

    return rank


def engines(docs: Docs) -> Iterator[tuple[str, Rank]]:
    """Each engine that is there."""
    for make in (ours, bm25, lunr):
        try:
            yield make.__name__, make(docs)
        except ImportError as problem:
            print(f"{make.__name__}: left out, {problem}")  # noqa: T201 - a report


def main() -> None:
    """Print the figures."""
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    asked = data["qs"][: int(sys.argv[2])] if len(sys.argv) > 2 else data["qs"]
    for name, rank in engines([tuple(doc) for doc in data["docs"]]):
        start = time.perf_counter()
        places = []
        for query, right in asked:
            found = list(rank(query))
            places.append(found.index(right) if right in found else 99)
        first, three = (sum(place < top for place in places) / len(places) for top in (1, 3))
        reciprocal = sum(1 / (place + 1) for place in places if place < 10) / len(places)
        seconds = (time.perf_counter() - start) / len(places)
        print(  # noqa: T201 - a report
            f"{name}: success@1 {first:.3f}, success@3 {three:.3f}, MRR@10 {reciprocal:.3f}, {seconds * 1000:.0f} ms a query",
            flush=True,
        )


if __name__ == "__main__":
    main()
