"""A decision table in the words of OMG DMN, as an editor wrote it, with its cells parsed.

The grammar and meaning of cells: OMG DMN 1.3 §9 (S-FEEL) and `generator.decision`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, TypeVar

from generator.diagnostics import Where
from generator.language.speaking import _
from generator.model.linked import FromDecision, Origin
from generator.model.records import ELSEWHERE
from generator.model.sfeel import ANY, Domain, UnaryTests, Value
from generator.model.strength import Certainty
from generator.model.values import AlertRef, Identifier, Note, Prose, QuestionRef, Ref, ResourceRef, ScheduleRef


class HitPolicy(StrEnum):
    """What is done when several rules match (DMN 1.3 §8.2.10)."""

    UNIQUE = "unique"
    ANY = "any"
    PRIORITY = "priority"
    FIRST = "first"
    RULE_ORDER = "rule order"
    OUTPUT_ORDER = "output order"
    COLLECT = "collect"


LISTED = frozenset({HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER, HitPolicy.COLLECT})
"""Every rule that matches counts; the answer is a list, unless `collect` aggregates it."""
UNRANKED = LISTED - {HitPolicy.OUTPUT_ORDER}
"""Nothing in the table says which of several listed answers matters most."""
RANKED = frozenset({HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER})
"""Rules that match are ordered by the declared order of their output values."""
ONE_WINS = frozenset({HitPolicy.FIRST, HitPolicy.PRIORITY})
"""Of several rules that match, one decides."""
EXCLUSIVE = frozenset({HitPolicy.UNIQUE, HitPolicy.ANY})
"""Rules that match together may break the hit policy: see `generator.decision.hits`."""


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

    `help` explains what is asked. `none_of_these` is the identifier of the declared value that stands for none of the
    others, of which then several may be true, "" where just one can be. `origin` is where its value comes from where
    nobody is asked for it. `dmn_name` is its name in DMN where the identifier loses it, else "".
    """

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    label: Prose
    domain: Domain
    ask: Prose | None = None
    question: Prose | None = None
    help: Prose | None = None
    none_of_these: str = ""
    origin: Origin | None = None
    dmn_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign of a score: the yes-or-no `input` that is ticked, and the points that it counts."""

    where: Where = field(default=Where(""), compare=False)
    input: str
    points: Decimal
    source: tuple[ResourceRef, ...] = ()
    fact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a score counts: its signs in their order, and `total`, the input that is the sum of their points."""

    where: Where = field(default=Where(""), compare=False)
    total: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """A FEEL expression, which nothing here evaluates: see `generator.decision.results`."""

    feel: str


@dataclass(frozen=True, slots=True)
class Result:
    """An output entry: what a rule says for one output, or what holds where no rule applies.

    `text` is the entry as written; of a computed result, the sentence that tells readers so. `value` is what
    the text means; None where the output is free text, of which the words are all there is.
    """

    text: Prose
    value: Value | Computed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputClause:
    """What a table answers. `domain` None: free text; its declared values stand in their order of priority."""

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    label: Prose
    domain: Domain | None = None
    default: Result | None = None
    dmn_name: str = ""

    def shown(self, result: Result) -> Prose:
        """What readers see of a result of this output: the label of a declared value, else the entry as written."""
        if isinstance(result.value, Computed):
            return Prose(_(result.text.raw), result.text.where)
        label = self.domain.label(result.value) if self.domain is not None else None
        return label or result.text

    @property
    def is_graded(self) -> bool:
        """Whether results of this output are grades of recommendation: how firm an advice is, and not the advice."""
        return self.domain is not None and any(declared.grade for declared in self.domain.values)

    def grade_of(self, result: Result | None) -> Ref | None:
        """The grade of the guideline that a `result` stands for, if it is a declared value that names one."""
        if self.domain is None or result is None:
            return None
        return next((declared.grade for declared in self.domain.values if declared.value == result.value), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row. `cells` has the inputs that the row names; the others are `-` (any).

    `say` is whom it fits, in a sentence; `short` is its result in a few words, for diagrams; `was` are identifiers that
    it had before; `schedule` says on which days it is done.
    """

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    was: tuple[Identifier, ...] = ()
    cells: Mapping[str, Cell]
    outputs: Mapping[str, Result]
    source: tuple[ResourceRef, ...] = ()
    note: Prose | None = None
    say: Prose | None = None
    short: Prose | None = None
    certainty: Certainty | None = None
    alert: AlertRef | None = None
    schedule: ScheduleRef | None = None
    fact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Combinations that need no rule: they cannot occur, or the guideline leaves them open.

    `say` is who they are, in a sentence; `outside`: the guideline is not about them; `question` is what they could ask.
    """

    where: Where = field(default=Where(""), compare=False)
    cells: Mapping[str, Cell]
    why: Prose
    say: Prose | None = None
    outside: bool = False
    alert: AlertRef | None = None
    question: QuestionRef | None = None
    source: tuple[ResourceRef, ...] = ()


def tests_of(row: Rule | Exemption, name: str) -> UnaryTests:
    """What `row` asks of the input `name`: `-` where it leaves the input out."""
    cell = row.cells.get(name)
    return cell.tests if cell else ANY


@dataclass(frozen=True, slots=True)
class Given:
    """What an example says of one input: the text as written, and the value; None is "not known"."""

    text: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What an example expects of one output: the text as written, and its values.

    Several values are those of several results, in their order. There are none where the output is free text.
    """

    text: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example. `expect` None means that no rule applies; `say` is who it is, in a sentence."""

    where: Where = field(default=Where(""), compare=False)
    given: Mapping[str, Given]
    expect: Mapping[str, Expected] | None
    say: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify:
    """How findings of the verification are reported (docs/decision-tables.md, Findings and their weight)."""

    where: Where = field(default=Where(""), compare=False)
    complete: (
        Annotated[
            Level,
            "Combinations that no rule covers; by default an error where the hit policy promises an answer, else a hint",
        ]
        | None
    ) = None
    overlap: Annotated[Level, "Rules that match together"] = Level.ERROR
    unreachable: Annotated[Level, "Rules that can never decide"] = Level.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTable:
    """`content/guidelines/<id>/decisions/<decision>.yaml`.

    Attributes:
        where: the file.
        decision: the identifier of the table.
        was: identifiers that it had before.
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
        score: how it counts, where it is a score: its rules then are the bands of the total.
        linked: the tables that its inputs come from, and those of these, each behind those that it needs itself.
        dmn_name: its name in DMN where the identifier loses it, else "".
    """

    where: Where = field(default=Where(""), compare=False)
    decision: Identifier
    was: tuple[Identifier, ...] = ()
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
    notes: tuple[Note, ...] = ()
    verify: Verify = Verify()
    diagram_order: tuple[Identifier, ...] = ()
    search_terms: tuple[str, ...] = ()
    score: Score | None = None
    linked: tuple[DecisionTable, ...] = field(default=(), repr=False, metadata=ELSEWHERE)
    dmn_name: str = ""

    @property
    def has_default(self) -> bool:
        """Whether some output has a default: then a patient whom no rule matches has an answer all the same."""
        return any(clause.default for clause in self.outputs)

    @property
    def is_linked(self) -> bool:
        """Whether some input comes from elsewhere, and is not asked for."""
        return any(clause.origin for clause in self.inputs)

    @property
    def asked(self) -> tuple[InputClause, ...]:
        """What a reader is asked for to have an answer: inputs of this table and of those that it is linked to, each once."""
        found: dict[str, InputClause] = {}
        for clause in self._in_order():
            found.setdefault(clause.id.name, clause)
        return tuple(found.values())

    def _in_order(self) -> Iterator[InputClause]:
        by_name = {table.decision.name: table for table in self.linked}
        for clause in self.inputs:
            if isinstance(clause.origin, FromDecision):
                yield from by_name[clause.origin.decision].asked if clause.origin.decision in by_name else ()
            elif clause.origin is None:
                yield clause

    def grade_of(self, rule: Rule) -> Ref | None:
        """How strong the advice of a `rule` is: the first grade that a result of it stands for."""
        found = (clause.grade_of(rule.outputs.get(clause.id.name)) for clause in self.outputs)
        return next((grade for grade in found if grade), None)

    def input(self, name: str) -> InputClause:
        """The input with the identifier `name`.

        Raises:
            KeyError: there is none.
        """
        return _named(self.inputs, name)

    def output(self, name: str) -> OutputClause:
        """The output with the identifier `name`.

        Raises:
            KeyError: there is none.
        """
        return _named(self.outputs, name)


_Clause = TypeVar("_Clause", InputClause, OutputClause)


def _named(clauses: tuple[_Clause, ...], name: str) -> _Clause:
    for clause in clauses:
        if clause.id.name == name:
            return clause
    raise KeyError(name)
