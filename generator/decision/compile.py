"""A decision table compiled into the JSON object of `compiled`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.decision.compiled import (
    Cell,
    CompiledExemption,
    CompiledInput,
    CompiledOutput,
    CompiledResult,
    CompiledRule,
    CompiledTable,
    FormulaStep,
    IntervalTest,
    Point,
    Test,
)
from generator.decision.literals import number_text, plain
from generator.decision.order import anchor_of, step_of
from generator.decision.scalars import scalar
from generator.decision.verification.atoms import axis_of
from generator.decision.words import Words
from generator.model import decision as model
from generator.model.decision import Computed, DecisionTable, Exemption, InputClause, OutputClause, Result, Rule
from generator.model.linked import Combined, FromDecision, Number, Operand, Rounded, Term
from generator.model.sfeel import NUMBERS, Equals, InputName, Interval, IsNull, Type, UnaryTests
from generator.model.sfeel import Operand as EndPoint
from generator.model.sfeel import Test as SfeelTest


def compile_table(table: DecisionTable, words: Words) -> CompiledTable:
    """The compiled form of `table`, which was read without errors; `words` puts its texts into plain words."""
    compiled: CompiledTable = {
        "decision": table.decision.name,
        "hit-policy": table.hit_policy,
        "aggregation": table.aggregation,
        "inputs": [_input(clause) for clause in table.inputs],
        "outputs": [_output(clause, words) for clause in table.outputs],
        "rules": [_rule(rule, table, words) for rule in table.rules],
        "open": [_exemption(item, words) for item in table.open],
        "impossible": [_exemption(item, words) for item in table.impossible],
    }
    if table.dmn_name:
        compiled["name"] = table.dmn_name
    if table.linked:
        # Flat: each stands here once, however many of the others need it.
        compiled["linked"] = [compile_table(replace(other, linked=()), words) for other in table.linked]
    return compiled


def _cell(tests: UnaryTests) -> Cell:
    """A cell that is not `-`."""
    compiled = [_test(test) for test in tests.tests]
    return {"none": compiled} if tests.negated else {"any": compiled}


def _test(test: SfeelTest) -> Test:
    if isinstance(test, IsNull):
        return {"null": True}
    return {"eq": _point(test.value)} if isinstance(test, Equals) else _interval(test)


def _interval(interval: Interval) -> IntervalTest:
    ends: IntervalTest = {}
    if interval.low is not None:
        ends["gt" if interval.low_open else "ge"] = _point(interval.low)
    if interval.high is not None:
        ends["lt" if interval.high_open else "le"] = _point(interval.high)
    return ends


def _point(operand: EndPoint) -> Point:
    return {"input": operand.name} if isinstance(operand, InputName) else scalar(operand)


def _when(cells: Mapping[str, model.Cell]) -> dict[str, Cell]:
    return {name: _cell(cell.tests) for name, cell in cells.items() if not cell.tests.is_any}


def _input(clause: InputClause) -> CompiledInput:
    domain = clause.domain
    compiled: CompiledInput = {"id": clause.id.name, "type": domain.type}
    if clause.dmn_name:
        compiled["name"] = clause.dmn_name
    if domain.values:
        compiled["values"] = [scalar(declared.value) for declared in domain.values]
    if domain.range != Interval():
        compiled["range"] = _interval(domain.range)
    step = step_of(domain)
    if step is not None and domain.type in NUMBERS:
        compiled["step"], compiled["from"] = number_text(step), number_text(anchor_of(domain))
    if domain.may_be_missing:
        compiled["may-be-missing"] = True
    if isinstance(clause.origin, FromDecision):
        compiled["linked"] = {"decision": clause.origin.decision, "output": clause.origin.output}
    elif clause.origin is not None:
        compiled["compute"] = list(_steps(clause.origin.term))
    return compiled


_JOINS = {"sum": "+", "count": "+"}


def _steps(term: Term) -> Iterator[FormulaStep]:
    """A term as steps on a pile, what is joined before what joins it."""
    if isinstance(term, Number):
        yield {"number": number_text(term.value)}
    elif isinstance(term, Operand):
        yield {"input": term.name}
    elif isinstance(term, Rounded):
        yield from _steps(term.term)
        yield {"round": term.how.value, "to": number_text(term.step)}
    elif isinstance(term, Combined):
        yield from _steps(term.left)
        yield from _steps(term.right)
        yield {"join": term.sign}
    else:
        for place, inner in enumerate(term.terms):
            yield from _steps(inner)
            if place:
                yield {"join": _JOINS.get(term.name, term.name)}


def _output(clause: OutputClause, words: Words) -> CompiledOutput:
    kind = clause.domain.type if clause.domain else Type.TEXT
    compiled: CompiledOutput = {"id": clause.id.name, "type": kind}
    if clause.dmn_name:
        compiled["name"] = clause.dmn_name
    if clause.domain and clause.domain.values:
        compiled["values"] = [plain(declared.value, kind) for declared in clause.domain.values]
    if clause.default is not None:
        compiled["default"] = _result(clause.default, kind, words)
    return compiled


def _result(result: Result, kind: Type, words: Words) -> CompiledResult:
    if isinstance(result.value, Computed):
        return {"feel": result.value.feel}
    return words(result.text) if result.value is None else plain(result.value, kind)


def _rule(rule: Rule, table: DecisionTable, words: Words) -> CompiledRule:
    then: dict[str, CompiledResult | None] = {}
    for clause in table.outputs:
        result = rule.outputs.get(clause.id.name)
        kind = clause.domain.type if clause.domain else Type.TEXT
        then[clause.id.name] = None if result is None else _result(result, kind, words)
    compiled: CompiledRule = {"id": rule.id.name, "when": _when(rule.cells), "then": then}
    if all(_holds_for_all(cell.tests, table.input(name)) for name, cell in rule.cells.items()):
        compiled["catch-all"] = True
    return compiled


def _holds_for_all(tests: UnaryTests, clause: InputClause) -> bool:
    """Whether a cell excludes no value that can be answered: `-`, or the same in other words."""
    if tests.is_any:
        return True
    axis = axis_of(clause.domain, [tests])
    atoms = axis.set_of(tests)
    return atoms is not None and axis.excludes_nobody(atoms)


def _exemption(item: Exemption, words: Words) -> CompiledExemption:
    return {"when": _when(item.cells), "why": words(item.why)}
