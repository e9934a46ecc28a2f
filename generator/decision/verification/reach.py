"""Rules that can never decide (OMG DMN 1.3 §8.2.10: what each hit policy makes of several matches)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.decision.verification.boxes import Budget, positions
from generator.decision.verification.gaps import covering
from generator.decision.verification.grid import Grid
from generator.decision.verification.report import Observation
from generator.model.decision import ONE_WINS, HitPolicy

_NAMED = 4  # rules that a message names


def unreachable(grid: Grid, budget: Budget) -> Iterator[Observation]:
    """Every rule of `grid` that matches nobody possible, or that others keep from deciding.

    Raises BudgetError once `budget` is spent.
    """
    for number, box in enumerate(grid.boxes[: len(grid.table.rules)]):
        name = grid.rule(number)
        budget.spend()
        if not all(box):
            empty = tuple(asked for asked, side in zip(grid.names, box, strict=True) if not side)
            message = f'rule "{name}" matches nobody: its cell for "{empty[0]}" holds for no possible value'
            yield Observation("unreachable-rule", message, (name,), empty)
            continue
        barred = covering(grid.index, box, grid.impossible & grid.sure, budget)
        if barred is not None:
            why = "cannot arrive from where its inputs come" if grid.linked else "are declared impossible"
            message = f'rule "{name}" matches only combinations that {why}'
            yield Observation("unreachable-rule", message, (name,), (), grid.conditions(box))
            continue
        above = stronger(grid, number)
        if not above:
            continue
        masking = covering(grid.index, box, (above | grid.impossible) & grid.sure, budget)
        if masking is None:
            continue
        others = tuple(grid.rule(other) for other in positions(masking & grid.rules))
        why = "rules above it decide" if grid.table.hit_policy is HitPolicy.FIRST else "answers of higher priority win"
        message = f'rule "{name}" can never decide: for everyone whom it matches, {why} ({rule_list(others)})'
        possible = grid.possible(box, budget)
        yield Observation(
            "unreachable-rule",
            message,
            (name, *others),
            (),
            grid.conditions(box),
            grid.patient(possible) if possible else None,
        )


def stronger(grid: Grid, number: int) -> int:
    """The rules of `grid` that win over rule `number` wherever both match (bit i for rule i).

    0 unless one rule alone decides (FIRST, PRIORITY).
    """
    return grid.earlier[number] if grid.table.hit_policy in ONE_WINS else 0


def rule_list(names: tuple[str, ...]) -> str:
    """Rules for a message: `"r1", "r2" and 3 more`.

    >>> rule_list(("r1", "r2"))
    '"r1", "r2"'
    """
    shown = ", ".join(f'"{name}"' for name in names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} and {len(names) - _NAMED} more"
