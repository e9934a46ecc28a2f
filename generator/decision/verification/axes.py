"""One input of a table cut into atoms: what every axis of a grid can say, and the line of an ordered domain."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, inf

from generator.decision.exact import exact
from generator.decision.order import anchor_of, rank, step_of, steps_in, value_at
from generator.decision.spans import Bound, Span, between, single
from generator.model.sfeel import (
    ANY,
    Domain,
    Equals,
    InputName,
    Interval,
    IsNull,
    Moment,
    Test,
    Type,
    UnaryTests,
    Value,
)

OPAQUE = None
"""The set of a cell that depends on other inputs, or on times: it cannot be compared beforehand."""


def is_opaque(tests: UnaryTests) -> bool:
    """Whether some operand is the name of another input, or a time: the zone of either side is the reader's."""
    return any(isinstance(operand, InputName | Moment) for operand in tests.operands)


class InputAxis(ABC):
    """The axis of a grid that one input spans, cut into atoms. "Not known", where it can be, is the highest bit."""

    def __init__(self, domain: Domain, known: int) -> None:
        """Count the atoms of an input of `domain`; `known` is their number without "not known"."""
        self.domain = domain
        self.known = (1 << known) - 1
        self.null = 1 << known if domain.may_be_missing else 0
        self.full = self.known | self.null
        self.size = known + bool(self.null)
        self._sets: dict[UnaryTests, int | None] = {}

    def set_of(self, tests: UnaryTests) -> int | None:
        """The atoms for which a cell is true; OPAQUE if that cannot be said.

        Three-valued (DMN 1.3 §10.3.2.13.2): a comparison with a missing value is unknown, also inside
        `not(…)`, so that only `-` and `null` hold for "not known".
        """
        if tests not in self._sets:
            self._sets[tests] = self._set(tests)
        return self._sets[tests]

    def _set(self, tests: UnaryTests) -> int | None:
        if tests.is_any:
            return self.full
        if is_opaque(tests):
            return OPAQUE
        union = 0
        for test in tests.tests:
            union |= self.null if isinstance(test, IsNull) else self._known_set(test)
        return self.known & ~union if tests.negated else union

    def reaches(self, test: Test) -> bool:
        """Whether some value of the domain passes a test that can be compared beforehand."""
        return bool(self.null if isinstance(test, IsNull) else self._known_set(test))

    def tests_of(self, atoms: int) -> UnaryTests:
        """A cell for a set of atoms that is not empty and that `expressible` allows."""
        if atoms == self.full:
            return ANY
        if atoms == self.known:
            return UnaryTests((IsNull(),), negated=True)
        null: tuple[Test, ...] = (IsNull(),) if atoms & self.null else ()
        return self._tests(atoms & self.known, null)

    def expressible(self, atoms: int) -> bool:
        """Whether one cell can say it: S-FEEL's `not(…)` stands for the whole cell and leaves out missing values."""
        del atoms
        return True

    def trimmed(self, atoms: int, core: int) -> int:
        """The largest part of `atoms` around `core` that one cell can say."""
        del core
        return atoms

    def example(self, atoms: int) -> Value | None:
        """A value for a set of atoms, known if there is a known one."""
        return self._example(atoms & self.known) if atoms & self.known else None

    def excludes_nobody(self, atoms: int) -> bool:
        """Whether a set holds every value that can be answered; "not known" is no answer."""
        return not self.known & ~atoms

    def atom_with(self, value: Value | Fraction | None) -> int:
        """The atom in which a value lies, as a set; 0 for a value that is none of the input's."""
        return self.null if value is None else self._atom_with(value)

    def numbers(self, atom: int) -> Span:
        """The numbers in an `atom` of known numbers, or of yes and no, which count 1 and 0."""
        value = self._example(1 << atom)
        return single(Fraction(int(value)) if isinstance(value, bool) else Fraction(str(value)))

    def holes(self, atoms: int) -> list[int]:
        """A set that is not empty as its separate parts: the stretches of a line, else one."""
        return [atoms]

    def within(self, span: Span) -> list[int]:
        """The atoms that have some number of `span` in them."""
        return [a for a in range(self.known.bit_length()) if span.low <= self.numbers(a).low <= span.high]

    def _atom_with(self, value: Value | Fraction) -> int:
        return self._known_set(Equals(value)) if not isinstance(value, Fraction) else 0

    @abstractmethod
    def _known_set(self, test: Test) -> int: ...

    @abstractmethod
    def _tests(self, atoms: int, null: tuple[Test, ...]) -> UnaryTests: ...

    @abstractmethod
    def _example(self, atoms: int) -> Value: ...


Cut = tuple[Decimal | int, int]  # just before a value (…, 0) or just after it (…, 1); steps are counted: (number, 0)
FIRST: Cut = (Decimal("-Infinity"), 0)
LAST: Cut = (Decimal("Infinity"), 0)


class Line(InputAxis):
    """An ordered domain; atom k lies between the cuts k and k + 1."""

    def __init__(self, domain: Domain, cells: Iterable[UnaryTests]) -> None:
        """Cut `domain` at the end points of its range and of `cells`, all those of its column."""
        self.domain = domain
        self._step = step_of(domain)
        limits = self._span(domain.range)
        if domain.type is Type.DATE:
            limits = max(limits[0], (date.min.toordinal(), 0)), min(limits[1], (date.max.toordinal() + 1, 0))
        self._low, self._high = limits
        cuts = {self._low, self._high}
        before: set[Cut] = set()
        after: set[Cut] = set()
        for tests in set(cells):
            if not is_opaque(tests):
                for test in tests.tests:
                    if not isinstance(test, IsNull):
                        ends = self._clipped(test)
                        cuts.update(ends)
                        (after if _ends_at_its_number(test) else before).update(ends)
        self._after = after - before
        self._cuts: Sequence[Cut] = sorted(cuts)
        super().__init__(domain, max(len(self._cuts) - 1, 0))

    # from tests to atoms

    def _span(self, interval: Interval) -> tuple[Cut, Cut]:
        """The cuts at both ends of an interval."""
        low, high = FIRST, LAST
        if self._step is None:
            if interval.low is not None:
                low = (rank(interval.low), int(interval.low_open))
            if interval.high is not None:
                high = (rank(interval.high), int(not interval.high_open))
            return low, high
        first, last = steps_in(interval, self.domain)
        return FIRST if first is None else (first, 0), LAST if last is None else (last + 1, 0)

    def _clipped(self, test: Test) -> tuple[Cut, Cut]:
        if isinstance(test, Equals):
            test = Interval(test.value, test.value)
        assert isinstance(test, Interval)  # noqa: S101 - the union has no other member
        low, high = self._span(test)
        low, high = max(low, self._low), min(high, self._high)
        return (low, high) if low < high else (self._low, self._low)

    def _known_set(self, test: Test) -> int:
        low, high = self._clipped(test)
        first, last = bisect_left(self._cuts, low), bisect_left(self._cuts, high)
        return (1 << last) - (1 << first)

    def _atom_with(self, value: Value | Fraction) -> int:
        number = value if isinstance(value, Fraction) else rank(value)
        if self._step is not None and self.domain.type is Type.NUMBER:
            number = (Fraction(number) - Fraction(anchor_of(self.domain))) / Fraction(self._step)
        if self._step is not None and Fraction(number).denominator != 1:
            return 0
        # Just before the number lies (number, 0), just after it (number, 1); whole steps have no cut after them.
        found = sum(1 for at, side in self._cuts if at < number or (at == number and side == 0)) - 1
        return 1 << found if 0 <= found < len(self._cuts) - 1 else 0

    def numbers(self, atom: int) -> Span:
        """The numbers in an atom, its open ends among them: from the first to the last."""
        low, high = self._cuts[atom], self._cuts[atom + 1]
        ends: list[Bound] = [
            -inf if low == FIRST else self._number(low[0]),
            inf if high == LAST else self._number(high[0]),
        ]
        if self._step is not None and high != LAST:
            ends[1] = self._number(int(high[0]) - 1)
        return between(ends[0], ends[1])

    def within(self, span: Span) -> list[int]:
        """The atoms that have some number of `span` in them; their open ends are not."""
        low, high = span.low, span.high
        found = []
        for atom, (first, last) in enumerate(pairwise(self._cuts)):
            if self._step is not None:
                own = self.numbers(atom)
                meets = own.low <= high and low <= own.high
            else:
                meets = (first[0] <= high if not first[1] else first[0] < high) and (
                    low <= last[0] if last[1] else low < last[0]
                )
            found += [atom] if meets else []
        return found

    def _number(self, place: Decimal | Fraction | float) -> Fraction:
        if self._step is None or self.domain.type is not Type.NUMBER:
            return Fraction(place)
        return Fraction(place) * Fraction(self._step) + Fraction(anchor_of(self.domain))

    # from atoms to tests

    def _runs(self, atoms: int) -> Iterator[tuple[Cut, Cut]]:
        for first, last in runs(atoms):
            yield self._cuts[first], self._cuts[last + 1]

    def holes(self, atoms: int) -> list[int]:
        """A set of `atoms` as its stretches."""
        stretches = runs(atoms & self.known)
        return [(1 << last + 1) - (1 << first) for first, last in stretches] or [atoms]

    def _tests(self, atoms: int, null: tuple[Test, ...]) -> UnaryTests:
        return UnaryTests((*(self._test(low, high) for low, high in self._runs(atoms)), *null))

    def _test(self, low: Cut, high: Cut) -> Test:
        if self._is_one(low, high):
            return Equals(self._value(low[0]))
        start = None if low == self._low else self._value(low[0])
        if self._step is None:
            end = None if high == self._high else self._value(high[0])
            return Interval(start, end, start is not None and low[1] == 1, end is not None and high[1] == 0)
        # An end is named by the number that the author compared with: beside `> 120` it is `<= 120`, not `< 121`.
        if high == self._high:
            after = start is not None and low in self._after
            return Interval(self._value(int(low[0]) - 1), low_open=True) if after else Interval(start)
        if start is None:
            if high in self._after:
                return Interval(high=self._value(int(high[0]) - 1))
            return Interval(high=self._value(high[0]), high_open=True)
        return Interval(start, self._value(int(high[0]) - 1))

    def _is_one(self, low: Cut, high: Cut) -> bool:
        if self._step is None:
            return low[0] == high[0]
        return _finite(low) and high[0] == low[0] + 1

    def _value(self, place: Decimal | int) -> Value:
        """The value at a number of the line: a count of steps, or the number itself."""
        return Decimal(place) if self._step is None else value_at(int(place), self.domain)

    def _example(self, atoms: int) -> Value:
        """A value near where rules end rather than at the edge of the domain, in few digits."""
        low, high = next(self._runs(atoms))
        if self._step is not None:
            first, last = (int(low[0]) if _finite(low) else None), (int(high[0]) - 1 if _finite(high) else None)
            if first is not None and (low != self._low or last is None or high == self._high):
                return self._value(first)
            return self._value(last if last is not None else 0)
        return _below(low, high) if low == self._low and high != self._high else _between(low, high)


def _ends_at_its_number(test: Test) -> bool:
    """Whether it is `> 120` or `<= 120`: what it says of whole numbers ends behind the number that it names."""
    if not isinstance(test, Interval):
        return False
    above = test.high is None and test.low is not None and test.low_open
    return above or (test.low is None and test.high is not None and not test.high_open)


def _finite(cut: Cut) -> bool:
    return cut not in {FIRST, LAST}


def _below(low: Cut, high: Cut) -> Decimal:
    """A short number at the upper end of a stretch of a dense line."""
    if high[1] == 1:
        return Decimal(high[0])
    whole = Decimal(ceil(high[0]) - 1)
    return whole if whole > low[0] else _between((low[0], 1), high)


def _between(low: Cut, high: Cut) -> Decimal:
    """A short number between two cuts of a dense line."""
    if _finite(low) and low[1] == 0:
        return Decimal(low[0])
    if _finite(high) and high[1] == 1:
        return Decimal(high[0])
    if not _finite(low):
        return Decimal(floor(high[0]) - 1) if _finite(high) else Decimal(0)
    if not _finite(high):
        return Decimal(floor(low[0]) + 1)
    with exact():
        middle = (Decimal(low[0]) + Decimal(high[0])) / 2
        for digits in range(40):
            short = middle.quantize(Decimal(1).scaleb(-digits))
            if low[0] < short < high[0]:
                return short
        return middle


def runs(atoms: int) -> Iterator[tuple[int, int]]:
    """First and last position of each run of neighbouring atoms.

    >>> list(runs(0b1011))
    [(0, 1), (3, 3)]
    """
    while atoms:
        lowest = atoms & -atoms
        rest = atoms & (atoms + lowest)
        run = atoms ^ rest
        yield lowest.bit_length() - 1, run.bit_length() - 1
        atoms = rest
