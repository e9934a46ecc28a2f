"""The second look at the best records: what their texts say beyond which words they have.

Word weights forget order, and a long query lets one rare word outweigh the rest. Here, where the texts are loaded
anyway because they will be shown, a record gains when words that stand side by side in the query do so in it, too,
when one passage of it has much of the query (a long text has all words somewhere), and when its title, or another of
its names, says just what the query says: the answer before the mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.search.analysis import compounds, words
from generator.search.plan import Group, QueryPlan
from generator.search.record import Record
from generator.search.settings import (
    COVER_PERCENT,
    EXACT_PERCENT,
    NAMED_KIND,
    PAIR_PERCENT,
    PASSAGE_WORDS,
    TITLE_PERCENT,
    WORD_PERCENT,
)
from generator.search.vocabulary import Vocabulary

_ALL = 100 * 100
"""All of the query and all of the name, each in per cent."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a second look adds to a record: points, and then per cent of all it has.

    `share` is how much of what is asked for its names and one passage have, in per cent; a word of the query that the
    index does not know is asked for as well.
    """

    points: int
    percent: int
    share: int


def added(record: Record, plan: QueryPlan, vocabulary: Vocabulary, idf: Sequence[int]) -> Added:
    """What the order of its words and its names add to `record`, for what `plan` looks for.

    `vocabulary` is that of the index; `idf` has for each term what it weighs.
    """
    wanted = plan.terms()
    whole = max(1, sum(_weight(group, idf) for group in plan.groups))
    pairs: set[tuple[int | None, int | None]] = set()
    named: set[int] = set()
    best_name = exact = 0
    for text in (record.title, *record.aliases):
        line = _line(text, vocabulary)
        pairs.update(pairwise(line))
        own = _terms(text, vocabulary)
        named |= own
        of_name = 100 * sum(idf[term] for term in own & wanted) // max(1, sum(idf[term] for term in own))
        of_query = 100 * sum(_answered(group, own, idf) for group in plan.groups) // whole
        best_name = max(best_name, of_name * of_query)
        if own and plan.typed.issuperset(word for word, _ in words(text)):
            exact = max(exact, of_query)
    passages = [named]
    for text in (*record.headings, record.text):
        line = _line(text, vocabulary)
        pairs.update(pairwise(line))
        joined = named | _compound_terms(text, vocabulary)
        passages += [joined.union(passage) for passage in _passages(line)]
    answered = max(sum(_answered(group, terms, idf) for group in plan.groups) for terms in passages)
    of_query = 100 * answered // whole
    points = sum(weight for pair, weight in _pair_weights(plan, idf).items() if pair in pairs)
    percent = (TITLE_PERCENT * best_name + 100 * (COVER_PERCENT * of_query + EXACT_PERCENT * exact)) // 10_000
    if record.kind == NAMED_KIND and best_name == _ALL and exact:
        percent += WORD_PERCENT
    return Added(points, percent, 100 * answered // max(1, whole + plan.missing))


def _pair_weights(plan: QueryPlan, idf: Sequence[int]) -> dict[tuple[int, int], int]:
    """What each pair of neighbours in the query is worth."""
    weights: dict[tuple[int, int], int] = {}
    for (first, first_percent), (second, second_percent) in pairwise(plan.line):
        if first != second:
            weaker = min(idf[first] * first_percent, idf[second] * second_percent)
            weights[first, second] = weaker * PAIR_PERCENT // 10_000
    return weights


def _weight(group: Group, idf: Sequence[int]) -> int:
    """What a group weighs in the query."""
    return sum(idf[part.alternatives[0].terms[0]] * part.percent for part in group.parts) or 1


def _answered(group: Group, terms: set[int], idf: Sequence[int]) -> int:
    """How much of that weight a text with these terms has."""
    if any(terms.issuperset(one.terms) for one in group.instead):
        return _weight(group, idf)
    return sum(
        idf[part.alternatives[0].terms[0]] * part.percent
        for part in group.parts
        if any(terms.issuperset(one.terms) for one in part.alternatives)
    )


def _line(text: str, vocabulary: Vocabulary) -> list[int | None]:
    """The terms of a text in their order, without stop words; None for a word that the index does not know."""
    return [vocabulary.term(word) for word, _ in words(text) if word not in vocabulary.stop_words]


def _passages(line: Sequence[int | None]) -> Iterator[set[int]]:
    """The terms of each stretch of a text; stretches overlap by half."""
    step = PASSAGE_WORDS // 2
    for start in range(0, max(1, len(line) - step), step):
        yield {term for term in line[start : start + PASSAGE_WORDS] if term is not None}


def _compound_terms(text: str, vocabulary: Vocabulary) -> set[int]:
    return {term for word in compounds(words(text)) if (term := vocabulary.term(word)) is not None}


def _terms(text: str, vocabulary: Vocabulary) -> set[int]:
    """The terms of a text, compounds among them, without stop words."""
    return {term for term in _line(text, vocabulary) if term is not None} | _compound_terms(text, vocabulary)
