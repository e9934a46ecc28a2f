"""A compiled decision table evaluated (OMG DMN 1.3 §8.2.10-11, in the three values of Kleene's strong logic).

A test on an input that is not known is *unknown*, neither true nor false, and so is `not(…)` of it; only `-` and
`null` speak of missing inputs. A rule fires only when each of its cells is true. Some engines let `not(>= 140)`
fire for a value that nobody entered; here that is a defect.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from typing import Any

from generator.decision.given import known_values
from generator.decision.scalars import GivenError, Scalar, compare, difference, is_ordered
from generator.model.decision import Aggregation, HitPolicy
from generator.model.sfeel import NUMBERS

Known = Mapping[str, Scalar | None]
Result = dict[str, Any]

_NUMBERS = {kind.value for kind in NUMBERS}
_LISTS = {HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER, HitPolicy.COLLECT}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no answer. `code` is a key of `generator.codes.CODES`."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a table answers (docs/decision-tables.md, Answers).

    `hit` are the rules behind the result; `unknown` those that could fire once the inputs in `needs` are known.
    `open` and `impossible` are the reasons of what the guideline leaves open, and of what cannot be.
    """

    hit: tuple[str, ...] = ()
    result: Any = None
    unknown: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    error: Problem | None = None
    open: str | None = None
    impossible: str | None = None

    def to_json(self) -> dict[str, Any]:
        """As `guidepress decide --json` prints it, numbers as `Decimal`."""
        data: dict[str, Any] = {
            "hit": list(self.hit),
            "result": self.result,
            "unknown": list(self.unknown),
            "needs": list(self.needs),
            "error": {"code": self.error.code, "message": self.error.message} if self.error else None,
        }
        data |= {"open": self.open} if self.open is not None else {}
        data |= {"impossible": self.impossible} if self.impossible is not None else {}
        return data


def decide(table: Mapping[str, Any], given: Mapping[str, Any]) -> Answer:
    """The answer of a compiled table to values as JSON has them (`given.read_given`)."""
    try:
        known = known_values(given, table["inputs"])
    except GivenError as problem:
        return Answer(error=Problem(problem.code, problem.message))
    return evaluate(table, known)


def evaluate(table: Mapping[str, Any], known: Known) -> Answer:
    """The answer of a compiled table; `known` has a scalar of its domain, or None, for each input."""
    types = {clause["id"]: clause["type"] for clause in table["inputs"]}
    rules = [_Row(rule, types, known) for rule in table["rules"]]
    hits = [row for row in rules if row.holds]
    unknown = [row for row in rules if row.holds is None]
    waiting = {name for row in unknown for name in row.waits}
    reasons = {
        kind: next((item["why"] for item in table[kind] if _Row(item, types, known).holds), None)
        for kind in ("open", "impossible")
    }
    hit, result, error = _by_policy(table, hits, explained=any(why is not None for why in reasons.values()))
    return Answer(
        hit=tuple(row.rule["id"] for row in hit),
        result=result,
        unknown=tuple(row.rule["id"] for row in unknown),
        needs=tuple(name for name in types if name in waiting),
        error=error,
        open=reasons["open"],
        impossible=reasons["impossible"],
    )


def may_change(table: Mapping[str, Any], answer: Answer) -> bool:
    """Whether a rule that is unknown could change the result, were it to fire.

    With FIRST only one above the hit can, with PRIORITY only one that goes before it.
    """
    policy = HitPolicy(table["hit-policy"])
    if not answer.hit or policy not in {HitPolicy.FIRST, HitPolicy.PRIORITY}:
        return bool(answer.unknown)
    places = {
        rule["id"]: (_priority(table, rule["then"]) if policy is HitPolicy.PRIORITY else (), position)
        for position, rule in enumerate(table["rules"])
    }
    return any(places[name] < places[answer.hit[0]] for name in answer.unknown)


# conditions


@dataclass
class _Row:
    """A rule or an exemption against what is known: `holds`, and the inputs that it waits for if that is unknown."""

    rule: Mapping[str, Any]
    types: Mapping[str, str]
    known: Known
    holds: bool | None = field(init=False)
    waits: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.holds, self.waits = True, set()
        for name, cell in self.rule["when"].items():
            verdict = self._cell(name, cell)
            if verdict is False:
                self.holds = False
                return
            if verdict is None:
                self.holds = None
                self.waits |= self._missing(name, cell)

    def _cell(self, name: str, cell: Mapping[str, Any]) -> bool | None:
        negated = "none" in cell
        verdicts = [self._test(name, test) for test in cell["none" if negated else "any"]]
        verdict = True if True in verdicts else None if None in verdicts else False
        return not verdict if negated and verdict is not None else verdict

    def _test(self, name: str, test: Mapping[str, Any]) -> bool | None:
        value = self.known[name]
        if "null" in test:
            return value is None
        verdicts = [self._compared(name, value, sign, point) for sign, point in test.items()]
        return False if False in verdicts else None if None in verdicts or value is None else True

    def _compared(self, name: str, value: Scalar | None, sign: str, point: Any) -> bool | None:
        end = self.known[point["input"]] if isinstance(point, dict) else point
        if value is None or end is None:
            return None
        if sign != "eq":
            return compare(value, sign, end)
        # A moment in UTC is never equal to one on the reader's clock: difference() is None then.
        return difference(value, end) == 0 if is_ordered(self.types[name]) else value == end

    def _missing(self, name: str, cell: Mapping[str, Any]) -> set[str]:
        """The inputs that an unknown cell waits for: those of it that are not known, else the cell's own."""
        tests = cell.get("any") or cell["none"]
        named = {point["input"] for test in tests for point in test.values() if isinstance(point, dict)}
        return {other for other in (name, *named) if self.known[other] is None} or {name}


# hit policies


def _by_policy(
    table: Mapping[str, Any], hits: list[_Row], *, explained: bool
) -> tuple[list[_Row], Any, Problem | None]:
    """The rules behind the result, the result, and what is wrong."""
    policy = HitPolicy(table["hit-policy"])
    aggregation = Aggregation(table["aggregation"]) if table["aggregation"] else None
    if not hits:
        return [], *((None, None) if explained else _without_rule(table, policy, aggregation))
    if policy in {HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER}:
        hits = sorted(hits, key=lambda row: _priority(table, row.rule["then"]))
    if policy in {HitPolicy.PRIORITY, HitPolicy.FIRST}:
        hits = hits[:1]
    if policy is HitPolicy.UNIQUE and len(hits) > 1:
        return hits, None, _violated("more than one rule applies, and the hit policy is unique", hits)
    for row in hits if aggregation is not Aggregation.COUNT else ():
        if problem := _computed(f'the result of rule "{row.rule["id"]}"', row.rule["then"].values()):
            return hits, None, problem
    results = [_result(table, row.rule["then"]) for row in hits]
    if policy in _LISTS:
        return hits, results if aggregation is None else _aggregated(aggregation, results), None
    if any(result != results[0] for result in results):  # only with the hit policy any
        return hits, None, _violated("rules with different results apply, and the hit policy is any", hits)
    return hits, results[0], None


def _violated(message: str, hits: Sequence[_Row]) -> Problem:
    return Problem("hit-policy-violated", f"{message}: {', '.join(row.rule['id'] for row in hits)}")


def _computed(what: str, values: Iterable[Any]) -> Problem | None:
    """The problem of a result that would have to be computed."""
    feel = next((value["feel"] for value in values if is_computed(value)), None)
    return feel and Problem("computed-result", f"{what} has to be computed, which is not done here: {feel}")


def is_computed(value: Any) -> bool:
    """Whether a compiled result is an expression: see `generator.decision.results`."""
    return isinstance(value, dict)


def _without_rule(
    table: Mapping[str, Any], policy: HitPolicy, aggregation: Aggregation | None
) -> tuple[Any, Problem | None]:
    """The result where no rule applies, or why there is none: the default outputs, if any, in the policy's form."""
    if aggregation is Aggregation.COUNT:
        return Decimal(0), None
    then = {clause["id"]: clause.get("default") for clause in table["outputs"]}
    if problem := _computed("the default result", then.values()):
        return None, problem
    defaults = any("default" in clause for clause in table["outputs"])
    default = _result(table, then)
    if aggregation is not None:
        return next(iter(default.values())) if defaults else None, None
    if policy in _LISTS:
        return [default] if defaults else [], None
    return default if defaults else None, None


def _result(table: Mapping[str, Any], then: Mapping[str, Any]) -> Result:
    """The outputs of a rule as JSON has them."""
    found: Result = {}
    for clause in table["outputs"]:
        value = then[clause["id"]]
        found[clause["id"]] = Decimal(value) if clause["type"] in _NUMBERS and isinstance(value, str) else value
    return found


def _priority(table: Mapping[str, Any], then: Mapping[str, Any]) -> tuple[int, ...]:
    """The places of a rule's outputs among the declared values, column by column from the left (DMN 1.3 §8.2.10).

    What has to be computed could be any of them: it goes first, so that no lesser answer is given in its stead.
    """
    places = []
    for clause in table["outputs"]:
        values, value = clause.get("values"), then[clause["id"]]
        if values:
            places.append(-1 if is_computed(value) else values.index(value) if value in values else len(values))
    return tuple(places)


def _aggregated(aggregation: Aggregation, results: Sequence[Result]) -> Decimal | None:
    """As FEEL's functions of the same names have it: with a rule that leaves its number out there is none (null)."""
    if aggregation is Aggregation.COUNT:
        return Decimal(len(results))
    numbers: list[Decimal] = [number for result in results for number in result.values()]
    if None in numbers:
        return None
    if aggregation is Aggregation.MIN:
        return min(numbers)
    if aggregation is Aggregation.MAX:
        return max(numbers)
    with localcontext() as exact:
        exact.prec = 200  # numbers have at most 34 digits (literals.MAX_DIGITS): nothing is rounded
        return sum(numbers, Decimal(0))
