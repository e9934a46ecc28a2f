"""Findings on single cells and columns."""

from __future__ import annotations

from collections.abc import Iterator

from generator.decision.ages import in_file
from generator.decision.order import is_empty, overlap
from generator.decision.sfeel_text import to_sfeel
from generator.decision.verification.boxes import positions
from generator.decision.verification.grid import Grid
from generator.decision.verification.reach import rule_list
from generator.decision.verification.report import Observation
from generator.model.sfeel import ORDERED, Domain, Interval, UnaryTests

MOST_INPUTS = 9
"""The authors of the WHO's digital guidelines advise against tables of ten inputs and more."""


def odd_cells(grid: Grid) -> Iterator[Observation]:
    """Cells that hold for every value (`-` says so), and values that are none of the input's."""
    for number, rule in enumerate(grid.table.rules):
        for column, name in enumerate(grid.names):
            cell = rule.cells.get(name)
            if cell is None or cell.tests.is_any:
                continue
            domain, side = grid.axes[column].domain, grid.axes[column].set_of(cell.tests)
            if side is None:
                continue
            if (both := _meant_both(cell.tests, domain)) and grid.axes[column].excludes_nobody(side):
                message = f'rule "{rule.id}": "{cell.text}" holds for every value of "{name}", because commas mean "or"; for both at once write {both}'
                yield Observation("either-or-cell", message, (grid.rule(number),), (name,))
                continue
            if not all(map(grid.axes[column].reaches, cell.tests.tests)):
                message = f'rule "{rule.id}": "{cell.text}" lies outside what the input "{name}" can be'
            elif side == grid.axes[column].full:
                message = f'rule "{rule.id}": "{cell.text}" holds for every value of "{name}"'
                yield Observation("cell-of-whole-domain", message, (grid.rule(number),), (name,))
                continue
            elif _reaches_out(cell.tests, domain):
                message = f'rule "{rule.id}": "{cell.text}" reaches beyond the range of the input "{name}"'
                yield Observation("range-exceeded", message, (grid.rule(number),), (name,))
                continue
            else:
                continue
            yield Observation("outside-domain", message, (grid.rule(number),), (name,))


def _meant_both(tests: UnaryTests, domain: Domain) -> str:
    """The interval that `>= 5, < 10` was meant to be, "" for anything else."""
    ends = [test for test in tests.tests if isinstance(test, Interval)]
    if tests.negated or len(tests.tests) != 2 or len(ends) != 2:  # noqa: PLR2004 -- a lower and an upper end
        return ""
    low, high = (ends[0], ends[1]) if ends[0].high is None else (ends[1], ends[0])
    if low.low is None or low.high is not None or high.low is not None:
        return ""
    both = Interval(low.low, high.high, low.low_open, high.high_open)
    return "" if is_empty(both) else to_sfeel(UnaryTests((both,)), domain)


def _reaches_out(tests: UnaryTests, domain: Domain) -> bool:
    """Whether a bounded interval has an end that the input can never reach."""
    if domain.type not in ORDERED:
        return False
    below = Interval(high=domain.range.low, high_open=not domain.range.low_open)
    above = Interval(low=domain.range.high, low_open=not domain.range.high_open)
    return any(
        isinstance(test, Interval)
        and (
            (test.low is not None and below.high is not None and not is_empty(overlap(_bounded(test), below)))
            or (test.high is not None and above.low is not None and not is_empty(overlap(_bounded(test), above)))
        )
        for test in tests.tests
    )


def _bounded(interval: Interval) -> Interval:
    """An interval whose open side ends at its other end: `>= 5` reaches out of [0..120] by its low end alone."""
    if interval.low is None:
        return Interval(interval.high, interval.high, interval.high_open, interval.high_open)
    if interval.high is None:
        return Interval(interval.low, interval.low, interval.low_open, interval.low_open)
    return interval


def columns(grid: Grid) -> Iterator[Observation]:
    """Inputs that no rule asks for, and too many inputs."""
    rows = [grid.boxes[number] for number in positions((grid.rules | grid.open) & grid.sure)]
    for column, name in enumerate(grid.names):
        if grid.asked[column] and not grid.doubtful and all(row[column] == grid.full[column] for row in rows):
            yield Observation(
                "idle-input", f'the input "{name}" decides nothing: every rule allows any value', (), (name,)
            )
    if sum(grid.asked) > MOST_INPUTS:
        message = f"{sum(grid.asked)} inputs are hard to read and to prove: at most {MOST_INPUTS} are advised"
        yield Observation("too-many-inputs", message, (), tuple(grid.names))


def undecided(grid: Grid) -> Iterator[Observation]:
    """Rules with cells that compare with other inputs."""
    doubtful = grid.rules & ~grid.sure
    if doubtful:
        names = tuple(grid.rule(number) for number in positions(doubtful))
        message = f"not proven: cells of {rule_list(names)} depend on other inputs or times, and cannot be compared"
        yield Observation("not-proven", message, names)
    for name, axis in zip(grid.names, grid.axes, strict=True):
        for one, other in getattr(axis, "doubtful", ()):
            first, second = in_file(one.said), in_file(other.said)
            message = (
                f'not proven for every date of birth: in "{name}", months are so long that {first} can be before or after {second}; '
                "write both in one unit"
            )
            yield Observation("not-proven", message, (), (name,))
    if (grid.open | grid.impossible) & ~grid.sure:
        yield Observation(
            "not-proven", "not proven: cells under `open` or `impossible` depend on other inputs or times"
        )
