"""Answers that are meant for everyone else, and who ends up with one without knowing enough.

The default outputs and a catch-all row count only once everything that goes before them is excluded
(`generator.decision.evaluate`). People who do not know an input, and for whom nothing else is left, get no answer
from them here; other programs, which know only the table's DMN, may give them one all the same. The same goes for an
input that is not declared as `may-be-missing`, where its value is simply left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.decision.verification.boxes import Box, Boxes, Budget, meet, positions
from generator.decision.verification.grid import Grid
from generator.decision.verification.reach import stronger
from generator.decision.verification.report import Observation
from generator.decision.waiting import unknown_where_missing
from generator.model.decision import EXCLUSIVE, LISTED, Exemption, Rule, tests_of

_NAMED = 4  # inputs that a message names


def falls_through(grid: Grid, budget: Budget) -> Iterator[Observation]:
    """Where a default or a catch-all of `grid` is all that is left, although a row before it could still apply.

    For each input that may be not known, one patient for whom that is so because it is not known. For each default
    and catch-all, the other inputs with which it happens when they are not given. Raises BudgetError once `budget` is
    spent.
    """
    asked_by = {
        rule.id.name: {name for name in grid.names if not tests_of(rule, name).is_any} for rule in grid.table.rules
    }
    for box, before, what, rules in _for_all_others(grid):
        could_match = _could_match(grid, positions(before))
        left_out = []
        for column, name in enumerate(grid.names):
            if not grid.axes[column].null:
                if any(name in asked_by[rule] for rule in rules):
                    continue  # it asks in words that hold for every value: then nothing is left
                left_out += [name] if _without(grid, box, could_match, column, budget) else []
                continue
            found = _not_known(grid, box, could_match, column, budget)
            if found is not None:
                row, left = found
                is_rule = row < len(grid.table.rules)
                could = f'rule "{grid.rule(row)}"' if is_rule else "an entry under `open`"
                message = (
                    f'"{name}" may be not known: then {what} is left, and does not count, since {could} could apply'
                )
                asked = (grid.rule(row), *rules) if is_rule else rules
                yield Observation(
                    "missing-falls-through", message, asked, (name,), grid.conditions(left), grid.patient(left)
                )
        if left_out:
            named = " or ".join(f'"{name}"' for name in left_out[:_NAMED]) + (" or …" if len(left_out) > _NAMED else "")
            message = f"where {named} is not given, {what} is left: here it waits, but other programs may give it"
            yield Observation("left-out-falls-through", message, rules, tuple(left_out))


def catches_all(grid: Grid, number: int) -> bool:
    """Whether rule `number` of `grid` excludes no value that can be answered (`compile`: `catch-all`).

    Never where the hit policy lists all rules that match, nor for a rule with a cell that cannot be compared
    beforehand.
    """
    if grid.table.hit_policy in LISTED or not grid.sure >> number & 1:
        return False
    return all(axis.excludes_nobody(side) for axis, side in zip(grid.axes, grid.boxes[number], strict=True))


def counting(grid: Grid, number: int, box: Box, budget: Budget) -> Box | None:
    """A part of `box` in which rule `number` of `grid` counts for every possible patient; None if there is none.

    The rule matches all of `box`. A catch-all waits while a rule that goes before it could apply; any other rule is
    taken to count wherever it matches, even where another one wins over it. Raises BudgetError once `budget` is
    spent.
    """
    if not catches_all(grid, number):
        return grid.possible(box, budget)
    before = _could_match(grid, positions(_before(grid, number)))
    barred = Boxes([axis.size for axis in grid.axes], list(before.values()))
    for piece in barred.uncovered(box, barred.all, budget):
        found = grid.possible(piece, budget)
        if found is not None:
            return found
    return None


def _for_all_others(grid: Grid) -> Iterator[tuple[Box, int, str, tuple[str, ...]]]:
    """Each answer that is meant for everyone else: for whom, after which rows, its name, and its rule, if any."""
    if grid.table.has_default:
        yield grid.full, grid.rules | grid.open, "only the default answer", ()
    for number in range(len(grid.table.rules)):
        if catches_all(grid, number):
            name, before = grid.rule(number), _before(grid, number) | grid.open
            yield grid.boxes[number], before, f'only rule "{name}", which fits everyone,', (name,)


def _before(grid: Grid, number: int) -> int:
    """The rules that a catch-all waits for: those that win over it, or, with UNIQUE and ANY, all others."""
    if grid.table.hit_policy in EXCLUSIVE:
        return grid.rules & ~(1 << number)
    return stronger(grid, number)


def _not_known(
    grid: Grid, box: Box, could_match: Mapping[int, Box], column: int, budget: Budget
) -> tuple[int, Box] | None:
    """A row that could apply to people in `box` whom no row matches, because one input is not known.

    With it, who they are. None if there is no such row.
    """
    null = grid.axes[column].null
    barred = sum(1 << row for row in could_match) | grid.impossible
    for row, relaxed in could_match.items():
        budget.spend()
        if relaxed[column] & ~grid.boxes[row][column] & null:
            around = meet(box, (*relaxed[:column], null, *relaxed[column + 1 :]))
            piece = next(grid.index.uncovered(around, barred, budget), None) if around else None
            if around and piece:
                return row, grid.index.grown(grid.expressible(piece)[0], barred, around, trim=grid.trim)
    return None


def _without(grid: Grid, box: Box, could_match: Mapping[int, Box], column: int, budget: Budget) -> bool:
    """Whether, for some people in `box`, no row matches and a row could apply, where one input is not given at all."""
    asking = {number for number, row in enumerate(_rows(grid)) if not tests_of(row, grid.names[column]).is_any}
    barred = sum(1 << row for row in could_match if row not in asking)
    barred |= sum(1 << row for row in positions(grid.impossible) if row not in asking)
    for row in could_match.keys() & asking:
        budget.spend()
        relaxed = could_match[row]
        around = meet(box, (*relaxed[:column], grid.full[column], *relaxed[column + 1 :]))
        if around and next(grid.index.uncovered(around, barred, budget), None):
            return True
    return False


def _rows(grid: Grid) -> tuple[Rule | Exemption, ...]:
    return (*grid.table.rules, *grid.table.open, *grid.table.impossible)


def _could_match(grid: Grid, numbers: Iterable[int]) -> dict[int, Box]:
    """The boxes of rows, each widened by those for whom the row is unknown: neither true nor false."""
    rows = _rows(grid)
    return {
        number: tuple(
            side | axis.null if unknown_where_missing(tests_of(rows[number], name)) else side
            for name, axis, side in zip(grid.names, grid.axes, grid.boxes[number], strict=True)
        )
        for number in numbers
    }
