"""What an input or output of a DMN file can be: `typeRef`s, item definitions, allowed values.

FEEL's own types go by their names of any version (OMG DMN 1.3 table 42; `dateTime` in 1.1, `date and time`
in FEEL itself), and by those that Camunda's editors write (`integer`, `long`, `double`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.decision.errors import CellError
from generator.decision.parser import parse_cell
from generator.decision.sfeel_text import to_sfeel, value_text
from generator.exchange.dmn.ages import BASES
from generator.exchange.dmn.elements import Expression, ItemDefinition
from generator.exchange.dmn.naming import STEPS
from generator.model.sfeel import Domain, Equals, InputName, IsNull, Type, UnaryTests

_BUILT_IN = {
    "string": Type.TEXT,
    "boolean": Type.BOOLEAN,
    "number": Type.NUMBER,
    "double": Type.NUMBER,
    "float": Type.NUMBER,
    "decimal": Type.NUMBER,
    "integer": Type.INTEGER,
    "int": Type.INTEGER,
    "long": Type.INTEGER,
    "short": Type.INTEGER,
    "date": Type.DATE,
    "time": Type.TIME,
    "datetime": Type.DATE_TIME,
    "dateandtime": Type.DATE_TIME,
    "daytimeduration": Type.DAYS_TIME,
    "daysandtimeduration": Type.DAYS_TIME,
    "yearmonthduration": Type.YEARS_MONTHS,
    "yearsandmonthsduration": Type.YEARS_MONTHS,
}
_GUESSES = (
    Type.BOOLEAN,
    Type.NUMBER,
    Type.TEXT,
    Type.DATE,
    Type.DATE_TIME,
    Type.TIME,
    Type.YEARS_MONTHS,
    Type.DAYS_TIME,
)
"""Where a file names no type, the first of these that reads all cells."""
_STEP = re.compile(rf"{STEPS} ([0-9]+(?:\.[0-9]+)?)")
_MAX_DEPTH = 8  # of structures inside structures; also ends definitions that contain themselves
_MAX_PATHS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedType:
    """What a type definition says. `type` is None where it says nothing that we have a type for."""

    type: Type | None = None
    allowed: Expression | None = None
    components: Mapping[str, ItemDefinition] | None = None
    is_list: bool = False
    step: str = ""


class Types:
    """The type definitions of one file."""

    def __init__(self, definitions: Mapping[str, ItemDefinition]) -> None:
        """Take them by name."""
        self._definitions = definitions

    def named(self, type_ref: str, depth: int = 0) -> DefinedType:
        """What `type_ref`, a `typeRef`, says, whatever its prefix; `depth` is the number of types that led to it."""
        name = type_ref if type_ref in self._definitions else type_ref.rpartition(":")[2]
        step = _STEP.fullmatch(name)
        if name in self._definitions and depth < _MAX_DEPTH and not step:
            definition = self._definitions[name]
            if definition.base == name:
                return replace(self._built_in(name), allowed=definition.allowed)
            found = self.of(definition, depth + 1)
            # A definition called "integer" that is a number is what `export` writes for whole numbers.
            whole = found.type is Type.NUMBER and _plain(name) == "integer"
            aged = found.type is not None and BASES.get(name) is found.type
            return replace(found, type=Type.INTEGER if whole else Type.AGE) if whole or aged else found
        return DefinedType(type=Type.NUMBER, step=step[1]) if step else self._built_in(name)

    def is_known(self, type_ref: str) -> bool:
        """Whether `type_ref` is a type of FEEL or one that is defined here; nothing said is known, too."""
        name = type_ref.rpartition(":")[2]
        known = type_ref in self._definitions or name in self._definitions or _plain(name) in {"", "any", *_BUILT_IN}
        return known or _STEP.fullmatch(name) is not None

    def of(self, definition: ItemDefinition, depth: int = 0) -> DefinedType:
        """What a `definition` says, its base's allowed values where it has none of its own; `depth` as in `named`."""
        if definition.components:
            return DefinedType(components=definition.components, is_list=definition.is_list)
        base = self.named(definition.base, depth + 1)
        return replace(base, allowed=definition.allowed or base.allowed, is_list=definition.is_list or base.is_list)

    def at(self, path: str, scope: Mapping[str, str]) -> DefinedType:
        """What a name or `path` (`Applicant.Age`) can be, by the types of the names in `scope`."""
        if path in scope:
            return self.named(scope[path])
        head, *rest = (part.strip() for part in path.split("."))
        kind = self.named(scope.get(head, ""))
        for part in rest:
            definition = (kind.components or {}).get(part)
            if definition is None:
                return DefinedType()
            kind = self.of(definition)
        return kind

    def paths(self, scope: Mapping[str, str]) -> list[str]:
        """Every name in scope, and every path into what has components."""
        found = [path for name in scope for path in self._below(name, self.named(scope[name]), 0)]
        return found[:_MAX_PATHS]

    def _below(self, path: str, kind: DefinedType, depth: int) -> Iterator[str]:
        yield path
        if depth < _MAX_DEPTH:
            for name, definition in (kind.components or {}).items():
                yield from self._below(f"{path}.{name}", self.of(definition), depth + 1)

    @staticmethod
    def _built_in(name: str) -> DefinedType:
        return DefinedType(type=_BUILT_IN.get(_plain(name)))


def _plain(name: str) -> str:
    return re.sub(r"[\s_]+", "", name).casefold()


def fitting(declared: Sequence[Type | None], cells: Sequence[str], names: Mapping[str, InputName]) -> Type:
    """The type of a column: the first of those `declared` that reads all its `cells`, else any that does.

    `names` are what cells may compare with. FEEL compares by what a value is, whatever a clause says of it, and editors
    write `string` beside `[100..120)`. `integer` beside `> 38.3` was meant as a number. Where no type reads all cells,
    it is as declared first.
    """
    said = [type_ for type_ in declared if type_ is not None]
    first = said[0] if said else Type.TEXT
    tried = [first, Type.NUMBER, *said, *_GUESSES] if first is Type.INTEGER else [*said, *_GUESSES]
    found = (type_ for type_ in tried if cells and _all_read(cells, type_, names))
    return next(found, Type.NUMBER if first is Type.INTEGER and cells else first)


def _all_read(cells: Sequence[str], guess: Type, names: Mapping[str, InputName]) -> bool:
    try:
        for cell in cells:
            parse_cell(cell, Domain(guess, may_be_missing=True), names)
    except CellError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Allowed:
    """Allowed values as our files say them: declared values, or a range; and whether `null` is among them."""

    values: tuple[str, ...] = ()
    range: str = ""
    may_be_missing: bool = False


def allowed(expression: Expression | None, kind: Type, listed: Collection[Type]) -> Allowed | None:
    """What allowed values (`inputValues`, `outputValues`, `allowedValues`, `typeConstraint`) say; None if we cannot.

    `expression` has them, as values of the type `kind`. `listed` are the types of which our files can list single
    values.
    """
    if expression is None or expression.text == "-":
        return Allowed()
    domain = Domain(kind, may_be_missing=True)
    try:
        tests = parse_cell(expression.text, domain)
    except CellError:
        return None
    known = [test for test in tests.tests if not isinstance(test, IsNull)]
    missing = len(known) < len(tests.tests)
    if tests.negated:
        return None
    values = [test.value for test in known if isinstance(test, Equals)]
    if len(values) < len(known):
        found = Allowed(range=to_sfeel(UnaryTests(tuple(known)), domain), may_be_missing=missing)
        return found if len(known) == 1 else None
    if kind is Type.BOOLEAN and kind not in listed:  # for an output their order counts
        return Allowed(may_be_missing=missing) if len(set(values)) != 1 else None
    texts = [value if isinstance(value, str) else value_text(value, domain) for value in values]
    return Allowed(tuple(dict.fromkeys(texts)), may_be_missing=missing) if kind in listed or not texts else None
