"""A domain cut into atoms: sets of values that no cell of the column tells apart.

A set of values becomes an integer whose bit k says that atom k belongs to it, so that intersection, union
and complement are single operations. Ordered domains are cut at the end points of the cells: whole numbers,
whole days and other steps by their numbers, dense domains into points and the open intervals between them.
A domain without range reaches to ±∞. "Not known" is an atom of its own.

The idea of cutting a table's space at its end points: Calvanese, Dumas, Laurson, Maggi, Montali, Teinemaa,
"Semantics and Analysis of DMN Decision Tables" (BPM 2016, doi:10.1007/978-3-319-45348-4_13), who sweep over
the boundaries; here they only name the bits.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from math import ceil, floor

from generator.decision.age_tests import one_age
from generator.decision.ages import age_of, end_of, order_is_doubtful, position, position_in_days, speaks_clearly
from generator.decision.exact import exact
from generator.decision.order import holds, rank, step_of, steps_in, value_at
from generator.model.sfeel import (
    ANY,
    MOMENTS,
    ORDERED,
    Age,
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

    def holes(self, atoms: int) -> list[int]:
        """A set that is not empty as its separate parts: the stretches of a line, else one."""
        return [atoms]

    @abstractmethod
    def _known_set(self, test: Test) -> int: ...

    @abstractmethod
    def _tests(self, atoms: int, null: tuple[Test, ...]) -> UnaryTests: ...

    @abstractmethod
    def _example(self, atoms: int) -> Value: ...


def axis_of(domain: Domain, cells: Iterable[UnaryTests]) -> InputAxis:
    """The axis of an input of `domain`; `cells` are all cells of its column."""
    if domain.values or domain.type not in ORDERED:
        return _Points(domain, cells)
    if domain.type in MOMENTS:
        return _Unknown(domain, 1)
    if domain.type is Type.AGE:
        return _Ages(domain, cells)
    return _Line(domain, cells)


class _Points(InputAxis):
    """Declared values, yes and no, or the texts that cells name and one atom for every other text."""

    def __init__(self, domain: Domain, cells: Iterable[UnaryTests]) -> None:
        self._values = list(dict.fromkeys(_points(domain, cells)))
        self._open_ended = domain.type is Type.TEXT and not domain.values
        self._bits = {value: 1 << position for position, value in enumerate(self._values)}
        super().__init__(domain, len(self._values) + self._open_ended)
        self._rest = 1 << len(self._values) if self._open_ended else 0

    def _known_set(self, test: Test) -> int:
        if isinstance(test, Equals):
            return 0 if isinstance(test.value, InputName) else self._bits.get(test.value, 0)
        assert isinstance(test, Interval)  # noqa: S101 - the union has no other member
        return sum(bit for value, bit in self._bits.items() if holds(test, value))

    def _tests(self, atoms: int, null: tuple[Test, ...]) -> UnaryTests:
        left_out = [value for value, bit in self._bits.items() if not bit & atoms]
        if atoms & self._rest:
            return UnaryTests(tuple(Equals(value) for value in left_out), negated=True)
        return UnaryTests((*(Equals(value) for value, bit in self._bits.items() if bit & atoms), *null))

    def expressible(self, atoms: int) -> bool:
        return not (atoms & self._rest and atoms & self.null) or atoms == self.full

    def trimmed(self, atoms: int, core: int) -> int:
        if self.expressible(atoms):
            return atoms
        return atoms & ~(self.null if core & self._rest else self._rest)

    def _example(self, atoms: int) -> Value:
        for value, bit in self._bits.items():
            if bit & atoms:
                return value
        text, number = "another answer", 1
        while text in self._bits:
            number += 1
            text = f"another answer {number}"
        return text


def _points(domain: Domain, cells: Iterable[UnaryTests]) -> Iterator[Value]:
    if domain.type is Type.BOOLEAN and not domain.values:
        yield from (True, False)
    elif domain.values:
        yield from (declared.value for declared in domain.values)
    else:
        for tests in cells:
            for test in tests.tests:
                if isinstance(test, Equals) and isinstance(test.value, str):
                    yield test.value


class _Unknown(InputAxis):
    """A type whose values are not compared here: known, or not known."""

    def _known_set(self, test: Test) -> int:
        del test  # an interval without ends; whatever else there is, is opaque
        return self.known

    def _tests(self, atoms: int, null: tuple[Test, ...]) -> UnaryTests:
        del atoms
        return UnaryTests(null)

    def _example(self, atoms: int) -> Value:
        del atoms
        if self.domain.range.low is not None and isinstance(self.domain.range.low, Moment):
            return self.domain.range.low
        day = "" if self.domain.type is Type.TIME else "1970-01-01T"
        return Moment(Decimal(0), zoned=False, text=f"{day}00:00:00")


_Cut = tuple[Decimal | int, int]  # just before a value (…, 0) or just after it (…, 1); steps are counted: (number, 0)
_FIRST: _Cut = (Decimal("-Infinity"), 0)
_LAST: _Cut = (Decimal("Infinity"), 0)


class _Line(InputAxis):
    """An ordered domain; atom k lies between the cuts k and k + 1."""

    def __init__(self, domain: Domain, cells: Iterable[UnaryTests]) -> None:
        self.domain = domain
        self._step = step_of(domain)
        limits = self._span(domain.range)
        if domain.type is Type.DATE:
            limits = max(limits[0], (date.min.toordinal(), 0)), min(limits[1], (date.max.toordinal() + 1, 0))
        self._low, self._high = limits
        cuts = {self._low, self._high}
        before: set[_Cut] = set()
        after: set[_Cut] = set()
        for tests in set(cells):
            if not is_opaque(tests):
                for test in tests.tests:
                    if not isinstance(test, IsNull):
                        ends = self._clipped(test)
                        cuts.update(ends)
                        (after if _ends_at_its_number(test) else before).update(ends)
        self._after = after - before
        self._cuts: Sequence[_Cut] = sorted(cuts)
        super().__init__(domain, max(len(self._cuts) - 1, 0))

    # from tests to atoms

    def _span(self, interval: Interval) -> tuple[_Cut, _Cut]:
        """The cuts at both ends of an interval."""
        low, high = _FIRST, _LAST
        if self._step is None:
            if interval.low is not None:
                low = (rank(interval.low), int(interval.low_open))
            if interval.high is not None:
                high = (rank(interval.high), int(not interval.high_open))
            return low, high
        first, last = steps_in(interval, self.domain)
        return _FIRST if first is None else (first, 0), _LAST if last is None else (last + 1, 0)

    def _clipped(self, test: Test) -> tuple[_Cut, _Cut]:
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

    # from atoms to tests

    def _runs(self, atoms: int) -> Iterator[tuple[_Cut, _Cut]]:
        for first, last in runs(atoms):
            yield self._cuts[first], self._cuts[last + 1]

    def holes(self, atoms: int) -> list[int]:
        stretches = runs(atoms & self.known)
        return [(1 << last + 1) - (1 << first) for first, last in stretches] or [atoms]

    def _tests(self, atoms: int, null: tuple[Test, ...]) -> UnaryTests:
        return UnaryTests((*(self._test(low, high) for low, high in self._runs(atoms)), *null))

    def _test(self, low: _Cut, high: _Cut) -> Test:
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

    def _is_one(self, low: _Cut, high: _Cut) -> bool:
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


class _Ages(_Line):
    """Days since birth; a bound in months lies where it does if a month has 365.25 / 12 days (`decision.ages`)."""

    def __init__(self, domain: Domain, cells: Iterable[UnaryTests]) -> None:
        own = tuple(cells)
        ends = [end for tests in (UnaryTests((domain.range,)), *own) for end in tests.operands if isinstance(end, Age)]
        # Of several spellings of one day, the first one is taken: that of the range, if it is among them.
        self._bounds = {position_in_days(end): end for end in reversed(ends)}
        super().__init__(domain, own)

    @property
    def doubtful(self) -> list[tuple[Age, Age]]:
        """Pairs of bounds, in the order of the line, that lie in another order for some dates of birth."""
        ends = sorted(self._bounds.values(), key=position)
        return [pair for pair in combinations(ends, 2) if order_is_doubtful(*pair)]

    def _span(self, interval: Interval) -> tuple[_Cut, _Cut]:
        low, high = interval.low, interval.high
        first = position_in_days(low) if isinstance(low, Age) else 0
        return (first, 0), (position_in_days(high), 0) if isinstance(high, Age) else _LAST

    def _clipped(self, test: Test) -> tuple[_Cut, _Cut]:
        if isinstance(test, Equals) and isinstance(test.value, Age):
            test = one_age(test.value)
        return super()._clipped(test)

    def _test(self, low: _Cut, high: _Cut) -> Test:
        start = None if low == self._low else self._value(low[0])
        if high == self._high:
            return Interval(start)
        return Interval(start, self._value(high[0]), high_open=True)

    def _value(self, place: Decimal | int) -> Value:
        days = int(place)
        return self._bounds.get(days) or age_of(((days, "days"),))

    def _example(self, atoms: int) -> Value:
        """The first age of a stretch; near where rules end, in the units of the author if that does not reach out of it."""
        low, high = next(self._runs(atoms))
        if low == self._low and high not in {self._high, _LAST}:
            return age_of(((int(high[0]) - 1, "days"),))
        first = self._bounds.get(int(low[0]))
        within = first and (high == _LAST or position_in_days(age_of(end_of(first.said))) <= high[0])
        if first and within and speaks_clearly(first.said, self._bounds.values()):
            return age_of(first.said)
        return age_of(((int(low[0]), "days"),))


def _ends_at_its_number(test: Test) -> bool:
    """Whether it is `> 120` or `<= 120`: what it says of whole numbers ends behind the number that it names."""
    if not isinstance(test, Interval):
        return False
    above = test.high is None and test.low is not None and test.low_open
    return above or (test.low is None and test.high is not None and not test.high_open)


def _finite(cut: _Cut) -> bool:
    return cut not in {_FIRST, _LAST}


def _below(low: _Cut, high: _Cut) -> Decimal:
    """A short number at the upper end of a stretch of a dense line."""
    if high[1] == 1:
        return Decimal(high[0])
    whole = Decimal(ceil(high[0]) - 1)
    return whole if whole > low[0] else _between((low[0], 1), high)


def _between(low: _Cut, high: _Cut) -> Decimal:
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
