"""A decision table as one JSON object that both evaluators walk (Python: `evaluate`, browser: `decide.js`).

    table  = {"decision": id, "name": DMN name, "hit-policy": word, "aggregation": word or null,
              "inputs": [input], "outputs": [output], "rules": [rule],
              "open": [exemption], "impossible": [exemption]}
    input  = {"id", "name", "type", "values": [text], "range": test, "step": number, "from": number,
              "may-be-missing": true}           only id and type always; steps are counted from "from"
    output = {"id", "name", "type", "values": [value], "default": value}   values in their order of priority
    rule   = {"id", "when": {input id: cell}, "then": {output id: value},  an input left out is "-" (any)
              "catch-all": true}              only where its cells hold for whatever is answered
    value  = scalar | {"feel": text}            a result that has to be computed: see `results`
    exemption = {"when": {input id: cell}, "why": text}
    cell   = {"any": [test]} or {"none": [test]}
    test   = {"eq": point} | {"null": true} | {"ge" or "gt": point, "le" or "lt": point}   an interval without ends: {}
    point  = scalar | {"input": id}             the value of another input

A scalar of an input is what can be compared at once: texts as they are; booleans; everything that has an order as
a decimal number in a string, so that nothing becomes a float in a browser: numbers; dates as days since
1970-01-01; times as seconds since midnight and dates with a time as seconds since 1970-01-01T00:00:00, with a
"Z" behind them when they count in UTC; durations as seconds or months. Values of outputs are results: numbers as
decimal strings, dates, times and durations as ISO 8601 texts, declared values by their identifier, texts in plain
words, null for what a rule leaves out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from generator.decision.literals import duration_text, number_text
from generator.decision.order import anchor_of, step_of
from generator.decision.verification.atoms import column_of
from generator.model.decision import Cell, Computed, DecisionTable, Exemption, InputClause, OutputClause, Result, Rule
from generator.model.sfeel import (
    DURATIONS,
    NUMBERS,
    Domain,
    Equals,
    InputName,
    Interval,
    IsNull,
    Moment,
    Operand,
    Test,
    Type,
    UnaryTests,
    Value,
)
from generator.model.values import Prose

Words = Callable[[Prose], str]
"""A text in plain words, without markup: `generator.text.plain.shown_words`, or one that knows the library."""

_EPOCH = date(1970, 1, 1).toordinal()


def compile_table(table: DecisionTable, words: Words) -> dict[str, Any]:
    """The JSON object of a table that was read without errors; see the module for its shape."""
    return {
        "decision": table.decision.name,
        **({"name": table.dmn_name} if table.dmn_name else {}),
        "hit-policy": table.hit_policy.value,
        "aggregation": table.aggregation.value if table.aggregation else None,
        "inputs": [_input(clause) for clause in table.inputs],
        "outputs": [_output(clause, words) for clause in table.outputs],
        "rules": [_rule(rule, table, words) for rule in table.rules],
        "open": [_exemption(item, words) for item in table.open],
        "impossible": [_exemption(item, words) for item in table.impossible],
    }


def compile_cell(tests: UnaryTests) -> dict[str, Any]:
    """The tree of a cell that is not `-`."""
    return {"none" if tests.negated else "any": [_test(test) for test in tests.tests]}


def scalar(value: Value) -> str | bool:
    """The comparable form of a value of an input."""
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, Moment):
        return number_text(value.seconds) + ("Z" if value.zoned else "")
    return number_text(value) if isinstance(value, Decimal) else str(value.toordinal() - _EPOCH)


def result(value: Value, domain: Domain) -> str | bool:
    """A value of an output."""
    if isinstance(value, Moment):
        return value.text
    if isinstance(value, Decimal):
        return duration_text(value, domain.type) if domain.type in DURATIONS else number_text(value)
    return value.isoformat() if isinstance(value, date) else value


def _test(test: Test) -> dict[str, Any]:
    if isinstance(test, IsNull):
        return {"null": True}
    return {"eq": _point(test.value)} if isinstance(test, Equals) else _interval(test)


def _interval(interval: Interval) -> dict[str, Any]:
    ends: dict[str, Any] = {}
    if interval.low is not None:
        ends["gt" if interval.low_open else "ge"] = _point(interval.low)
    if interval.high is not None:
        ends["lt" if interval.high_open else "le"] = _point(interval.high)
    return ends


def _point(operand: Operand) -> Any:
    return {"input": operand.name} if isinstance(operand, InputName) else scalar(operand)


def _when(cells: Mapping[str, Cell]) -> dict[str, Any]:
    return {name: compile_cell(cell.tests) for name, cell in cells.items() if not cell.tests.is_any}


def _input(clause: InputClause) -> dict[str, Any]:
    domain = clause.domain
    compiled: dict[str, Any] = {"id": clause.id.name, "type": domain.type.value}
    if clause.dmn_name:
        compiled["name"] = clause.dmn_name
    if domain.values:
        compiled["values"] = [scalar(declared.value) for declared in domain.values]
    if domain.range != Interval():
        compiled["range"] = _interval(domain.range)
    step = step_of(domain)
    if step is not None and domain.type in NUMBERS:
        compiled |= {"step": number_text(step), "from": number_text(anchor_of(domain))}
    if domain.may_be_missing:
        compiled["may-be-missing"] = True
    return compiled


def _output(clause: OutputClause, words: Words) -> dict[str, Any]:
    kind = clause.domain.type if clause.domain else Type.TEXT
    compiled: dict[str, Any] = {"id": clause.id.name, "type": kind.value}
    if clause.dmn_name:
        compiled["name"] = clause.dmn_name
    if clause.domain and clause.domain.values:
        compiled["values"] = [result(declared.value, clause.domain) for declared in clause.domain.values]
    if clause.default is not None:
        compiled["default"] = _result(clause.default, clause, words)
    return compiled


def _result(said: Result, clause: OutputClause, words: Words) -> str | bool | dict[str, str]:
    if isinstance(said.value, Computed):
        return {"feel": said.value.feel}
    return words(said.text) if said.value is None or clause.domain is None else result(said.value, clause.domain)


def _rule(rule: Rule, table: DecisionTable, words: Words) -> dict[str, Any]:
    then = {}
    for clause in table.outputs:
        said = rule.outputs.get(clause.id.name)
        then[clause.id.name] = None if said is None else _result(said, clause, words)
    catches_all = all(_holds_for_all(cell.tests, table.inputs, name) for name, cell in rule.cells.items())
    return {
        "id": rule.id.name,
        "when": _when(rule.cells),
        "then": then,
        **({"catch-all": True} if catches_all else {}),
    }


def _holds_for_all(tests: UnaryTests, inputs: Iterable[InputClause], name: str) -> bool:
    """Whether a cell excludes no value that can be answered: `-`, or in other words."""
    if tests.is_any:
        return True
    domain = next(clause.domain for clause in inputs if clause.id.name == name)
    column = column_of(domain, [tests])
    side = column.set_of(tests)
    return side is not None and not column.known & ~side


def _exemption(item: Exemption, words: Words) -> dict[str, Any]:
    return {"when": _when(item.cells), "why": words(item.why)}
