"""Inputs that nobody is asked for: they come from another decision (`from`) or from a formula (`compute`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from generator.decision.errors import CellError
from generator.decision.formula_parser import parse_formula
from generator.decision.formulas import domain_of
from generator.diagnostics import Findings, did_you_mean
from generator.model.decision import LISTED, Aggregation, Computed, DecisionTable, InputClause, OutputClause
from generator.model.linked import Formula, FromDecision, operands
from generator.model.sfeel import NUMBERS, Domain, Interval, Type
from generator.model.values import Identifier
from generator.source.decision_file import DecisionFile, InputEntry

_TOLD_ELSEWHERE = {"values", "range", "step", "ask", "question", "none_of_these"}
"""Keys of an input that is asked for: what is not asked for has all that from where it comes from."""


def tables_behind(raw: DecisionFile, linked: Mapping[str, DecisionTable | None]) -> tuple[DecisionTable, ...]:
    """The tables among those `linked` that the inputs of `raw` come from, and those behind them.

    Each stands after those that it needs itself.
    """
    found: dict[str, DecisionTable] = {}
    for entry in raw.inputs.values():
        table = linked.get(entry.from_.name) if entry.from_ else None
        for one in (*table.linked, table) if table else ():
            found.setdefault(one.decision.name, one)
    return tuple(found.values())


def refuse_two_meanings(asked: Iterable[InputClause], linked: Iterable[DecisionTable], findings: Findings) -> None:
    """An input of one name in two tables is asked for once: so it has to be the same in both.

    `asked` are those of a table that is `linked` to others; what differs is added to `findings`.
    """
    others: dict[str, tuple[DecisionTable, InputClause]] = {}
    for table in linked:
        for clause in table.inputs:
            if clause.origin is None:
                others.setdefault(clause.id.name, (table, clause))
    for clause in asked:
        if clause.id.name not in others:
            continue
        table, other = others[clause.id.name]
        if _logic(clause.domain) != _logic(other.domain):
            message = f'"{clause.id}" is asked for once, and is something else in the decision "{table.decision}"'
            hint = "give both the same type, values, range, step and unit, or one of them another name"
            findings.error("linked-inputs-differ", message, clause.where.head, hint)


def _logic(domain: Domain) -> object:
    """A domain without its words."""
    return domain.type, domain.ids, domain.range, domain.step, domain.unit, domain.may_be_missing


def read_origins(
    raw: DecisionFile,
    asked: Mapping[str, InputClause],
    linked: Mapping[str, DecisionTable | None],
    unread: set[str],
    findings: Findings,
) -> dict[str, InputClause]:
    """The inputs of `raw` that nobody is asked for, beside those that are `asked`.

    `linked` has the decisions that they come from. What cannot be read is added to `findings`, and its name to `unread`.
    """
    return _Origins(raw, asked, linked, unread, findings).read()


class _Origins:
    def __init__(
        self,
        raw: DecisionFile,
        asked: Mapping[str, InputClause],
        linked: Mapping[str, DecisionTable | None],
        unread: set[str],
        findings: Findings,
    ) -> None:
        self._raw = raw
        self._known = dict(asked)
        self._linked = linked
        self._unread = unread
        self._findings = findings
        self._path: list[str] = []

    def read(self) -> dict[str, InputClause]:
        derived = {name: entry for name, entry in self._raw.inputs.items() if entry.from_ or entry.compute}
        for name in derived:
            self._clause(name)
        return {name: self._known[name] for name in derived}

    def _clause(self, name: str) -> InputClause:
        if name not in self._known:
            entry = self._raw.inputs[name]
            self._path.append(name)
            self._refuse_keys(name, entry)
            origin, domain = self._linked_to(entry) if entry.from_ else self._computed(entry)
            self._path.pop()
            if origin is None:
                self._unread.add(name)
            self._known[name] = InputClause(
                where=entry.where,
                id=Identifier(name, entry.where),
                label=entry.label,
                help=entry.help,
                dmn_name=entry.dmn_name,
                domain=domain,
                # What could not be read stands for something that is asked for: one finding is enough.
                origin=origin,
            )
        return self._known[name]

    def _refuse_keys(self, name: str, entry: InputEntry) -> None:
        keys = {key for key in _TOLD_ELSEWHERE if getattr(entry, key)}
        if entry.from_:
            keys |= {"type"} if entry.type else set()
            keys |= {"unit"} if entry.unit else set()
            keys |= {"compute"} if entry.compute else set()
        else:
            keys |= {"may_be_missing"} if entry.may_be_missing else set()
            keys |= {"output"} if entry.output else set()
        if keys:
            named = ", ".join(f'"{key.replace("_", "-")}"' for key in sorted(keys))
            message = f'nobody is asked for "{name}": {named} does not belong here'
            self._findings.error("linked-and-asked", message, entry.where.head, "remove it, or `from` and `compute`")

    # from another decision

    def _linked_to(self, entry: InputEntry) -> tuple[FromDecision | None, Domain]:
        assert entry.from_ is not None  # noqa: S101 - asked by the caller
        source, where = entry.from_.name, entry.from_.where
        if self._linked.get(source) is None:
            if source and source not in self._linked:
                hint = did_you_mean(source, self._linked) or "name the file of a decision of this guideline"
                self._findings.error("unknown-reference", f'there is no decision "{source}" here', where, hint)
            return None, Domain(Type.TEXT)
        table = self._linked[source]
        assert table is not None  # noqa: S101 - looked up above
        values = dict(_values_of(table))
        output = entry.output or _usual(table)
        if output not in values:
            hint = did_you_mean(output, values) if output else ""
            hint = hint or f'name one under "output": {", ".join(values) or "it has none that can be used"}'
            message = (
                f'the decision "{source}" has no output "{output}" that can be read'
                if output
                else (f'the decision "{source}" has several outputs')
            )
            if table.hit_policy in LISTED and not table.aggregation and output in {c.id.name for c in table.outputs}:
                message = f'the decision "{source}" answers with a list, and no table reads a list'
                hint = "give it a hit policy with one answer, or an aggregation"
            elif output in {clause.id.name for clause in table.outputs}:
                message = f'the output "{output}" of "{source}" is free text, and nothing can be compared with it'
                hint = "give it `values`"
            self._findings.error("bad-link", message, where, hint)
            return None, Domain(Type.TEXT)
        domain = replace(values[output], may_be_missing=entry.may_be_missing)
        return FromDecision(source, output, where), domain

    # from a formula

    def _computed(self, entry: InputEntry) -> tuple[Formula | None, Domain]:
        cell = entry.compute
        assert cell is not None  # noqa: S101 - asked by the caller
        try:
            term = parse_formula(cell.text, list(self._raw.inputs))
            domains = {}
            for other in dict.fromkeys(operands(term)):
                if other in self._path:
                    circle = " → ".join([*self._path[self._path.index(other) :], other])
                    raise CellError(f"this goes round in a circle: {circle}", code="linked-circle")  # noqa: TRY301
                domains[other] = self._clause(other).domain
                if other in self._unread:
                    return None, Domain(Type.NUMBER)
            return Formula(cell.text, term), domain_of(term, domains, entry.type, entry.unit)
        except CellError as problem:
            code = problem.code if problem.code in {"linked-circle", "unknown-input"} else "bad-formula"
            self._findings.error(code, problem.message, cell.at(problem.offset, problem.length), problem.hint)
            return None, Domain(Type.NUMBER)


def _usual(table: DecisionTable) -> str:
    """What is meant where nothing is named: the total of a score, else the only output."""
    if table.score is not None:
        return table.score.total
    return table.outputs[0].id.name if len(table.outputs) == 1 else ""


def _values_of(table: DecisionTable) -> Iterator[tuple[str, Domain]]:
    """What another table can read of a `table`: outputs that are no free text, and values that it works out itself."""
    for clause in table.inputs:
        if isinstance(clause.origin, Formula):
            yield clause.id.name, clause.domain
    if table.hit_policy in LISTED and not table.aggregation:
        return
    for output in table.outputs:
        if table.aggregation:
            yield output.id.name, _aggregated(table, output)
        elif output.domain is not None:
            yield output.id.name, _narrowed(table, output, output.domain)


def _numbers(table: DecisionTable, output: OutputClause) -> list[Decimal]:
    results = [rule.outputs.get(output.id.name) for rule in table.rules] + [output.default]
    return [result.value for result in results if result is not None and isinstance(result.value, Decimal)]


def _narrowed(table: DecisionTable, output: OutputClause, domain: Domain) -> Domain:
    """The domain of an output, of numbers from the least to the greatest that a rule says."""
    numbers = _numbers(table, output)
    has_computed = any(isinstance(result.value, Computed) for rule in table.rules for result in rule.outputs.values())
    if domain.type not in NUMBERS or domain.values or not numbers or has_computed:
        return domain
    return replace(
        domain, range=Interval(min(numbers), max(numbers)), step=Decimal(1) if domain.type is Type.INTEGER else None
    )


def _aggregated(table: DecisionTable, output: OutputClause) -> Domain:
    if table.aggregation is Aggregation.COUNT:
        return Domain(Type.INTEGER, range=Interval(Decimal(0), Decimal(len(table.rules))), step=Decimal(1))
    numbers = _numbers(table, output) or [Decimal(0)]
    kind = output.domain.type if output.domain else Type.NUMBER
    step = Decimal(1) if kind is Type.INTEGER else None
    if table.aggregation is not Aggregation.SUM:
        return Domain(kind, range=Interval(min(numbers), max(numbers)), step=step)
    below, above = (sum((n for n in numbers if (n < 0) == under), Decimal(0)) for under in (True, False))
    return Domain(kind, range=Interval(below, above), step=step)
