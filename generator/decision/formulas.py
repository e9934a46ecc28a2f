"""What a formula can come to: whether it is a number at all, in which unit, whether it is whole, from where to where.

Units are compared by their names, and nothing is converted in silence: `height / 100 [cm/m]` says how it is done.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from itertools import chain
from math import inf

from generator.decision.errors import CellError, quoted
from generator.decision.exact import exact
from generator.decision.order import rank
from generator.decision.spans import Bound, Span, between, combined, one_of, rounded, rounding, single
from generator.model.linked import Called, Combined, Number, Operand, Rounded, Rounding, Term
from generator.model.sfeel import NUMBERS, Domain, Interval, Type

Units = tuple[tuple[str, int], ...]
"""Names of units with their powers, in order: `kg/m²` is `(("kg", 1), ("m", -2))`."""

FEW = 64
"""Whole numbers of a range that are looked at one by one."""
_DIGITS = Decimal("1e-9")
_POWER = re.compile(r"([^\d²³^]+?)\^?([²³]|\d)?")
_PLACES = {"²": 2, "³": 3}


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is known of a term: its unit, whether it is a whole number, what it can be.

    `bare` is a number that takes the unit of the other; `positive`: it is over 0, as near to it as its span may come.
    """

    units: Units
    whole: bool
    span: Span
    bare: bool = False
    positive: bool = False


def domain_of(term: Term, inputs: Mapping[str, Domain], kind: Type | None, unit: str) -> Domain:
    """The domain of an input that `term` works out of other `inputs`; `kind` and `unit` are what the editor declares.

    CellError where the term is no number, where units do not fit together or with `unit`, where it may be divided by 0,
    and where a whole number is declared and it may be none.
    """
    found = _Judge(inputs).of(term)
    if kind not in {None, *NUMBERS}:
        raise CellError(f"what is computed is a number, not `type: {kind}`", hint="leave out the type")
    if kind is Type.INTEGER and not found.whole:
        raise CellError(
            "this may be no whole number", hint='say how it is rounded: "… round down to 1", or `type: number`'
        )
    _refuse_unit(found.units, unit)
    step = term.step if isinstance(term, Rounded) and kind is not Type.INTEGER else None
    whole = kind is Type.INTEGER or (kind is None and found.whole)
    low, high = _outward(found.span.low, ROUND_FLOOR), _outward(found.span.high, ROUND_CEILING)
    return Domain(
        type=Type.INTEGER if whole else Type.NUMBER,
        range=Interval(low, high),
        step=Decimal(1) if whole else step,
        unit=unit or _text(found.units),
    )


def span_of(domain: Domain) -> Span:
    """What an input of `domain` can be: whole numbers of a short range one by one, else from end to end."""
    if domain.type is Type.BOOLEAN:
        return one_of({Fraction(0), Fraction(1)})
    if domain.values:
        return one_of({Fraction(value) for declared in domain.values if isinstance(value := declared.value, Decimal)})
    low: Bound = -inf if domain.range.low is None else Fraction(rank(domain.range.low))
    high: Bound = inf if domain.range.high is None else Fraction(rank(domain.range.high))
    if domain.type is Type.INTEGER and isinstance(low, Fraction) and isinstance(high, Fraction) and high - low < FEW:
        return one_of({Fraction(number) for number in range(-int(-low // 1), int(high // 1) + 1)})
    return between(low, high)


class _Judge:
    def __init__(self, inputs: Mapping[str, Domain]) -> None:
        self._inputs = inputs

    def of(self, term: Term) -> _Kind:
        if isinstance(term, Number):
            whole = term.value == term.value.to_integral_value()
            units, span = parse_unit(term.unit), single(term.value)
            return _Kind(units, whole, span, bare=not term.unit, positive=term.value > 0)
        if isinstance(term, Operand):
            return self._operand(term)
        if isinstance(term, Rounded):
            return self._rounded(term)
        if isinstance(term, Combined):
            return self._combined(term.sign, self.of(term.left), self.of(term.right))
        if term.name == "count":
            return self._count(term)
        sign = "+" if term.name == "sum" else term.name
        first, *rest = map(self.of, term.terms)
        for other in rest:
            first = self._combined(sign, first, other)
        return first

    def _operand(self, term: Operand) -> _Kind:
        domain = self._inputs[term.name]
        if domain.type not in NUMBERS:
            hint = (
                f"count({term.name}) is 1 where it is true"
                if domain.type is Type.BOOLEAN
                else "name inputs that are numbers"
            )
            hint = "use a number with `unit: years`" if domain.type is Type.AGE else hint
            raise CellError(f'the input "{term.name}" is no number', hint=hint)
        low = domain.range.low
        positive = isinstance(low, Decimal) and (low > 0 or (low == 0 and domain.range.low_open))
        return _Kind(parse_unit(domain.unit), domain.type is Type.INTEGER, span_of(domain), positive=positive)

    def _count(self, term: Called) -> _Kind:
        names = [inner.name for inner in term.terms if isinstance(inner, Operand)]
        for name in names:
            if self._inputs[name].type is not Type.BOOLEAN:
                raise CellError(f'`count` counts what is true; the input "{name}" is no yes or no')
        return _Kind((), whole=True, span=one_of({Fraction(number) for number in range(len(names) + 1)}), bare=True)

    def _rounded(self, term: Rounded) -> _Kind:
        inner = self.of(term.term)
        step = Fraction(term.step)
        span = rounded(inner.span, rounding(term.how.value, step))
        positive = inner.positive and term.how is Rounding.UP
        return _Kind(inner.units, step.denominator == 1, span, inner.bare, positive)

    def _combined(self, sign: str, one: _Kind, other: _Kind) -> _Kind:
        if sign == "/" and other.span.low <= 0 <= other.span.high and not other.positive:
            raise CellError("this may divide by 0", hint="give the input a `range` over 0")
        span = combined(sign, one.span, other.span)
        whole = one.whole and other.whole and sign != "/"
        positive = one.positive and other.positive and sign != "-"
        if sign in "*/":
            power = 1 if sign == "*" else -1
            return _Kind(_product(one.units, other.units, power), whole, span, one.bare and other.bare, positive)
        if one.units != other.units and not (one.bare or other.bare):
            message = f"{_named(one.units)} and {_named(other.units)} cannot be added or compared"
            raise CellError(message, hint="bring both to one unit, such as height / 100 [cm/m]")
        units = other.units if one.bare else one.units
        return _Kind(units, whole, span, one.bare and other.bare, positive)


def _outward(end: Bound, way: str) -> Decimal | None:
    """An end as a decimal that leaves nothing out; None where there is none."""
    if not isinstance(end, Fraction):
        return None
    with exact():
        found = Decimal(end.numerator) / Decimal(end.denominator)
        return found if Fraction(found) == end else found.quantize(_DIGITS, way)


# units


def parse_unit(text: str) -> Units:
    """The names and powers of a unit: `kg/m²`, `kg/(m*m)`, `years`; what is no product is one name."""
    powers: dict[str, int] = {}
    above, *below = text.replace("(", "").replace(")", "").split("/")
    for part, sign in chain([(above, 1)], ((part, -1) for part in below)):
        for name in re.split(r"[*·]", part):
            found = _POWER.fullmatch(name.strip())
            if not found and name.strip() not in {"", "1"}:
                powers[name.strip()] = powers.get(name.strip(), 0) + sign
            elif found:
                power = found[2] or "1"
                unit = found[1].strip()
                powers[unit] = powers.get(unit, 0) + sign * (_PLACES.get(power) or int(power))
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _product(one: Units, other: Units, power: int) -> Units:
    found = dict(one)
    for name, count in other:
        found[name] = found.get(name, 0) + power * count
    return tuple(sorted((name, count) for name, count in found.items() if count))


def _refuse_unit(found: Units, declared: str) -> None:
    """A declared unit is that of the formula; where that is a product, it may also have a name of its own."""
    if not declared or parse_unit(declared) == found or not found:
        return
    is_product = len(found) > 1 or found[0][1] != 1
    if is_product and not re.search(r"[/*·²³^]", declared):
        return
    raise CellError(f"this comes to {_named(found)}, not to {quoted(declared)}", hint="correct the formula or the unit")


def _named(units: Units) -> str:
    return quoted(_text(units)) if units else "a number without a unit"


def _text(units: Units) -> str:
    marks = {1: "", 2: "²", 3: "³"}
    above = "·".join(name + marks.get(power, f"^{power}") for name, power in units if power > 0)
    below = [name + marks.get(-power, f"^{-power}") for name, power in units if power < 0]
    return "/".join([above or "1", *below]) if units else ""
