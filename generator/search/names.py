"""Names of one thing: whoever types one finds texts that use another.

The names are the titles and aliases of the glossary's records. A name is recognised in a query however it is
written ("T-DM1", "t dm1", "tdm1"), because its stems are compared run together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.search.analysis import words
from generator.search.record import Record
from generator.search.settings import MAX_COMPOUND, MAX_NAME_WORDS, NAMED_KIND
from generator.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, its stems run together, and the terms that a text must have to contain it."""

    written: str
    key: str
    terms: tuple[int, ...]


@dataclass(frozen=True)
class Names:
    """All names of a library: for each key the names of the same thing, itself among them."""

    by_key: dict[str, tuple[tuple[Name, ...], ...]]

    def in_query(self, stems: Sequence[str]) -> Iterator[tuple[str, tuple[Name, ...]]]:
        """Each name that stands in a query, the earliest first, as its key and all names of the same thing."""
        seen: set[str] = set()
        for start in range(len(stems)):
            for end in range(start + 1, min(start + MAX_NAME_WORDS, len(stems)) + 1):
                key = "".join(stems[start:end])
                if key not in seen:
                    seen.add(key)
                    yield from ((key, names) for names in self.by_key.get(key, ()))


def names_of(records: Iterable[Record], vocabulary: Vocabulary) -> Names:
    """Collect the names of the glossary."""
    by_key: dict[str, list[tuple[Name, ...]]] = {}
    for record in records:
        if record.kind != NAMED_KIND:
            continue
        names = tuple(_name(written, vocabulary) for written in (record.title, *record.aliases))
        for key in dict.fromkeys(name.key for name in names if name.terms):
            by_key.setdefault(key, []).append(names)
    return Names({key: tuple(things) for key, things in by_key.items()})


def _name(written: str, vocabulary: Vocabulary) -> Name:
    run = words(written)
    stop = vocabulary.analysis.stop_words
    key = "".join(vocabulary.analysis.stem(word) for word, _ in run)
    asked = [word for word in _joined(run) if word not in stop]
    terms = [vocabulary.term(word) for word in asked]
    # All are known, because titles and aliases are indexed; the test only tells the type checker.
    return Name(written, key, tuple(dict.fromkeys(term for term in terms if term is not None)))


def _joined(run: Sequence[tuple[str, bool]]) -> list[str]:
    """The words, with those that hyphens join written as one where the index has them so."""
    chains: list[list[str]] = []
    for word, glued in run:
        if glued:
            chains[-1].append(word)
        else:
            chains.append([word])
    return [word for chain in chains for word in (["".join(chain)] if len(chain) <= MAX_COMPOUND else chain)]
