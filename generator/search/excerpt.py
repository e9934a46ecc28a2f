"""What a hit shows of itself: the words around its best matches, and the reason where its text has none."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.language.speaking import _
from generator.search.analysis import PlacedWord, compounds, tokens, words
from generator.search.plan import QueryPlan
from generator.search.record import Piece, Record
from generator.search.settings import (
    EXCERPT_BEFORE,
    EXCERPT_WORDS,
    MAX_COMPOUND,
    NAMED_KIND,
    REASON_NAME,
    REASON_SEARCH_TERM,
)
from generator.search.vocabulary import Vocabulary


def excerpt(text: str, plan: QueryPlan, vocabulary: Vocabulary, idf: Sequence[int]) -> tuple[Piece, ...]:
    """The stretch of `text` that has most of what `plan` looks for, the matches marked; else its beginning.

    `vocabulary` is that of the index; `idf` has for each term what it weighs. Empty for a text without words.
    """
    found = tokens(text)
    if not found:
        return ()
    marked = _marked(found, plan.terms(), vocabulary)
    first = max(0, _best_start(marked, idf) - EXCERPT_BEFORE)
    last = min(len(found), first + EXCERPT_WORDS)
    start = found[first].start if first else 0
    end = found[last - 1].end if last < len(found) else len(text)

    pieces: list[tuple[str, bool]] = [("… ", False)] if first else []
    place = start
    for token, mark in zip(found[first:last], marked[first:last], strict=True):
        if mark is not None and token.start >= place:
            pieces += [(text[place : token.start], False), (text[token.start : token.end], True)]
            place = token.end
    pieces.append((text[place:end], False))
    if last < len(found):
        pieces.append((" …", False))
    return _merged(pieces)


def reason(record: Record, plan: QueryPlan, vocabulary: Vocabulary) -> str:
    """Why `record` was found by `plan`, where its own words do not show it.

    "" where they do, and where nothing tells. `vocabulary` is that of the index.
    """
    own = " ".join((record.title, record.heading, *record.headings, record.text))
    if _count(own, plan.direct, vocabulary):
        return ""
    counts = [_count(alias, plan.direct, vocabulary) for alias in record.aliases]
    if any(counts):
        alias = record.aliases[counts.index(max(counts))]
        return _(REASON_NAME if record.kind == NAMED_KIND else REASON_SEARCH_TERM, name=alias)
    for written, terms in plan.related:
        if _count(own, terms, vocabulary):
            return _(REASON_NAME, name=written)
    return ""


def _best_start(marked: Sequence[int | None], idf: Sequence[int]) -> int:
    """The first match of the window whose different matches weigh most; 0 where nothing matches."""
    places = [place for place, term in enumerate(marked) if term is not None]
    best_start = best_weight = 0
    for position, start in enumerate(places):
        seen: set[int] = set()
        weight = 0
        for place in places[position:]:
            if place >= start + EXCERPT_WORDS - EXCERPT_BEFORE:
                break
            term = marked[place]
            if term is not None and term not in seen:
                seen.add(term)
                weight += idf[term]
        if weight > best_weight:
            best_start, best_weight = start, weight
    return best_start


def _count(text: str, wanted: Collection[int], vocabulary: Vocabulary) -> int:
    """How many different wanted terms a text has."""
    run = words(text)
    every = [word for word, _ in run] + list(compounds(run))
    return len({term for word in every if (term := vocabulary.term(word)) in wanted})


def _marked(found: list[PlacedWord], wanted: Collection[int], vocabulary: Vocabulary) -> list[int | None]:
    """For each word the term that matches, alone or as a part of a compound; None where none does."""
    terms = [vocabulary.term(token.word) for token in found]
    marked = [term if term in wanted else None for term in terms]
    for place in range(len(found)):
        for size in range(2, MAX_COMPOUND + 1):
            chain = found[place : place + size]
            if len(chain) < size or not all(token.glued for token in chain[1:]):
                break
            term = vocabulary.term("".join(token.word for token in chain))
            if term in wanted:
                marked[place : place + size] = [term] * size
    return marked


def _merged(pieces: list[tuple[str, bool]]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    for text, mark in pieces:
        if not text:
            continue
        if merged and merged[-1].mark is mark:
            merged[-1] = Piece(merged[-1].text + text, mark)
        else:
            merged.append(Piece(text, mark))
    return tuple(merged)
