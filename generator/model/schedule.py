"""A schedule: what is done on which day, counted from a day that each reader has of her own (a vaccine series, visits)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from generator.diagnostics import Where
from generator.model.values import Identifier, Passage, Prose, ResourceRef

START = "start"
"""What a step names that counts from day 0; no step may be called so."""

MOST_TIMES = 100
"""How often a step may come again: more is no list that anybody reads."""

SHOWN_TIMES = 12
"""How many days of a step are told that goes on without an end."""


class Unit(StrEnum):
    """Units of time that a day can be counted in. A month and a year are those of the calendar."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Duration:
    """How long after a day: `low` and `high` are the same for one length, and differ for "10 to 14 days".

    `about`: the source says only roughly how long, which every face repeats.
    """

    low: int
    high: int
    unit: Unit
    about: bool = False
    where: Where = field(default=Where(""), compare=False)

    @property
    def is_range(self) -> bool:
        """Whether it is a window and not one length."""
        return self.low != self.high

    def __str__(self) -> str:
        """As an editor writes it."""
        number = f"{self.low} to {self.high}" if self.is_range else str(self.low)
        unit = self.unit.value.removesuffix("s") if self.high == 1 else self.unit.value
        return f"{'about ' if self.about else ''}{number} {unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """How a step comes again. Without `until` and `times` it goes on without an end."""

    where: Where = field(default=Where(""), compare=False)
    every: Annotated[Duration, "The time from one to the next: 3 months, or 2 to 3 weeks"]
    until: Annotated[Duration, "How long it goes on, counted from the same day as `due`: 2 years"] | None = None
    times: Annotated[int, "How often it is done in all, the first time included"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleStep:
    """What is done at one time."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: what other steps count from, and how a calendar knows the step again"]
    title: Annotated[Prose, "What is done, in a few words: Second dose"]
    text: Annotated[Passage, "More about it: paragraphs and lists"] | None = None
    after: Annotated[Identifier, "What its day is counted from: start, or the identifier of a step"]
    due: Annotated[Duration, "When: 7 days, 10 to 14 days, about 2 weeks; 0 days is the same day"]
    earliest: Annotated[Duration, "Not before this, counted from the same day as `due`"] | None = None
    latest: Annotated[Duration, "Not after this, counted from the same day as `due`"] | None = None
    overdue: Annotated[Passage, "What to do when it is late"] | None = None
    repeat: Annotated[Repeat, "How it comes again: {every: 3 months, times: 4}"] | None = None
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()

    @property
    def from_start(self) -> bool:
        """Whether its day is counted from day 0."""
        return self.after.name == START

    @property
    def is_endless(self) -> bool:
        """Whether it comes again and again without an end."""
        return self.repeat is not None and self.repeat.until is None and self.repeat.times is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A series of steps, each with its day."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: part of its address, and of the name of its sheet"]
    title: Annotated[Prose, "What the steps are: Vaccine after a bite"]
    who: Annotated[Prose, "For whom it is, for example: if you were never vaccinated against rabies"] | None = None
    start: Annotated[Prose, "What day 0 is, for example: the day of the first dose, not of the bite"]
    steps: Annotated[tuple[ScheduleStep, ...], "What is done when, in the order of the days"]

    def step(self, name: str) -> ScheduleStep | None:
        """The first step with this identifier, None if there is none."""
        return next((step for step in self.steps if step.id.name == name), None)

    def durations(self) -> Iterator[Duration]:
        """Every length of time that it names."""
        for step in self.steps:
            lengths = (step.due, step.earliest, step.latest)
            again = (step.repeat.every, step.repeat.until) if step.repeat else ()
            yield from (length for length in (*lengths, *again) if length is not None)
