"""A decision table as boxes of atoms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from generator.decision.hits import Precedence, place, precedence
from generator.decision.verification.atoms import axis_of
from generator.decision.verification.axes import InputAxis, is_opaque
from generator.decision.verification.boxes import Box, Boxes, Budget, meet
from generator.decision.verification.linked import Linked
from generator.decision.verification.report import Conditions, Patient
from generator.decision.verification.views import counting, is_spoken_of
from generator.decision.words import Words
from generator.model.decision import Computed, DecisionTable, Exemption, Rule, tests_of

RuleAnswer = tuple[object, ...]


class Grid:
    """A table's rules, in file order, then its `open` and its `impossible` entries, each as a box.

    A cell that cannot be compared beforehand counts as `-` in `boxes`; `sure` is the set of rules and
    exemptions without such a cell.
    """

    def __init__(self, table: DecisionTable, answers: Sequence[RuleAnswer], linked: Linked | None = None) -> None:
        """Cut the domains of `table`; `answers` has what each rule says, equal where rules say the same.

        `linked` is what can arrive in the columns of a table whose inputs come from elsewhere: the rest cannot be.
        """
        self.table = table
        self.linked = linked
        self.names = [clause.id.name for clause in table.inputs]
        rows: Sequence[Rule | Exemption] = (*table.rules, *table.open, *table.impossible)
        cells = [[tests_of(row, name) for row in rows] for name in self.names]
        self.axes: list[InputAxis] = [
            linked.axes[name] if linked and name in linked.axes else axis_of(clause.domain, own)
            for name, clause, own in zip(self.names, table.inputs, cells, strict=True)
        ]
        sets = [[axis.set_of(tests) for tests in own] for axis, own in zip(self.axes, cells, strict=True)]
        self.full: Box = tuple(axis.full for axis in self.axes)
        self.boxes: list[Box] = [
            tuple(full if found is None else found for full, found in zip(self.full, row, strict=True))
            for row in (zip(*sets, strict=True) if sets else [()] * len(rows))
        ]
        for sides in linked.barred if linked else ():
            self.boxes.append(tuple(sides.get(column, side) for column, side in enumerate(self.full)))
        self.index = Boxes([axis.size for axis in self.axes], self.boxes)
        count, opened = len(table.rules), len(table.open)
        self.rules = (1 << count) - 1
        self.open = ((1 << opened) - 1) << count
        self.impossible = self.index.all & ~self.rules & ~self.open
        self.sure = self.index.all
        for number, row in enumerate(rows):
            if any(is_opaque(cell.tests) for cell in row.cells.values()):
                self.sure &= ~(1 << number)
        self.answers = answers

    @property
    def asked(self) -> list[bool]:
        """By column, whether readers of the table itself need it: what only counts in a formula is not for them."""
        counted = set(counting(self.table))
        return [name not in counted or is_spoken_of(self.table, name) for name in self.names]

    @property
    def doubtful(self) -> bool:
        """Whether some cell cannot be compared beforehand."""
        return self.sure != self.index.all

    @cached_property
    def precedences(self) -> list[Precedence]:
        """The precedence of each rule, by its number."""
        policy, rules = self.table.hit_policy, self.table.rules
        return [precedence(policy, _places(self.table, rule), number) for number, rule in enumerate(rules)]

    @cached_property
    def earlier(self) -> list[int]:
        """For each rule the set of those that come before it in precedence."""
        found, before = [0] * len(self.precedences), 0
        for _, number in sorted(self.precedences):
            found[number] = before
            before |= 1 << number
        return found

    def rule(self, number: int) -> str:
        """The identifier of a rule."""
        return self.table.rules[number].id.name

    # from boxes to cells and patients

    def conditions(self, box: Box) -> Conditions:
        """A box as cells; every side must be expressible."""
        return {
            name: axis.tests_of(side)
            for name, axis, side in zip(self.names, self.axes, box, strict=True)
            if side != axis.full
        }

    def patient(self, box: Box) -> Patient:
        """One patient inside a box, by what people are asked."""
        found = {name: axis.example(side) for name, axis, side in zip(self.names, self.axes, box, strict=True)}
        return found if self.linked is None else self.linked.patient(box, found)

    def patients(self, box: Box) -> list[Patient]:
        """One patient inside a box for each of its separate parts, seen along each column."""
        holes = [axis.holes(side) for axis, side in zip(self.axes, box, strict=True)]
        count = max(map(len, holes), default=1)
        return [self.patient(tuple(parts[min(n, len(parts) - 1)] for parts in holes)) for n in range(count)]

    def trim(self, column: int, atoms: int, core: int) -> int:
        """The largest part of `atoms` around `core` that one cell of `column`, given by its position, can say."""
        return self.axes[column].trimmed(atoms, core)

    def expressible(self, box: Box) -> list[Box]:
        """A box as boxes whose sides can be said in one cell each."""
        boxes = [box]
        for position, (axis, side) in enumerate(zip(self.axes, box, strict=True)):
            if not axis.expressible(side):
                parts = (side & axis.null, side & ~axis.null)
                boxes = [(*part[:position], new, *part[position + 1 :]) for part in boxes for new in parts]
        return boxes

    def possible(self, box: Box, budget: Budget) -> Box | None:
        """A maximal part of `box` whose patients can exist; None if there are none.

        Raises BudgetError once `budget` is spent.
        """
        if not all(box):
            return None
        barred = self.index.touching(box, self.impossible)
        if not barred:
            return self.expressible(box)[0]
        for piece in self.index.uncovered(box, barred, budget):
            return self.index.grown(self.expressible(piece)[0], barred, box, trim=self.trim)
        return None

    def common(self, a: int, b: int, budget: Budget) -> Box | None:
        """A maximal box of possible patients whom the rows `a` and `b` both match; None if there are none.

        Raises BudgetError once `budget` is spent.
        """
        both = meet(self.boxes[a], self.boxes[b])
        return self.possible(both, budget) if both else None


def _places(table: DecisionTable, rule: Rule) -> Iterator[int]:
    """The place of each result of a rule among the declared values of its output, as `evaluate` has it."""
    for clause in table.outputs:
        if clause.domain is not None and clause.domain.values:
            result = rule.outputs.get(clause.id.name)
            value = result.value if result else None
            yield place(
                [declared.value for declared in clause.domain.values], value, is_computed=isinstance(value, Computed)
            )


def answers_of(table: DecisionTable, words: Words = str) -> list[RuleAnswer]:
    """What each rule of `table` says, in file order; `words` puts a text into plain words."""
    return [answer_of(table, rule, words) for rule in table.rules]


def answer_of(table: DecisionTable, rule: Rule, words: Words) -> RuleAnswer:
    """What a `rule` of `table` says, so that two answers can be compared: values as such, free texts in plain words.

    `words` puts a text into plain words.
    """
    results: list[object] = []
    for clause in table.outputs:
        result = rule.outputs.get(clause.id.name)
        is_free_text = result is not None and result.value is None
        results.append(" ".join(words(result.text).split()) if result and is_free_text else result and result.value)
    return tuple(results)
