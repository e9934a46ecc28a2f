"""A DMN table as the data of one of our decision files, for `generator.source.yaml_text` to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.decision.domains import parse_value
from generator.decision.errors import CellError
from generator.decision.literals import plain
from generator.decision.parser import parse_cell
from generator.decision.policies import parse_hit_policy
from generator.decision.results import MARK, unmarked
from generator.decision.sfeel_text import to_sfeel
from generator.diagnostics import Findings, Where
from generator.exchange.dmn.clauses import NO_RESULT, Clause, bound, input_clauses, output_clauses
from generator.exchange.dmn.elements import DmnTable, Expression, RuleRow
from generator.exchange.dmn.naming import ALERT, SCHEDULE, SOURCE, WHY, description
from generator.exchange.dmn.types import Types
from generator.model.decision import Aggregation, HitPolicy
from generator.model.identifiers import IDENTIFIER
from generator.model.places import are_sources, sources_in
from generator.model.sfeel import Declared, Domain, InputName, Type, Value
from generator.model.values import Passage, Prose
from generator.source.yaml_text import Data
from generator.text.plain import shown_words

_MARKS = re.compile(r"[\\*_\[\]~^]|^[>#:+-]")
_NUMBER = re.compile(r"^([0-9]{1,9})([.)])")
_ITEM = re.compile(r" *(?:-|[0-9]{1,3}[.)]) (?=\S)")
_LIST = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])\s")
_WITHOUT = {
    "inputs": "a table that asks nothing says the same to everyone: write it as a sentence of the guideline",
    "outputs": "give it an output where the file comes from",
    "rules": "give it a rule where the file comes from",
}
_UNNAMED = frozenset({"", "annotation", "annotations", "comment", "comments", "description", "note", "notes", "why"})
"""Names of annotation columns that say no more than a note does."""
# What no text of ours may hold: see `generator.source.compose`.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def file_data(table: DmnTable, decision: str, types: Types, findings: Findings) -> Mapping[str, Data] | None:
    """The data of `<decision>.yaml`; None after a finding where the hit policy cannot be read.

    `table` is that of the `decision`, `types` are those that the file declares. What our files cannot say is told in
    `findings`; cells and results are left for the loader to judge.
    """
    return _File(table, decision, types, findings).data()


class _File:
    def __init__(self, table: DmnTable, decision: str, types: Types, findings: Findings) -> None:
        self._table = table
        self._decision = decision
        self._findings = findings
        self._inputs = input_clauses(table, types, findings)
        self._outputs = output_clauses(table, decision, types, findings)
        self._names = {column.name: InputName(column.id, column.type, column.name, "") for column in self._inputs}

    def data(self) -> Mapping[str, Data] | None:
        table = self._table
        for what, entries in (("inputs", self._inputs), ("outputs", table.outputs), ("rules", table.rules)):
            if not entries:
                message = f'the decision table of "{table.name}" has no {what}: it was left out'
                self._findings.error("dmn-not-carried", message, table.where, _WITHOUT[what])
                return None
        policy = self._policy()
        if policy is None:
            return None
        data: dict[str, Data] = {"decision": self._decision}
        if table.name != self._decision:
            data["dmn-name"] = self._line(table.name, table.where)
        label = self._prose(table.label or table.name, table.where)
        data |= {"name": label, "question": self._prose(table.question, table.where) or label}
        data |= policy
        data["inputs"] = {column.id: self._input(column) for column in self._inputs}
        data["outputs"] = {
            column.id: self._output(column, clause.default)
            for column, clause in zip(self._outputs, table.outputs, strict=True)
        }
        named = [rule.label for rule in table.rules]
        keep = len(set(named)) == len(named) and all(IDENTIFIER.fullmatch(name) for name in named)
        data["rules"] = [self._rule(rule, position if keep else None) for position, rule in enumerate(table.rules, 1)]
        notes = [self._passage(part, table.where) for part in re.split(r"\n\s*\n", table.description)]
        if any(notes):
            data["notes"] = [note for note in notes if note]
        return data

    def _policy(self) -> dict[str, Data] | None:
        table = self._table
        try:
            policy, aggregation = parse_hit_policy(table.hit_policy)
            if table.aggregation and policy is HitPolicy.COLLECT:
                aggregation = Aggregation(table.aggregation.casefold())
        except (CellError, ValueError):
            said = f"{table.hit_policy} {table.aggregation}".strip()
            self._findings.error("unknown-value", f'"{said}" is not a hit policy: this table was left out', table.where)
            return None
        data: dict[str, Data] = {"hit-policy": policy.value}
        return data | {"aggregation": aggregation.value} if aggregation else data

    # clauses

    def _input(self, column: Clause) -> Mapping[str, Data]:
        data = self._clause(column)
        if column.allowed.range:
            data["range"] = column.allowed.range
        if column.allowed.may_be_missing:
            data["may-be-missing"] = "true"
        return data

    def _output(self, column: Clause, default: Expression | None) -> Mapping[str, Data]:
        data = self._clause(column)
        if default is not None and (result := self._result(default, column)):
            data["default"] = result
        return data

    def _clause(self, column: Clause) -> dict[str, Data]:
        where = self._table.where
        data: dict[str, Data] = {"label": self._prose(column.label, where) or column.id}
        if column.allowed.values:
            if column.type is not Type.TEXT:
                data["type"] = column.type.value
            # A value is its own label, in our Markdown.
            plain = all(self._prose(value, where) == value for value in column.allowed.values)
            values = column.allowed.values
            data["values"] = list(values) if plain else {value: _markdown(value) or '""' for value in values}
        else:
            data["type"] = column.type.value
        if column.step:
            data["step"] = column.step
        if column.name != column.id:
            data["dmn-name"] = self._line(column.name, where)
        return data

    # rules

    def _rule(self, rule: RuleRow, position: int | None) -> Mapping[str, Data]:
        table = self._table
        data: dict[str, Data] = {}
        if position is not None and rule.label != f"r{position}":
            data["id"] = rule.label
        for what, entries, clauses in (
            ("input", rule.cells, table.inputs),
            ("output", rule.results, table.outputs),
        ):
            if len(entries) != len(clauses):
                message = f"a rule has {len(entries)} {what} entries; the table has {len(clauses)} {what}s"
                self._findings.error("dmn-not-carried", message, rule.where)
        cells = {
            column.id: self._cell(bound(cell.text, table.bindings), column)
            for column, cell in zip(self._inputs, rule.cells, strict=False)
            if cell.text not in {"", "-"}
        }
        results = {
            column.id: text
            for column, result in zip(self._outputs, rule.results, strict=False)
            if (text := self._result(result, column))
        }
        return data | {"when": cells, "then": results} | self._annotations(rule)

    def _cell(self, text: str, column: Clause) -> str:
        """A cell in its canonical form; one that is not S-FEEL as it is, for the loader to complain of."""
        try:
            return to_sfeel(parse_cell(text, _domain(column), self._names), _domain(column))
        except CellError:
            return text

    def _result(self, result: Expression, column: Clause) -> str:
        """A result as our files write it, "" where there is none."""
        text = result.text
        if text in NO_RESULT:
            return ""
        is_text = column.type is Type.TEXT
        try:
            value = None if is_text and not text.startswith('"') else parse_value(text, Domain(column.type))
        except CellError:
            value = None
        if value is None:
            if text not in column.allowed.values and not _is_literal(text, is_text=is_text):
                message = f'"{text}" is not a literal: it is kept, marked "{MARK.strip()}", but not evaluated'
                self._findings.warning("not-sfeel", message, result.where)
                return MARK + self._line(text, result.where)
            if is_text and not column.allowed.values:  # else the loader complains
                self._findings.warning(
                    "not-sfeel", f'"{text}" is not a text in quotes: it is kept as a text', result.where
                )
            return self._passage(text, result.where)
        if isinstance(value, str):
            if not value.strip():
                self._findings.warning(
                    "dmn-not-carried", "an empty text is not a result: it was left out", result.where
                )
            return value if column.allowed.values else unmarked(self._passage(value, result.where))
        return _written(value, column.type)

    def _annotations(self, rule: RuleRow) -> dict[str, Data]:
        """The alert, the schedule, the note and the sources of a rule. Foreign annotations go into the note, with their names."""
        names = [*self._table.annotations, *([""] * len(rule.annotations))]
        told = [(name, text) for name, text in zip(names, rule.annotations, strict=False) if text]
        sources: Sequence[Data] = ()
        notes = []
        data: dict[str, Data] = {}
        for name, text in told:
            if name == SOURCE and are_sources(text):
                sources = [{"id": source, "at": at} if at else source for source, at in sources_in(text)]
            elif name == ALERT and (alert := self._alert(text, rule)):
                data["alert"] = alert
            elif name == SCHEDULE and all(IDENTIFIER.fullmatch(part) for part in text.split("/")):
                data["schedule"] = text
            else:
                notes.append(text if name.casefold() in _UNNAMED else f"{name}: {text}")
        known = dict(told)
        ours = description(known.get(ALERT, ""), known.get(WHY, ""))
        if rule.description and rule.description not in {ours, *known.values()}:
            notes.insert(0, rule.description)
        if sources:
            data["source"] = sources
        note = self._passage("; ".join(notes), rule.where)
        return data | {"note": note} if note else data

    def _alert(self, text: str, rule: RuleRow) -> str:
        """The name of an alert, "" where there is none. Its words belong in the guideline: a finding repeats them."""
        name, _, words = text.partition(": ")
        if not all(IDENTIFIER.fullmatch(part) for part in name.split("/")):
            return ""
        if words:
            message = f'the words of the alert "{name}" belong under "alerts:" of the guideline: {words}'
            self._findings.hint("dmn-not-carried", message, rule.where)
        return name

    # texts

    def _prose(self, text: str, where: Where) -> str:
        """A text as our Markdown, on one line; what cannot be kept becomes a finding."""
        return _markdown(self._line(text, where))

    def _passage(self, text: str, where: Where) -> str:
        """A text that may have lines and lists as our Markdown, a list as such; as `_prose` where it has none."""
        lines = [_HIDDEN.sub("", line).rstrip() for line in text.splitlines()]
        plain = "\n".join(line for line in lines if line)
        if "\n" not in plain:
            return self._prose(text, where)
        written = "\n".join(_in_markdown(plain.split("\n")))
        if shown_words(Passage(written)) == plain:
            return written
        return "\n\n".join(_markdown(self._line(line, where)) for line in plain.split("\n"))

    def _line(self, text: str, where: Where) -> str:
        """A text without line ends, doubled spaces and hidden characters."""
        line = " ".join(_HIDDEN.sub("", text).split())
        if line != text:
            message = "spaces, line ends or hidden characters of a text were not kept"
            self._findings.hint("dmn-not-carried", f'{message}: "{line[:60]}"', where)
        return line


def _domain(column: Clause) -> Domain:
    values = tuple(Declared(value, value, Prose(value)) for value in column.allowed.values)
    kind = Type.VALUES if values and column.type is Type.TEXT else column.type
    return Domain(kind, values=values, may_be_missing=column.allowed.may_be_missing)


def _is_literal(text: str, *, is_text: bool) -> bool:
    """Whether it is a literal of another type than the column's; as a text only what shows the same words."""
    kinds = (Type.NUMBER, Type.BOOLEAN) if is_text else (kind for kind in Type if kind is not Type.VALUES)
    for kind in kinds:
        try:
            if kind is not Type.TEXT or text.startswith('"'):
                parse_value(text, Domain(kind))
                return True
        except CellError:
            continue
    return False


def _in_markdown(lines: Iterable[str]) -> Iterator[str]:
    """Lines as Markdown: items of lists as they are, other lines as paragraphs."""
    begun = False
    for line in lines:
        item = _ITEM.match(line)
        if begun and not item:
            yield ""
        yield item[0] + _markdown(line[item.end() :]) if item else _markdown(line)
        begun = True


def _markdown(line: str) -> str:
    """A plain line as Markdown that shows the same words."""
    if shown_words(Prose(line)) == shown_words(Passage(line)) == line and not _LIST.match(line):
        return line
    return _NUMBER.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", line))


def _written(value: Value, kind: Type) -> str:
    """A value as the editor of a file writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(plain(value, kind))
