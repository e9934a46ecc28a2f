"""Tables that are linked to each other, after some of them were replaced: by the same ones in another language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.decision import DecisionTable


def relinked(tables: Iterable[DecisionTable]) -> tuple[DecisionTable, ...]:
    """The `tables` of a guideline, each linked to those among them that bear the names of what it was linked to."""
    given = tuple(tables)
    by_name = {table.decision.name: table for table in given}
    made: dict[str, DecisionTable] = {}

    def made_of(table: DecisionTable) -> DecisionTable:
        name = table.decision.name
        if name not in made:
            linked = tuple(made_of(by_name[old.decision.name]) for old in table.linked if old.decision.name in by_name)
            made[name] = replace(table, linked=linked) if table.linked else table
        return made[name]

    return tuple(made_of(table) for table in given)
