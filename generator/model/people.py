"""Who is behind a guideline: who wrote and decided it, who paid, what interests they have; and what was changed when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from generator.diagnostics import Where
from generator.model.values import Address, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who had a part in it; a group or an organisation as well."""

    where: Where = field(default=Where(""), compare=False)
    name: Annotated[str, "Name of the person, or of the group"]
    role: Annotated[Prose, "Profession, or part in the work"] | None = None
    place: Annotated[Prose, "Place of work"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funder:
    """Who paid for the work."""

    where: Where = field(default=Where(""), compare=False)
    name: Annotated[str, "Name of the organisation"]
    address: Annotated[Address, "Its website"] | None = None
    role: Annotated[Prose, "What it paid for, and whether it had a say in the text"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A change of this text on one day."""

    where: Where = field(default=Where(""), compare=False)
    date: Annotated[date, "The day of the change"]
    text: Annotated[Prose, "What was changed, in one sentence"]
