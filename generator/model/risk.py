"""A risk as numbers, so that words, both frames and the picture come from one place (docs/literacy.md, Numbers)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from generator.diagnostics import Where
from generator.model.values import Identifier, Prose, ResourceRef


@dataclass(frozen=True, slots=True)
class Count:
    """How many: `low` and `high` are the same where one number is known, and differ for "15 to 20"."""

    low: int
    high: int
    where: Where = field(default=Where(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """How many of how many people something happens to. One of `n` and `at_most` is given."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: part of its address"]
    n: Annotated[Count, "To how many it happens: a number, or [15, 20] for a range"] | None = None
    at_most: Annotated[Count, "The most to whom it happens, where the source says “up to”"] | None = None
    of: Annotated[int, "Of how many people: the same number throughout a guideline, best 100"]
    who: Annotated[Prose, "Which people, for example: people with invasive breast cancer"]
    will: Annotated[Prose, "What happens to them: goes on after the people, for example: have high levels of HER2"]
    will_not: Annotated[Prose, "The other side, for example: do not"]
    over: Annotated[Prose, "In what time, for example: over 10 years"] | None = None
    certainty: Annotated[Prose, "How sure the source is"] | None = None
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()

    @property
    def count(self) -> Count:
        """The number that the picture shows: a limit counts from none up to it."""
        if self.at_most is not None:
            return Count(0, self.at_most.high)
        return self.n or Count(0, 0)
