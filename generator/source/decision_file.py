"""`decisions/<id>.yaml`: the shape of the file, and its way to the model's `DecisionTable`.

The file is written by people (`when`, `then`, plain spellings of cells); the model holds clauses with
domains and parsed cells. Cells are S-FEEL: `generator.decision` parses them, here every error gets its
place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated

from generator.decision.domains import outside, parse_range, parse_value
from generator.decision.errors import CellError
from generator.decision.parser import parse_cell
from generator.decision.policies import parse_hit_policy
from generator.diagnostics import Findings, Where, did_you_mean
from generator.model.decision import (
    Aggregation,
    Cell,
    DecisionTable,
    Example,
    Exemption,
    HitPolicy,
    InputClause,
    OutputClause,
    Rule,
    Verify,
)
from generator.model.sfeel import Domain, Interval, Type, UnaryTests
from generator.model.values import Identifier, Point, Prose, ResourceRef
from generator.source.leaves import LEAVES, Leaf
from generator.source.nodes import Map, Node, Scalar, Seq, kind_of


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as written. `quoted` says that the text in the file has a quote before it."""

    text: str
    where: Where = field(default=Where(""), compare=False)
    quoted: bool = False

    def at(self, offset: int, length: int) -> Where:
        """The place of some of its characters."""
        if self.where.line != self.where.end_line:
            return self.where
        column = self.where.column + offset + self.quoted
        return Where(self.where.file, self.where.line, column, self.where.line, column + max(length, 1))


@dataclass(frozen=True, slots=True)
class RawValues:
    """Declared values: identifiers or texts with their labels, in order."""

    values: tuple[tuple[str, Prose], ...]


def read_cell(node: Node, findings: Findings) -> RawCell:
    """A cell: a text; a list means "any of"; `[0..28]`, which YAML takes for a list, is the interval it looks like."""
    if isinstance(node, Scalar):
        if not node.text.strip():
            findings.error("bad-cell", "the cell is empty", node.where, 'write "-" for any value')
            return RawCell("-", node.where)
        return RawCell(node.text, node.where, node.quoted)
    if isinstance(node, Seq) and node.raw and ".." in node.raw and len(node.items) == 1:
        return RawCell(node.raw, node.where)
    if isinstance(node, Seq) and node.items and all(isinstance(item, Scalar) for item in node.items):
        texts = [item.text for item in node.items if isinstance(item, Scalar)]
        return RawCell(", ".join(texts), node.where)
    findings.error("bad-cell", f"a cell belongs here, not {kind_of(node)}", node.where, "put this cell in quotes")
    return RawCell("-", node.where)


def read_values(node: Node, findings: Findings) -> RawValues:
    """`{id: label}`, or a list of values that are their own labels."""
    pairs: list[tuple[str, Prose]] = []
    prose = LEAVES[Prose].read
    if isinstance(node, Map):
        pairs = [(key.text, prose(value, findings)) for key, value in node.entries]
    elif isinstance(node, Seq):
        texts = [prose(item, findings) for item in node.items]
        pairs = [(text.raw, text) for text in texts]
    else:
        findings.error("wrong-type", f"values and their labels belong here, not {kind_of(node)}", node.where)
    seen: set[str] = set()
    for name, label in pairs:
        if name in seen:
            findings.error("duplicate-id", f'the value "{name}" stands here twice', label.where)
        seen.add(name)
    return RawValues(tuple(pairs))


@dataclass(frozen=True, slots=True)
class RawExpect:
    """What an example expects: cells by output, or None for "no rule applies"."""

    cells: Mapping[str, RawCell] | None


def read_expect(node: Node, findings: Findings) -> RawExpect:
    """A mapping of results, or the word `none`."""
    if isinstance(node, Map):
        return RawExpect({key.text: read_cell(value, findings) for key, value in node.entries})
    if not (isinstance(node, Scalar) and node.text == "none"):
        findings.error("wrong-type", f'results belong here, or "none", not {kind_of(node)}', node.where)
    return RawExpect(None)


_STEP = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_CELL_SCHEMA = {"type": ["string", "number", "boolean", "array"]}
_VALUES_SCHEMA = {"anyOf": [{"type": "object"}, {"type": "array"}]}
LEAVES[RawCell] = Leaf(read_cell, lambda where: RawCell("-", where), _CELL_SCHEMA)
LEAVES[RawExpect] = Leaf(read_expect, lambda _: RawExpect(None), {"anyOf": [{"type": "object"}, {"const": "none"}]})
LEAVES[RawValues] = Leaf(read_values, lambda _: RawValues(()), _VALUES_SCHEMA)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputEntry:
    """What the table asks."""

    where: Where = field(default=Where(""), compare=False)
    label: Annotated[Prose, "Short name: the heading of the column"]
    type: Annotated[Type, "What can be answered; with `values` it may be left out"] | None = None
    values: Annotated[RawValues, "The possible answers with their labels"] | None = None
    range: Annotated[RawCell, "The smallest and largest possible value, such as [40..120]"] | None = None
    step: Annotated[str, "Distance of neighbouring numbers, such as 0.1"] | None = None
    unit: Annotated[str, "Unit that is shown after numbers, such as years"] = ""
    ask: Annotated[Prose, "The question to a reader, in plain words"] | None = None
    may_be_missing: Annotated[bool, "Whether `not known` is a possible answer"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputEntry:
    """What the table answers."""

    where: Where = field(default=Where(""), compare=False)
    label: Annotated[Prose, "Short name: the heading of the column"]
    type: Annotated[Type, "text, unless there are `values`"] | None = None
    values: Annotated[RawValues, "The possible results in their order of priority"] | None = None
    default: Annotated[Prose, "Result where no rule applies"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """One row."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: its address; by default r1, r2, …"] | None = None
    when: Annotated[Mapping[str, RawCell], "Cells by input; an input left out means any"] = field(default_factory=dict)
    then: Annotated[Mapping[str, Prose], "Results by output"]
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    note: Annotated[Prose, "Why, in one sentence"] | None = None
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionEntry:
    """Combinations that need no rule."""

    where: Where = field(default=Where(""), compare=False)
    when: Annotated[Mapping[str, RawCell], "Cells by input"]
    why: Annotated[Prose, "Why no rule is needed"]
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleEntry:
    """A worked example."""

    where: Where = field(default=Where(""), compare=False)
    given: Annotated[Mapping[str, RawCell], "One value by input"]
    expect: Annotated[RawExpect, "The results expected by output, or none where no rule applies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFile:
    """`content/guidelines/<id>/decisions/<decision>.yaml`."""

    where: Where = field(default=Where(""), compare=False)
    decision: Annotated[Identifier, "Identifier: the name of the file"]
    name: Annotated[Prose, "Title of the table"]
    question: Annotated[Prose, "The question that it answers, in the reader's voice"]
    hit_policy: Annotated[str, "unique, any, priority, first, rule order, output order or collect"]
    aggregation: Annotated[Aggregation, "For collect: sum, min, max or count"] | None = None
    inputs: Annotated[Mapping[str, InputEntry], "What is asked, by identifier"]
    outputs: Annotated[Mapping[str, OutputEntry], "What is answered, by identifier"]
    rules: Annotated[tuple[RuleEntry, ...], "The rows"]
    impossible: Annotated[tuple[ExemptionEntry, ...], "Combinations that cannot occur"] = ()
    open: Annotated[tuple[ExemptionEntry, ...], "Combinations that the guideline leaves open"] = ()
    examples: Annotated[tuple[ExampleEntry, ...], "Worked examples"] = ()
    notes: Annotated[tuple[Point, ...], "What holds for the whole table"] = ()
    verify: Annotated[Verify, "How findings of the verification are reported"] = Verify()
    search_terms: Annotated[tuple[str, ...], "Words that readers may type for it"] = ()


def to_table(raw: DecisionFile, findings: Findings) -> DecisionTable:
    """The table of a file, its cells parsed; every cell that cannot be read is a finding and becomes `-`."""
    return _Compiler(raw, findings).table()


class _Compiler:
    def __init__(self, raw: DecisionFile, findings: Findings) -> None:
        self._raw = raw
        self._findings = findings
        self._inputs = {name: self._input(name, entry) for name, entry in raw.inputs.items()}
        self._outputs = {name: self._output(name, entry) for name, entry in raw.outputs.items()}

    def table(self) -> DecisionTable:
        raw = self._raw
        for what, entries in (("inputs", raw.inputs), ("outputs", raw.outputs), ("rules", raw.rules)):
            if not entries:
                self._findings.error(
                    "empty-value", f'a decision table needs at least one entry under "{what}"', raw.where
                )
        policy, aggregation = self._policy()
        return DecisionTable(
            where=raw.where,
            decision=raw.decision,
            name=raw.name,
            question=raw.question,
            hit_policy=policy,
            aggregation=aggregation,
            inputs=tuple(self._inputs.values()),
            outputs=tuple(self._outputs.values()),
            rules=self._rules(),
            impossible=tuple(self._exemption(entry) for entry in raw.impossible),
            open=tuple(self._exemption(entry) for entry in raw.open),
            examples=tuple(self._example(entry) for entry in raw.examples),
            notes=raw.notes,
            verify=raw.verify,
            search_terms=raw.search_terms,
        )

    def _policy(self) -> tuple[HitPolicy, Aggregation | None]:
        raw = self._raw
        try:
            policy, aggregation = parse_hit_policy(raw.hit_policy)
        except CellError as problem:
            self._findings.error("unknown-value", problem.message, raw.where, problem.hint)
            return HitPolicy.UNIQUE, None
        if raw.aggregation is not None:
            if policy is not HitPolicy.COLLECT:
                self._findings.error("hit-policy-needs", "an aggregation belongs to the hit policy collect", raw.where)
            aggregation = raw.aggregation
        ordered = {HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER}
        if policy in ordered and not any(clause.domain and clause.domain.values for clause in self._outputs.values()):
            self._findings.error(
                "hit-policy-needs", f'the hit policy "{policy}" needs an output with `values`', raw.where
            )
        return policy, aggregation

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
        if (kind is Type.VALUES) != (entry.values is not None):
            self._findings.error("bad-domain", f'the input "{name}" mixes `type: {kind}` and `values`', entry.where)
        return InputClause(
            where=entry.where,
            id=Identifier(name, entry.where),
            label=entry.label,
            ask=entry.ask,
            unit=entry.unit,
            domain=Domain(
                type=kind,
                values=entry.values.values if entry.values else (),
                range=self._range(entry.range, kind),
                step=self._step(entry, kind),
                may_be_missing=entry.may_be_missing,
                unit=entry.unit,
            ),
        )

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
        domain = None if free_text else Domain(type=kind, values=entry.values.values if entry.values else ())
        return OutputClause(
            where=entry.where, id=Identifier(name, entry.where), label=entry.label, domain=domain, default=entry.default
        )

    def _rules(self) -> tuple[Rule, ...]:
        rules: dict[str, Rule] = {}
        for position, entry in enumerate(self._raw.rules, 1):
            name = entry.id or Identifier(f"r{position}", entry.where)
            if name.name in rules:
                self._findings.error("duplicate-id", f'two rules are called "{name}"', name.where)
            rules[name.name] = Rule(
                where=entry.where,
                id=name,
                cells=self._cells(entry.when),
                outputs=self._results(entry),
                source=entry.source,
                note=entry.note,
                fact=entry.fact,
            )
        return tuple(rules.values())

    def _cells(self, raw: Mapping[str, RawCell]) -> dict[str, Cell]:
        cells = {}
        for name, cell in raw.items():
            clause = self._inputs.get(name)
            if clause is None:
                hint = did_you_mean(name, self._inputs)
                self._findings.error("unknown-input", f'"{name}" is not an input of this table', cell.where, hint)
            else:
                cells[name] = Cell(cell.text, self._tests(cell, clause), cell.where)
        return cells

    def _tests(self, cell: RawCell, clause: InputClause) -> UnaryTests:
        try:
            tests = parse_cell(cell.text, clause.domain, self._inputs.keys())
        except CellError as problem:
            code = "unknown-value" if problem.code == "unknown-value" else "bad-cell"
            self._findings.error(code, problem.message, cell.at(problem.offset, problem.length), problem.hint)
            return UnaryTests()
        if outside(tests, clause.domain):
            message = f'"{cell.text}" lies outside what the input "{clause.id}" can be'
            self._findings.error("outside-domain", message, cell.where, "correct the cell or the range")
        return tests

    def _results(self, entry: RuleEntry) -> dict[str, Prose]:
        results = {}
        for name, result in entry.then.items():
            clause = self._outputs.get(name)
            if clause is None:
                hint = did_you_mean(name, self._outputs)
                self._findings.error("unknown-output", f'"{name}" is not an output of this table', result.where, hint)
            elif clause.domain is not None and not self._fits(result, clause.domain):
                continue
            else:
                results[name] = result
        return results

    def _fits(self, result: Prose, domain: Domain) -> bool:
        try:
            parse_value(result.raw, domain)
        except CellError as problem:
            self._findings.error("unknown-value", problem.message, result.where, problem.hint)
            return False
        return True

    def _exemption(self, entry: ExemptionEntry) -> Exemption:
        return Exemption(where=entry.where, cells=self._cells(entry.when), why=entry.why, source=entry.source)

    def _example(self, entry: ExampleEntry) -> Example:
        for name, cell in entry.given.items():
            clause = self._inputs.get(name)
            if clause is None:
                hint = did_you_mean(name, self._inputs)
                self._findings.error("unknown-input", f'"{name}" is not an input of this table', cell.where, hint)
                continue
            try:
                parse_value(cell.text, clause.domain)
            except CellError as problem:
                self._findings.error("bad-cell", problem.message, cell.at(problem.offset, problem.length), problem.hint)
        expected = entry.expect.cells
        for name, cell in (expected or {}).items():
            if name not in self._outputs:
                hint = did_you_mean(name, self._outputs)
                self._findings.error("unknown-output", f'"{name}" is not an output of this table', cell.where, hint)
        return Example(
            where=entry.where,
            given={name: cell.text for name, cell in entry.given.items()},
            expect=None if expected is None else {name: cell.text for name, cell in expected.items()},
        )
