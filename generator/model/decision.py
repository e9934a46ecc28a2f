"""A decision table in the words of OMG DMN, as an editor wrote it, with its cells parsed.

The grammar and meaning of cells: OMG DMN 1.3 §9 (S-FEEL) and `generator.decision`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from generator.diagnostics import Where
from generator.model.sfeel import Domain, UnaryTests
from generator.model.values import AlertRef, Identifier, Point, Prose, ResourceRef


class HitPolicy(StrEnum):
    """What is done when several rules match (DMN 1.3 §8.2.10)."""

    UNIQUE = "unique"
    ANY = "any"
    PRIORITY = "priority"
    FIRST = "first"
    RULE_ORDER = "rule order"
    OUTPUT_ORDER = "output order"
    COLLECT = "collect"


class Aggregation(StrEnum):
    """What `collect` makes of several results."""

    SUM = "sum"
    MIN = "min"
    MAX = "max"
    COUNT = "count"


class Level(StrEnum):
    """How a finding of the verification is reported."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Cell:
    """An input entry: its S-FEEL text as written and the tests it compiles to."""

    text: str
    tests: UnaryTests
    where: Where = field(default=Where(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputClause:
    """What a table asks about a person: `ask` asks her, `question` is what she asks where she does not know.

    `dmn_name` is its name in DMN where the identifier loses it, else "".
    """

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    label: Prose
    domain: Domain
    ask: Prose | None = None
    question: Prose | None = None
    unit: str = ""
    dmn_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputClause:
    """What a table answers. `domain` None: free text (Prose); `values` in their order of priority."""

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    label: Prose
    domain: Domain | None = None
    default: Prose | None = None
    dmn_name: str = ""


@dataclass(frozen=True, slots=True)
class Computed(Prose):
    """A result that has to be computed: `raw` tells readers so, `feel` is the expression."""

    feel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row. `cells` has the inputs that the row names; the others are `-` (any)."""

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    cells: Mapping[str, Cell]
    outputs: Mapping[str, Prose]
    source: tuple[ResourceRef, ...] = ()
    note: Prose | None = None
    alert: AlertRef | None = None
    fact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Combinations that need no rule: they cannot occur, or the guideline leaves them open."""

    where: Where = field(default=Where(""), compare=False)
    cells: Mapping[str, Cell]
    why: Prose
    alert: AlertRef | None = None
    source: tuple[ResourceRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example. `expect` None means that no rule applies."""

    where: Where = field(default=Where(""), compare=False)
    given: Mapping[str, str]
    expect: Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify:
    """How findings of the verification are reported (docs/decision-tables.md, Findings and their weight)."""

    where: Where = field(default=Where(""), compare=False)
    complete: Annotated[Level, "Combinations that no rule covers"] = Level.ERROR
    overlap: Annotated[Level, "Rules that match together"] = Level.ERROR
    unreachable: Annotated[Level, "Rules that can never decide"] = Level.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTable:
    """`content/guidelines/<id>/decisions/<decision>.yaml`.

    Attributes:
        where: the file.
        decision: the identifier of the table.
        name: what readers call it.
        question: what it answers, in the reader's voice.
        hit_policy: what is done when several rules match (DMN 1.3 §8.2.10).
        aggregation: what `collect` makes of several results, None for a list of them.
        inputs: what is asked, the columns of the conditions.
        outputs: what is answered, the columns of the results.
        rules: the rows, in file order.
        impossible: combinations that cannot occur.
        open: combinations that the guideline leaves open.
        examples: worked examples, which every build tests.
        notes: what holds for the table as a whole.
        verify: how findings of the verification are reported.
        diagram_order: identifiers of inputs in the order in which the flow diagram asks, empty for one of our choice.
        search_terms: words that readers may type for it.
        dmn_name: its name in DMN where the identifier loses it, else "".
    """

    where: Where = field(default=Where(""), compare=False)
    decision: Identifier
    name: Prose
    question: Prose
    hit_policy: HitPolicy
    aggregation: Aggregation | None = None
    inputs: tuple[InputClause, ...]
    outputs: tuple[OutputClause, ...]
    rules: tuple[Rule, ...]
    impossible: tuple[Exemption, ...] = ()
    open: tuple[Exemption, ...] = ()
    examples: tuple[Example, ...] = ()
    notes: tuple[Point, ...] = ()
    verify: Verify = Verify()
    diagram_order: tuple[Identifier, ...] = ()
    search_terms: tuple[str, ...] = ()
    dmn_name: str = ""
