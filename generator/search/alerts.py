"""Danger in a query: which alerts stand above the hits.

An alert is meant when all words of one of its search terms, of its title, or of a name of a term that leads to it stand
in the query; words of every day ("the", "is") do not count, and a word that the index does not know may have one typing
error behind its first letter. `templates/theme/assets/guidepress/search-engine.js` does the same in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import addresses
from generator.model.alerts import LEVELS
from generator.model.danger import ShownAlert, every_alert, named_alert
from generator.model.library import Library
from generator.search.analysis import compounds, words
from generator.search.settings import MAX_CHARACTERS, MAX_WORDS
from generator.search.vocabulary import Vocabulary
from generator.text.alert_data import alert_data
from generator.text.plain import inline_plain
from generator.text.resolve import Texts

MOST_ALERTS = len(LEVELS)
"""One of each level."""


@dataclass(frozen=True, slots=True)
class SearchAlert:
    """An alert as search knows it: the phrases that mean it, and what is shown of it (`text.alert_data`).

    Addresses in `shown` are below the site's root.
    """

    phrases: tuple[str, ...]
    shown: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AlertTerms:
    """What an index keeps at hand of an alert: the place of its level, and each phrase as terms of the vocabulary."""

    level: int
    phrases: tuple[tuple[int, ...], ...]


def search_alerts(library: Library, texts: Texts) -> tuple[SearchAlert, ...]:
    """Every alert of `library`, which is at hand as a whole, with its phrases, in the order of the library.

    `texts` are its texts with references resolved.
    """
    return searched(library, texts, every_alert(library))


def searched(library: Library, texts: Texts, alerts: Iterable[ShownAlert]) -> tuple[SearchAlert, ...]:
    """`alerts`, some of those of `library`, each with its phrases; `texts` are its texts with references resolved."""
    names: dict[tuple[str, str], list[str]] = {}
    for term in library.terms.values():
        shown = named_alert(library, "", term.alert) if term.alert else None
        if shown:
            word = inline_plain(texts.inlines(term.term, ""))
            names.setdefault((shown.home, shown.alert.id.name), []).extend((word, *term.aliases, *term.search_terms))
    found = []
    for shown in alerts:
        title = inline_plain(texts.inlines(shown.alert.title, shown.home))
        phrases = (title, *shown.alert.search_terms, *names.get((shown.home, shown.alert.id.name), ()))
        data = alert_data(library, texts, shown, addresses.HOME)
        if shown.home:
            guideline = library.guideline(shown.home).guideline
            data["guideline"] = inline_plain(texts.inlines(guideline.short_title or guideline.title, shown.home))
        found.append(SearchAlert(phrases, data))
    return tuple(found)


def phrase_words(phrase: str, stop_words: frozenset[str]) -> list[str]:
    """The words of `phrase` that count, folded: those that are no `stop_words`; there may be none."""
    return [word for word, _ in words(phrase) if word not in stop_words]


def meant_alerts(query: str, alerts: Sequence[AlertTerms], vocabulary: Vocabulary) -> list[int]:
    """The numbers of the `alerts` that `query` means, the most pressing first, one of each level.

    Of one level the one with the longest phrase in the query counts, then the first. One whose words in the query all
    belong to a longer phrase of another, as "bleeding" does in "bleeding nipple", comes behind: it may be meant, too.
    `vocabulary` is that of the index.
    """
    if not alerts:
        return []
    asked = set(_terms(query, vocabulary))
    said = [[set(phrase) for phrase in alert.phrases if phrase and asked.issuperset(phrase)] for alert in alerts]
    best: dict[int, tuple[int, int]] = {}
    for number, alert in enumerate(alerts):
        length = max(map(len, said[number]), default=0)
        if length and (alert.level not in best or length > best[alert.level][0]):
            best[alert.level] = (length, number)
    chosen = [best[level][1] for level in sorted(best)]

    def gives_way(number: int) -> bool:
        longer = [phrase for other in chosen if other != number for phrase in said[other]]
        return all(any(phrase < other for other in longer) for phrase in said[number])

    return sorted(chosen, key=gives_way)[:MOST_ALERTS]


def _terms(query: str, vocabulary: Vocabulary) -> Iterator[int]:
    """The terms of the words of a query, and of words that a hyphen joins in it."""
    run = words(query[:MAX_CHARACTERS])[:MAX_WORDS]
    for word in (*(word for word, _ in run), *compounds(run)):
        term = vocabulary.term(word)
        if term is not None:
            yield term
        else:
            yield from (near for near in vocabulary.near(word, 1) if vocabulary.name(near)[0] == word[0])
