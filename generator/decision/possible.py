"""What an input can be that comes from elsewhere, while something that it rests on is not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.decision.compiled import Scalar


@dataclass(frozen=True, slots=True)
class Possible:
    """One of `values`, None among them where there may be no answer; without `values` a number from `low` to `high`.

    An end is None where there is none. Which one of several it is, other inputs may rule out: each is looked at by itself,
    so that more may seem possible than is, and never less.
    """

    values: tuple[Scalar | None, ...] = ()
    low: str | None = None
    high: str | None = None

    def verdict(self, holds: Callable[[Scalar | None], bool | None]) -> bool | None:
        """Whether something `holds` for each of the values, or for none; None where it depends on which it is."""
        found = {holds(value) for value in self.values}
        return found.pop() if len(found) == 1 else None
