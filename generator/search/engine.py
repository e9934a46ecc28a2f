"""The engine: the one shape of an index, and a query against it.

An index is made by `generator.search.index`, written and read by `generator.search.script`, and queried here and,
in the browser, by `search-engine.js`, which gives the same hits in the same order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.search.analysis import analysis_for
from generator.search.excerpt import excerpt, reason
from generator.search.names import Names, names_of
from generator.search.plan import Alternative, plan_query
from generator.search.record import Hit, Record, Results
from generator.search.settings import STATUS_PERCENT
from generator.search.vocabulary import Vocabulary

Postings = tuple[tuple[int, int], ...]
"""The records that have a term, as (number of the record, impact); the impact is BM25F in hundredths, at least 1."""


@dataclass(frozen=True)
class Index:
    """Records with the words that lead to them.

    `words` are folded; `idf` (hundredths) and `postings` go by the number of a term (see `vocabulary`).
    """

    language: str
    records: tuple[Record, ...]
    words: tuple[str, ...]
    idf: tuple[int, ...]
    postings: tuple[Postings, ...]

    def query(self, text: str, limit: int = 10) -> Results:
        """The best `limit` records for what a reader typed, and how many there are.

        Equal scores go by status, what holds today first, then by the order of the records.
        """
        plan = plan_query(text, self._vocabulary, self._names, self.idf)
        found = []
        for number, points in self._scores(plan.groups).items():
            percent = STATUS_PERCENT[self.records[number].status]
            found.append((-max(1, points * percent // 100), -percent, number))
        found.sort()
        wanted = plan.direct.union(*(terms for _, terms in plan.related))
        hits = []
        for minus_score, _, number in found[: max(0, limit)]:
            record = self.records[number]
            why = reason(record, plan, self._vocabulary)
            hits.append(Hit(record, -minus_score, why, excerpt(record.text, wanted, self._vocabulary)))
        return Results(tuple(hits), len(found))

    def _scores(self, groups: tuple[tuple[Alternative, ...], ...]) -> dict[int, int]:
        scores: dict[int, int] = {}
        for group in groups:
            best: dict[int, int] = {}
            for alternative in group:
                for number, impact in self._impacts(alternative.terms):
                    best[number] = max(best.get(number, 0), impact * alternative.percent // 100)
            for number, points in best.items():
                scores[number] = scores.get(number, 0) + points
        return scores

    def _impacts(self, terms: tuple[int, ...]) -> Postings:
        """The records that have all these terms, with their mean impact."""
        if len(terms) == 1:
            return self.postings[terms[0]]
        shared = dict(self.postings[terms[0]])
        for term in terms[1:]:
            shared = {number: shared[number] + impact for number, impact in self.postings[term] if number in shared}
        return tuple((number, total // len(terms)) for number, total in shared.items())

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.words, analysis_for(self.language), lambda term: len(self.postings[term]))

    @cached_property
    def _names(self) -> Names:
        return names_of(self.records, self._vocabulary)
