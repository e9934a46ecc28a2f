"""What arrives at a linked table, as boxes of its grid: all that does not is barred, as if it were declared impossible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.decision.verification.arrivals import Arrival, Arrivals
from generator.decision.verification.axes import InputAxis
from generator.decision.verification.boxes import Box, Boxes, Budget
from generator.decision.verification.report import Patient
from generator.model.decision import DecisionTable
from generator.model.sfeel import Value


@dataclass(frozen=True, slots=True)
class Linked:
    """What can arrive in the columns of a table.

    Attributes:
        table: the table.
        axes: by input, its axis, for inputs that other tables ask for as well.
        found: the arrivals that count.
        columns: the positions of their columns.
        barred: boxes that hold all that cannot arrive, each with its sides by column.
    """

    table: DecisionTable
    axes: Mapping[str, InputAxis]
    found: Sequence[Arrival]
    columns: Sequence[int]
    barred: Sequence[Mapping[int, int]]

    def patient(self, box: Box, found: Mapping[str, Value | None]) -> Patient:
        """Somebody in `box` by what is asked along the way; `found` has a value for each input of the table itself."""
        for item in self.found:
            if all(box[column] >> atom & 1 for column, atom in zip(self.columns, item.point, strict=True)):
                return {clause.id.name: self._value(clause.id.name, item, found) for clause in self.table.asked}
        return {clause.id.name: found.get(clause.id.name) for clause in self.table.asked}

    def _value(self, name: str, item: Arrival, found: Mapping[str, Value | None]) -> Value | None:
        if name in item.path:
            return item.person[name] if name in item.person else self.axes[name].example(1 << item.path[name])
        if name in found:
            return found[name]
        return self.axes[name].example(self.axes[name].full)


def linked(table: DecisionTable, found: Arrivals, budget: Budget, *, sure: bool) -> Linked:
    """What can arrive at `table`: of all that was `found`, or only of what is `sure`.

    Raises BudgetError once `budget` is spent.
    """
    items = [item for item in found.found if item.sure or not sure]
    sizes = [axis.size for axis in found.own]
    full: Box = tuple(axis.full for axis in found.own)
    boxes = _joined([tuple(1 << atom for atom in item.point) for item in items])
    index = Boxes(sizes, boxes)
    outside = list(index.uncovered(full, index.all, budget)) if full else []
    barred = [dict(zip(found.columns, piece, strict=True)) for piece in outside]
    return Linked(table, found.axes, items, found.columns, barred)


def _joined(boxes: list[Box]) -> list[Box]:
    """Fewer boxes that hold the same: those that differ in one column alone are one."""
    for column in range(len(boxes[0]) if boxes else 0):
        found: dict[Box, int] = {}
        for box in boxes:
            rest = (*box[:column], *box[column + 1 :])
            found[rest] = found.get(rest, 0) | box[column]
        boxes = [(*rest[:column], side, *rest[column:]) for rest, side in found.items()]
    return boxes
