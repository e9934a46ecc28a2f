"""Input and output clauses of a DMN table with identifiers, types and what they can be.

Names that cells only compare with (`[low..high]`, `> Applicant.Age`) become inputs of their own behind the
columns, so that `decide` can be given them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.decision.domains import parse_value
from generator.decision.errors import CellError
from generator.decision.lexer import tokenise
from generator.decision.tokens import TokenKind
from generator.diagnostics import Findings, Where
from generator.exchange.dmn.elements import DmnTable, Expression
from generator.exchange.dmn.identifiers import Identifiers
from generator.exchange.dmn.types import Allowed, DefinedType, Types, allowed, fitting
from generator.model.sfeel import NUMBERS, Domain, InputName, Type

_STRINGS = re.compile(r'("(?:[^"\\]|\\.)*")', re.DOTALL)
_NAME = re.compile(r"[^\W\d](?:[\w './\N{RIGHT SINGLE QUOTATION MARK}-]*[\w'\N{RIGHT SINGLE QUOTATION MARK}])?")
_NULL = re.compile(r"\bnull\b")
NO_RESULT = frozenset({"", "null", "-"})
"""Output entries that say nothing; "-" is what editors show for an empty one."""
_GUESSED_RESULTS = (
    Type.BOOLEAN,
    Type.NUMBER,
    Type.TEXT,
    Type.DATE,
    Type.DATE_TIME,
    Type.TIME,
    Type.YEARS_MONTHS,
    Type.DAYS_TIME,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of our files: identifier, name in DMN, label, type and what it can be; `step` for numbers in steps."""

    id: str
    name: str
    label: str
    type: Type
    allowed: Allowed
    step: str = ""


def input_clauses(table: DmnTable, types: Types, findings: Findings) -> list[Clause]:
    """The inputs of `table`: its columns in order, then the names that its cells compare with.

    `types` are those of the file; what cannot be read is added to `findings`.
    """
    named = _names(table, types)
    own_names = [
        bound(_one_line(clause.expression.text), table.bindings) or clause.label or clause.own_id
        for clause in table.inputs
    ]
    identifiers = Identifiers(own_names)
    columns: list[Clause] = []
    for position, (clause, name) in enumerate(zip(table.inputs, own_names, strict=True)):
        if clause.expression.text and name not in table.scope and not _NAME.fullmatch(name):
            message = f'"{name}" is not a name, and nobody computes it: give `decide` its value under exactly this text'
            findings.warning("dmn-not-carried", message, clause.expression.where)
        meant = types.at(name, table.scope)
        _tell_unknown(
            types, name, (clause.type_ref, table.scope.get(name.partition(".")[0].strip(), "")), clause.where, findings
        )
        kind = _merged(types.named(clause.type_ref), meant)
        if kind.is_list or kind.components:
            findings.warning("dmn-not-carried", f'"{name}" is a list or a structure, not one value', clause.where)
        cells = [bound(row.cells[position].text, table.bindings) for row in table.rules if position < len(row.cells)]
        cells = [cell for cell in cells if cell not in {"", "-"}]
        type_ = fitting((kind.type, meant.type), cells, named)
        if kind.type is not None and {kind.type, type_} != NUMBERS and type_ is not kind.type:
            message = f'"{name}" is declared as "{kind.type}", but all its cells are of the type "{type_}"'
            findings.warning("dmn-not-carried", message, clause.where)
        said = _allowed(clause.allowed, kind, type_, (Type.TEXT,), findings)
        missing = said.may_be_missing or any(_NULL.search(_outside_strings(cell)) for cell in cells)
        own = identifiers.new(name, f"input-{position + 1}")
        label = clause.label or name
        columns.append(
            Clause(
                id=own,
                name=name,
                label=label,
                type=type_,
                allowed=replace(said, may_be_missing=missing),
                step=kind.step,
            )
        )
    known = {column.name for column in columns}
    for name in _used(table, [name for name in named if name not in known]):
        kind = types.at(name, table.scope)
        said = _allowed(None, kind, named[name].type, (Type.TEXT,), findings)
        columns.append(
            Clause(
                id=identifiers.new(name, "input"),
                name=name,
                label=name,
                type=named[name].type,
                allowed=said,
                step=kind.step,
            )
        )
    return columns


def output_clauses(table: DmnTable, decision: str, types: Types, findings: Findings) -> list[Clause]:
    """The outputs of `table`. A single one without a name is called like `decision`.

    `types` are those of the file; what cannot be read is added to `findings`.
    """
    identifiers = Identifiers()
    whole = types.named(table.type_ref)
    columns = []
    for position, clause in enumerate(table.outputs):
        single = len(table.outputs) == 1
        name = clause.name or (table.name if single else clause.label)
        own = identifiers.new(name, decision if single else f"output-{position + 1}")
        component = (whole.components or {}).get(clause.name)
        inherited = types.of(component) if component else whole if single and not whole.components else DefinedType()
        kind = _merged(types.named(clause.type_ref), inherited)
        _tell_unknown(types, name or own, (clause.type_ref,), clause.where, findings)
        if kind.is_list or kind.components:
            message = f'"{name or own}" is a list or a structure, not one value'
            findings.warning("dmn-not-carried", message, clause.where)
        results = [row.results[position].text for row in table.rules if position < len(row.results)]
        results += [clause.default.text] if clause.default else []
        type_ = _result_type(kind.type, [result for result in results if result not in NO_RESULT])
        said = _allowed(clause.allowed, kind, type_, tuple(Type), findings)
        label = clause.label or table.output_label or name or own
        columns.append(
            Clause(
                id=own,
                name=name or own,
                label=label,
                type=type_,
                allowed=replace(said, range="", may_be_missing=False),
                step=kind.step,
            )
        )
    return columns


def _tell_unknown(types: Types, name: str, type_refs: Iterable[str], where: Where, findings: Findings) -> None:
    """Name a type that nobody defines: what the clause can be is not known, and its gaps are not the file's."""
    for type_ref in dict.fromkeys(type_refs):
        if not types.is_known(type_ref):
            message = f'the type "{type_ref}" of "{name}" is not defined here: what it allows is not known'
            findings.warning("dmn-not-carried", message, where, "import needs the file that defines it beside this one")


def bound(text: str, bindings: Mapping[str, str]) -> str:
    """The expression `text`; what `bindings` bind takes the place of a business knowledge model's parameters."""
    names = sorted((name for name, value in bindings.items() if name and value != name), key=len, reverse=True)
    if not names:
        return text
    pattern = re.compile(rf"(?<![\w.])(?:{'|'.join(re.escape(name) for name in names)})(?![\w])")
    parts = _STRINGS.split(text)
    parts[::2] = [pattern.sub(lambda found: bindings[found[0]], part) for part in parts[::2]]
    return "".join(parts)


def _one_line(name: str) -> str:
    """A name or path as FEEL reads it: one space where there are several, none around the points of a path."""
    return re.sub(r"\s*\.\s*", ".", " ".join(name.split()))


def _outside_strings(text: str) -> str:
    return "".join(_STRINGS.split(text)[::2])


def _names(table: DmnTable, types: Types) -> dict[str, InputName]:
    """Names and paths that a cell may compare with: those of one value and a known type, as far as they occur."""
    written = "\n".join(_outside_strings(bound(cell.text, table.bindings)) for row in table.rules for cell in row.cells)
    scope = {name: type_ref for name, type_ref in table.scope.items() if name not in table.bindings}
    kinds = {path: types.at(path, scope) for path in types.paths(scope)}
    for clause in table.inputs:
        name = bound(_one_line(clause.expression.text), table.bindings)
        if name and name not in kinds:
            kinds[name] = types.named(clause.type_ref)
    return {
        path: InputName(path, kind.type, path, path)
        for path, kind in kinds.items()
        if kind.type is not None and not kind.is_list and path != table.name and path in written
    }


def _used(table: DmnTable, names: Iterable[str]) -> list[str]:
    """Those of the names that some cell compares with, in the order of the cells."""
    known = tuple(names)
    used: dict[str, None] = {}
    for row in table.rules if known else ():
        for cell in row.cells:
            try:
                tokens = tokenise(bound(cell.text, table.bindings), names=known)
            except CellError:
                continue
            used |= {token.text: None for token in tokens if token.kind is TokenKind.NAME}
    return list(used)


def _merged(first: DefinedType, second: DefinedType) -> DefinedType:
    """What the clause says; where it says nothing, what the name stands for."""
    if first.type is None and not first.components:
        return second
    # `number` beside a definition that is a number of its own kind: the nearer word says less.
    closer = second.type if first.type is Type.NUMBER and second.type is Type.INTEGER else first.type
    return DefinedType(
        type=closer,
        allowed=first.allowed or second.allowed,
        components=first.components,
        is_list=first.is_list,
        step=first.step or second.step,
    )


def _allowed(
    own: Expression | None, kind: DefinedType, type_: Type, listed: tuple[Type, ...], findings: Findings
) -> Allowed:
    expression = own or kind.allowed
    said = allowed(expression, type_, listed)
    if said is None and expression is not None:
        message = f'these allowed values are left out: "{expression.text}"'
        findings.warning("dmn-not-carried", message, expression.where, "a list of texts, or one range, is kept")
    return said or Allowed()


def _result_type(declared: Type | None, results: list[str]) -> Type:
    if declared is Type.INTEGER:
        return Type.INTEGER if all(_is(result, Type.INTEGER) for result in results) else Type.NUMBER
    if declared is not None:
        return declared
    if not results:
        return Type.TEXT
    return next((guess for guess in _GUESSED_RESULTS if all(_is(result, guess) for result in results)), Type.TEXT)


def _is(result: str, type_: Type) -> bool:
    # A bare word is a text to `parse_value`, in FEEL it is a name.
    if type_ is Type.TEXT and not result.startswith('"'):
        return False
    try:
        parse_value(result, Domain(type_))
    except CellError:
        return False
    return True
