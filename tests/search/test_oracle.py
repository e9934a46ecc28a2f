"""The weights of our index against a BM25 that others keep (bm25s, variant "lucene")."""

from __future__ import annotations

import bm25s
import pytest

from generator.search import Index, Record, Shards, build_index
from generator.search.analysis import words
from generator.search.function_words import stop_words
from generator.search.settings import FIELD_B, IDF_SCALE, K1, LEVELS
from generator.search.stemming import stemmer_for


def test_one_field_weighs_as_bm25_does(records: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing but texts, and without our floor, a word's points are the oracle's score but for rounding."""
    monkeypatch.setattr("generator.search.index.IDF_FLOOR", 0)
    texts = [record.text for record in records if record.text]
    plain = [Record(address=f"{number}.html", kind="page", title="", text=text) for number, text in enumerate(texts)]
    index = Index(Shards(build_index(plain, "en").__getitem__))
    stem = stemmer_for("en")
    tokens = [[stem(word) for word, _ in words(text) if word not in stop_words("en")] for text in texts]
    oracle = bm25s.BM25(method="lucene", k1=K1, b=FIELD_B["text"])
    oracle.index(tokens, show_progress=False)

    vocabulary = index.store.summary.vocabulary
    compared = 0
    for stemmed in sorted({stem_ for line in tokens for stem_ in line}):
        term = next((vocabulary.term(word) for word in vocabulary.words if stem(word) == stemmed), None)
        assert term is not None
        scores = oracle.get_scores([stemmed])
        postings = dict(index.store.postings(term))
        assert set(postings) == {number for number, score in enumerate(scores) if score > 0}
        for number, level in postings.items():
            idf = index.store.summary.idf_of_frequency[vocabulary.frequency[term]] / IDF_SCALE
            ours = idf * level / LEVELS / (K1 + 1)
            assert ours == pytest.approx(scores[number], abs=0.02 + idf / LEVELS)
            compared += 1
    assert compared > 300
