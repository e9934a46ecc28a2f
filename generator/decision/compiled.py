"""A decision table as one JSON object that both evaluators walk (Python: `evaluate`, browser: `decide.js`).

These types are its only grammar: the JSON Schema (`generator.exchange.decision_schema`) and the declarations that
scripts are checked against (`tests/scripts/write_types.py`) are derived from them. `compile` makes such an object of
a table.

A scalar of an input can be compared at once: texts as they are; booleans; everything that has an order as a decimal
number in a string, so that nothing becomes a float in a browser: numbers; dates as days since 1970-01-01; times as
seconds since midnight, and dates with a time as seconds since 1970-01-01T00:00:00, with a "Z" behind them where they
count in UTC; durations as seconds or months. Ages are texts of their own, which `ages` compares: `P6M` and `P42D` as ends, and
of somebody `P6M/P7M`, at least 6 and less than 7 months, or `2026-05-01/2026-11-27`, the day of birth and the day of asking. Scalars of outputs are results: numbers as decimal strings, dates, times
and durations as ISO 8601 texts, declared values by their identifier, texts in plain words.

An object that was read from JSON has plain strings where an enumeration stands here: compare with `==`, never with
`is`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, NotRequired, TypedDict, TypeGuard, cast, final

from generator.model.decision import Aggregation, HitPolicy
from generator.model.sfeel import Type

Scalar = str | bool


@final
class InputPoint(TypedDict):
    """The value of another input, by that input's identifier."""

    input: str


Point = Annotated[Scalar | InputPoint, "A value, or that of another input"]


@final
class EqualTest(TypedDict):
    """The input equals a value."""

    eq: Point


@final
class NullTest(TypedDict):
    """The input is known to be missing."""

    null: Literal[True]


@final
class IntervalTest(TypedDict, total=False):
    """The input lies between two ends, each of which may be left out: from `ge` or above `gt`, to `le` or below `lt`."""

    ge: Point
    gt: Point
    le: Point
    lt: Point


Test = EqualTest | NullTest | IntervalTest
Sign = Literal["eq", "ge", "gt", "le", "lt"]


@final
class AnyCell(TypedDict):
    """True when any of the tests is."""

    any: list[Test]


@final
class NoneCell(TypedDict):
    """True when the input is known and none of the tests is true."""

    none: list[Test]


Cell = AnyCell | NoneCell


class ComputedResult(TypedDict):
    """A result that has to be computed, by its FEEL expression: see `results`."""

    feel: str


CompiledResult = Scalar | ComputedResult


@final
class NumberStep(TypedDict):
    """Lays a number on the pile."""

    number: str


@final
class InputStep(TypedDict):
    """Lays the value of an input on the pile: a number, or 1 for true and 0 for false."""

    input: str


@final
class JoinStep(TypedDict):
    """Takes the two upper numbers from the pile, and lays what they come to on it: `+ - * / min max`."""

    join: str


@final
class RoundStep(TypedDict):
    """Rounds the upper number of the pile to a multiple of `to`: `down`, `up`, or `half-up`, a half away from zero."""

    round: str
    to: str


FormulaStep = NumberStep | InputStep | JoinStep | RoundStep


@final
class CompiledLink(TypedDict):
    """The answer of another decision, or a value that it works out on the way."""

    decision: str
    output: str


CompiledInput = TypedDict(
    "CompiledInput",
    {
        "id": str,
        "name": NotRequired[Annotated[str, "Its name in DMN, where that is another than the identifier"]],
        "type": Type,
        "values": NotRequired[Annotated[list[Scalar], "The declared values"]],
        "range": NotRequired[IntervalTest],
        "step": NotRequired[Annotated[str, "Distance of neighbouring numbers"]],
        "from": NotRequired[Annotated[str, "The number from which steps are counted"]],
        "may-be-missing": NotRequired[Literal[True]],
        "linked": NotRequired[Annotated[CompiledLink, "Where it comes from: nobody is asked for it"]],
        "compute": NotRequired[
            Annotated[list[FormulaStep], "How it is worked out, step by step on a pile: nobody is asked for it"]
        ],
    },
)


class CompiledOutput(TypedDict):
    """An output clause."""

    id: str
    name: NotRequired[Annotated[str, "Its name in DMN, where that is another than the identifier"]]
    type: Type
    values: NotRequired[Annotated[list[Scalar], "The declared values, in their order of priority"]]
    default: NotRequired[CompiledResult]


CompiledRule = TypedDict(
    "CompiledRule",
    {
        "id": str,
        "when": Annotated[Mapping[str, Cell], "Cells by input; an input left out may have any value"],
        "then": Annotated[Mapping[str, CompiledResult | None], "Results by output; null where the rule says nothing"],
        "catch-all": NotRequired[
            Annotated[
                Literal[True],
                "Its cells hold for whatever is answered: it counts once all that goes before it is excluded",
            ]
        ],
    },
)


class CompiledExemption(TypedDict):
    """An entry under `open` or `impossible`."""

    when: Annotated[Mapping[str, Cell], "Cells by input; an input left out may have any value"]
    why: str


CompiledTable = TypedDict(
    "CompiledTable",
    {
        "decision": str,
        "name": NotRequired[Annotated[str, "Its name in DMN, where that is another than the identifier"]],
        "hit-policy": HitPolicy,
        "aggregation": Aggregation | None,
        "inputs": list[CompiledInput],
        "outputs": list[CompiledOutput],
        "rules": list[CompiledRule],
        "open": list[CompiledExemption],
        "impossible": list[CompiledExemption],
        "linked": NotRequired[
            Annotated[
                list["CompiledTable"], "The tables that its inputs come from, each after those that it needs itself"
            ]
        ],
    },
)


def tests_in(cell: Cell) -> list[Test]:
    """The tests of a cell, whichever of its two forms it has."""
    return cell["none"] if "none" in cell else cell["any"]


def comparisons(test: EqualTest | IntervalTest) -> Iterable[tuple[Sign, Point]]:
    """Each sign of a test with what it compares with."""
    return cast("Iterable[tuple[Sign, Point]]", test.items())  # type checkers take values of a TypedDict for `object`


def named_inputs(cell: Cell) -> Iterable[str]:
    """The other inputs with whose values a cell compares."""
    for test in tests_in(cell):
        if "null" not in test:
            yield from (point["input"] for _, point in comparisons(test) if isinstance(point, dict))


def is_computed(result: CompiledResult | None) -> TypeGuard[ComputedResult]:
    """Whether a result has to be computed."""
    return isinstance(result, dict)


def comes_from_elsewhere(clause: CompiledInput) -> bool:
    """Whether nobody is asked for an input: another decision answers it, or a formula."""
    return "linked" in clause or "compute" in clause


def asked_of(table: CompiledTable) -> list[CompiledInput]:
    """The inputs that people are asked for, of `table` and of all that it is linked to, each once."""
    tables = {one["decision"]: one for one in table.get("linked", ())}
    found: dict[str, CompiledInput] = {}

    def ask(one: CompiledTable) -> None:
        for clause in one["inputs"]:
            if "linked" in clause:
                ask(tables[clause["linked"]["decision"]])
            elif "compute" not in clause:
                found.setdefault(clause["id"], clause)

    ask(table)
    return list(found.values())
