"""Names of one thing: whoever types one finds texts that use another.

The names are the titles and aliases of the glossary's records, and the plain words of `synonyms`. A name is
recognised in a query however it is written ("T-DM1", "t dm1", "tdm1"): its words are compared run together, each
by the word that stands for its term.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.search.analysis import words
from generator.search.settings import MAX_COMPOUND, MAX_NAME_WORDS
from generator.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, its words run together, and the terms that a text must have to contain it."""

    written: str
    key: str
    terms: tuple[int, ...]


SynonymSet = tuple[Name, ...]
"""All names of one thing."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a query: the places of its words, its key, and all names of the same thing."""

    start: int
    end: int
    key: str
    thing: SynonymSet


@dataclass(frozen=True)
class Names:
    """All names of a library."""

    things: tuple[SynonymSet, ...]

    @cached_property
    def _by_key(self) -> dict[str, list[SynonymSet]]:
        found: dict[str, list[SynonymSet]] = {}
        for thing in self.things:
            for key in dict.fromkeys(name.key for name in thing):
                found.setdefault(key, []).append(thing)
        return found

    def in_query(self, query: Sequence[str]) -> list[Found]:
        """Each name that stands in a query, the earliest first; `query` is the words that stand for its terms."""
        found: list[Found] = []
        for start in range(len(query)):
            for end in range(start + 1, min(start + MAX_NAME_WORDS, len(query)) + 1):
                key = "".join(query[start:end])
                found += [Found(start, end, key, thing) for thing in self._by_key.get(key, ())]
        return found


def synonym_set_of(written: Iterable[str], vocabulary: Vocabulary) -> SynonymSet:
    """The names of one thing, `written` as readers see them, for comparing.

    Names of stop words alone, or of words that are not in `vocabulary`, that of the index, are left out.
    """
    return tuple(name for one in written if (name := _name(one, vocabulary)) is not None)


def _name(written: str, vocabulary: Vocabulary) -> Name | None:
    run = words(written)
    terms: list[int] = []
    for word in _joined(run):
        term = vocabulary.term(word)
        if term is None:
            return None
        if word not in vocabulary.stop_words:
            terms.append(term)
    if not terms:
        return None
    known = [(word, vocabulary.term(word)) for word, _ in run]
    key = "".join(word if term is None else vocabulary.name(term) for word, term in known)
    return Name(written, key, tuple(dict.fromkeys(terms)))


def _joined(run: Sequence[tuple[str, bool]]) -> list[str]:
    """The words, with those that hyphens join written as one where the index has them so."""
    chains: list[list[str]] = []
    for word, glued in run:
        if glued:
            chains[-1].append(word)
        else:
            chains.append([word])
    return [word for chain in chains for word in (["".join(chain)] if len(chain) <= MAX_COMPOUND else chain)]
