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
from generator.decision.scalars import compare, same
from generator.model.sfeel import Type

Known = Mapping[str, Scalar | None]
"""A scalar, or None for "not known", for each input."""
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
        verdicts = [self._test(name, test) for test in tests_in(cell)]
        verdict = True if True in verdicts else None if None in verdicts else False
        return not verdict if "none" in cell and verdict is not None else verdict

    def _test(self, name: str, test: Test) -> bool | None:
        value = self.known[name]
        if "null" in test:
            return value is None
        verdicts = [self._compared(name, value, sign, point) for sign, point in comparisons(test)]
        return False if False in verdicts else None if None in verdicts or value is None else True

    def _compared(self, name: str, value: Scalar | None, sign: Sign, point: Point) -> bool | None:
        end = self.known[point["input"]] if isinstance(point, dict) else point
        if value is None or end is None:
            return None
        return same(value, end, self.types[name]) if sign == "eq" else compare(value, sign, end)

    def _missing(self, name: str, cell: Cell) -> set[str]:
        """The inputs that an unknown cell waits for: those of it that are not known, else the cell's own."""
        return {other for other in (name, *named_inputs(cell)) if self.known[other] is None} or {name}
