"""People whom a table answers otherwise now, found where rules of both tables meet.

Each pair of an old and a new rule that share patients, and what only one of the tables covers, is asked once. Where one
rule decides for each patient, that finds every change from one row to another; where rows above may decide, some.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from generator.checks.rows import person_text
from generator.decision.compile import compile_table
from generator.decision.compiled import CompiledRule, CompiledTable
from generator.decision.evaluate import Answer
from generator.decision.json_text import json_value
from generator.decision.verification.arrivals import OpaqueError, arrivals
from generator.decision.verification.boxes import Box, Budget, BudgetError, meet, positions
from generator.decision.verification.grid import Grid, answers_of
from generator.decision.verification.linked import linked
from generator.decision.verification.report import Patient
from generator.decision.verification.verify import STEPS
from generator.decision.walking import decide
from generator.exchange.decide import results
from generator.model.decision import EXCLUSIVE, DecisionTable
from generator.model.values import Identifier
from generator.text.plain import shown_words

MOST_ASKED = 2_000
"""People of whom both tables are asked at most."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One person, and what the two tables say."""

    patient: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class People:
    """One person for each answer that changed.

    Attributes:
        found: the people.
        whole: whether nobody else gets another answer.
        asked_alike: whether the tables ask the same; else nobody can be put to both of them.
    """

    found: tuple[Otherwise, ...] = ()
    whole: bool = True
    asked_alike: bool = True


def answered_otherwise(old: DecisionTable, new: DecisionTable) -> People:
    """One person for each answer that changed from `old` to `new`; none where the tables do not ask the same."""
    asked = [{clause.id.name: clause.domain.type for clause in table.asked} for table in (old, new)]
    before, after = compile_table(old, shown_words), compile_table(new, shown_words)
    if asked[0] != asked[1]:
        return People(whole=False, asked_alike=False)
    if _logic(before) == _logic(after):
        return People()
    is_linked = old.is_linked or new.is_linked
    domains = {clause.id.name: clause.domain for clause in new.asked}
    known: set[tuple[Any, ...]] = set()
    found: list[Otherwise] = []
    boxes = None if is_linked else _Boxes(_both(old, new), len(old.rules))
    for patient in islice(_linked_people(old, new) if boxes is None else boxes.people(), MOST_ASKED):
        given = {name: json_value(value, domains[name]) for name, value in patient.items()}
        one, other = decide(before, given), decide(after, given)
        said = _said(one, old), _said(other, new)
        way = (one.hit, other.hit, said)
        if said[0] != said[1] and other.impossible is None and way not in known:
            known.add(way)
            found.append(Otherwise(person_text(patient, new), *said))
    decided_alone = {old.hit_policy, new.hit_policy} <= EXCLUSIVE  # else rows above may decide: see the module
    return People(tuple(found), whole=decided_alone and boxes is not None and boxes.ended)


def _linked_people(old: DecisionTable, new: DecisionTable) -> Iterator[Patient]:
    """People with each of the values that can arrive at either table, one for each rule that they may meet."""
    for table in (old, new):
        try:
            found = arrivals(table, Budget(STEPS))
            grid = Grid(table, answers_of(table), linked(table, found, Budget(STEPS), sure=False))
        except (BudgetError, OpaqueError):
            continue
        for item in found.found:
            point = {column: 1 << atom for column, atom in zip(found.columns, item.point, strict=True)}
            around = tuple(point.get(column, side) for column, side in enumerate(grid.full))
            for box in (meet(around, grid.boxes[number]) for number in positions(grid.rules)):
                if box is not None:
                    yield grid.patient(box)


def _logic(compiled: CompiledTable) -> CompiledTable:
    """A compiled table without names, which do not count when it answers."""
    rules: list[CompiledRule] = [{"id": "", "when": rule["when"], "then": rule["then"]} for rule in compiled["rules"]]
    return {**compiled, "rules": rules, "name": ""}


def _both(old: DecisionTable, new: DecisionTable) -> Grid:
    """One grid for the rules of both tables, the old ones first."""
    renamed = [replace(rule, id=Identifier(f"old {rule.id}")) for rule in old.rules]
    both = replace(new, rules=(*renamed, *new.rules), open=(), impossible=())
    return Grid(both, answers_of(both))


class _Boxes:
    """Where old and new rules meet, and where only one of the tables has a rule; `ended` once there are no more."""

    def __init__(self, grid: Grid, count: int) -> None:
        self._grid = grid
        self._old = (1 << count) - 1
        self.ended = False

    def people(self) -> Iterator[Patient]:
        """Somebody in each box."""
        return map(self._grid.patient, self)

    def __iter__(self) -> Iterator[Box]:
        try:
            yield from self._all()
            self.ended = True
        except BudgetError:
            return

    def _all(self) -> Iterator[Box]:
        grid, old = self._grid, self._old
        sides = (old, grid.rules & ~old)
        budget = Budget(STEPS)
        for number in positions(grid.rules):
            box, other = grid.boxes[number], sides[bool(old >> number & 1)]
            if not all(box):
                continue
            for second in positions(grid.index.touching(box, other) if old >> number & 1 else 0):
                budget.spend()
                if both := meet(box, grid.boxes[second]):
                    yield both
            yield from islice(grid.index.uncovered(box, other, budget), 1)


def _said(answer: Answer, table: DecisionTable) -> str:
    """What a table answers, in a line."""
    if answer.error is not None:
        return "nothing: the table contradicts itself" if answer.hit else "nothing: this could not be asked"
    lines = "; ".join(line.strip() for line in results(answer, table))
    if lines or not (answer.open or answer.depends):
        return lines or "no case fits"
    why = f": {answer.open}" if answer.open else ""
    return f"{'it depends on what is not known' if answer.depends else 'no advice'}{why}"
