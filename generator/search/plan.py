"""What a query asks for: groups of alternatives, each alternative worth a part of its weight.

A record need not answer every group: whole questions are typed, and their rare words decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.search.analysis import Token, tokens
from generator.search.names import Names
from generator.search.settings import (
    MAX_CHARACTERS,
    MAX_COMPOUND,
    MAX_WORDS,
    NAME_PERCENT,
    PART_PERCENT,
    PARTS_PERCENT,
    PREFIX_BESIDE_EXACT_PERCENT,
    PREFIX_PERCENT,
    TYPO_PERCENT,
)
from generator.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Alternative:
    """Terms that a record must all have, and how much of their weight counts, in per cent."""

    terms: tuple[int, ...]
    percent: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The groups of a query; of each group the best alternative counts.

    `direct`: terms that stand for typed words. `related`: for other names of what was typed, the typed name's key.
    """

    groups: tuple[tuple[Alternative, ...], ...]
    direct: frozenset[int]
    related: tuple[tuple[str, tuple[int, ...]], ...]


def plan_query(text: str, vocabulary: Vocabulary, names: Names, idf: tuple[int, ...]) -> Plan:
    """Read a query. Only its first characters and words count (`settings.MAX_CHARACTERS`, `MAX_WORDS`)."""
    text = text[:MAX_CHARACTERS]
    found = tokens(text)
    # The last word is still being typed as long as nothing stands behind it.
    typing = bool(found) and len(found) <= MAX_WORDS and found[-1].end == len(text)
    found = found[:MAX_WORDS]
    stop = vocabulary.analysis.stop_words
    only_stop_words = all(token.word in stop for token in found)

    groups, covered = _compounds(found, vocabulary)
    stems: list[str] = []
    seen: set[str] = set()
    for place, token in enumerate(found):
        stem = vocabulary.analysis.stem(token.word)
        stems.append(stem)
        if place in covered or stem in seen or (token.word in stop and not only_stop_words):
            continue
        seen.add(stem)
        unfinished = typing and place == len(found) - 1
        meant, understood = _meanings(token.word, vocabulary, idf, unfinished=unfinished)
        groups += meant
        if understood is not None:
            stems[place] = vocabulary.stems[understood]
    direct = frozenset(term for group in groups for alternative in group for term in alternative.terms)

    related: list[tuple[str, tuple[int, ...]]] = []
    for key, others in names.in_query(stems):
        group = tuple(Alternative(name.terms, NAME_PERCENT) for name in others if name.terms and name.key != key)
        if group:
            groups.append(group)
            written = next(name.written for name in others if name.key == key)
            related.append((written, tuple(term for alternative in group for term in alternative.terms)))
    return Plan(tuple(groups), direct, tuple(related))


def _compounds(found: list[Token], vocabulary: Vocabulary) -> tuple[list[tuple[Alternative, ...]], set[int]]:
    """Neighbours that the texts write as one word ("check up", "t-dm1"), the longest first, and their places.

    Such a word is one meaning: a record that has its parts apart is worth less, one that has a part still less.
    """
    groups: list[tuple[Alternative, ...]] = []
    covered: set[int] = set()
    for size in range(MAX_COMPOUND, 1, -1):
        for start in range(len(found) - size + 1):
            parts = [token.word for token in found[start : start + size]]
            term = vocabulary.term("".join(parts))
            if term is None or not covered.isdisjoint(range(start, start + size)):
                continue
            covered.update(range(start, start + size))
            group = [Alternative((term,), 100)]
            known = [part for word in parts if (part := vocabulary.term(word)) is not None]
            if len(known) == size and vocabulary.analysis.stop_words.isdisjoint(parts):
                group.append(Alternative(tuple(known), PARTS_PERCENT))
                group += [Alternative((part,), PART_PERCENT) for part in known]
            groups.append(tuple(group))
    return groups, covered


def _meanings(
    word: str, vocabulary: Vocabulary, idf: tuple[int, ...], *, unfinished: bool
) -> tuple[list[tuple[Alternative, ...]], int | None]:
    """The groups of one word, and the term that it is taken for where it is not one itself."""
    exact = vocabulary.term(word)
    group = [Alternative((exact,), 100)] if exact is not None else []
    longer = [term for term in vocabulary.beginning_with(word) if term != exact] if unfinished else []
    if longer:
        # A rare longer word must not outweigh the frequent one that is more likely meant.
        least = min(idf[term] for term in (*longer, *(() if exact is None else (exact,))))
        percent = PREFIX_PERCENT if exact is None else PREFIX_BESIDE_EXACT_PERCENT
        group += [Alternative((term,), percent * least // idf[term]) for term in longer]
    if group:
        return [tuple(group)], longer[0] if exact is None else None
    if near := vocabulary.near(word, 1):
        return [tuple(Alternative((term,), TYPO_PERCENT[1]) for term in near)], near[0]
    if parts := vocabulary.split(word):
        return [(Alternative((term,), 100),) for term in dict.fromkeys(parts)], None
    if near := vocabulary.near(word, 2):
        return [tuple(Alternative((term,), TYPO_PERCENT[2]) for term in near)], near[0]
    return [], None
