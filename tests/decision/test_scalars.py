"""Values as JSON has them, read for an input: what is refused is told word for word, in the names of the caller."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import pytest

from generator.decision.evaluate import Problem
from generator.decision.scalars import GivenError, compare, difference, from_json, same
from generator.decision.walking import decide
from generator.model.sfeel import Type
from tests.decision.tables import compiled

DIGITS = '"age": a number has at most 34 digits'
WHOLE = "is not what belongs here (a whole number, such as 40)"


@pytest.mark.parametrize(
    ("table", "name", "value", "code", "message"),
    [
        ("first-line", "age", Decimal(17), "outside-domain", '"age": 17 is out of range'),
        ("first-line", "age", Decimal("50.5"), "outside-domain", '"age": 50.5 is not a whole number'),
        ("first-line", "age", Decimal(f"50.{'1' * 32}"), "outside-domain", f'"age": 50.{"1" * 32} is not a whole number'),
        ("first-line", "pressure", Decimal("120.25"), "outside-domain", '"pressure": 120.25 lies between two steps'),
        ("first-line", "age", "50", "wrong-type", f'"age": "50" {WHOLE}'),
        ("first-line", "age", True, "wrong-type", f'"age": true {WHOLE}'),
        ("first-line", "age", False, "wrong-type", f'"age": false {WHOLE}'),
        ("first-line", "age", [Decimal(50)], "wrong-type", f'"age": a list {WHOLE}'),
        ("first-line", "age", {"years": Decimal(50)}, "wrong-type", f'"age": a structure {WHOLE}'),
        ("first-line", "age", Decimal("1" * 35), "bad-number", DIGITS),
        ("first-line", "age", Decimal("1e34"), "bad-number", DIGITS),
        ("first-line", "age", Decimal("1e-35"), "bad-number", DIGITS),
        ("first-line", "hormone", "Positive", "unknown-value", '"hormone": "Positive" is not one of "positive", "negative"'),
        ("first-line", "hormone", Decimal(5), "wrong-type", '"hormone": 5 is not what belongs here (one of the declared values)'),
        ("compared", "Person.Age", "x", "wrong-type", '"Person.Age": "x" is not what belongs here (a number, such as 7.5)'),
        ("compared", "flag", "maybe", "wrong-type", '"flag": "maybe" is not what belongs here (yes or no)'),
        ("compared", "flag", Decimal(5), "wrong-type", '"flag": 5 is not what belongs here (yes or no)'),
        ("compared", "opens", "9", "wrong-type", '"opens": "9" is not a time (write hours and minutes, such as 10:30)'),
        ("compared", "opens", Decimal(5), "wrong-type", '"opens": 5 is not what belongs here (hours and minutes, such as 10:30)'),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told(table: str, name: str, value: Any, code: str, message: str) -> None:
    assert decide(compiled(table), {name: value}).error == Problem(code, message)


def test_a_number_in_a_message_is_cut_at_forty_characters() -> None:
    clause: Any = {"id": "x", "type": "text"}
    with pytest.raises(GivenError) as caught:
        from_json(Decimal("1" * 50), clause)
    assert str(caught.value) == f'"x": {"1" * 40} is not what belongs here (a text in quotes, such as "abc")'


@pytest.mark.parametrize(
    ("value", "clause", "scalar"),
    [
        (None, {"type": "integer"}, None),
        ("yes", {"type": "boolean"}, True),
        (False, {"type": "boolean"}, False),
        (Decimal("-0.0"), {"type": "number"}, "0"),
        (Decimal("0e99999999"), {"type": "number"}, "0"),
        (Decimal("1.50"), {"type": "number"}, "1.5"),
        (Decimal("1e33"), {"type": "number"}, f"1{'0' * 33}"),
        (Decimal("1e-34"), {"type": "number"}, f"0.{'0' * 33}1"),
        (Decimal("9" * 34), {"type": "number"}, "9" * 34),
        (Decimal("2.50"), {"type": "number", "values": ["1", "2.5"]}, "2.5"),
        (Decimal("0.35"), {"type": "number", "step": "0.1", "from": "0.05"}, "0.35"),
        (Decimal(5), {"type": "number", "range": {"ge": "5", "le": {"input": "y"}}}, "5"),
        ("1970-01-03", {"type": "date"}, "2"),
        ("00:01:00Z", {"type": "time", "range": {"le": "30"}}, "60Z"),
        ("00:01", {"type": "time"}, "60"),
        ("1970-01-01T00:00:01", {"type": "date and time"}, "1"),
        ("P1DT1S", {"type": "days and time duration"}, "86401"),
        ("P1Y1M", {"type": "years and months duration"}, "13"),
        ("x", {"type": "text"}, "x"),
    ],
    ids=str,
)
def test_a_value_becomes_what_can_be_compared(value: Any, clause: dict[str, Any], scalar: object) -> None:
    whole: Any = {"id": "x"} | clause
    assert from_json(value, whole) == scalar
    assert type(from_json(value, whole)) is type(scalar)


def test_a_moment_in_utc_and_one_by_the_clock_here_are_not_compared() -> None:
    assert difference("60Z", "60") is None
    assert compare("60Z", "ge", "60") is None
    assert not same("60Z", "60", Type.TIME)
    assert same("60.0Z", "60Z", Type.TIME)
    assert not same("1.0", "1", Type.TEXT)


@pytest.mark.parametrize(
    ("sign", "before", "on", "behind"),
    [
        ("lt", True, False, False),
        ("le", True, True, False),
        ("eq", False, True, False),
        ("ge", False, True, True),
        ("gt", False, False, True),
    ],
)
def test_each_sign_says_where_a_value_lies(sign: Any, before: object, on: object, behind: object) -> None:
    assert [compare(value, sign, "10") for value in ("9", "10.0", "11")] == [before, on, behind]


def test_errors_survive_pickling() -> None:
    error = GivenError("wrong-type", "No.")
    assert error.args == ("wrong-type", "No.")
    assert vars(pickle.loads(pickle.dumps(error))) == vars(error)  # noqa: S301 -- our own bytes
