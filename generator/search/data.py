"""The shapes of an index: what is always at hand, and what comes when a query needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from generator.search.alerts import AlertTerms
from generator.search.names import SynonymSet
from generator.search.record import Record
from generator.search.vocabulary import Vocabulary

Postings = tuple[tuple[int, int], ...]
"""The records that have a term, as (number of the record, level); see `settings.LEVELS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What of an index is always at hand. `kinds`, `statuses` and `guidelines` go by the number of the record."""

    vocabulary: Vocabulary
    idf_of_frequency: Mapping[int, int]
    things: tuple[SynonymSet, ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    guidelines: tuple[str, ...]
    alerts: tuple[AlertTerms, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Data(Summary):
    """All of an index but its records."""

    postings: tuple[Postings, ...]


class Store(Protocol):
    """What gives the shards of an index when a query needs them."""

    summary: Summary

    def postings(self, term: int) -> Postings:
        """The records that have a term."""

    def record(self, number: int) -> Record:
        """A record by its number."""

    def alert(self, number: int) -> Mapping[str, Any]:
        """What is shown of an alert by its number."""
