"""A formula worked out: exactly where its inputs are known, else what it can come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import inf

from generator.decision.compiled import CompiledInput, FormulaStep, IntervalTest, Scalar
from generator.decision.possible import Possible
from generator.decision.spans import Bound, Span, between, combined, one_of, rounded, rounding, single, text_of
from generator.model.sfeel import Type

FEW = 64
"""Whole numbers of a range that are looked at one by one."""
_NO_LIMITS: IntervalTest = {}


def computed(
    steps: list[FormulaStep],
    clauses: Mapping[str, CompiledInput],
    known: Callable[[str], Scalar | Possible | None],
) -> Scalar | Possible | None:
    """What the `steps` of a formula come to; None where an earlier table has no answer, or may have none.

    `clauses` are the inputs of the table, `known` gives what each of them is.
    """
    pile: list[Span] = []
    for step in steps:
        if "number" in step:
            pile.append(single(Fraction(step["number"])))
        elif "input" in step:
            clause = clauses[step["input"]]
            span = _span(known(step["input"]), clause)
            if span is None:
                return None
            pile.append(span)
        elif "join" in step:
            other = pile.pop()
            pile.append(combined(step["join"], pile.pop(), other))
        else:
            pile.append(rounded(pile.pop(), rounding(step["round"], Fraction(step["to"]))))
    return known_of(pile.pop())


def known_of(span: Span) -> Scalar | Possible:
    """A span as what is known of an input."""
    if span.single is not None:
        return text_of(span.single)
    if span.values:
        return Possible(tuple(map(text_of, span.values)))
    return Possible(low=_text(span.low), high=_text(span.high))


def _text(end: Bound) -> str | None:
    return text_of(end) if isinstance(end, Fraction) else None


def _span(value: Scalar | Possible | None, clause: CompiledInput) -> Span | None:
    if isinstance(value, Possible):
        if not value.values:
            return between(Fraction(value.low) if value.low else -inf, Fraction(value.high) if value.high else inf)
        numbers = {_number(one) for one in value.values if one is not None}
        return one_of(numbers) if None not in value.values else None
    if value is not None:
        return single(_number(value))
    return None if "linked" in clause or "compute" in clause else _all(clause)


def _number(value: Scalar) -> Fraction:
    return Fraction(int(value)) if isinstance(value, bool) else Fraction(value)


def _all(clause: CompiledInput) -> Span:
    """All that an input can be: `formulas.span_of` of a compiled one."""
    if clause["type"] == Type.BOOLEAN:
        return one_of({Fraction(0), Fraction(1)})
    if "values" in clause:
        return one_of({Fraction(str(value)) for value in clause["values"]})
    ends = clause.get("range", _NO_LIMITS)
    low = ends.get("ge", ends.get("gt"))
    high = ends.get("le", ends.get("lt"))
    first: Bound = Fraction(low) if isinstance(low, str) else -inf
    last: Bound = Fraction(high) if isinstance(high, str) else inf
    if (
        clause["type"] == Type.INTEGER
        and isinstance(first, Fraction)
        and isinstance(last, Fraction)
        and last - first < FEW
    ):
        return one_of({Fraction(number) for number in range(-int(-first // 1), int(last // 1) + 1)})
    return between(first, last)
