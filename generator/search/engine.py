"""The engine: a query against an index that comes in shards.

An index is made by `generator.search.index`, written and read by `generator.search.shards`, and queried here and,
in the browser, by `search-engine.js`, which gives the same hits in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.search.alerts import meant_alerts
from generator.search.data import Store
from generator.search.excerpt import excerpt, reason
from generator.search.names import Names
from generator.search.plan import Alternative, Group, QueryPlan, plan_query
from generator.search.record import Hit, Results
from generator.search.rerank import Added, added
from generator.search.settings import (
    ANSWER_PERCENT,
    KEEP_PERCENT,
    KIND_PERCENT,
    LEVELS,
    RERANKED,
    SEEN_AS,
    STATUS_PERCENT,
)


@dataclass(frozen=True)
class Index:
    """Records with the words that lead to them."""

    store: Store

    def query(self, text: str, limit: int = 10, *, kind: str = "", guideline: str | None = None) -> Results:
        """The best `limit` records for `text`, which is what a reader typed, and how many there are.

        `kind` and `guideline` narrow the records where they are given; the guideline "" is the library itself.
        Equal scores go by status, what holds today first, then by the order of the records.
        """
        summary = self.store.summary
        plan = plan_query(text, summary.vocabulary, self._names, self._idf)
        scores = self._scores(plan.groups)
        found = _worth_showing(scores, scores)
        kinds = Counter(seen_as(summary.kinds[number]) for number in found)
        guidelines = Counter(summary.guidelines[number] for number in found)
        if kind or guideline is not None:
            wanted = [
                number
                for number in scores
                if (not kind or seen_as(kind) == seen_as(summary.kinds[number]))
                and guideline in {None, summary.guidelines[number]}
            ]
            found = _worth_showing(wanted, scores)
        ranked = sorted((-scores[number], -self._status(number), number) for number in found)
        looked = [(self._second_look(place[2], plan), place) for place in ranked[:RERANKED]]
        best = sorted(
            (-self._reranked(number, more, scores[number]), minus_status, number)
            for more, (_, minus_status, number) in looked
        )
        hits = [self._hit(number, -score, plan) for score, _, number in [*best, *ranked[RERANKED:]][: max(0, limit)]]
        suggestions = () if hits else self._suggestions(plan.unknown)
        alerts = tuple(map(self.store.alert, meant_alerts(text, summary.alerts, summary.vocabulary)))
        return Results(
            hits=tuple(hits),
            total=len(found),
            kinds=dict(kinds),
            guidelines=dict(guidelines),
            meant=plan.meant,
            suggestions=suggestions,
            alerts=alerts,
            answered=bool(found) and (bool(alerts) or any(more.share >= ANSWER_PERCENT for more, _ in looked)),
        )

    def _scores(self, groups: tuple[Group, ...]) -> dict[int, int]:
        """The points of every record that has anything of the query, its status counted."""
        points: dict[int, int] = {}
        for group in groups:
            best: dict[int, int] = {}
            for part in group.parts:
                for number, more in self._best(part.alternatives, part.percent).items():
                    best[number] = best.get(number, 0) + more
            for number, instead in self._best(group.instead, 100).items():
                best[number] = max(best.get(number, 0), instead)
            for number, more in best.items():
                points[number] = points.get(number, 0) + more
        return {number: max(1, total * self._factor(number) // 10_000) for number, total in points.items()}

    def _best(self, alternatives: Sequence[Alternative], percent: int) -> dict[int, int]:
        """Of several alternatives the best, for every record that has one."""
        best: dict[int, int] = {}
        for alternative in alternatives:
            for number, impact in self._impacts(alternative.terms):
                best[number] = max(best.get(number, 0), impact * alternative.percent * percent // 10_000)
        return best

    def _impacts(self, terms: tuple[int, ...]) -> list[tuple[int, int]]:
        """The records that have all these terms, with the mean of what these weigh in them."""
        totals: dict[int, int] = {}
        for place, term in enumerate(terms):
            idf = self._idf[term]
            totals = {
                number: totals.get(number, 0) + idf * level // LEVELS
                for number, level in self.store.postings(term)
                if not place or number in totals
            }
        return [(number, total // len(terms)) for number, total in totals.items()]

    def _status(self, number: int) -> int:
        return STATUS_PERCENT[self.store.summary.statuses[number]]

    def _factor(self, number: int) -> int:
        """What a record keeps of its points, in hundredths of a per cent."""
        return self._status(number) * KIND_PERCENT.get(self.store.summary.kinds[number], 100)

    def _second_look(self, number: int, plan: QueryPlan) -> Added:
        return added(self.store.record(number), plan, self.store.summary.vocabulary, self._idf)

    def _reranked(self, number: int, more: Added, score: int) -> int:
        return (score + more.points * self._factor(number) // 10_000) * (100 + more.percent) // 100

    def _hit(self, number: int, score: int, plan: QueryPlan) -> Hit:
        record, vocabulary = self.store.record(number), self.store.summary.vocabulary
        why = reason(record, plan, vocabulary)
        return Hit(record, score, why, excerpt(record.text, plan, vocabulary, self._idf))

    def _suggestions(self, unknown: Sequence[str]) -> tuple[str, ...]:
        vocabulary = self.store.summary.vocabulary
        found = (vocabulary.name(term) for word in unknown for term in vocabulary.resembling(word))
        return tuple(dict.fromkeys(found))

    @cached_property
    def _idf(self) -> tuple[int, ...]:
        of_frequency = self.store.summary.idf_of_frequency
        return tuple(of_frequency[frequency] for frequency in self.store.summary.vocabulary.frequency)

    @cached_property
    def _names(self) -> Names:
        return Names(self.store.summary.things)


def seen_as(kind: str) -> str:
    """The kind as which readers meet `kind`."""
    return SEEN_AS.get(kind, kind)


def _worth_showing(numbers: Sequence[int] | Mapping[int, int], scores: Mapping[int, int]) -> list[int]:
    """Those of the records that are not far behind the best of them."""
    best = max((scores[number] for number in numbers), default=0)
    return [number for number in numbers if scores[number] * 100 >= best * KEEP_PERCENT]
