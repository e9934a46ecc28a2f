"""A compiled decision table evaluated (OMG DMN 1.3 §8.2.10-11, in the three values of Kleene's strong logic).

A test on an input that is not known is *unknown*, neither true nor false, and so is `not(…)` of it; only `-` and
`null` speak of missing inputs. A rule fires only when each of its cells is true. Some engines let `not(>= 140)`
fire for a value that nobody entered; here that is a defect.

What stands for "otherwise" is no answer before everything else is excluded: the default outputs, a catch-all row, and
a sum or number of rules wait until every rule and every `open` entry that has a say is true or false.
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
    """Why there is no answer.

    Attributes:
        code: a key of `generator.codes.CODES`, which explains it.
        message: one sentence for an editor.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a table answers (docs/decision-tables.md, Answers).

    Attributes:
        hit: the identifiers of the rules behind the result; with an error, of those that caused it.
        result: outputs by identifier; with the hit policies rule order, output order and collect a list of such, with
            an aggregation a number. None where there is no answer, or not yet.
        unknown: the rules that could fire once more is known.
        needs: the inputs that those rules wait for, and `open` entries that are unknown as well.
        error: why there is no answer although there ought to be one; None where nothing is wrong.
        open: why the guideline leaves this open; None where it does not.
        impossible: why this cannot be; None where it can.
        may_change: whether something that is not known could change the answer, or the answer rests on a cell that
            speaks of a missing value (`not known`, `known`).
    """

    hit: tuple[str, ...] = ()
    result: Any = None
    unknown: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    error: Problem | None = None
    open: str | None = None
    impossible: str | None = None
    may_change: bool = False

    @property
    def depends(self) -> bool:
        """Whether there is no answer yet, because of what is not known."""
        return self.error is None and self.result is None and self.may_change

    def to_json(self) -> dict[str, Any]:
        """As `guidepress decide --json` prints it, numbers as `Decimal`."""
        data: dict[str, Any] = {
            "hit": list(self.hit),
            "result": self.result,
            "unknown": list(self.unknown),
            "needs": list(self.needs),
            "may-change": self.may_change,
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
    rules, opened, impossible = (
        [_Row(row, types, known) for row in table[kind]] for kind in ("rules", "open", "impossible")
    )
    reason = next((row.rule["why"] for row in opened if row.holds), None)
    never = next((row.rule["why"] for row in impossible if row.holds), None)
    unknown = [row for row in rules if row.holds is None]
    # One reason why there is no advice is enough: no other one is waited for.
    waiting = [row for row in opened if row.holds is None and reason is None]
    judged = _Judged([row for row in rules if row.holds], unknown, bool(waiting), reason, never)
    hit, result, error = _by_policy(table, judged)
    excluded = [row for row in rules if row.holds is False and row.leans]
    leaning = [row for row in hit if row.leans] + [row for row in excluded if _could_change(table, hit, [row])]
    waits = {name for row in (*unknown, *waiting) for name in row.waits} | {n for row in leaning for n in row.leans}
    return Answer(
        hit=tuple(row.rule["id"] for row in hit),
        result=result,
        unknown=tuple(row.rule["id"] for row in unknown),
        needs=tuple(name for name in types if name in waits),
        error=error,
        open=reason,
        impossible=never,
        may_change=_may_change(table, hit, judged) or bool(leaning),
    )


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

    @property
    def leans(self) -> set[str]:
        """The missing inputs of which it speaks as such: known, they could turn it. None where it is false anyway."""
        cells = self.rule["when"]
        speaks = {
            name
            for name, cell in cells.items()
            if self.known[name] is None and any("null" in test for test in cell.get("any") or cell["none"])
        }
        others = (self._cell(name, cell) for name, cell in cells.items() if name not in speaks)
        return set() if not speaks or False in others else speaks

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


@dataclass(frozen=True, slots=True)
class _Judged:
    """A table's rules against what is known: those that fire, those that are unknown; whether an `open` entry is unknown.

    `open` and `impossible` are the reasons of the entries that hold.
    """

    hits: list[_Row]
    unknown: list[_Row]
    waits_for_open: bool
    open: str | None
    impossible: str | None

    @property
    def is_settled(self) -> bool:
        """Whether everything that has a say is true or false."""
        return not self.unknown and not self.waits_for_open


def _by_policy(table: Mapping[str, Any], judged: _Judged) -> tuple[list[_Row], Any, Problem | None]:
    """The rules behind the result, the result, and what is wrong."""
    policy = HitPolicy(table["hit-policy"])
    aggregation = Aggregation(table["aggregation"]) if table["aggregation"] else None
    hits = _that_count(table, policy, judged)
    if not hits:
        explained = judged.open is not None or judged.impossible is not None
        return [], *((None, None) if explained or not judged.is_settled else _without_rule(table, policy, aggregation))
    problem = _contradicted(hits) if judged.open is not None else _problem(table, policy, aggregation, hits)
    if problem:
        return hits, None, problem
    results = [_result(table, row.rule["then"]) for row in hits]
    if aggregation is not None:
        return hits, _aggregated(aggregation, results) if judged.is_settled else None, None
    return hits, results if policy in _LISTS else results[0], None


def _problem(
    table: Mapping[str, Any], policy: HitPolicy, aggregation: Aggregation | None, hits: list[_Row]
) -> Problem | None:
    """What is wrong with rules that fire together, or with one of their results."""
    if policy is HitPolicy.UNIQUE and len(hits) > 1:
        return _violated("more than one rule applies, and the hit policy is unique", hits)
    for row in hits if aggregation is not Aggregation.COUNT else ():
        if problem := _computed(f'the result of rule "{row.rule["id"]}"', row.rule["then"].values()):
            return problem
    results = [_result(table, row.rule["then"]) for row in hits] if policy is HitPolicy.ANY else []
    if any(result != results[0] for result in results):
        return _violated("rules with different results apply, and the hit policy is any", hits)
    return None


def _that_count(table: Mapping[str, Any], policy: HitPolicy, judged: _Judged) -> list[_Row]:
    """The rules that fire and count, in the order of their results; none where only a catch-all fires, and too early."""
    hits = judged.hits
    if policy in {HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER}:
        hits = sorted(hits, key=lambda row: _priority(table, row.rule["then"]))
    if policy in {HitPolicy.PRIORITY, HitPolicy.FIRST}:
        hits = hits[:1]
    catches_all = policy not in _LISTS and all(row.rule.get("catch-all") for row in hits)
    return [] if catches_all and _may_change(table, hits, judged) else hits


def _may_change(table: Mapping[str, Any], hits: list[_Row], judged: _Judged) -> bool:
    """Whether something that is unknown could change the answer of these rules, were it true.

    With FIRST only a rule above the hit can, with PRIORITY only one that goes before it.
    """
    return judged.waits_for_open or _could_change(table, hits, judged.unknown)


def _could_change(table: Mapping[str, Any], hits: list[_Row], others: Sequence[_Row]) -> bool:
    policy = HitPolicy(table["hit-policy"])
    if not hits or policy not in {HitPolicy.FIRST, HitPolicy.PRIORITY}:
        return bool(others)
    ids = [rule["id"] for rule in table["rules"]]

    def place(row: _Row) -> tuple[tuple[int, ...], int]:
        first = _priority(table, row.rule["then"]) if policy is HitPolicy.PRIORITY else ()
        return first, ids.index(row.rule["id"])

    return any(place(row) < place(hits[0]) for row in others)


def _contradicted(hits: Sequence[_Row]) -> Problem:
    names = ", ".join(row.rule["id"] for row in hits)
    message = f"the table contradicts itself: what it leaves open is answered by {names}"
    return Problem("open-but-answered", message)


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
