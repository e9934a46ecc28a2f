"""Gaps as an editor gets them: in reading order, each as large as one row can say, and the rows that close them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.decision.sfeel_text import to_sfeel
from generator.decision.verification import gaps as module
from generator.decision.verification.boxes import Box, Boxes, Budget, contains, volume
from generator.decision.verification.gaps import covering, first_gap, gaps
from generator.decision.verification.grid import Grid
from generator.decision.verification.report import Conditions, Gap
from generator.decision.verification.verify import verify_table
from generator.model.decision import DecisionTable
from tests.decision.verification.written import AGE, report, table

B = AGE.replace("a:", "b:", 1)
RISK = "r: {label: R, values: [high, low], may-be-missing: true}"
ENDLESS = 1_000_000


def written(made: DecisionTable, where: Conditions) -> dict[str, str]:
    return {name: to_sfeel(tests, made.input(name).domain) for name, tests in where.items()}


def told(
    rules: list[str], inputs: list[str], policy: str = "unique"
) -> list[tuple[dict[str, str], list[dict[str, str]]]]:
    """Each gap with the rows that close it."""
    made = table(rules, inputs, policy)
    return [(written(made, gap.where), [written(made, row) for row in gap.rows]) for gap in verify_table(made).gaps]


CORNER = "{when: {a: '< 5', b: '< 5'}, then: {o: x}}"
ROW_B = {"b": ">= 5"}


def test_gaps_are_as_large_as_they_can_be_but_rows_do_not_meet_where_only_one_may_match() -> None:
    assert told([CORNER], [AGE, B], "first") == [(ROW_B, [ROW_B]), ({"a": ">= 5"}, [{"a": ">= 5"}])]
    assert told([CORNER], [AGE, B], "unique") == [(ROW_B, [ROW_B]), ({"a": ">= 5"}, [{"a": ">= 5", "b": "< 5"}])]
    assert told([CORNER], [AGE, B], "any") == told([CORNER], [AGE, B], "unique")


def test_the_gap_with_the_fewest_conditions_keeps_all_of_its_row() -> None:
    c = AGE.replace("a:", "c:", 1)
    rules = ["{when: {a: '>= 5', b: '< 5'}, then: {o: x}}", "{when: {a: '< 5', b: '< 5', c: '>= 5'}, then: {o: x}}"]
    assert told(rules, [AGE, B, c]) == [
        ({"a": "< 5", "c": "< 5"}, [{"a": "< 5", "b": "< 5", "c": "< 5"}]),
        (ROW_B, [ROW_B]),
    ]


def test_gaps_stand_in_reading_order() -> None:
    rules = [f"{{when: {{a: '{n}'}}, then: {{o: x}}}}" for n in (8, 2, 5)]
    (hole,) = told(rules, [AGE])
    assert hole[0] == {"a": "< 2, [3..4], [6..7], 9"}
    apart = [
        f"{{when: {{a: '{a}', b: '{b}'}}, then: {{o: x}}}}"
        for a, b in (("< 3", "< 7"), ("[3..6]", "> 2"), ("> 6", "< 7"))
    ]
    assert [where for where, _ in told(apart, [AGE, B])] == [
        {"a": "< 3, >= 7", "b": ">= 7"},
        {"a": "[3..6]", "b": "<= 2"},
    ]


def test_what_is_not_known_is_a_row_of_its_own_where_one_cell_cannot_say_both() -> None:
    free = "t: {label: T, type: text, may-be-missing: true}"
    found = told(["{when: {t: '\"x\"'}, then: {o: x}}"], [free])
    assert sorted(where["t"] for where, _ in found) == ['not("x")', "null"]
    assert told(["{when: {r: high}, then: {o: x}}"], [RISK]) == [({"r": '"low", null'}, [{"r": '"low", null'}])]


def test_without_inputs_one_rule_is_for_everyone_and_none_is_a_gap() -> None:
    made = table(["{when: {}, then: {o: x}}"], [AGE])
    single = replace(made, inputs=())
    assert verify_table(single).complete is True
    assert verify_table(replace(single, rules=())).gaps == (Gap({}, {}, ({},)),)


def diagonal() -> Grid:
    rules = [f"{{when: {{a: '{n}', b: '{n}'}}, then: {{o: x}}}}" for n in range(10)]
    return Grid(table(rules, [AGE, B], "first"), [("x",)] * 10)


def test_of_too_many_gaps_the_largest_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SEEDS", 2)
    rules = [f"{{when: {{a: '{a}', b: '{b}'}}, then: {{o: x}}}}" for a, b in ((9, 8), (8, 4), (6, 8), (8, 6), (9, 4))]
    grid, budget = Grid(table(rules, [AGE, B], "first"), [("x",)] * 5), Budget(ENDLESS)
    parts = sorted(grid.index.uncovered(grid.full, grid.index.all, budget), key=volume)
    assert [volume(part) for part in parts] == [5, 5, 6, 14]
    found, is_all = gaps(grid, Budget(ENDLESS - budget.left))
    assert not is_all
    assert len(found) == 2
    assert all(any(contains(box, part) for box in found) for part in parts[-2:])


def test_some_gaps_stand_in_reading_order_too() -> None:
    grid, budget = diagonal(), Budget(ENDLESS)
    list(grid.index.uncovered(grid.full, grid.index.all, budget))
    found, is_all = gaps(grid, Budget(ENDLESS - budget.left))
    assert not is_all
    assert len(found) > 2
    assert found == sorted(found, key=lambda box: [(side & -side, side) for side in box])


def test_all_gaps_are_told_where_there_is_time() -> None:
    grid = diagonal()
    found, is_all = gaps(grid, Budget(ENDLESS))
    assert is_all
    assert first_gap(grid, Budget(ENDLESS), grid.rules) is not None
    cover = Boxes([column.size for column in grid.axes], [*found, *grid.boxes])
    assert next(cover.uncovered(grid.full, cover.all, Budget(ENDLESS)), None) is None


def test_nothing_is_missing_where_the_rows_cover_everyone() -> None:
    whole = table(
        [CORNER, "{when: {b: '>= 5'}, then: {o: x}}", "{when: {a: '>= 5', b: '< 5'}, then: {o: y}}"], [AGE, B]
    )
    grid = Grid(whole, [("x",), ("x",), ("y",)])
    assert first_gap(grid, Budget(ENDLESS), grid.rules) is None
    assert first_gap(grid, Budget(ENDLESS), 0b011) is not None
    assert gaps(grid, Budget(ENDLESS)) == ([], True)


SIDES: list[Box] = [(0b00011,), (0b00110,), (0b01100,), (0b11000,), (0b11111,)]


@pytest.mark.parametrize(
    ("box", "among", "needed"),
    [
        (0b00011, 0b01111, 0b00001),
        (0b00111, 0b01111, 0b00011),
        (0b01111, 0b01111, 0b00101),
        (0b11111, 0b01111, 0b01011),
        (0b11111, 0b00111, None),
        (0b01000, 0b01100, 0b00100),
        (0b00001, 0b01110, None),
        (0b00001, 0b00000, None),
    ],
)
def test_rows_that_together_cover_a_box_are_named_without_needless_ones(
    box: int, among: int, needed: int | None
) -> None:
    rows = Boxes([5], SIDES[:4])
    assert covering(rows, (box,), among, Budget(ENDLESS)) == needed


def test_a_later_row_that_covers_all_is_given_up_for_earlier_ones() -> None:
    rows = Boxes([5], [(0b00111,), (0b11100,), (0b11111,)])
    assert covering(rows, (0b11111,), 0b111, Budget(ENDLESS)) == 0b011
    assert covering(rows, (0b11111,), 0b110, Budget(ENDLESS)) == 0b100


def test_a_cell_that_cannot_be_compared_counts_as_any() -> None:
    assert report(["{when: {a: b}, then: {o: x}}"], [AGE, B]).gaps == ()
    assert len(report(["{when: {a: b, b: '< 5'}, then: {o: x}}"], [AGE, B]).gaps) == 1
