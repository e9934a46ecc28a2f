"""S-FEEL values, domains and unary tests as data (OMG DMN 1.3 §9.2, grammar rules 7-18).

Numbers are `Decimal`, never floats. Dates are `datetime.date`. Enumerated values and text are `str`,
booleans `bool`. Durations are `Decimal` numbers of seconds (days and time) or of months (years and
months).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.model.values import Prose

Value = str | bool | Decimal | date


class Type(StrEnum):
    """Types of inputs and outputs."""

    TEXT = "text"
    VALUES = "values"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    DAYS_TIME = "days and time duration"
    YEARS_MONTHS = "years and months duration"


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; None is unbounded. `*_open` excludes the end point itself."""

    low: Value | None = None
    high: Value | None = None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Equals:
    """The input equals this value."""

    value: Value


@dataclass(frozen=True, slots=True)
class IsNull:
    """The input is known to be missing (the cell `null` or `not known`)."""


Test = Interval | Equals | IsNull


@dataclass(frozen=True, slots=True)
class UnaryTests:
    """A cell: true when any of `tests` is; with `negated`, when none is (and the input is known).

    No tests at all and not negated: `-`, true for every input, missing ones too.
    """

    tests: tuple[Test, ...] = ()
    negated: bool = False

    @property
    def is_any(self) -> bool:
        """Whether this is `-`."""
        return not self.tests and not self.negated


ANY = UnaryTests()


@dataclass(frozen=True, slots=True)
class Domain:
    """What an input can be.

    `values` maps each declared value to its label, in declared order (for `Type.VALUES`). `range` limits
    ordered types. `step` is the distance of neighbouring numbers (1 for integers), None where dense.
    `unit` is shown after numbers ("years").
    """

    type: Type
    values: tuple[tuple[str, Prose], ...] = ()
    range: Interval = Interval()
    step: Decimal | None = None
    may_be_missing: bool = False
    unit: str = ""

    def label(self, value: str) -> Prose | None:
        """The label of a declared value, None if it is not declared."""
        return dict(self.values).get(value)
