"""Values of a decision table from their texts: declared values, results, and what examples give and expect.

Each text is parsed here, once. What cannot be read is a finding in its place.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.decision.domains import parse_value
from generator.decision.errors import CellError
from generator.decision.results import MARK, computed_result
from generator.decision.spreadsheets import error_value
from generator.diagnostics import Findings
from generator.model.decision import LISTED, Aggregation, Expected, Given, HitPolicy, OutputClause, Result
from generator.model.sfeel import Declared, Domain, Type, Value
from generator.model.values import Prose
from generator.source.decision_file import RawCell, RawValues

_TEXTS = frozenset({Type.TEXT, Type.VALUES})


def read_declared(raw: RawValues | None, kind: Type, findings: Findings | None) -> tuple[Declared, ...]:
    """The declared values of a clause of the type `kind`; those that are no value of it are left out.

    `raw` is what the file says of them, None where it declares none. Each value that is left out is an error in
    `findings`, or nothing is said of it where `findings` is None.
    """
    found = []
    for said in raw.values if raw else ():
        name = said.name
        try:
            value = name if kind in _TEXTS else parse_value(name, Domain(kind))
        except CellError as problem:
            if findings is not None:
                findings.error("unknown-value", problem.message, said.label.where, problem.hint)
            continue
        if value is not None:
            found.append(Declared(name, value, said.label, said.short, said.help, said.grade))
    return tuple(found)


def read_result(text: Prose, domain: Domain | None, findings: Findings) -> Result | None:
    """The output entry `text`, `domain` being its output's (None: free text).

    None after an error in `findings`, where it cannot be read.
    """
    wrong = error_value(text.raw)
    if wrong:
        findings.error("bad-cell", wrong[0], text.where, wrong[1])
        return None
    if domain is not None or text.raw.startswith(MARK):
        text = Prose(" ".join(text.raw.split()), text.where)
    computed = computed_result(text, domain)
    if computed is not None or domain is None:
        return computed or Result(text)
    try:
        return Result(text, parse_value(text.raw, domain))
    except CellError as problem:
        findings.error("unknown-value", problem.message, text.where, problem.hint)
        return None


def read_given(cell: RawCell, domain: Domain, findings: Findings) -> Given | None:
    """What the `cell` of an example says of an input of `domain`.

    None after an error in `findings`, where it cannot be read.
    """
    try:
        return Given(cell.text, parse_value(cell.text, domain))
    except CellError as problem:
        findings.error("bad-cell", problem.message, cell.at(problem.offset, problem.length), problem.hint)
        return None


@dataclass(frozen=True, slots=True)
class ExpectedReader:
    """Reads what examples expect of a table with this hit policy and aggregation."""

    policy: HitPolicy
    aggregation: Aggregation | None
    findings: Findings

    def read(self, cell: RawCell, clause: OutputClause) -> Expected | None:
        """What the `cell` of an example expects of the output `clause`; None after a finding where it cannot be read.

        An aggregated answer is a number, whatever the output is. Where the hit policy lists several results, a list
        has one value for each of them.
        """
        domain = Domain(Type.NUMBER) if self.aggregation else clause.domain
        if domain is None:
            return Expected(cell.text)
        is_list = cell.parts and self.policy in LISTED and not self.aggregation
        values = [self._value(part, domain) for part in (cell.parts if is_list else (cell,))]
        read = tuple(value for value in values if value is not None)
        return Expected(cell.text, read) if len(read) == len(values) else None

    def _value(self, cell: RawCell, domain: Domain) -> Value | None:
        try:
            return parse_value(cell.text, domain)
        except CellError as problem:
            self.findings.error("unknown-value", problem.message, cell.where, problem.hint)
            return None
