"""What a query asks for: groups of alternatives, each alternative worth a part of its weight.

A record need not answer every group: whole questions are typed, and their rare words decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.search.analysis import PlacedWord, tokens
from generator.search.names import Found, Names
from generator.search.settings import (
    FORM_PERCENT,
    LOW_WEIGHT_BELOW,
    LOW_WEIGHT_PERCENT,
    MAX_CHARACTERS,
    MAX_COMPOUND,
    MAX_GROUPS,
    MAX_INSTEAD,
    MAX_MISSPELT,
    MAX_WORDS,
    NAME_PERCENT,
    PART_PERCENT,
    PARTS_PERCENT,
    PREFIX_BESIDE_EXACT_PERCENT,
    PREFIX_PERCENT,
    REPEAT_PERCENT,
    TYPO_PERCENT,
)
from generator.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Alternative:
    """Terms that a record must all have, and how much of their weight counts, in per cent."""

    terms: tuple[int, ...]
    percent: int


@dataclass(frozen=True, slots=True)
class Part:
    """A word of the query: of its alternatives the best counts; `percent` is what the word itself counts."""

    alternatives: tuple[Alternative, ...]
    percent: int


@dataclass(frozen=True, slots=True)
class Group:
    """One meaning of the query: the sum of its parts, or the best of what may stand instead, whatever is more.

    A name of several words is one meaning, so that a record which has all names of a thing gets its weight once.
    """

    parts: tuple[Part, ...]
    instead: tuple[Alternative, ...] = ()

    def terms(self) -> set[int]:
        """Every term in it."""
        typed = {term for part in self.parts for one in part.alternatives for term in one.terms}
        return typed.union(*(one.terms for one in self.instead))


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryPlan:
    """What is looked for.

    `direct`: terms that stand for typed words. `related`: for other names of what was typed, the typed name and their
    terms. `line`: the terms of the words in their order, as they were understood, with the per cent that each counts.
    `typed`: the words as typed. `meant`: the query with misspelt words replaced, "" where none is. `unknown`: words
    that nothing resembles. `missing`: what the words weigh that nothing stands for, each as much as the rarest term, less
    what those weigh that need not stand in an answer.
    """

    groups: tuple[Group, ...]
    direct: frozenset[int]
    related: tuple[tuple[str, tuple[int, ...]], ...]
    line: tuple[tuple[int, int], ...]
    typed: frozenset[str]
    meant: str
    unknown: tuple[str, ...]
    missing: int

    def terms(self) -> frozenset[int]:
        """Every term that is looked for."""
        return frozenset().union(*(group.terms() for group in self.groups))


def plan_query(text: str, vocabulary: Vocabulary, names: Names, idf: Sequence[int]) -> QueryPlan:
    """Read the query `text`. Only its first characters and words count (`settings.MAX_CHARACTERS`, `MAX_WORDS`).

    `vocabulary` and `names` are those of the index; `idf` has for each term what it weighs.
    """
    return _Reader(text[:MAX_CHARACTERS], vocabulary, names, idf).plan()


class _Reader:
    def __init__(self, text: str, vocabulary: Vocabulary, names: Names, idf: Sequence[int]) -> None:
        found = tokens(text)
        # The last word is still being typed as long as nothing stands behind it.
        self._typing = bool(found) and len(found) <= MAX_WORDS and found[-1].end == len(text)
        self._text, self._vocabulary, self._names, self._idf = text, vocabulary, names, idf
        self._found = found[:MAX_WORDS]
        stop = vocabulary.stop_words
        self._only_stop_words = all(token.word in stop for token in self._found)
        telling = {token.word for token in self._found} - stop - vocabulary.low_weight_words
        self._without_low_weight = len(telling) >= LOW_WEIGHT_BELOW
        self._corrected: dict[int, int] = {}
        self._unknown: list[str] = []
        self._missing = 0

    def plan(self) -> QueryPlan:
        known = [self._vocabulary.term(token.word) for token in self._found]
        named = self._names.in_query(self._standing_for(known))
        in_names = {place for match in named for place in range(match.start, match.end)}
        parts, covered = self._compounds()
        seen: set[str] = set()
        typed = Counter(token.word for token in self._found)
        for place, token in enumerate(self._found):
            if place in covered or token.word in seen or self._is_stop_word(token.word):
                continue
            seen.add(token.word)
            if meant := self._meanings(place, token.word, known[place], in_name=place in in_names):
                repeated = REPEAT_PERCENT[min(typed[token.word], len(REPEAT_PERCENT)) - 1]
                parts[place] = [Part(part.alternatives, part.percent * repeated // 100) for part in meant]
        understood = [self._corrected.get(place, term) for place, term in enumerate(known)]
        groups, related = self._grouped(parts, self._names.in_query(self._standing_for(understood)))
        direct = {term for some in parts.values() for part in some for one in part.alternatives for term in one.terms}
        line = tuple(
            (term, self._percent(token.word))
            for token, term in zip(self._found, understood, strict=True)
            if term is not None and not self._is_stop_word(token.word)
        )
        chosen = self._heaviest(groups)
        return QueryPlan(
            groups=chosen,
            direct=frozenset(direct),
            related=tuple(related),
            line=line,
            typed=frozenset(typed),
            meant=self._meant(),
            unknown=tuple(self._unknown),
            missing=max(self._idf, default=0) * self._missing - self._not_asked_for(parts),
        )

    def _grouped(
        self, parts: dict[int, list[Part]], named: list[Found]
    ) -> tuple[list[Group], list[tuple[str, tuple[int, ...]]]]:
        """The parts, those of a name together with its other names; of names that overlap the longest counts."""
        groups: dict[int, Group] = {}
        related: list[tuple[str, tuple[int, ...]]] = []
        taken: dict[int, Found] = {}
        for match in sorted(named, key=lambda match: (match.start - match.end, match.start)):
            places = range(match.start, match.end)
            of_places = [taken.get(place) for place in places]
            if any(other is not None and (other.start, other.end) != (match.start, match.end) for other in of_places):
                continue
            taken.update(dict.fromkeys(places, match))
            others = tuple(name for name in match.thing if name.key != match.key)
            if not others:
                continue
            own = tuple(part for place in places for part in parts.get(place, ()))
            before = groups.get(match.start, Group(own))
            instead = tuple(Alternative(name.terms, NAME_PERCENT) for name in others)
            groups[match.start] = Group(before.parts, (*before.instead, *instead)[:MAX_INSTEAD])
            written = next(name.written for name in match.thing if name.key == match.key)
            related.append((written, tuple(term for name in others for term in name.terms)))
        in_groups = {place for start in groups for match in (taken[start],) for place in range(match.start, match.end)}
        for place, some in parts.items():
            if place not in in_groups:
                groups[place] = Group(tuple(some))
        return [groups[place] for place in sorted(groups)], related

    def _is_stop_word(self, word: str) -> bool:
        if self._without_low_weight and word in self._vocabulary.low_weight_words:
            return True
        return word in self._vocabulary.stop_words and not self._only_stop_words

    def _percent(self, word: str) -> int:
        return LOW_WEIGHT_PERCENT if word in self._vocabulary.low_weight_words else 100

    def _standing_for(self, terms: Sequence[int | None]) -> list[str]:
        """For each word of the query the word that stands for its term, itself where it has none."""
        return [
            token.word if term is None else self._vocabulary.name(term)
            for token, term in zip(self._found, terms, strict=True)
        ]

    def _heaviest(self, groups: list[Group]) -> tuple[Group, ...]:
        """The groups that can add most, in their order."""

        def weight(place: int) -> int:
            group = groups[place]
            of_parts = [self._idf[term] * part.percent for part in group.parts for term in _terms(part.alternatives)]
            return max([*of_parts, *(self._idf[term] * 100 for term in _terms(group.instead))])

        chosen = sorted(range(len(groups)), key=lambda place: -weight(place))[:MAX_GROUPS]
        return tuple(groups[place] for place in sorted(chosen))

    def _compounds(self) -> tuple[dict[int, list[Part]], set[int]]:
        """Neighbours that the texts write as one word ("check up", "t-dm1") by their first place, and all places.

        Such a word is one meaning: a record that has its parts apart is worth less, one that has a part still less.
        """
        found: dict[int, list[Part]] = {}
        covered: set[int] = set()
        for size in range(MAX_COMPOUND, 1, -1):
            for start in range(len(self._found) - size + 1):
                parts = [token.word for token in self._found[start : start + size]]
                term = self._vocabulary.term("".join(parts))
                if term is None or not covered.isdisjoint(range(start, start + size)):
                    continue
                covered.update(range(start, start + size))
                group = [Alternative((term,), 100)]
                telling = [word for word in parts if word not in self._vocabulary.stop_words]
                known = [part for word in telling if (part := self._vocabulary.term(word)) is not None]
                if known and len(known) == len(telling):
                    group.append(Alternative(tuple(known), PARTS_PERCENT))
                    group += [Alternative((part,), PART_PERCENT) for part in known]
                found[start] = [Part(tuple(group), 100)]
        return found, covered

    def _meanings(self, place: int, word: str, exact: int | None, *, in_name: bool) -> list[Part]:
        """What one word may mean."""
        if exact is None and not in_name and word in self._vocabulary.everyday_words:
            self._missing += 100 if self._is_asked_for(word) else 0
            return []
        group = [Alternative((exact,), 100)] if exact is not None else []
        unfinished = self._typing and place == len(self._found) - 1
        longer = [term for term in self._vocabulary.beginning_with(word) if term != exact] if unfinished else []
        if longer:
            # A rare longer word must not outweigh the frequent one that is more likely meant.
            least = min(self._idf[term] for term in (*longer, *(() if exact is None else (exact,))))
            percent = PREFIX_PERCENT if exact is None else PREFIX_BESIDE_EXACT_PERCENT
            group += [Alternative((term,), percent * least // self._idf[term]) for term in longer]
            if exact is None:
                self._corrected[place] = longer[0]
        if group:
            return [Part(tuple(group), self._percent(word))]
        if in_name or len(self._unknown) + len(self._corrected) >= MAX_MISSPELT:
            return []
        return self._resembling(place, word)

    def _resembling(self, place: int, word: str) -> list[Part]:
        """What a word may mean that the index does not know."""
        for terms, percent in (
            (self._vocabulary.sounding(word), TYPO_PERCENT[1]),
            (self._vocabulary.near(word, 1), TYPO_PERCENT[1]),
            (self._vocabulary.forms(word), FORM_PERCENT),
        ):
            if terms:
                self._corrected[place] = terms[0]
                return [Part(tuple(Alternative((term,), percent) for term in terms), 100)]
        if parts := self._vocabulary.split(word):
            return [Part((Alternative((term,), 100),), 100) for term in dict.fromkeys(parts)]
        if terms := self._vocabulary.near(word, 2):
            self._corrected[place] = terms[0]
            return [Part(tuple(Alternative((term,), TYPO_PERCENT[2]) for term in terms), 100)]
        self._unknown.append(word)
        if self._is_asked_for(word):
            # In a sentence most unknown words tell who asks and how, in a short query they are what is asked for.
            self._missing += LOW_WEIGHT_PERCENT if self._without_low_weight else 100
        return []

    def _is_asked_for(self, word: str) -> bool:
        """Not a word of the one who asks, nor a number: an age lies between others, so that "40 to 74" answers "45"."""
        return word not in self._vocabulary.low_weight_words and not (word.isascii() and word.isdigit())

    def _not_asked_for(self, parts: Mapping[int, Sequence[Part]]) -> int:
        """What those words weigh that need not stand in an answer."""
        others = [part for at, some in parts.items() if not self._is_asked_for(self._found[at].word) for part in some]
        return sum(self._idf[part.alternatives[0].terms[0]] * part.percent for part in others)

    def _meant(self) -> str:
        """The query with the words that were looked for instead of those that nothing has."""
        unfinished = len(self._found) - 1 if self._typing else -1
        pieces: list[str] = []
        end = 0
        for place, term in sorted(self._corrected.items()):
            if place != unfinished or not self._vocabulary.name(term).startswith(self._found[place].word):
                token: PlacedWord = self._found[place]
                pieces += [self._text[end : token.start], self._vocabulary.name(term)]
                end = token.end
        return "".join([*pieces, self._text[end:]]).strip(" ") if pieces else ""


def _terms(alternatives: Sequence[Alternative]) -> list[int]:
    return [term for one in alternatives for term in one.terms]
