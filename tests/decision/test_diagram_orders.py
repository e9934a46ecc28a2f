"""The order of a diagram's questions: the first of the best, as if each order had been tried by itself."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from generator.decision import diagram as diagrams
from generator.decision.diagram import Diagram, decision_diagram
from generator.decision.diagram_nodes import States
from generator.decision.diagram_orders import OrderSearch
from generator.decision.verification.grid import Grid, answers_of
from generator.model.decision import DecisionTable
from generator.source.one_file import load_decision
from generator.text.plain import shown_words
from tests.decision.verification.random_tables import random_table

CONTENT = Path(__file__).parents[2] / "content" / "guidelines"


def never_known(table: DecisionTable) -> DecisionTable:
    """The same table, where each input may be not known."""
    inputs = (replace(clause, domain=replace(clause.domain, may_be_missing=True)) for clause in table.inputs)
    return replace(table, inputs=tuple(inputs))


def pinned(table: DecisionTable, order: tuple[int, ...]) -> Diagram | None:
    return decision_diagram(replace(table, diagram_order=tuple(table.inputs[column].id for column in order)), str)


def by_trying(table: DecisionTable, columns: list[int]) -> Diagram | None:
    """The best of the diagrams that come of each order of `columns` as an author's own."""
    found = [diagram for order in permutations(columns) if (diagram := pinned(table, order))]
    return min(found, key=lambda diagram: (not diagram.is_exact, len(diagram.nodes)), default=None)


def test_the_order_is_the_first_of_the_best() -> None:
    exact = brief = 0
    for seed in range(80):
        table = random_table(seed)[0]
        for one in (table, never_known(table)):
            diagram = decision_diagram(one, str)
            if diagram is not None:
                assert diagram == by_trying(one, sorted(diagram.order))
                exact += diagram.is_exact
                brief += not diagram.is_exact
    assert exact > 80
    assert brief > 8


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("decisions/*.yaml")), ids=lambda path: path.stem)
def test_so_it_is_in_the_reference_guidelines(path: Path) -> None:
    table, _, _ = load_decision(path)
    assert table is not None
    diagram = decision_diagram(table, str)
    assert diagram is not None
    assert diagram == by_trying(table, sorted(diagram.order))


def test_nothing_goes_uncounted_that_could_reach_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets instead of orders are searched only where no search of orders would have stopped before its time."""

    def never(*_: object, **__: object) -> None:
        pytest.fail("a search of orders would have stopped here")

    monkeypatch.setattr(diagrams, "SetSearch", never)
    monkeypatch.setattr(OrderSearch, "is_too_large", never)
    for seed in range(60):
        table = never_known(random_table(seed)[0])
        for limit in (8, 10**6):  # orders that are given up are counted again
            most, work = counted(table, limit)
            for name, reached in (("MOST_STATES", most), ("_MOST_WORK", work)):
                with monkeypatch.context() as lower:
                    lower.setattr(diagrams, name, reached - 1)
                    decision_diagram(table, str)


def counted(table: DecisionTable, limit: int) -> tuple[int, int]:
    """States that a search of all orders looks at: at most for one order, and for all."""
    grid = Grid(table, answers_of(table, str))
    asked = [column for column, full in enumerate(grid.full) if any(box[column] != full for box in grid.boxes)]
    search, most = OrderSearch(States(grid), to_the_end=True, limit=limit), 0
    for order in permutations(asked):
        before = search.looked_at
        search.size(order)
        most = max(most, search.looked_at - before)
    return most, search.looked_at


def test_a_large_table_keeps_its_order() -> None:
    table, _, _ = load_decision(CONTENT / "her2-metastatic-breast-cancer/decisions/outside-the-brain.yaml")
    assert table is not None
    diagram = decision_diagram(table, shown_words)
    assert diagram is not None
    assert (diagram.order, len(diagram.nodes), diagram.is_exact) == ((0, 1, 2, 3, 4), 29, False)
