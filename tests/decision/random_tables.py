"""Random decision tables and random answers of a person: what holds the two evaluators together.

Tables are made as texts, parsed and compiled as an editor's are. Values lie on the tables' own end points, beside
them, anywhere, or nowhere (not given, not in the domain, no value at all).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from generator.decision.compile import compile_table
from generator.decision.literals import number_text
from generator.decision.walking import decide
from generator.diagnostics import Findings, Severity
from generator.model.sfeel import Type
from generator.source.compose import compose
from generator.source.decision_file import DecisionFile
from generator.source.decision_table import to_table
from generator.source.reader import read
from generator.text.plain import shown_words

POLICIES = ("unique", "any", "priority", "first", "rule order", "output order", "collect",
            "collect sum", "collect min", "collect max", "collect count")  # fmt: skip
_VALUES = {
    Type.BOOLEAN: ["true", "false"],
    Type.VALUES: ["a", "b", "not c", "3+"],
    Type.TEXT: ["a", "B", "", "a b", 'say "no"', "ß\N{SNOWMAN}\N{SLIGHTLY SMILING FACE}"],
    Type.INTEGER: ["-20", "-1", "0", "1", "2", "9", "10", "11", "100", "99999999999999999999"],
    Type.NUMBER: ["-2.5", "-0.05", "0", "0.1", "0.30", "0.3000000000000000000000000001", "1", "9.99", "10", "1e3"],
    Type.DATE: ["0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "2024-03-01", "9999-12-31"],
    Type.TIME: ["00:00", "09:30", "09:30:00.5", "23:59:59", "09:30:00Z", "10:30:00+01:00", "10:30:00@Europe/Paris"],
    Type.DATE_TIME: [
        "2024-03-31T01:59:59@Europe/Paris", "2024-03-31T02:30:00@Europe/Paris", "2024-03-31T00:59:59Z",
        "2024-10-27T02:30:00@Europe/Paris", "2024-10-27T02:30:00+02:00", "2024-10-27T02:30:00+01:00",
        "2024-10-27", "2024-10-27T00:00:00.000000001", "1969-12-31T23:59:59.9", "2024-11-03T01:30:00@America/New_York",
    ],
    Type.DAYS_TIME: ["-P1D", "PT0S", "PT0.5S", "P1D", "PT24H", "PT24H1S", "P3DT4H"],
    Type.YEARS_MONTHS: ["-P1M", "P0M", "P12M", "P1Y", "P1Y1M", "P18M"],
    Type.AGE: ["P3D", "P4W", "P1M", "P6W", "P2M", "P9W6D", "P13W", "P3M", "P26W", "P6M", "P1Y", "P18M", "P2Y6M"],
}  # fmt: skip
_BIRTHS = ["2026-08-31/2026-11-30", "2024-02-29/2025-02-28", "2026-01-31/2026-03-01", "2025-05-28/2026-11-27",
           "2026-11-27/2026-11-27", "2026-11-28/2026-11-27", "2026-02-30/2026-11-27", "2024-11-30/2025-05-30"]  # fmt: skip
_WRONG = ["2024-02-30", "x", "", "25:00", "P1Y1D", "1.5", "-", "00", "2024-10-27T02:30:00@No/Where", "10:30+15:00"]
_RANGES = {
    Type.AGE: "< 2 years", Type.INTEGER: "[-20..100]", Type.NUMBER: "(-2.5..10]", Type.DATE: ">= 1969-12-31", Type.YEARS_MONTHS: "<= P18M",
}  # fmt: skip


@dataclass(frozen=True)
class RandomTable:
    """A table: its file, and what it compiles to."""

    text: str
    compiled: dict[str, Any]


def random_tables(random: Random, count: int) -> Iterator[RandomTable]:
    """Tables with at most five inputs and seven rules."""
    made = 0
    while made < count:
        text = _table(random)
        findings = Findings()
        node = compose(text, "random.yaml", findings)
        assert node is not None, text
        table = to_table(read(node, DecisionFile, findings), findings)
        # A cell outside its domain is an editor's error, but it evaluates.
        problems = [item for item in findings if item.severity is Severity.ERROR and item.code != "outside-domain"]
        if problems:  # such as (P12M..P1Y), or a value between two steps
            assert all(item.message.endswith(("in this interval", "two steps")) for item in problems), (text, problems)
            continue
        yield RandomTable(text, compile_table(table, shown_words))
        made += 1


def _table(random: Random) -> str:
    policy = random.choice(POLICIES)
    kinds = {f"i{number}": random.choice(list(_VALUES)) for number in range(random.randint(1, 5))}
    lines = ["decision: random", "name: N", "question: Q", f"hit-policy: {policy}", "inputs:"]
    missing = {name: random.random() < 0.3 for name in kinds}
    for name, kind in kinds.items():
        declared = 'values: [a, b, "not c", "3+"]' if kind is Type.VALUES else f"type: {kind}"
        if kind in _RANGES and random.random() < 0.5:
            declared += f', range: "{_RANGES[kind]}"'
        if kind is Type.NUMBER and random.random() < 0.3:
            declared += ', step: "0.05"'
        lines.append(f"  {name}: {{label: L, {declared}{', may-be-missing: true' if missing[name] else ''}}}")
    numeric = policy in POLICIES[7:10]
    default = random.random() < 0.2
    one = "type: number" if numeric or random.random() < 0.3 else "values: [high, middle, low]"
    outputs = {"one": one} if numeric else {"one": one, "two": "values: [x, y]"}
    lines.append("outputs:")
    for name, form in outputs.items():
        value = random.choice(["2.5", "-1"]) if "number" in form else form.split("[")[1].split(",")[0]
        lines.append(f"  {name}: {{label: O, {form}{f', default: {value}' if default else ''}}}")
    lines.append("rules:")
    lines += [
        f"  - {{when: {_when(random, kinds, missing)}, then: {_then(random, outputs)}}}"
        for _ in range(random.randint(1, 7))
    ]
    if random.random() < 0.3:
        lines.append(f"  - {{when: {{}}, then: {_then(random, outputs)}}}")
    for key in ("open", "impossible"):
        if random.random() < 0.2:
            when = _when(random, kinds, missing)
            lines += [] if when == "{}" else [f"{key}:", f"  - {{when: {when}, why: Because of {key}.}}"]
    return "\n".join(lines) + "\n"


def _when(random: Random, kinds: dict[str, Type], missing: dict[str, bool]) -> str:
    cells = [
        f"{name}: '{_cell(random, name, kinds, may_be_missing=missing[name])}'"
        for name, kind in kinds.items()
        if random.random() < 0.7
    ]
    return "{" + ", ".join(cells) + "}"


def _then(random: Random, outputs: dict[str, str]) -> str:
    results = []
    for name, form in outputs.items():
        if random.random() < 0.05:
            results.append(f"{name}: 'feel: {random.choice(['i0', '1 + 1'])}'")
        elif "number" in form:
            results.append(f"{name}: {random.choice(['0.1', '0.2', '-3', '12345678901234567890.05', '7'])}")
        elif name == "one" or random.random() < 0.8:  # a rule must say something
            results.append(f"{name}: {random.choice(form.split('[')[1].strip(']').split(', '))}")
    return "{" + ", ".join(results) + "}"


def _cell(random: Random, name: str, kinds: dict[str, Type], *, may_be_missing: bool) -> str:
    tests = [_test(random, name, kinds, may_be_missing=may_be_missing) for _ in range(random.choice([1, 1, 1, 2, 3]))]
    text = ", ".join(tests)
    return f"not({text})" if random.random() < 0.3 else text


def _test(random: Random, name: str, kinds: dict[str, Type], *, may_be_missing: bool) -> str:
    kind = kinds[name]
    if may_be_missing and random.random() < 0.2:
        return "null"
    ordered = kind not in {Type.TEXT, Type.VALUES, Type.BOOLEAN}
    if not ordered or random.random() < 0.2:
        return _operand(random, name, kinds)
    if kind is Type.AGE:
        return _age(random)
    if random.random() < 0.4:
        return f"{random.choice(['<', '<=', '>', '>='])} {_operand(random, name, kinds)}"
    low, high = (
        sorted(random.sample(range(len(_VALUES[kind])), 2)) if kind not in {Type.TIME, Type.DATE_TIME} else (0, 0)
    )
    if low == high:
        return f">= {_operand(random, name, kinds)}"
    return f"{random.choice('[(]')}{_literal(kind, low)}..{_literal(kind, high)}{random.choice('])[')}"


def _age(random: Random) -> str:
    """What is read of ages: neither "over 3 months" nor "3 months or less"."""
    low, high = sorted(random.sample(range(len(_VALUES[Type.AGE])), 2))
    first, last = _literal(Type.AGE, low), _literal(Type.AGE, high)
    return random.choice([f"< {first}", f">= {last}", f"[{first}..{last})", f"[{first}..{last}]"])


def _operand(random: Random, name: str, kinds: dict[str, Type]) -> str:
    kind = kinds[name]
    others = [other for other, its in kinds.items() if other != name and its is kind]
    if others and kind is not Type.AGE and random.random() < 0.5:
        return random.choice(others)
    return _literal(kind, random.randrange(len(_VALUES[kind])))


def _literal(kind: Type, at: int) -> str:
    text = _VALUES[kind][at]
    if kind is Type.TEXT:
        return '"' + text.replace('"', '\\"') + '"'
    return "1000" if text == "1e3" else text


def random_given(random: Random, table: dict[str, Any]) -> dict[str, Any]:
    """Values as `read_given` gives them."""
    given: dict[str, Any] = {}
    for clause in table["inputs"]:
        chance = random.random()
        kind = Type(clause["type"])
        if chance < 0.15:
            continue
        if chance < 0.2:
            given[clause["id"]] = None
        elif chance < 0.22:
            given[clause["id"]] = random.choice(_WRONG) if kind not in {Type.NUMBER, Type.INTEGER} else Decimal("9e40")
        else:
            given[clause["id"]] = _value(random, kind)
    return given


def _value(random: Random, kind: Type) -> Any:
    text = random.choice(_VALUES[kind])
    if kind is Type.AGE and random.random() < 0.6:
        # Any day, and any number of months, near the ends of the cells and far from them.
        return random.choice([f"P{random.randrange(1000)}D", f"P{random.randrange(40)}M", random.choice(_BIRTHS)])
    if kind is Type.BOOLEAN:
        return random.choice([text == "true", text])
    if kind is Type.NUMBER:
        return Decimal(text) + random.choice([0, 0, Decimal("0.05"), Decimal("1e-30"), Decimal("-0.1")])
    if kind is Type.INTEGER:
        return Decimal(text) + random.choice([0, 0, 1, -1, Decimal("0.5")])
    return text


def for_browser(values: dict[str, Any]) -> dict[str, Any]:
    """Given values as the browser has them: numbers as texts."""
    return _texts(values, lambda number: format(number, "f"))  # type: ignore[no-any-return]


def python_answer(table: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Python's answer in the browser's form: numbers as texts, an error as its code."""
    answer = decide(table, given).to_json()
    answer["error"] = answer["error"] and answer["error"]["code"]
    return _texts(answer, number_text)  # type: ignore[no-any-return]


def _texts(data: Any, write: Callable[[Decimal], str]) -> Any:
    if isinstance(data, Decimal):
        return write(data)
    if isinstance(data, dict):
        return {key: _texts(value, write) for key, value in data.items()}
    return [_texts(item, write) for item in data] if isinstance(data, list) else data
