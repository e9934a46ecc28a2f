"""Declared values that go by another name in a newer table: they are told once, and not with every row that uses them.

A value is the same where its identifier is. One that is gone is what stands in its place now, if at least half of the rows
that use it say the same in both tables but for such names, so that no other change hides behind a new name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from generator.model.decision import Cell, DecisionTable, Example, Exemption, InputClause, OutputClause, Result, Rule
from generator.model.sfeel import Declared, Domain, Equals, Test, UnaryTests, Value
from generator.model.values import Prose

Names = Mapping[str, Mapping[Value, Declared]]
"""By clause, and by old value, what it is declared as now."""
_Row = tuple[frozenset[tuple[str, UnaryTests]], frozenset[tuple[str, object]]]
C_ = TypeVar("C_", InputClause, OutputClause)
R_ = TypeVar("R_", Rule, Exemption)


@dataclass(frozen=True, slots=True)
class Renamed:
    """A value of `clause`, a clause of the newer table, that was called `old` and is called `new`."""

    clause: InputClause | OutputClause
    old: Declared
    new: Declared


def in_new_words(old: DecisionTable, new: DecisionTable) -> tuple[DecisionTable, tuple[Renamed, ...]]:
    """The `old` table with the values as `new` has them, and those of them that have other names."""
    if old == new:
        return old, ()
    candidates = _candidates(old, new)
    rows = {_row(rule) for rule in new.rules}
    in_words = [(_mentions(rule), _row(_rule(rule, candidates))) for rule in old.rules]
    kept: dict[str, dict[Value, Declared]] = {}
    for name, values in candidates.items():
        for value, declared in values.items():
            using = [row in rows for mentioned, row in in_words if (name, value) in mentioned]
            if value == declared.value or (using and 2 * sum(using) >= len(using)):
                kept.setdefault(name, {})[value] = declared
    return _renamed(old, kept), tuple(_told(old, new, kept))


def _told(old: DecisionTable, new: DecisionTable, names: Names) -> Iterator[Renamed]:
    every: list[InputClause | OutputClause] = [*new.inputs, *new.outputs]
    clauses = {clause.id.name: clause for clause in every}
    before: list[InputClause | OutputClause] = [*old.inputs, *old.outputs]
    for clause in before:
        for declared in clause.domain.values if clause.domain else ():
            now = names.get(clause.id.name, {}).get(declared.value)
            if now is not None and (now.id, now.label) != (declared.id, declared.label):
                yield Renamed(clauses[clause.id.name], declared, now)


def _candidates(old: DecisionTable, new: DecisionTable) -> dict[str, dict[Value, Declared]]:
    """What each old value may be now: the value with its identifier, else the one that stands in its place."""
    found: dict[str, dict[Value, Declared]] = {}
    for before, after in ((old.inputs, new.inputs), (old.outputs, new.outputs)):
        now = {clause.id.name: clause.domain for clause in after}
        for clause in before:
            domains = clause.domain, now.get(clause.id.name)
            if domains[0] and domains[1] and domains[0].type is domains[1].type:
                found[clause.id.name] = dict(_pairs(domains[0], domains[1]))
    return found


def _pairs(old: Domain, new: Domain) -> Iterator[tuple[Value, Declared]]:
    for kind, first, last, start, end in SequenceMatcher(None, old.ids, new.ids, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and last - first == end - start):
            for before, after in zip(old.values[first:last], new.values[start:end], strict=True):
                moved = before.id in new.ids or after.id in old.ids
                if before.id == after.id or not moved:
                    yield before.value, after
    for before in old.values:  # those that only moved
        yield from ((before.value, after) for after in new.values if after.id == before.id)


def _mentions(rule: Rule) -> frozenset[tuple[str, Value]]:
    cells = {(name, test.value) for name, cell in rule.cells.items() for test in _equal(cell.tests)}
    results = {(name, result.value) for name, result in rule.outputs.items() if isinstance(result.value, Value)}
    return frozenset({(name, value) for name, value in cells | results if isinstance(value, Value)})


def _equal(tests: UnaryTests) -> Iterator[Equals]:
    return (test for test in tests.tests if isinstance(test, Equals))


def _row(rule: Rule) -> _Row:
    """A row but for its name and its order of values: for whom, and what."""
    cells = frozenset((name, cell.tests) for name, cell in rule.cells.items() if not cell.tests.is_any)
    return cells, frozenset((name, result.value or result.text) for name, result in rule.outputs.items())


def _renamed(table: DecisionTable, names: Names) -> DecisionTable:
    return replace(
        table,
        inputs=tuple(_clause(clause, names) for clause in table.inputs),
        outputs=tuple(_clause(clause, names) for clause in table.outputs),
        rules=tuple(_rule(rule, names) for rule in table.rules),
        open=tuple(_cells(item, names) for item in table.open),
        impossible=tuple(_cells(item, names) for item in table.impossible),
        examples=tuple(_example(item, names) for item in table.examples),
    )


def _clause(clause: C_, names: Names) -> C_:
    known = names.get(clause.id.name, {})
    if not known or clause.domain is None:
        return clause
    values = tuple(
        replace(value, id=now.id, value=now.value, label=now.label) if (now := known.get(value.value)) else value
        for value in clause.domain.values
    )
    clause = replace(clause, domain=replace(clause.domain, values=values))
    if isinstance(clause, OutputClause) and clause.default is not None:
        return replace(clause, default=_result(clause.default, known))
    if isinstance(clause, InputClause) and clause.none_of_these in known:
        return replace(clause, none_of_these=known[clause.none_of_these].id)
    return clause


def _rule(rule: Rule, names: Names) -> Rule:
    results = {name: _result(result, names.get(name, {})) for name, result in rule.outputs.items()}
    return replace(_cells(rule, names), outputs=results)


def _cells(row: R_, names: Names) -> R_:
    return replace(row, cells={name: _cell(cell, names.get(name, {})) for name, cell in row.cells.items()})


def _cell(cell: Cell, known: Mapping[Value, Declared]) -> Cell:
    return replace(cell, tests=replace(cell.tests, tests=tuple(_test(test, known) for test in cell.tests.tests)))


def _test(test: Test, known: Mapping[Value, Declared]) -> Test:
    if isinstance(test, Equals) and isinstance(test.value, Value) and test.value in known:
        return Equals(known[test.value].value)
    return test


def _result(result: Result, known: Mapping[Value, Declared]) -> Result:
    now = known.get(result.value) if isinstance(result.value, Value) else None
    return result if now is None else Result(Prose(now.id, result.text.where), now.value)


def _example(example: Example, names: Names) -> Example:
    given = {}
    for name, item in example.given.items():
        now = names.get(name, {}).get(item.value) if item.value is not None else None
        given[name] = item if now is None or now.value == item.value else replace(item, text=now.id, value=now.value)
    expect = example.expect
    if expect is not None:
        expect = {
            name: replace(item, text=now.id, values=(now.value,))
            if len(item.values) == 1
            and (now := names.get(name, {}).get(item.values[0])) is not None
            and now.value != item.values[0]
            else item
            for name, item in expect.items()
        }
    return replace(example, given=given, expect=expect)
