"""Alerts: signs of danger, what to do about them, and whom to reach. Danger is told before anything else.

An alert is a text for people: none is computed from an answer unless a rule names it. Where it cites no source its
words are the library's own, and every face says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from generator.diagnostics import Where
from generator.model.values import Address, ContactRef, Identifier, Phone, Point, Prose, ResourceRef


class AlertLevel(StrEnum):
    """How soon help is needed, the most pressing first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SOON = "soon"


LEVELS = tuple(AlertLevel)
"""The levels in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Someone whom a reader can reach, by role. What is left out can be written in by hand on paper."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: the role"]
    name: Annotated[Prose, "What readers call them, for example Your breast care nurse"]
    phone: Annotated[Phone, "Phone number, as it is dialled"] | None = None
    hours: Annotated[Prose, "When they answer"] | None = None
    place: Annotated[Prose, "Where they are found"] | None = None
    address: Annotated[Address, "How else they are reached: a mailto: or https: address"] | None = None

    @property
    def can_be_reached(self) -> bool:
        """Whether more than a name is known: how, when or where they are reached."""
        return bool(self.phone or self.hours or self.place or self.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One danger: what to watch for, and what to do."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: its address, and what `alert:` names"]
    level: Annotated[AlertLevel, "emergency (now), urgent (today) or soon"]
    title: Annotated[Prose, "The danger in a few words, for example A lump in your breast"]
    watch_for: Annotated[tuple[Point, ...], "Signs to watch for; at most seven"] = ()
    do: Annotated[Prose, "What to do, in one or two short sentences"]
    contact: Annotated[ContactRef, "Whom to reach: a role of `contacts`"] | None = None
    stricter: (
        Annotated[Prose, "Where these words ask for more than the source does: what the source itself says"] | None
    ) = None
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so; none: the words are the library's own"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()
    search_terms: Annotated[tuple[str, ...], "Words that mean this danger: a search for them shows it first"] = ()

    @property
    def is_own(self) -> bool:
        """Whether the words are the library's and not a guideline's: no source has them, or has them less strict."""
        return not self.source or self.stricter is not None
