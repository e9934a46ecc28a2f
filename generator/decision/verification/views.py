"""A table on the way to another one: its rows as bits, and what it answers once it is known which of them hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.decision.hits import Precedence, place, precedence
from generator.decision.outcomes import DEFAULT, NONE, Judged, outcomes
from generator.decision.sums import sum_of
from generator.decision.verification.atoms import axis_of
from generator.decision.verification.axes import InputAxis
from generator.decision.waiting import unknown_where_missing
from generator.model.decision import Aggregation, Computed, DecisionTable, Exemption, OutputClause, Rule, tests_of
from generator.model.linked import Formula, operands
from generator.model.sfeel import UnaryTests, Value

Rows = tuple[int, int]
"""The rows that may hold, and those that do."""


def cells_of(tables: Iterable[DecisionTable], name: str) -> list[UnaryTests]:
    """What every row of some `tables` asks of the input called `name`."""
    return [tests_of(row, name) for table in tables for row in rows_of(table)]


def rows_of(table: DecisionTable) -> Sequence[Rule | Exemption]:
    """The rules of a `table`, its `open` and its `impossible` entries."""
    return (*table.rules, *table.open, *table.impossible)


def in_formulas(table: DecisionTable) -> list[str]:
    """What is asked for in a `table` and counts in a formula of it."""
    asked = {clause.id.name for clause in table.inputs if clause.origin is None}
    return [name for name in counting(table) if name in asked]


def counting(table: DecisionTable) -> list[str]:
    """The inputs that count in a formula of a `table`, whether somebody is asked for them or not."""
    terms = [clause.origin.term for clause in table.inputs if isinstance(clause.origin, Formula)]
    return list(dict.fromkeys(name for term in terms for name in operands(term)))


def is_spoken_of(table: DecisionTable, name: str) -> bool:
    """Whether some cell of `table` asks for the input `name`."""
    return any(not tests.is_any for tests in cells_of((table,), name))


class View:
    """A table on the way: its rows as bits, and what they say."""

    def __init__(self, table: DecisionTable) -> None:
        """Cut the domains of `table` at its own cells."""
        self.table = table
        self._rows = rows_of(table)
        count, opened = len(table.rules), len(table.open)
        self.all = (1 << len(self._rows)) - 1
        self.impossible = self.all & ~((1 << (count + opened)) - 1)
        self._open = ((1 << opened) - 1) << count
        self.axes = {
            clause.id.name: axis_of(clause.domain, cells_of((table,), clause.id.name)) for clause in table.inputs
        }
        asked = frozenset(clause.id.name for clause in table.inputs if clause.origin is None)
        terms = {c.id.name: c.origin.term for c in table.inputs if isinstance(c.origin, Formula)}
        self.sums = {name: found for name, term in terms.items() if (found := sum_of(term, asked)) is not None}
        self._asked = asked
        self._through: dict[tuple[str, int], Rows] = {}
        self._answers: dict[tuple[int, int, str], Value | None] = {}
        self._catches = [
            all(cell.tests.is_any or _excludes_nobody(self.axes[name], cell.tests) for name, cell in rule.cells.items())
            for rule in table.rules
        ]

    def has(self, name: str, *, is_asked: bool) -> bool:
        """Whether the table has an input called `name` that `is_asked` for, or, without, one that comes from elsewhere."""
        return name in self._asked if is_asked else name in self.axes and name not in self._asked

    def through(self, name: str, axis: InputAxis, atom: int) -> Rows:
        """The rows that may hold, and those that do, where the input `name` lies in an `atom` of its `axis`."""
        if (name, atom) not in self._through:
            may = must = 0
            missing = bool(axis.null >> atom & 1)
            for number, row in enumerate(self._rows):
                tests = tests_of(row, name)
                found = axis.set_of(tests)
                holds = found is not None and bool(found >> atom & 1)
                unknown = missing and unknown_where_missing(tests)
                may |= (holds or unknown) << number
                must |= (holds and not unknown) << number
            self._through[name, atom] = may, must
        return self._through[name, atom]

    def speaking(self, name: str) -> int:
        """The rows that ask for an input."""
        return sum(1 << number for number, row in enumerate(self._rows) if not tests_of(row, name).is_any)

    def answer(self, rows: Rows, output: str) -> Value | None:
        """What the table answers for an `output` where some `rows` hold; None for no answer, or none that is certain."""
        key = (*rows, output)
        if key not in self._answers:
            self._answers[key] = self._answer(*rows, self.table.output(output))
        return self._answers[key]

    def _answer(self, could: int, holds: int, output: OutputClause) -> Value | None:
        table, open_could = self.table, could & self._open
        rules = [
            None if could >> n & 1 and not holds >> n & 1 else bool(holds >> n & 1) for n in range(len(table.rules))
        ]
        excused = True if holds & self._open else None if open_could else False
        if table.aggregation is not None:
            return None if excused is not False or None in rules else self._aggregated(rules, output)
        judged = Judged(table.hit_policy, rules, self._catches, excused, table.has_default)
        found = outcomes(judged, self._precedence, self._same)
        values = {self._said(number, output) for number in found}
        return values.pop() if len(values) == 1 else None

    def _said(self, number: int, output: OutputClause) -> Value | None:
        if number == NONE:
            return None
        result = output.default if number == DEFAULT else self.table.rules[number].outputs.get(output.id.name)
        return None if result is None or isinstance(result.value, Computed) else result.value

    def _precedence(self, number: int) -> Precedence:
        rule = self.table.rules[number]
        places = []
        for clause in self.table.outputs:
            if clause.domain is not None and clause.domain.values:
                result = rule.outputs.get(clause.id.name)
                value = result.value if result else None
                declared = [one.value for one in clause.domain.values]
                places.append(place(declared, value, is_computed=isinstance(value, Computed)))
        return precedence(self.table.hit_policy, places, number)

    def _same(self, numbers: Sequence[int]) -> bool:
        rules = [self.table.rules[number] for number in numbers]
        return all(rule.outputs == rules[0].outputs for rule in rules)

    def _aggregated(self, rules: Sequence[bool | None], output: OutputClause) -> Value | None:
        hit = [number for number, holds in enumerate(rules) if holds]
        if self.table.aggregation is Aggregation.COUNT:
            return Decimal(len(hit))
        values = [self._said(number, output) for number in hit]
        numbers = [value for value in values if isinstance(value, Decimal)]
        if not values:
            return self._said(DEFAULT, output) if output.default else None
        if len(numbers) < len(values):
            return None
        if self.table.aggregation is Aggregation.SUM:
            return sum(numbers, Decimal(0))
        return min(numbers) if self.table.aggregation is Aggregation.MIN else max(numbers)


def _excludes_nobody(axis: InputAxis, tests: UnaryTests) -> bool:
    found = axis.set_of(tests)
    return found is not None and axis.excludes_nobody(found)
