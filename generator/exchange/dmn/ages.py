"""Ages as DMN can say them: it has durations in days, and durations in months, and none in both.

An age whose bounds are all in weeks and days becomes a days and time duration, one whose bounds are all in months and years
a years and months duration, each under a type definition of its own, by which it is known again. Of bounds in both, a month
is written as 30 days, 10 hours and 30 minutes, a twelfth of 365.25 days: then the file says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from generator.decision.ages import position
from generator.model.decision import Cell, DecisionTable, Exemption, InputClause, Rule
from generator.model.sfeel import Age, Domain, Interval, Operand, Test, Type, UnaryTests

IN_DAYS, IN_MONTHS = "age in days", "age in months"
"""Names of type definitions."""
BASES = {IN_DAYS: Type.DAYS_TIME, IN_MONTHS: Type.YEARS_MONTHS}
MIXED = "An age in months is written as one of 30 days, 10 hours and 30 minutes a month."
"""Stands in the description of a decision with such an age."""

_SECONDS = 86400
E_ = TypeVar("E_", Rule, Exemption)


def mixed_ages(table: DecisionTable) -> tuple[str, ...]:
    """The inputs of `table` whose bounds are both in weeks or days and in months or years."""
    return tuple(clause.id.name for clause in table.inputs if _form(table, clause) == "")


def without_ages(table: DecisionTable) -> DecisionTable:
    """The `table` with durations where it has ages; the unit of their domains is the name of their type definition."""
    forms = {clause.id.name: _form(table, clause) for clause in table.inputs if clause.domain.type is Type.AGE}
    if not forms:
        return table
    return replace(
        table,
        inputs=tuple(_input(clause, forms.get(clause.id.name)) for clause in table.inputs),
        rules=tuple(_row(rule, forms) for rule in table.rules),
        open=tuple(_row(item, forms) for item in table.open),
        impossible=tuple(_row(item, forms) for item in table.impossible),
    )


def _form(table: DecisionTable, clause: InputClause) -> str | None:
    """The type definition of an input, "" for one of its own kind of durations; None where it is no age."""
    if clause.domain.type is not Type.AGE:
        return None
    bounds = list(_bounds(table, clause))
    in_months, in_days = any(age.months for age in bounds), any(age.days for age in bounds)
    return "" if in_months and in_days else IN_MONTHS if in_months else IN_DAYS


def _bounds(table: DecisionTable, clause: InputClause) -> Iterator[Age]:
    rows: tuple[Rule | Exemption, ...] = (*table.rules, *table.open, *table.impossible)
    cells = [row.cells[clause.id.name].tests for row in rows if clause.id.name in row.cells]
    for tests in (UnaryTests((clause.domain.range,)), *cells):
        yield from (end for end in tests.operands if isinstance(end, Age))


def _input(clause: InputClause, form: str | None) -> InputClause:
    if form is None:
        return clause
    domain = clause.domain
    limits = _test(domain.range, form)
    assert isinstance(limits, Interval)  # noqa: S101 - what it was
    kind = BASES.get(form, Type.DAYS_TIME)
    return replace(clause, domain=Domain(kind, range=limits, may_be_missing=domain.may_be_missing, unit=form))


def _row(row: E_, forms: Mapping[str, str | None]) -> E_:
    cells = {name: _cell(cell, forms[name] or "") if name in forms else cell for name, cell in row.cells.items()}
    return replace(row, cells=cells)


def _cell(cell: Cell, form: str) -> Cell:
    tests = replace(cell.tests, tests=tuple(_test(test, form) for test in cell.tests.tests))
    return replace(cell, tests=tests)


def _test(test: Test, form: str) -> Test:
    if not isinstance(test, Interval):
        return test
    return replace(test, low=_amount(test.low, form), high=_amount(test.high, form))


def _amount(end: Operand | None, form: str) -> Operand | None:
    """Months, or seconds, of an age."""
    if not isinstance(end, Age):
        return end
    return Decimal(end.months) if form == IN_MONTHS else position(end) * _SECONDS
