"""Combinations that no rule covers."""

from __future__ import annotations

from collections.abc import Iterable

from generator.decision.verification.boxes import Box, Boxes, Budget, BudgetError, statements, volume
from generator.decision.verification.grid import Grid
from generator.model.decision import EXCLUSIVE

MOST_SEEDS = 60
"""Uncovered boxes that are still made into statements when there are too many to list all."""


def gaps(grid: Grid, budget: Budget) -> tuple[list[Box], bool]:
    """What neither a rule nor an exemption of `grid` covers, in few maximal boxes; and whether that is all of it.

    Past the `budget` the list holds some of the gaps, or none. A cell that cannot be compared counts as `-`:
    what is found is uncovered for certain.
    """
    rows = grid.index
    sizes = [axis.size for axis in grid.axes]
    orders = _orders(len(grid.full))
    seeds: list[Box] = []

    def grow(seed: Box) -> Iterable[Box]:
        for order in orders:
            budget.spend()
            yield rows.grown(seed, rows.all, grid.full, order=order, trim=grid.trim)

    try:
        for piece in rows.uncovered(grid.full, rows.all, budget):
            seeds += grid.expressible(piece)
        return sorted(statements(sizes, seeds, grow, budget), key=_place), True
    except BudgetError:
        largest = sorted(seeds, key=volume)[-MOST_SEEDS:]
        budget = Budget(MOST_SEEDS * MOST_SEEDS * len(sizes))
        return sorted(statements(sizes, largest, grow, budget), key=_place), False


def first_gap(grid: Grid, budget: Budget, among: int) -> Box | None:
    """A box of `grid` that none of the rows `among` (bit i for row i) covers; None if they cover everything.

    Raises BudgetError once `budget` is spent.
    """
    return next(grid.index.uncovered(grid.full, among, budget), None)


def rows_to_add(grid: Grid, found: list[Box], budget: Budget) -> list[list[Box]]:
    """For each gap that was `found` in `grid`, the boxes of the rules that close it, in the order of the gaps.

    Maximal gaps share patients. Where two rules may not match together (UNIQUE, ANY), the gaps with the fewest
    conditions come first, and a later one only asks for what the rows of earlier ones leave over. Raises BudgetError
    once `budget` is spent.
    """
    if grid.table.hit_policy not in EXCLUSIVE:
        return [[box] for box in found]
    every = Boxes([axis.size for axis in grid.axes], found)
    rows: list[list[Box]] = [[] for _ in found]
    earlier = 0
    for number in sorted(range(len(found)), key=lambda number: _conditions(grid, found[number])):
        pieces = every.uncovered(found[number], earlier, budget)
        rows[number] = [part for piece in pieces for part in grid.expressible(piece)]
        earlier |= 1 << number
    return rows


def _conditions(grid: Grid, box: Box) -> int:
    return sum(side != full for side, full in zip(box, grid.full, strict=True))


def _orders(count: int) -> list[list[int]]:
    """Each column once as the first to grow: what grows first can grow most."""
    columns = list(range(count))
    return [columns[first:] + columns[:first] for first in range(count)] or [[]]


def _place(box: Box) -> tuple[tuple[int, int], ...]:
    """Reading order: by the lowest atoms."""
    return tuple(((atoms & -atoms).bit_length(), atoms) for atoms in box)


def covering(rows: Boxes, box: Box, among: int, budget: Budget) -> int | None:
    """The boxes of `among`, a set of `rows`, that together cover `box`, none of them needless; None if they do not.

    Raises BudgetError once `budget` is spent.
    """
    needed = rows.touching(box, among)
    if next(rows.uncovered(box, needed, budget), None) is not None:
        return None
    left = needed
    while left:
        row = 1 << (left.bit_length() - 1)
        left ^= row
        if next(rows.uncovered(box, needed & ~row, budget), None) is None:
            needed &= ~row
    return needed
