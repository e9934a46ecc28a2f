"""What studies found, as numbers: two things compared, outcome by outcome, as in a summary of findings of GRADE.

Words, pictures and tables come from here; what the source does not say is None, and every face says that it does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from generator.diagnostics import Where
from generator.model.risk import Count
from generator.model.strength import Certainty
from generator.model.values import Identifier, Prose, ResourceRef


class Many(int):
    """How many people took part in studies: more than fit where a guideline counts in 100 or 1000."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Span:
    """From one number to another, the smaller one first."""

    low: Decimal
    high: Decimal
    where: Where = field(default=Where(""), compare=False)


class Lowering(StrEnum):
    """What makes the evidence less certain: the five reasons of GRADE (Guyatt et al., BMJ 2008;336:995)."""

    RISK_OF_BIAS = "risk-of-bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication-bias"


class Better(StrEnum):
    """Which way of a measure is good for a patient."""

    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The two things that are compared, as a reader meets them above their numbers."""

    where: Where = field(default=Where(""), compare=False)
    without: Annotated[Prose, "Without it, for example: Without screening"]
    with_: Annotated[Prose, "With it, for example: With screening"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """An outcome that is measured and not counted: the average on both sides, and how far they are apart."""

    where: Where = field(default=Where(""), compare=False)
    without: Annotated[Decimal, "The average without it"] | None = None
    with_: Annotated[Decimal, "The average with it"] | None = None
    difference: (
        Annotated[Decimal, "How much higher (or lower: -2) it is with it; nothing is worked out from the averages"]
        | None
    ) = None
    interval: Annotated[Span, "From where to where the difference may lie: [-3, -1]"] | None = None
    unit: Annotated[Prose, "In what it is measured, for example: days"]
    better: Annotated[Better, "Which way is good: lower or higher"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One thing that happened to people in the studies, counted (`of`) or measured (`mean`)."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: its name for programs"]
    outcome: Annotated[Prose, "What happens, as a noun, for example: A fever that comes back"]
    over: Annotated[Prose, "In what time, with its unit, for example: within 10 years"] | None = None
    of: Annotated[int, "Of how many people the counts are: the same number throughout a guideline"] | None = None
    without: Annotated[Count, "To how many it happens without it"] | None = None
    with_: Annotated[Count, "To how many it happens with it"] | None = None
    interval: Annotated[Count, "From where to where the number with it may lie: [130, 170]"] | None = None
    mean: Annotated[Mean, "The averages, where it is measured and not counted"] | None = None
    relative: (
        Annotated[Prose, "The relative effect as the source prints it, for example: RR 0.75 (0.65 to 0.85)"] | None
    ) = None
    studies: Annotated[Many, "In how many studies"] | None = None
    people: Annotated[Many, "How many people took part"] | None = None
    certainty: Annotated[Certainty, "How certain this is, where the panel says so: high to very-low"] | None = None
    lowered_by: Annotated[
        tuple[Lowering, ...],
        "What lowers it: risk-of-bias, inconsistency, indirectness, imprecision, publication-bias",
    ] = ()
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()

    @property
    def range_with(self) -> Count | None:
        """What the picture with it shows: from where to where, else the number; None where there is none."""
        return self.interval or self.with_

    @property
    def difference(self) -> int | None:
        """How many more people it happens to with it: of two given counts; None where one is missing or is a range."""
        counts = (self.without, self.with_)
        if any(count is None or count.low != count.high for count in counts):
            return None
        first, second = (count.low for count in counts if count is not None)
        return second - first

    @property
    def difference_range(self) -> tuple[int, int] | None:
        """From where to where the difference may lie; None where the source has no interval."""
        if self.difference is None or self.interval is None or self.without is None:
            return None
        return self.interval.low - self.without.low, self.interval.high - self.without.low


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two things compared in the same people, outcome by outcome."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: part of its address"]
    title: Annotated[Prose, "What is compared, as a short heading"]
    who: Annotated[Prose, "In which people"]
    compares: Annotated[Sides, "The two sides: without and with"]
    intervals: Annotated[Prose, "What the intervals are, for example: 95% confidence intervals"] | None = None
    outcomes: Annotated[tuple[Outcome, ...], "What was counted or measured, the most important first"]
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()
