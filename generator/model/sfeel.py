"""S-FEEL values, domains and unary tests as data (OMG DMN 1.3 §9.2, grammar rules 7-18).

Numbers are `Decimal`, never floats. Dates are `datetime.date`. Enumerated values and text are `str`,
booleans `bool`. Durations are `Decimal` numbers of seconds (days and time) or of months (years and
months). Times, and dates with a time, are `Moment`. Ages are `Age`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.model.values import Prose, Ref


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day, or a date with one (DMN 1.3 §10.3.2.3.4 and .5).

    `seconds` count from midnight, or from 1970-01-01; in UTC where the text names an offset or a zone
    (`zoned`), else on the reader's own clock. Two texts of one moment are equal. `text` is ISO 8601.
    """

    seconds: Decimal
    zoned: bool
    text: str = field(compare=False)


AgeParts = tuple[tuple[int, str], ...]
"""An age in the units in which it was written, the largest first: `((14, "weeks"), (6, "days"))`."""


@dataclass(frozen=True, slots=True)
class Age:
    """The day on which somebody becomes so many months and, on top of them, so many days old.

    Years are 12 months, weeks are 7 days; how long a month is, only a date of birth can tell (`decision.ages`). `said` are
    the units in which it was written. As the end of an interval it is left out; `last` is what was written instead, where
    that belongs to the interval: "6 to 11 months" ends before 12 months, and its `last` is 11 months.
    """

    months: int
    days: int
    said: AgeParts = field(compare=False)
    last: AgeParts = field(default=(), compare=False)


Value = str | bool | Decimal | date | Moment | Age


@dataclass(frozen=True, slots=True)
class InputName:
    """The value of another input of the table, as an end point: `[low..high]`.

    `name` is its identifier, `text` how S-FEEL spells it (its DMN name, if it has one), `label` its label.
    """

    name: str
    type: Type = field(compare=False)
    text: str = field(compare=False)
    label: str = field(compare=False)


Operand = Value | InputName


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
    TIME = "time"
    DATE_TIME = "date and time"
    AGE = "age"


ORDERED = frozenset(Type) - {Type.TEXT, Type.VALUES, Type.BOOLEAN}
"""Types whose values can be compared with `<`."""

NUMBERS = frozenset({Type.INTEGER, Type.NUMBER})
DURATIONS = frozenset({Type.DAYS_TIME, Type.YEARS_MONTHS})
MOMENTS = frozenset({Type.TIME, Type.DATE_TIME})
"""Types whose values are `Moment`."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; None is unbounded. `*_open` excludes the end point itself."""

    low: Operand | None = None
    high: Operand | None = None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Equals:
    """The input equals this value."""

    value: Operand


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

    @property
    def operands(self) -> Iterator[Operand]:
        """Every value and input name that the cell compares with, in the order in which they stand."""
        for test in self.tests:
            if isinstance(test, Equals):
                yield test.value
            elif isinstance(test, Interval):
                yield from (end for end in (test.low, test.high) if end is not None)


ANY = UnaryTests()


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared value: `id` is its text in the file, `value` what that text means, `label` what readers see.

    `short` is the label in a few words, for diagrams; `help` says more, under the label where it is chosen. `grade` is
    the grade of the guideline that a result stands for: the strength of its advice.
    """

    id: str
    value: Value
    label: Prose
    short: Prose | None = None
    help: Prose | None = None
    grade: Ref | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    """What an input or output can be.

    `values` are the declared values in declared order; empty: any value of the type. `range` limits
    ordered types. `step` is the distance of neighbouring numbers (1 for integers), None where dense.
    `unit` is shown after numbers ("years").
    """

    type: Type
    values: tuple[Declared, ...] = ()
    range: Interval = Interval()
    step: Decimal | None = None
    may_be_missing: bool = False
    unit: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The declared values as the file writes them."""
        return tuple(declared.id for declared in self.values)

    def label(self, value: Value | None) -> Prose | None:
        """The label of a declared value, None if it is not declared."""
        return next((declared.label for declared in self.values if declared.value == value), None)
