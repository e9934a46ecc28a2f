"""A formula as a sum: what is asked, each times a factor. Scores are such sums, and so are many other formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.decision.spans import rounding as to_step
from generator.model.linked import Called, Number, Operand, Rounded, Term


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of what is asked, each times a factor, rounded at the end if at all."""

    base: Fraction
    factors: Mapping[str, Fraction]
    rounding: Callable[[Fraction], Fraction] | None = None


def sum_of(term: Term, asked: frozenset[str]) -> Sum | None:  # noqa: PLR0911 - one for each kind of term
    """A `term` as a sum of what is `asked`; None where it is none, or where something else than what is asked for is in it."""
    if isinstance(term, Rounded):
        inner = sum_of(term.term, asked)
        return inner and (
            None if inner.rounding else Sum(inner.base, inner.factors, to_step(term.how.value, Fraction(term.step)))
        )
    if isinstance(term, Number):
        return Sum(Fraction(term.value), {})
    if isinstance(term, Operand):
        return Sum(Fraction(0), {term.name: Fraction(1)}) if term.name in asked else None
    if isinstance(term, Called):
        return (
            _joined([sum_of(part, asked) for part in term.terms], Fraction(1))
            if term.name in {"sum", "count"}
            else None
        )
    left, right = sum_of(term.left, asked), sum_of(term.right, asked)
    if left is None or right is None or left.rounding or right.rounding:
        return None
    if term.sign in {"+", "-"}:
        return _joined([left, right], Fraction(1 if term.sign == "+" else -1))
    if term.sign == "*" and not left.factors:
        return _scaled(right, left.base)
    if not right.factors and (term.sign == "*" or right.base):
        return _scaled(left, right.base if term.sign == "*" else 1 / right.base)
    return None


def _scaled(one: Sum, by: Fraction) -> Sum:
    return Sum(one.base * by, {name: factor * by for name, factor in one.factors.items()})


def _joined(parts: Sequence[Sum | None], sign: Fraction) -> Sum | None:
    base, factors = Fraction(0), dict[str, Fraction]()
    for number, part in enumerate(parts):
        if part is None or part.rounding:
            return None
        by = sign if number else Fraction(1)
        base += part.base * by
        for name, factor in part.factors.items():
            factors[name] = factors.get(name, Fraction(0)) + factor * by
    return Sum(base, factors)
