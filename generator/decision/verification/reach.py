"""Rules that can never decide (OMG DMN 1.3 §8.2.10: what each hit policy makes of several matches)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.decision.verification.boxes import Budget, positions
from generator.decision.verification.gaps import covering
from generator.decision.verification.grid import Grid
from generator.decision.verification.report import Finding
from generator.model.decision import Computed, HitPolicy

_NAMED = 4  # rules that a message names


def unreachable(grid: Grid, budget: Budget) -> Iterator[Finding]:
    """Every rule that matches nobody, or that others keep from deciding. Raises BudgetError."""
    for number, box in enumerate(grid.boxes[: len(grid.table.rules)]):
        name = grid.rule(number)
        budget.spend()
        if not all(box):
            empty = tuple(asked for asked, side in zip(grid.names, box, strict=True) if not side)
            message = f'rule "{name}" matches nobody: its cell for "{empty[0]}" holds for no possible value'
            yield Finding("unreachable-rule", message, (name,), empty)
            continue
        barred = covering(grid.index, box, grid.impossible & grid.sure, budget)
        if barred is not None:
            message = f'rule "{name}" matches only combinations that are declared impossible'
            yield Finding("unreachable-rule", message, (name,), (), grid.cells(box))
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
        yield Finding(
            "unreachable-rule",
            message,
            (name, *others),
            (),
            grid.cells(box),
            grid.patient(possible) if possible else None,
        )


def stronger(grid: Grid, number: int) -> int:
    """The rules that win over a rule wherever both match; none where the hit policy lets both count.

    PRIORITY goes by the declared output values, column by column from the left (§8.2.10); between equal
    ones the first rule of the file is taken.
    """
    above = (1 << number) - 1
    if grid.table.hit_policy is HitPolicy.FIRST:
        return above
    if grid.table.hit_policy is not HitPolicy.PRIORITY:
        return 0
    keys = [priority(grid, other) for other in range(len(grid.table.rules))]
    own = keys[number]
    return sum(1 << other for other, key in enumerate(keys) if key < own or (key == own and other < number))


def priority(grid: Grid, number: int) -> tuple[int, ...]:
    """The place of a rule's answer in the order of declared output values; lower is more important, as `evaluate` has it."""
    key = []
    for clause in grid.table.outputs:
        if clause.domain is not None and clause.domain.values:
            values = [declared.value for declared in clause.domain.values]
            result = grid.table.rules[number].outputs.get(clause.id.name)
            value = result.value if result else None
            key.append(-1 if isinstance(value, Computed) else values.index(value) if value in values else len(values))
    return tuple(key)


def rule_list(names: tuple[str, ...]) -> str:
    """Rules for a message: `"r1", "r2" and 3 more`.

    >>> rule_list(("r1", "r2"))
    '"r1", "r2"'
    """
    shown = ", ".join(f'"{name}"' for name in names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} and {len(names) - _NAMED} more"
