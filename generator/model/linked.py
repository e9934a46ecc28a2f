"""Where an input comes from that nobody is asked for: another decision, or a formula of other inputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from generator.diagnostics import Where


class Rounding(StrEnum):
    """How a number is rounded to a multiple of a step."""

    DOWN = "down"
    UP = "up"
    HALF_UP = "half-up"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, with its unit, "" for none: `100 [cm/m]`."""

    value: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Operand:
    """The value of an input of the same table, by its identifier."""

    name: str


@dataclass(frozen=True, slots=True)
class Combined:
    """Two terms joined by `sign`: one of `+ - * /`."""

    sign: str
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Called:
    """`min`, `max` or `sum` of terms; or `count`, how many of some inputs (`Operand`) are true."""

    name: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Rounded:
    """A term rounded to a multiple of `step`: `round half-up to 0.5`. Half-up rounds a half away from zero."""

    term: Term
    how: Rounding
    step: Decimal


Term = Number | Operand | Combined | Called | Rounded


@dataclass(frozen=True, slots=True)
class Formula:
    """Arithmetic over inputs of the same table; `text` is how it was written."""

    text: str
    term: Term

    def __str__(self) -> str:
        """The formula as it was written."""
        return self.text


@dataclass(frozen=True, slots=True)
class FromDecision:
    """What another decision of the guideline answers: its `output`, or a value that it works out on the way."""

    decision: str
    output: str
    where: Where = field(default=Where(""), compare=False)

    def __str__(self) -> str:
        """Which output of which decision."""
        return f"{self.output} of {self.decision}"


Origin = FromDecision | Formula


def operands(term: Term) -> Iterator[str]:
    """The inputs that a `term` names, in reading order, with repetitions."""
    if isinstance(term, Operand):
        yield term.name
    elif isinstance(term, Combined):
        yield from operands(term.left)
        yield from operands(term.right)
    elif isinstance(term, Called):
        for inner in term.terms:
            yield from operands(inner)
    elif isinstance(term, Rounded):
        yield from operands(term.term)
