"""Boxes in a grid of atoms: which overlap, what they leave uncovered, how far an uncovered one can be enlarged.

A box is a tuple with one set of atoms (an integer, see `atoms`) for each column; it is the product of its
sets. Nothing here knows of rules, values or domains.

Method: each atom keeps the set of the boxes that contain it (again an integer, bit i for box i). What is
left uncovered comes from subtracting boxes one by one with a stack of (region, boxes that still meet it):
cutting a region along a column narrows that set at once, so that only boxes that matter are looked at. The
worst case is exponential, since the question is co-NP-complete (the complement of DNF tautology), hence a
`Budget`. A sweep over boundaries, as published (see `atoms`), yields many more boxes than there are gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import and_, mul

from generator.decision.verification.axes import runs

Box = tuple[int, ...]


class BudgetError(Exception):
    """The work budget is used up."""


class Budget:
    """A count of steps, so that the same table always gets as far, on every machine."""

    def __init__(self, steps: int) -> None:
        """`steps` are regions looked at, about ten microseconds each."""
        self.left = steps

    def spend(self, steps: int = 1) -> None:
        """Raise BudgetError once nothing is left."""
        self.left -= steps
        if self.left < 0:
            raise BudgetError


def meet(a: Box, b: Box) -> Box | None:
    """What the boxes `a` and `b` have in common, None if nothing."""
    common = tuple(map(and_, a, b))
    return common if all(common) else None


def contains(outer: Box, inner: Box) -> bool:
    """Whether `inner` lies within `outer`."""
    return all(not small & ~large for large, small in zip(outer, inner, strict=True))


def volume(box: Box) -> int:
    """Number of atoms' combinations."""
    return reduce(mul, (atoms.bit_count() for atoms in box), 1)


def positions(numbers: int) -> Iterator[int]:
    """The positions of the bits that are set, lowest first."""
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest


class Boxes:
    """A list of boxes, indexed by atom. A set of boxes is an integer: bit i for box i."""

    def __init__(self, sizes: Sequence[int], boxes: Sequence[Box]) -> None:
        """Index `boxes` by atom; `sizes` are the numbers of atoms by column.

        A box with an empty side is allowed; nothing meets it.
        """
        self.boxes = boxes
        self.all = (1 << len(boxes)) - 1
        self._at = [_by_atom(size, [box[column] for box in boxes]) for column, size in enumerate(sizes)]
        self._tables = [[at] for at in self._at]
        self._found: list[dict[int, int]] = [{} for _ in sizes]

    def touching(self, box: Box, among: int = -1) -> int:
        """The boxes of `among` that have something in common with `box`."""
        found = self.all & among
        for column, atoms in enumerate(box):
            found &= self.at(column, atoms)
            if not found:
                break
        return found

    def at(self, column: int, atoms: int) -> int:
        """The boxes that contain at least one of `atoms` in `column`, which is given by its position."""
        known = self._found[column]
        found = known.get(atoms)
        if found is None:
            found = 0
            for first, last in runs(atoms):
                found |= self._range(column, first, last)
            known[atoms] = found
        return found

    def _range(self, column: int, first: int, last: int) -> int:
        """The union over neighbouring atoms, from unions over 2, 4, 8, … of them (a sparse table)."""
        level = (last - first + 1).bit_length() - 1
        table = self._tables[column]
        while len(table) <= level:
            below, half = table[-1], 1 << (len(table) - 1)
            table.append([below[i] | below[i + half] for i in range(len(below) - half)])
        return table[level][first] | table[level][last + 1 - (1 << level)]

    def uncovered(self, box: Box, among: int, budget: Budget) -> Iterator[Box]:
        """Boxes without overlap whose union is `box` without the boxes of `among`.

        Raises BudgetError once `budget` is spent.
        """
        stack = [(box, self.touching(box, among))]
        spend = budget.spend
        while stack:
            region, active = stack.pop()
            count = active.bit_count()
            spend(1 + count // 16)
            if not active:
                yield region
                continue
            if count > _FEW:
                halves = self._halved(region, active)
                if halves:
                    stack.extend(halves)
                    continue
            rule = self.boxes[self._largest(region, active)]
            left = list(region)
            for column, atoms in enumerate(rule):
                outside = left[column] & ~atoms
                if outside:
                    beside = (*left[:column], outside, *left[column + 1 :])
                    stack.append((beside, active & self.at(column, outside)))
                    left[column] &= atoms
                    active &= self.at(column, left[column])

    def _halved(self, region: Box, active: int) -> list[tuple[Box, int]] | None:
        """A region cut in two where a cut separates its boxes best; None where no cut separates them.

        Subtracting one of many boxes leaves regions that most of the others still meet; a cut that few boxes
        cross, as in a k-d tree, makes two small questions of a large one.
        """
        numbers = list(positions(active))
        sample = numbers[:: max(1, len(numbers) // _CANDIDATES)]
        best, parts = len(numbers) * 4, None
        for column, atoms in enumerate(region):
            cuts = set()
            for number in sample:
                side = self.boxes[number][column]
                cuts.add((side & -side) - 1)
                cuts.add((1 << side.bit_length()) - 1)
            for cut in cuts:
                below, above = atoms & cut, atoms & ~cut
                if below and above:
                    left, right = active & self.at(column, below), active & self.at(column, above)
                    sizes = left.bit_count(), right.bit_count()
                    cost = sum(sizes) + max(sizes)
                    if cost < best and max(sizes) < len(numbers):
                        best, parts = cost, (column, below, left, above, right)
        if parts is None:
            return None
        column, below, left, above, right = parts
        return [
            ((*region[:column], below, *region[column + 1 :]), left),
            ((*region[:column], above, *region[column + 1 :]), right),
        ]

    def _largest(self, region: Box, active: int) -> int:
        """The box that covers most of a region: the fewer sides are left over, the better."""
        best, best_sides = -1, len(region) + 1
        for seen, number in enumerate(positions(active)):
            sides = sum(1 for own, atoms in zip(region, self.boxes[number], strict=True) if own & ~atoms)
            if sides < best_sides:
                best, best_sides = number, sides
                if not sides:
                    break
            if seen >= _LOOK_AT:
                break
        return best

    def grown(
        self,
        box: Box,
        among: int,
        within: Box,
        *,
        order: Sequence[int] | None = None,
        trim: Callable[[int, int, int], int] | None = None,
    ) -> Box:
        """`box`, which meets none of `among`, made as large as it can be inside `within`.

        Columns grow one after the other, in the given `order`, or from the first to the last (None). `trim`, called
        as `trim(column, atoms, core)`, may cut a grown side, but not below its core; with None nothing is cut.
        """
        sides = list(box)
        columns = range(len(sides)) if order is None else order
        behind = [self.all & among]  # the boxes that meet all sides from the last column on, …
        for column in reversed(columns):
            behind.append(behind[-1] & self.at(column, sides[column]))
        before = self.all & among
        for position, column in enumerate(columns):
            free = within[column]
            for number in positions(before & behind[len(columns) - 1 - position]):
                free &= ~self.boxes[number][column]
            sides[column] = trim(column, free, sides[column]) if trim else free
            before &= self.at(column, sides[column])
        return tuple(sides)


_FEW = 10  # boxes that are subtracted one by one
_CANDIDATES = 8  # boxes whose ends are tried as cuts
_LOOK_AT = 24  # boxes looked at for the next one to subtract; more costs time and saves few regions


def _by_atom(size: int, sets: Iterable[int]) -> list[int]:
    """For each atom of a column the boxes that contain it.

    A box is noted only where a run of its atoms begins or ends.
    """
    switches = [0] * (size + 1)
    for number, atoms in enumerate(sets):
        for first, last in runs(atoms):
            switches[first] ^= 1 << number
            switches[last + 1] ^= 1 << number
    active, at = 0, []
    for switch in switches[:size]:
        active ^= switch
        at.append(active)
    return at


def statements(
    sizes: Sequence[int], seeds: Sequence[Box], grow: Callable[[Box], Iterable[Box]], budget: Budget
) -> list[Box]:
    """A short list of maximal boxes whose union is that of `seeds`, none covered by the others.

    `sizes` are the numbers of atoms by column. `grow` gives maximal boxes around a seed; the largest is taken. Large
    seeds come first; in the end, from the smallest on, each box that the others cover is dropped, as long as a
    quarter of what is left of `budget` lasts: past it the list is still exact, but may hold a box too many. That is
    an irredundant cover, not always the smallest one (finding that is NP-hard, as in two-level logic minimisation;
    compare Brayton et al., "Logic Minimization Algorithms for VLSI Synthesis", 1984, on EXPAND and IRREDUNDANT).
    Raises BudgetError once the whole budget is spent.
    """
    found: list[Box] = []
    for seed in sorted(seeds, key=lambda box: (-volume(box), box)):
        budget.spend(1 + len(found) // 16)
        if not any(contains(box, seed) for box in found):
            found.append(max(grow(seed), key=volume))
    found = list(dict.fromkeys(found))
    cover = Boxes(sizes, found)
    kept = cover.all
    enough = Budget(budget.left // 4)
    try:
        for number in sorted(range(len(found)), key=lambda i: (volume(found[i]), found[i])):
            others = kept & ~(1 << number)
            if next(cover.uncovered(found[number], others, enough), None) is None:
                kept = others
    except BudgetError:
        pass
    return [found[number] for number in positions(kept)]
