"""From the shape of a decision file to the model's `DecisionTable`: domains and cells are parsed here.

Cells are S-FEEL: `generator.decision` parses them, here every error gets its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from generator.decision.domains import outside, parse_range
from generator.decision.errors import CellError
from generator.decision.parser import parse_cell
from generator.decision.policies import parse_hit_policy
from generator.diagnostics import Findings, did_you_mean
from generator.model.decision import (
    RANKED,
    Aggregation,
    Cell,
    DecisionTable,
    Example,
    Exemption,
    Expected,
    Given,
    HitPolicy,
    InputClause,
    OutputClause,
    Result,
    Rule,
)
from generator.model.sfeel import NUMBERS, Domain, InputName, Interval, Type, UnaryTests
from generator.model.values import Identifier
from generator.source.decision_file import (
    DecisionFile,
    ExampleEntry,
    ExemptionEntry,
    InputEntry,
    OutputEntry,
    RawCell,
    RuleEntry,
)
from generator.source.decision_origins import read_origins, refuse_two_meanings, tables_behind
from generator.source.decision_results import ExpectedReader, read_declared, read_given, read_result
from generator.source.nodes import place_of
from generator.source.score_file import ScoredFile

_ALONE: Mapping[str, DecisionTable | None] = {}
_CURLY = re.compile("[\u2018-\u201f]")
_STEP = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


def to_table(
    raw: DecisionFile, findings: Findings, linked: Mapping[str, DecisionTable | None] = _ALONE
) -> DecisionTable:
    """The table of the file `raw`, its cells parsed.

    `linked` has the decisions that its inputs come from, None for one that cannot be read. Every cell that cannot be
    read is added to `findings`, and becomes `-`.
    """
    return _Compiler(raw, findings, linked).table()


class _Compiler:
    def __init__(self, raw: DecisionFile, findings: Findings, linked: Mapping[str, DecisionTable | None]) -> None:
        self._raw = raw
        self._findings = findings
        self._linked = tables_behind(raw, linked)
        self._unread = {name for name, entry in raw.inputs.items() if self._is_unread(entry)}
        asked = {n: self._input(n, entry) for n, entry in raw.inputs.items() if not entry.from_ and not entry.compute}
        found = read_origins(raw, asked, linked, self._unread, findings)
        self._inputs = {name: found.get(name) or asked[name] for name in raw.inputs}
        refuse_two_meanings(asked.values(), self._linked, findings)
        self._names = _names(self._inputs.values())
        self._outputs = {name: self._output(name, entry) for name, entry in raw.outputs.items()}
        self._read: dict[tuple[str, str], UnaryTests] = {}  # the cells of a large table repeat each other

    def table(self) -> DecisionTable:
        raw = self._raw
        for what, entries in (("inputs", raw.inputs), ("outputs", raw.outputs), ("rules", raw.rules)):
            if not entries and not isinstance(raw, ScoredFile):  # of a score, its own reader tells
                self._findings.error(
                    "empty-value", f'a decision table needs at least one entry under "{what}"', raw.where
                )
        policy, aggregation = self._policy()
        return DecisionTable(
            where=raw.where,
            decision=raw.decision,
            was=raw.was,
            name=raw.name,
            question=raw.question,
            hit_policy=policy,
            aggregation=aggregation,
            inputs=tuple(self._inputs.values()),
            outputs=tuple(self._outputs.values()),
            rules=self._rules(),
            impossible=tuple(self._exemption(entry) for entry in raw.impossible),
            open=tuple(self._exemption(entry) for entry in raw.open),
            examples=tuple(self._examples(ExpectedReader(policy, aggregation, self._findings))),
            notes=raw.notes,
            verify=raw.verify,
            diagram_order=self._diagram_order(),
            search_terms=raw.search_terms,
            score=raw.counts if isinstance(raw, ScoredFile) else None,
            linked=self._linked,
            dmn_name=raw.dmn_name,
        )

    def _diagram_order(self) -> tuple[Identifier, ...]:
        for name in self._raw.diagram_order:
            if name.name not in self._inputs:
                hint = did_you_mean(name.name, self._inputs)
                self._findings.error("unknown-input", f'"{name}" is not an input of this table', name.where, hint)
        return self._raw.diagram_order

    def _policy(self) -> tuple[HitPolicy, Aggregation | None]:
        raw = self._raw
        if not raw.hit_policy.raw:
            return HitPolicy.UNIQUE, None  # the reader of the file has reported that it is missing
        try:
            policy, aggregation = parse_hit_policy(raw.hit_policy.raw)
        except CellError as problem:
            self._findings.error("unknown-value", problem.message, raw.hit_policy.where, problem.hint)
            return HitPolicy.UNIQUE, None
        if raw.aggregation is not None:
            if policy is not HitPolicy.COLLECT:
                self._findings.error(
                    "hit-policy-needs", "an aggregation belongs to the hit policy collect", raw.hit_policy.where
                )
            aggregation = raw.aggregation
        numbers = [clause for clause in self._outputs.values() if clause.domain and clause.domain.type in NUMBERS]
        if aggregation not in {None, Aggregation.COUNT} and not len(self._outputs) == len(numbers) == 1:
            self._findings.error(
                "hit-policy-needs",
                f'the aggregation "{aggregation}" needs one output, and it must be a number',
                raw.hit_policy.where,
            )
        if policy in RANKED and not any(clause.domain and clause.domain.values for clause in self._outputs.values()):
            self._findings.error(
                "hit-policy-needs", f'the hit policy "{policy}" needs an output with `values`', raw.hit_policy.where
            )
        return policy, aggregation

    def _is_unread(self, entry: InputEntry) -> bool:
        """Whether something of an input could not be read: its cells are not judged by what stands in for it."""
        asked = not entry.from_ and not entry.compute
        return (asked and entry.type is None and entry.values is None) or self._findings.has_error_in(entry.where)

    def _input(self, name: str, entry: InputEntry) -> InputClause:
        kind = entry.type or (Type.VALUES if entry.values else None)
        if kind is None:
            self._findings.error(
                "missing-key",
                f'the input "{name}" has neither a type nor values',
                entry.where,
                'add "type" or "values"',
            )
            kind = Type.TEXT
        if name not in self._unread and (kind is Type.VALUES) != (entry.values is not None):
            message = f'the input "{name}" mixes `type: {kind}` and `values`'
            self._findings.error("bad-domain", message, entry.where.head)
        if kind is Type.AGE and entry.unit:
            message = "an age has its units in its cells"
            self._findings.error("bad-domain", message, entry.where.head, 'remove "unit"')
        return InputClause(
            where=entry.where,
            id=Identifier(name, entry.where),
            label=entry.label,
            ask=entry.ask,
            question=entry.question,
            help=entry.help,
            none_of_these=self._none_of_these(entry),
            dmn_name=entry.dmn_name,
            domain=Domain(
                type=kind,
                values=read_declared(entry.values, kind, None),
                range=self._range(None if name in self._unread else entry.range, kind),
                step=self._step(entry, kind),
                may_be_missing=entry.may_be_missing,
                unit=entry.unit,
            ),
        )

    def _none_of_these(self, entry: InputEntry) -> str:
        """The value that stands for none of the others, "" after a finding where it is not one of the values."""
        name, values = entry.none_of_these, [value.name for value in entry.values.values] if entry.values else []
        if name and name not in values:
            hint = did_you_mean(name, values) or "name one of the values"
            message = f'"{name}" is not a value of this input'
            self._findings.error("unknown-value", message, entry.where.head, hint)
        return name if name in values else ""

    def _range(self, cell: RawCell | None, kind: Type) -> Interval:
        if cell is None:
            return Interval()
        try:
            return parse_range(cell.text, kind)
        except CellError as problem:
            self._findings.error("bad-domain", problem.message, cell.at(problem.offset, problem.length), problem.hint)
            return Interval()

    def _step(self, entry: InputEntry, kind: Type) -> Decimal | None:
        if kind is Type.INTEGER:
            return Decimal(1)
        if entry.step is None:
            return None
        step = Decimal(entry.step) if _STEP.fullmatch(entry.step) else Decimal(0)
        if kind is not Type.NUMBER or step <= 0:
            self._findings.error(
                "bad-domain", f'"{entry.step}" is not a step', entry.where, "a number over 0; only numbers have steps"
            )
            return None
        return step

    def _output(self, name: str, entry: OutputEntry) -> OutputClause:
        kind = entry.type or (Type.VALUES if entry.values else Type.TEXT)
        free_text = kind is Type.TEXT and not entry.values
        if kind is Type.VALUES and entry.values is None:
            self._findings.error("bad-domain", f'the output "{name}" has no `values`', entry.where.head, "add them")
        if kind is Type.AGE:
            message = f'the output "{name}" cannot be an age'
            self._findings.error("bad-domain", message, entry.where.head, "leave out the type: it is text")
            kind, free_text = Type.TEXT, not entry.values
        domain = None if free_text else Domain(type=kind, values=read_declared(entry.values, kind, self._findings))
        return OutputClause(
            where=entry.where,
            id=Identifier(name, entry.where),
            label=entry.label,
            domain=domain,
            default=read_result(entry.default, domain, self._findings) if entry.default else None,
            dmn_name=entry.dmn_name,
        )

    def _rules(self) -> tuple[Rule, ...]:
        rules: dict[str, Rule] = {}
        for position, entry in enumerate(self._raw.rules, 1):
            if not self._findings.has_room(entry.where.file):
                break
            name = entry.id or Identifier(f"r{position}", entry.where)
            if name.name in rules:
                self._findings.error("duplicate-id", f'two rules are called "{name}"', name.where)
            rules[name.name] = Rule(
                where=entry.where,
                id=name,
                was=entry.was,
                cells=self._cells(entry.when),
                outputs=self._results(entry),
                source=entry.source,
                note=entry.note,
                say=entry.say,
                short=entry.short,
                certainty=entry.certainty,
                alert=entry.alert,
                schedule=entry.schedule,
                fact=entry.fact,
            )
        return tuple(rules.values())

    def _cells(self, raw: Mapping[str, RawCell]) -> dict[str, Cell]:
        cells = {}
        for name, cell in raw.items():
            clause = self._inputs.get(name)
            if clause is None:
                hint = did_you_mean(name, self._inputs)
                self._findings.error(
                    "unknown-input", f'"{name}" is not an input of this table', place_of(name, cell.where), hint
                )
            else:
                cells[name] = Cell(cell.text, self._tests(cell, clause), cell.where)
        return cells

    def _tests(self, cell: RawCell, clause: InputClause) -> UnaryTests:
        if clause.id.name in self._unread:
            return UnaryTests()
        known = self._read.get((clause.id.name, cell.text))
        if known is not None:
            return known
        try:
            tests = parse_cell(cell.text, clause.domain, self._names)
        except CellError as problem:
            code = "unknown-value" if problem.code == "unknown-value" else "bad-cell"
            hint = 'write straight quotes (")' if _CURLY.search(cell.text) else problem.hint
            self._findings.error(code, problem.message, cell.at(problem.offset, problem.length), hint)
            return UnaryTests()
        if outside(tests, clause.domain):
            message = f'"{cell.text}" lies outside what the input "{clause.id}" can be'
            self._findings.error("outside-domain", message, cell.where, "correct the cell or the range")
        else:  # what is wrong is told of each cell
            self._read[clause.id.name, cell.text] = tests
        return tests

    def _results(self, entry: RuleEntry) -> dict[str, Result]:
        results = {}
        for name, text in entry.then.items():
            clause = self._outputs.get(name)
            if clause is None:
                hint = did_you_mean(name, self._outputs)
                self._findings.error(
                    "unknown-output", f'"{name}" is not an output of this table', place_of(name, text.where), hint
                )
                continue
            result = read_result(text, clause.domain, self._findings)
            if result is not None:
                results[name] = result
        # Of a grid that could not be read, or whose header is wrong, every row would be blamed: the hint below will do.
        if (
            not entry.then
            and self._raw.grid is None
            and self._raw.csv is None
            and not self._findings.has_error_in(entry.where)
        ):
            # No error: DMN knows such rules, and the table can be evaluated.
            message = "this rule gives no result at all"
            self._findings.warning("empty-value", message, entry.where.head, 'name at least one output under "then"')
        left_out = [f'"{name}"' for name in self._outputs if name not in entry.then]
        if left_out and entry.then and all(name in self._outputs for name in entry.then):
            message = f"this rule gives no result for {', '.join(left_out)}: its cell would be empty"
            self._findings.hint("missing-output", message, entry.where.head, "write the result")
        return results

    def _exemption(self, entry: ExemptionEntry) -> Exemption:
        if not entry.when:
            message = "without a condition, this would apply to everyone"
            self._findings.error("empty-value", message, entry.where.head, 'name at least one input under "when"')
        cells = self._cells(entry.when)
        return Exemption(
            where=entry.where,
            cells=cells,
            why=entry.why,
            say=entry.say,
            outside=entry.outside,
            alert=entry.alert,
            question=entry.question,
            source=entry.source,
        )

    def _examples(self, expected: ExpectedReader) -> Iterator[Example]:
        for entry in self._raw.examples:
            given = self._given(entry)
            yield Example(where=entry.where, given=given, expect=self._expected(entry, expected), say=entry.say)

    def _given(self, entry: ExampleEntry) -> dict[str, Given]:
        found = {}
        asked = {clause.id.name: clause for table in self._linked for clause in table.asked} | self._inputs
        for name, cell in entry.given.items():
            clause = asked.get(name)
            if clause is None:
                hint = did_you_mean(name, asked)
                self._findings.error(
                    "unknown-input", f'"{name}" is not an input of this table', place_of(name, cell.where), hint
                )
            elif clause.origin is not None:
                message, hint = f'nobody is asked for "{name}"', "give what it is worked out from"
                self._findings.error("unknown-input", message, place_of(name, cell.where), hint)
            elif name not in self._unread and (given := read_given(cell, clause.domain, self._findings)):
                found[name] = given
        return found

    def _expected(self, entry: ExampleEntry, expected: ExpectedReader) -> dict[str, Expected] | None:
        if entry.expect.cells is None:
            return None
        found = {}
        for name, cell in entry.expect.cells.items():
            clause = self._outputs.get(name)
            if clause is None:
                hint = did_you_mean(name, self._outputs)
                self._findings.error(
                    "unknown-output", f'"{name}" is not an output of this table', place_of(name, cell.where), hint
                )
            elif (read := expected.read(cell, clause)) is not None:
                found[name] = read
        return found


def _names(inputs: Iterable[InputClause]) -> dict[str, InputName]:
    """The inputs by each name that a cell may call them by: the identifier, and the name in DMN."""
    names: dict[str, InputName] = {}
    for clause in inputs:
        name = clause.id.name
        named = InputName(name, clause.domain.type, clause.dmn_name or name, clause.label.raw)
        names |= {spelling: named for spelling in (clause.dmn_name, name) if spelling}
    return names
