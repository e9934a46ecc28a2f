"""Somebody with whom numbers arrive that were worked out of other numbers.

Of such a formula it is known from where to where it goes (`arrivals`), not which of the numbers in between it takes. Here
somebody is looked for with each: at the ends of what can be answered, then halving the way from one answer to another,
and where just one number is wanted, by the rule of three. Whoever is found has been worked out exactly, by the evaluator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product

from generator.decision.compile import compile_table
from generator.decision.compiled import Scalar
from generator.decision.scalars import scalar
from generator.decision.spans import Span, text_of
from generator.decision.verification.arrivals import Arrival, Arrivals
from generator.decision.verification.axes import InputAxis
from generator.decision.verification.boxes import Budget, BudgetError
from generator.decision.verification.views import in_formulas
from generator.decision.walking import worked_out
from generator.model.decision import DecisionTable
from generator.model.sfeel import NUMBERS, Value

_COMBINATIONS = 96
_HALVINGS = 40
_WORK = 30  # what working out one person is worth of the budget
_FAR = 1000  # how far a number without a limit is tried


def with_witnesses(table: DecisionTable, found: Arrivals, budget: Budget) -> Arrivals:
    """`found`, what arrives at `table`, with somebody for each arrival that is not sure, where there is one.

    Past the `budget` the rest is left as it is.
    """
    if all(item.sure for item in found.found):
        return found
    search = _Search(table, found, budget)
    return replace(found, found=tuple(item if item.sure else search.confirmed(item) for item in found.found))


@dataclass(frozen=True, slots=True)
class _Tried:
    """The numbers that were tried, and what arrived with them in each column."""

    numbers: tuple[Decimal, ...]
    where: Sequence[object]


@dataclass(frozen=True, slots=True)
class _Way:
    """From one answer to another, and what they come to; which of that is wanted, and what a number comes to."""

    first: Fraction
    last: Fraction
    low: Fraction
    high: Fraction
    wanted: Span
    value: Callable[[Decimal], Fraction | None]


class _Search:
    def __init__(self, table: DecisionTable, found: Arrivals, budget: Budget) -> None:
        self._table = table
        self._compiled = compile_table(table, str)
        self._axes = found.axes
        self._columns = [table.inputs[at] for at in found.columns]
        self._own = {clause.id.name: axis for clause, axis in zip(self._columns, found.own, strict=True)}
        self._counts = {name for one in (*table.linked, table) for name in in_formulas(one)}
        self._budget = budget

    def confirmed(self, item: Arrival) -> Arrival:
        """The arrival, sure if somebody was found."""
        try:
            person = next(self._persons(item), None)
        except BudgetError:
            return item
        return item if person is None else replace(item, sure=True, person=person)

    def _persons(self, item: Arrival) -> Iterator[Mapping[str, Value | None]]:
        base = {
            name: axis.example(1 << item.path[name] if name in item.path else axis.full)
            for name, axis in self._axes.items()
        }
        moving = [name for name in item.path if name in self._counts and isinstance(base[name], Decimal)]
        choices = [list(self._choices(name, item.path[name])) for name in moving]
        tried: list[_Tried] = []
        for numbers in islice(product(*choices), _COMBINATIONS):
            person = {**base, **dict(zip(moving, numbers, strict=True))}
            where = self._where(person)
            if self._point(where) == item.point:
                yield person
                return
            tried.append(_Tried(numbers, where))
        for one, other in product(tried, tried):
            apart = [at for at, (a, b) in enumerate(zip(one.numbers, other.numbers, strict=True)) if a != b]
            if len(apart) == 1 and one.numbers[apart[0]] < other.numbers[apart[0]]:
                start = {**base, **dict(zip(moving, one.numbers, strict=True))}
                yield from self._between(start, moving[apart[0]], (one, other, apart[0]), item)

    def _between(
        self, start: Mapping[str, Value | None], name: str, ends: tuple[_Tried, _Tried, int], item: Arrival
    ) -> Iterator[Mapping[str, Value | None]]:
        """People on the way from one to another, who differ in what they answer to `name`."""
        one, other, at = ends
        for column, clause in enumerate(self._columns):
            low, high = one.where[column], other.where[column]
            if clause.origin is None or not isinstance(low, Fraction) or not isinstance(high, Fraction) or low == high:
                continue
            wanted = self._own[clause.id.name].numbers(item.point[column])
            first, last = Fraction(one.numbers[at]), Fraction(other.numbers[at])
            for number in _on_the_way(_Way(first, last, low, high, wanted, self._value(start, name, column))):
                person = {**start, name: number}
                fits = self._axes[name].atom_with(number) == 1 << item.path[name]
                if fits and self._point(self._where(person)) == item.point:
                    yield person
                    return

    def _value(self, start: Mapping[str, Value | None], name: str, column: int) -> Callable[[Decimal], Fraction | None]:
        def value(number: Decimal) -> Fraction | None:
            found = self._where({**start, name: number})[column]
            return found if isinstance(found, Fraction) else None

        return value

    def _choices(self, name: str, atom: int) -> Iterator[Decimal]:
        axis = self._axes[name]
        span = axis.numbers(atom)
        low = (
            span.low if isinstance(span.low, Fraction) else (span.high if isinstance(span.high, Fraction) else 0) - _FAR
        )
        high = span.high if isinstance(span.high, Fraction) else low + _FAR
        example = axis.example(1 << atom)
        numbers = [example if isinstance(example, Decimal) else Decimal(0)]
        for part in (Fraction(0), Fraction(1), Fraction(1, 2), Fraction(1, 100), Fraction(99, 100)):
            numbers += list(_near(Fraction(low + (high - low) * part)))
        return iter(dict.fromkeys(number for number in numbers if axis.atom_with(number) == 1 << atom))

    # who gets what

    def _where(self, person: Mapping[str, Value | None]) -> list[object]:
        """What arrives in each linked column: numbers as fractions."""
        self._budget.spend(_WORK)
        known: dict[str, Scalar | None] = {
            name: None if value is None else scalar(value) for name, value in person.items()
        }
        found = worked_out(self._compiled, known)
        if found is None:
            return [...] * len(self._columns)
        values: list[object] = []
        for clause in self._columns:
            one = found[clause.id.name]
            is_number = clause.domain.type in NUMBERS and isinstance(one, str)
            values.append(
                Fraction(str(one)) if is_number else person.get(clause.id.name) if clause.origin is None else one
            )
        return values

    def _point(self, values: Sequence[object]) -> tuple[int, ...]:
        atoms = []
        for clause, value in zip(self._columns, values, strict=True):
            axis: InputAxis = self._own[clause.id.name]
            fits = value is None or isinstance(value, (str, bool, Fraction))
            atoms.append(axis.atom_with(value).bit_length() - 1 if fits else -1)  # type: ignore[arg-type]
        return tuple(atoms)


def _on_the_way(way: _Way) -> Iterator[Decimal]:
    """Numbers on the way where what they come to is near what is wanted."""
    first, last, low, high = way.first, way.last, way.low, way.high
    targets = [end for end in (way.wanted.low, way.wanted.high) if isinstance(end, Fraction)]
    for target in targets:
        if min(low, high) <= target <= max(low, high):
            yield from _near(first + (target - low) * (last - first) / (high - low))
            if low and high and target:  # as 1 / x goes
                yield from _near(first + (1 / target - 1 / low) * (last - first) / (1 / high - 1 / low))
    aim = sum(targets, Fraction(0)) / len(targets) if targets else (low + high) / 2
    for _ in range(_HALVINGS):
        numbers = list(_near((first + last) / 2))
        yield from numbers
        reached = way.value(numbers[-1])
        if reached is None:
            return
        if (reached < aim) == (high > low):
            first = Fraction(numbers[-1])
        else:
            last = Fraction(numbers[-1])


def _near(number: Fraction) -> Iterator[Decimal]:
    """The number, if it is a short decimal, else such numbers near it."""
    text = text_of(number)
    if "/" not in text and len(text) <= 8:  # noqa: PLR2004 - as long as a number that somebody may have measured
        yield Decimal(text)
        return
    for digits in (0, 1, 3, 9):
        scaled = number * 10**digits
        yield Decimal(round(scaled)).scaleb(-digits)
