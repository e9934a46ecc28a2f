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

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from generator.decision.order import holds
from generator.decision.verification.age_axis import AgeAxis
from generator.decision.verification.axes import InputAxis, Line
from generator.model.sfeel import (
    MOMENTS,
    ORDERED,
    Domain,
    Equals,
    InputName,
    Interval,
    Moment,
    Test,
    Type,
    UnaryTests,
    Value,
)


def axis_of(domain: Domain, cells: Iterable[UnaryTests]) -> InputAxis:
    """The axis of an input of `domain`; `cells` are all cells of its column."""
    if domain.values or domain.type not in ORDERED:
        return _Points(domain, cells)
    if domain.type in MOMENTS:
        return _Unknown(domain, 1)
    if domain.type is Type.AGE:
        return AgeAxis(domain, cells)
    return Line(domain, cells)


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

    def _atom_with(self, value: Value | Fraction) -> int:
        return next((bit for own, bit in self._bits.items() if own == value), self._rest)

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
