"""What a number can be while something that it is worked out from is not known: some numbers, or all from one to another.

Exact: fractions, never floats. The browser's twin is `templates/theme/assets/guidepress/chain/spans.mjs`: both keep
single numbers as long as there are at most `MOST`, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor, inf

from generator.decision.literals import number_text

MOST = 64
"""Numbers that are kept one by one."""

Bound = Fraction | float
"""An end; `±inf` where there is none."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, both of them in it; or, where there are `values` (in order), these and no others."""

    low: Bound
    high: Bound
    values: tuple[Fraction, ...] = ()

    @property
    def single(self) -> Fraction | None:
        """The one number that it can be, None where there are more."""
        return self.values[0] if len(self.values) == 1 else None


def one_of(numbers: set[Fraction]) -> Span:
    """The span of some numbers, at least one; of too many only the ends are kept."""
    values = sorted(numbers)
    return Span(values[0], values[-1], tuple(values) if len(values) <= MOST else ())


def single(number: Fraction | Decimal | int) -> Span:
    """The span of one number."""
    return one_of({Fraction(number)})


def between(low: Bound, high: Bound) -> Span:
    """The span from `low` to `high`, which may be one number."""
    return single(low) if low == high and isinstance(low, Fraction) else Span(low, high)


def combined(sign: str, one: Span, other: Span) -> Span:
    """What two spans, `one` and the `other`, can come to; the `sign` is one of `+ - * /`, or `min` or `max`."""
    return _EXACT[sign](one, other)


def rounded(span: Span, to: Callable[[Fraction], Fraction]) -> Span:
    """What `span` can be once it is rounded; `to` rounds a number and never changes the order of two."""
    if span.values:
        return one_of(set(map(to, span.values)))
    return between(*(to(end) if isinstance(end, Fraction) else end for end in (span.low, span.high)))


def rounding(how: str, step: Fraction) -> Callable[[Fraction], Fraction]:
    """A function that rounds a number to a multiple of `step`; `how` is `down`, `up`, or `half-up`, a half away from zero."""

    def to(number: Fraction) -> Fraction:
        steps = number / step
        if how == "down":
            return floor(steps) * step
        if how == "up":
            return -floor(-steps) * step
        size = floor(abs(steps) + Fraction(1, 2)) * step
        return size if steps >= 0 else -size

    return to


def text_of(number: Fraction) -> str:
    """A number as a scalar of a compiled table: a decimal, or `1/3` where no decimal says it."""
    rest, places = number.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        places = max(places, count)
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = number.numerator * 10**places // number.denominator
    return number_text(Decimal((int(digits < 0), tuple(map(int, str(abs(digits)))), -places)))


def _each(
    on: Callable[[Fraction, Fraction], Fraction], ends: Callable[[Span, Span], Span]
) -> Callable[[Span, Span], Span]:
    """Works number by number while there are few, else on the ends."""

    def work(one: Span, other: Span) -> Span:
        if one.values and other.values and len(one.values) * len(other.values) <= MOST * MOST:
            found = one_of({on(a, b) for a in one.values for b in other.values})
            if found.values:
                return found
        return ends(one, other)

    return work


def _times(a: Bound, b: Bound) -> Bound:
    return Fraction(0) if a == 0 or b == 0 else a * b


def _product(one: Span, other: Span) -> Span:
    ends = [_times(a, b) for a in (one.low, one.high) for b in (other.low, other.high)]
    return between(min(ends), max(ends))


def _inverse(span: Span) -> Span:
    """1 / span, which does not hold 0, but may come as near to it as you like."""
    low = -inf if span.high == 0 else 1 / span.high if isinstance(span.high, Fraction) else Fraction(0)
    high = inf if span.low == 0 else 1 / span.low if isinstance(span.low, Fraction) else Fraction(0)
    return Span(low, high)


_EXACT: dict[str, Callable[[Span, Span], Span]] = {
    "+": _each(lambda a, b: a + b, lambda one, other: between(one.low + other.low, one.high + other.high)),
    "-": _each(lambda a, b: a - b, lambda one, other: between(one.low - other.high, one.high - other.low)),
    "*": _each(lambda a, b: a * b, _product),
    "/": _each(lambda a, b: a / b, lambda one, other: _product(one, _inverse(other))),
    "min": _each(min, lambda one, other: between(min(one.low, other.low), min(one.high, other.high))),
    "max": _each(max, lambda one, other: between(max(one.low, other.low), max(one.high, other.high))),
}
