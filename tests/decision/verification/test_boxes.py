"""Boxes against trying every point of small grids: what touches, what is left over, how far a box grows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from random import Random

import pytest

from generator.decision.verification import boxes as module
from generator.decision.verification.boxes import (
    Box,
    Boxes,
    Budget,
    BudgetError,
    contains,
    meet,
    positions,
    statements,
    volume,
)

ENDLESS = 1_000_000
Cells = frozenset[tuple[int, ...]]


def cells(box: Box) -> Cells:
    return frozenset(product(*([n for n in range(side.bit_length()) if side >> n & 1] for side in box)))


def union(some: Iterable[Box]) -> Cells:
    return frozenset().union(*map(cells, some))


def grid(seed: int, count: int, most: int = 7) -> tuple[list[int], list[Box], Random]:
    """Sizes, random boxes, and what made them: mostly intervals, some with holes, some with an empty side."""
    random = Random(f"boxes:{seed}")  # noqa: S311 - the same boxes every time
    sizes = [random.randint(1, most) for _ in range(random.randint(1, 4))]

    def side(size: int) -> int:
        if random.random() < 0.2:
            return random.getrandbits(size)
        low, high = sorted((random.randint(0, size), random.randint(0, size)))
        return (1 << high) - (1 << low) or (1 << size) - 1

    return sizes, [tuple(map(side, sizes)) for _ in range(count)], random


def full(sizes: list[int]) -> Box:
    return tuple((1 << size) - 1 for size in sizes)


SEEDS = range(40)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_touches_a_box_has_a_point_in_common(seed: int) -> None:
    sizes, some, random = grid(seed, 9, 9)
    index = Boxes(sizes, some)
    assert index.all == 0b1_1111_1111
    for box in [full(sizes), *some]:
        among = random.getrandbits(len(some))
        touched = {number for number, other in enumerate(some) if cells(box) & cells(other)}
        assert set(positions(index.touching(box))) == touched
        assert set(positions(index.touching(box, among))) == {number for number in touched if among >> number & 1}
        for column, atoms in enumerate(box):
            with_one = {number for number, other in enumerate(some) if other[column] & atoms}
            assert set(positions(index.at(column, atoms))) == with_one
            assert set(positions(index.at(column, atoms))) == with_one, "asked again, it is the same"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("few", [0, 3, 10])
def test_what_is_left_over_is_cut_into_parts_that_do_not_meet(
    seed: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FEW", few)
    sizes, some, random = grid(seed, 3 + seed)
    index, among = Boxes(sizes, some), random.getrandbits(len(some))
    whole = full(sizes) if seed % 2 else some[0]
    parts = list(index.uncovered(whole, among, Budget(ENDLESS)))
    assert all(map(all, parts))
    assert sum(map(volume, parts)) == len(union(parts)), "no point twice"
    assert union(parts) == cells(whole) - union(some[number] for number in positions(among))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_box_grows_as_far_as_it_can_in_the_order_of_columns(seed: int) -> None:
    sizes, some, random = grid(seed, 5)
    index, within = Boxes(sizes, some), full(sizes)
    order = random.sample(range(len(sizes)), len(sizes))
    for part in list(index.uncovered(within, index.all, Budget(ENDLESS)))[:3]:
        for asked in (None, order):
            grown = index.grown(part, index.all, within, order=asked)
            assert grown == _grown(part, some, within, range(len(sizes)) if asked is None else asked)
            assert not cells(grown) & union(some)
    inside = some[0]
    for part in list(index.uncovered(inside, index.all & ~1, Budget(ENDLESS)))[:3]:
        assert index.grown(part, index.all & ~1, inside) == _grown(part, some[1:], inside, range(len(sizes)))


def _grown(part: Box, some: list[Box], within: Box, order: Iterable[int]) -> Box:
    """Column by column, each value that meets none of the boxes."""
    sides = list(part)
    for column in order:
        for bit in positions(within[column]):
            one = (*sides[:column], 1 << bit, *sides[column + 1 :])
            if not any(meet(one, other) for other in some):
                sides[column] |= 1 << bit
    return tuple(sides)


def test_a_grown_side_is_trimmed_before_the_next_one_grows() -> None:
    index = Boxes([4, 4], [(0b1000, 0b1110)])
    asked: list[tuple[int, int, int]] = []

    def trim(column: int, atoms: int, core: int) -> int:
        asked.append((column, atoms, core))
        return atoms & 0b0111 if column == 0 else atoms

    assert index.grown((0b0001, 0b0001), 1, (0b1111, 0b1111), trim=trim) == (0b0111, 0b1111)
    assert asked == [(0, 0b1111, 0b0001), (1, 0b1111, 0b0001)]
    assert index.grown((0b0001, 0b0001), 1, (0b1111, 0b1111)) == (0b1111, 0b0001)


@pytest.mark.parametrize("seed", SEEDS)
def test_statements_cover_their_seeds_and_none_is_needless(seed: int) -> None:
    sizes, some, _ = grid(seed, 6)
    index, within = Boxes(sizes, some), full(sizes)
    seeds = list(index.uncovered(within, index.all, Budget(ENDLESS)))
    found = statements(sizes, seeds, lambda seed: [index.grown(seed, index.all, within)], Budget(ENDLESS))
    assert union(found) == union(seeds)
    for number in range(len(found)):
        assert union(found[:number] + found[number + 1 :]) != union(seeds)


def test_of_the_boxes_around_a_seed_the_largest_is_taken() -> None:
    around = [(0b0011, 0b1), (0b0111, 0b1), (0b0110, 0b1)]
    assert statements([4, 1], [(0b0010, 0b1)], lambda _: around, Budget(ENDLESS)) == [(0b0111, 0b1)]


def test_a_list_that_is_not_made_short_in_time_is_exact_all_the_same() -> None:
    seeds = [(0b0011, 0b0001), (0b0110, 0b0011), (0b1100, 0b0001)]
    assert len(statements([4, 4], seeds, lambda seed: [seed], Budget(ENDLESS))) == 3
    needless = [(0b0110, 0b0001), (0b0011, 0b0001), (0b1100, 0b0001)]
    short = statements([4, 4], needless, lambda seed: [seed], Budget(ENDLESS))
    assert len(short) == 2
    long = statements([4, 4], needless, lambda seed: [seed], Budget(3))
    assert union(long) == union(short)
    assert len(long) == 3
    with pytest.raises(BudgetError):
        statements([4, 4], needless, lambda seed: [seed], Budget(2))


def test_each_seed_costs_one_step_and_one_more_for_sixteen_statements() -> None:
    apart = [(1 << number,) for number in range(40)]
    budget = Budget(ENDLESS)
    assert len(statements([40], apart, lambda seed: [seed], budget)) == 40
    assert ENDLESS - budget.left == 16 * 1 + 16 * 2 + 8 * 3


def test_a_budget_is_spent_to_the_last_step() -> None:
    budget = Budget(3)
    budget.spend()
    assert budget.left == 2
    budget.spend(2)
    with pytest.raises(BudgetError):
        budget.spend()


def test_a_region_costs_one_step_and_one_more_for_sixteen_boxes() -> None:
    whole = (0b11,)

    def cost(count: int) -> int:
        budget = Budget(ENDLESS)
        assert list(Boxes([2], [whole] * count).uncovered(whole, -1, budget)) == ([] if count else [whole])
        return ENDLESS - budget.left

    assert [cost(count) for count in (0, 1, 15, 16, 31, 32)] == [1, 1, 1, 2, 2, 3]


@pytest.mark.parametrize("seed", range(20))
def test_what_boxes_have_in_common_is_what_their_points_have(seed: int) -> None:
    _, some, _ = grid(seed, 8, 4)
    for one, other in product(some, some):
        both = meet(one, other)
        assert (cells(both) if both else frozenset()) == cells(one) & cells(other)
        assert not all(one) or contains(other, one) is (cells(one) <= cells(other))
        assert volume(one) == len(cells(one))
    assert list(positions(0b101100)) == [2, 3, 5]
    assert list(positions(0)) == []
    assert volume(()) == 1


def crowd(count: int) -> tuple[Boxes, Box]:
    """Many small boxes beside each other in three columns."""
    random = Random(7)  # noqa: S311 - the same boxes every time
    some = []
    for _ in range(count):
        corner = [random.randint(0, 27) for _ in range(3)]
        some.append(tuple(((1 << random.randint(1, 5)) - 1) << low for low in corner))
    return Boxes([32] * 3, some), full([32] * 3)


@pytest.mark.parametrize(("count", "steps"), [(10, 44), (100, 556), (400, 2623)])
def test_the_work_for_many_boxes_is_known(count: int, steps: int) -> None:
    """A change of the method that makes more work of the same question is noticed here."""
    index, whole = crowd(count)
    budget = Budget(ENDLESS)
    left = sum(map(volume, index.uncovered(whole, index.all, budget)))
    assert left == volume(whole) - len(union(index.boxes))
    assert ENDLESS - budget.left == steps
