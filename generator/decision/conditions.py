"""Rows of a compiled table against what is known of a person, in the three values of Kleene's strong logic.

A test on an input that is not known is *unknown* (None here), neither true nor false, and so is `not(…)` of it; only
`-` and `null` speak of missing inputs. Some engines let `not(>= 140)` fire for a value that nobody entered; here that
is a defect.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.decision.compiled import (
    Cell,
    CompiledExemption,
    CompiledRule,
    Point,
    Scalar,
    Sign,
    Test,
    comparisons,
    named_inputs,
    tests_in,
)
from generator.decision.possible import Possible
from generator.decision.scalars import compare, same
from generator.model.sfeel import Type

Known = Mapping[str, Scalar | Possible | None]
"""A scalar, or None for "not known", for each input; of one that comes from elsewhere also what it can be."""
E = TypeVar("E", CompiledRule, CompiledExemption)


@dataclass
class Row(Generic[E]):
    """A rule or an exemption, which is entry `number` of its list, against what is known.

    `holds` is None where that is unknown; then `waits` are the inputs that it waits for.
    """

    entry: E
    number: int
    types: Mapping[str, Type]
    known: Known
    holds: bool | None = field(init=False)
    waits: set[str] = field(init=False)

    def __post_init__(self) -> None:
        """Judge each cell, until one is false."""
        self.holds, self.waits = True, set()
        for name, cell in self.entry["when"].items():
            verdict = self._cell(name, cell)
            if verdict is False:
                self.holds = False
                return
            if verdict is None:
                self.holds = None
                self.waits |= self._missing(name, cell)

    @property
    def leans(self) -> set[str]:
        """The missing inputs that it names as missing, which could turn it once known; empty if it is false anyway."""
        cells = self.entry["when"]
        speaks = {
            name
            for name, cell in cells.items()
            if self.known[name] is None and any("null" in test for test in tests_in(cell))
        }
        others = (self._cell(name, cell) for name, cell in cells.items() if name not in speaks)
        return set() if not speaks or False in others else speaks

    def _cell(self, name: str, cell: Cell) -> bool | None:
        known = self.known[name]
        if isinstance(known, Possible) and known.values:
            return known.verdict(lambda value: self._of(name, cell, value))
        return self._of(name, cell, known)

    def _of(self, name: str, cell: Cell, value: Scalar | Possible | None) -> bool | None:
        verdicts = [self._test(name, test, value) for test in tests_in(cell)]
        verdict = True if True in verdicts else None if None in verdicts else False
        return not verdict if "none" in cell and verdict is not None else verdict

    def _test(self, name: str, test: Test, value: Scalar | Possible | None) -> bool | None:
        if "null" in test:
            return value is None
        verdicts = [self._compared(name, value, sign, point) for sign, point in comparisons(test)]
        return False if False in verdicts else None if None in verdicts or value is None else True

    def _compared(self, name: str, value: Scalar | Possible | None, sign: Sign, point: Point) -> bool | None:
        end = self.known[point["input"]] if isinstance(point, dict) else point
        if value is None or end is None or isinstance(end, Possible):
            return None
        if isinstance(value, Possible):
            return _between(value, sign, end)
        return same(value, end, self.types[name]) if sign == "eq" else compare(value, sign, end)

    def _missing(self, name: str, cell: Cell) -> set[str]:
        """The inputs that an unknown cell waits for: those of it that are not known, else the cell's own."""
        return {other for other in (name, *named_inputs(cell)) if self.known[other] is None} or {name}


def _between(value: Possible, sign: Sign, end: Scalar) -> bool | None:
    """Whether a number that is only known to lie between two ends lies where `sign` says, seen from `end`."""
    low = None if value.low is None else compare(value.low, sign, end)
    high = None if value.high is None else compare(value.high, sign, end)
    if sign == "eq":
        above = value.low is not None and compare(value.low, "gt", end)
        below = value.high is not None and compare(value.high, "lt", end)
        return False if above or below else None
    if sign in {"ge", "gt"}:
        return True if low else False if high is False else None
    return True if high else False if low is False else None
