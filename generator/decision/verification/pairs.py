"""Rules compared with each other: which overlap, which repeat or lie within another, which could be joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.decision.sfeel_text import to_sfeel
from generator.decision.verification.boxes import Budget, contains, meet, positions
from generator.decision.verification.grid import Grid
from generator.decision.verification.otherwise import counting
from generator.decision.verification.reach import rule_list, stronger
from generator.decision.verification.report import Observation, Overlap
from generator.model.decision import Aggregation, HitPolicy

_PAIR = 10  # steps that telling one pair is worth
_COUNTED = frozenset({Aggregation.SUM, Aggregation.COUNT})


def overlaps(grid: Grid, budget: Budget) -> Iterator[Overlap]:
    """Every pair of rules of `grid` that match one and the same possible patient, in file order.

    Raises BudgetError once `budget` is spent.
    """
    certain = grid.rules & grid.sure
    for first in positions(certain):
        later = certain & (-1 << (first + 1))
        for second in positions(grid.index.touching(grid.boxes[first], later)):
            budget.spend(_PAIR)
            box = grid.common(first, second, budget)
            if box is not None:
                yield Overlap(
                    rules=(grid.rule(first), grid.rule(second)),
                    where=grid.conditions(box),
                    example=grid.patient(box),
                    outputs_agree=grid.answers[first] == grid.answers[second],
                )


def open_but_answered(grid: Grid, budget: Budget) -> Iterator[Observation]:
    """The `open` entries of `grid` for some of whose patients a rule has an answer: the file contradicts itself.

    Raises BudgetError once `budget` is spent.
    """
    for position, number in enumerate(positions(grid.open & grid.sure), 1):
        found = []
        for rule in positions(grid.index.touching(grid.boxes[number], grid.rules & grid.sure)):
            both = meet(grid.boxes[number], grid.boxes[rule])
            box = counting(grid, rule, both, budget) if both else None
            if box is not None:
                found.append((rule, box))
        if found:
            names = tuple(grid.rule(rule) for rule, _ in found)
            message = f"entry {position} under `open` says that there is no advice, yet {rule_list(names)} answers"
            box = found[0][1]
            yield Observation("open-but-answered", message, names, (), grid.conditions(box), grid.patient(box))


def redundant(grid: Grid, budget: Budget) -> Iterator[Observation]:
    """Rules of `grid` that repeat another, and rules that lie within another which says the same.

    A rule within another that keeps it from deciding is left to `unreachable`. Raises BudgetError once `budget` is
    spent.
    """
    certain = grid.rules & grid.sure
    counted = grid.table.aggregation in _COUNTED
    for number in positions(certain):
        box = grid.boxes[number]
        if not all(box):
            continue
        for other in positions(grid.index.touching(box, certain & ~(1 << number))):
            budget.spend()
            if grid.answers[other] != grid.answers[number] or not contains(grid.boxes[other], box):
                continue
            same = grid.boxes[other] == box
            if (same and other > number) or (counted and not same):
                continue
            if not same and not _needless(grid, number, other):
                continue
            names = (grid.rule(number), grid.rule(other))
            if same:
                message = f'rule "{names[0]}" repeats rule "{names[1]}": same conditions, same answer'
            else:
                message = f'rule "{names[0]}" lies within rule "{names[1]}", which says the same'
            possible = grid.possible(box, budget)
            example = grid.patient(possible) if possible else None
            yield Observation(
                "duplicate-rule" if same else "subsumed-rule", message, names, (), grid.conditions(box), example
            )
            break


def _needless(grid: Grid, inner: int, outer: int) -> bool:
    """Whether the rule `inner` could go without any change, because the rule around it, `outer`, would then decide."""
    if grid.table.hit_policy is not HitPolicy.FIRST:
        return not stronger(grid, inner) >> outer & 1
    return outer > inner and _passes(grid, inner, outer)


def _passes(grid: Grid, upper: int, lower: int) -> bool:
    """Whether every rule between `upper` and `lower` that matches patients of `upper` says the same as `upper`."""
    between = ((1 << lower) - 1) & (-1 << (upper + 1))
    met = grid.index.touching(grid.boxes[upper], between)
    return all(grid.answers[rule] == grid.answers[upper] for rule in positions(met))


def mergeable(grid: Grid, budget: Budget) -> Iterator[Observation]:
    """Rules of `grid` with the same answer that differ in one cell: one rule could say it.

    Raises BudgetError once `budget` is spent.
    """
    used = 0
    for column in range(len(grid.names)):
        groups: dict[object, list[int]] = defaultdict(list)
        for number in positions(grid.rules & grid.sure):
            rule, box = grid.table.rules[number], grid.boxes[number]
            if all(box):
                rest = (*box[:column], *box[column + 1 :])
                sources = tuple(str(ref) for ref in rule.source)
                groups[rest, grid.answers[number], rule.note, sources].append(number)
        for group in groups.values():
            budget.spend()
            members = [number for number in group if not used >> number & 1]
            sides = 0
            kept: list[int] = []
            for number in members:
                side = grid.boxes[number][column]
                if not side & sides and (not kept or _can_join(grid, kept[0], number)):
                    sides |= side
                    kept.append(number)
            # Stretches of a line that do not touch are left apart: two rows are easier to read than one that jumps.
            for whole in grid.axes[column].holes(sides) if sides else ():
                joined = [number for number in kept if not grid.boxes[number][column] & ~whole]
                if len(joined) > 1 and grid.axes[column].expressible(whole):
                    used |= sum(1 << number for number in joined)
                    yield _mergeable(grid, column, joined, whole)


def _mergeable(grid: Grid, column: int, numbers: list[int], whole: int) -> Observation:
    name, tests = grid.names[column], grid.axes[column].tests_of(whole)
    names = tuple(grid.rule(number) for number in numbers)
    one = "one rule without it" if tests.is_any else f"one rule with {to_sfeel(tests, grid.axes[column].domain)}"
    return Observation(
        "mergeable-rules",
        f"rules {rule_list(names)} say the same and differ only in {name}: {one} says it",
        names,
        (name,),
    )


def _can_join(grid: Grid, first: int, second: int) -> bool:
    """Whether the rule `second` could move up to `first` without changing any answer."""
    policy = grid.table.hit_policy
    if policy is HitPolicy.RULE_ORDER:
        return second == first + 1
    if policy is not HitPolicy.FIRST:
        return True
    between = ((1 << second) - 1) & (-1 << (first + 1))
    met = grid.index.touching(grid.boxes[second], between)
    return all(grid.answers[rule] == grid.answers[second] for rule in positions(met))
