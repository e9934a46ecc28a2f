from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from generator.decision.domains import contains, outside, parse_value
from generator.decision.errors import CellError
from generator.decision.words import value_in_words, value_pieces
from generator.model.sfeel import Declared, Domain, Equals, InputName, Interval, IsNull, Type, UnaryTests, Value
from generator.model.values import Prose

AGE = {"type": "integer", "unit": "years", "range": "[0..120]"}
GRADE = {"type": "values", "values": {"B": "Grade B", "not (C)": "Not C", "a, b": "Both"}}


@pytest.mark.parametrize(
    ("raw", "text", "value", "words"),
    [
        (AGE, "52", Decimal(52), "52 years"),
        (AGE, " 52 years ", Decimal(52), "52 years"),
        (AGE, "= 1", Decimal(1), "1 year"),
        ({"type": "number"}, "-7.50", Decimal("-7.5"), "-7.50"),
        ({"type": "number", "may_be_missing": True}, "not known", None, "not known"),
        ({"type": "number", "may_be_missing": True}, "null", None, "not known"),
        (GRADE, "B", "B", "Grade B"),
        (GRADE, ' "B" ', "B", "Grade B"),
        (GRADE, "not (C)", "not (C)", "Not C"),
        (GRADE, "a, b", "a, b", "Both"),
        (GRADE | {"may_be_missing": True}, "Not known", None, "not known"),
        ({"type": "text"}, "A mammogram, or not", "A mammogram, or not", '"A mammogram, or not"'),
        ({"type": "text"}, '"quoted"', "quoted", '"quoted"'),
        ({"type": "text"}, "null", "null", '"null"'),
        ({"type": "boolean"}, "Yes", True, "yes"),
        ({"type": "date"}, "2024-04-30", date(2024, 4, 30), "30 April 2024"),
        ({"type": "years and months duration"}, "P14M", Decimal(14), "1 year 2 months"),
        ({"type": "number", "values": {"1": "One", "2.5": "Two"}}, "2.50", Decimal("2.5"), "2.50"),
    ],
)
def test_value_is_read(raw: dict[str, Any], text: str, value: Value | None, words: str, make_domain: Any) -> None:
    domain = make_domain(raw)
    assert parse_value(text, domain) == value
    assert type(parse_value(text, domain)) is type(value)
    assert contains(domain, value)
    assert value_in_words(parse_value(text, domain), domain) == words


@pytest.mark.parametrize(
    ("raw", "text", "code"),
    [
        (AGE, "", "bad-cell"),
        (AGE, "-", "bad-cell"),
        (AGE, "[5..6]", "bad-cell"),
        (AGE, "5, 6", "bad-cell"),
        (AGE, "not(5)", "bad-cell"),
        (AGE, "1.5", "bad-cell"),
        (AGE, "null", "bad-cell"),
        (AGE, "121", "outside-domain"),
        (AGE, "-1", "outside-domain"),
        (GRADE, "b", "unknown-value"),
        (GRADE, '"b"', "unknown-value"),
        (GRADE, "B, B", "unknown-value"),
        (GRADE, "not known", "unknown-value"),
        (GRADE, "", "bad-cell"),
        ({"type": "text"}, '"open', "bad-cell"),
        ({"type": "number", "values": {"1": "One"}}, "2", "unknown-value"),
        ({"type": "boolean"}, "B", "bad-cell"),
    ],
)
def test_value_is_refused(raw: dict[str, Any], text: str, code: str, make_domain: Any) -> None:
    with pytest.raises(CellError) as caught:
        parse_value(text, make_domain(raw))
    assert caught.value.code == code


STEPS = {"type": "values", "values": {"first": "First", "second": "Second"}}
MISSING = ("a value is missing here", "write a value")
LOW = InputName("low", Type.INTEGER, "low", "Low")
SEVERAL = ("is not one value", "write one value")


@pytest.mark.parametrize(
    ("raw", "text", "message", "place", "hint"),
    [
        (AGE, "", MISSING[0], (0, 0), MISSING[1]),
        (AGE, "  ", MISSING[0], (0, 2), MISSING[1]),
        (STEPS, "  ", MISSING[0], (0, 2), MISSING[1]),
        (AGE, " [5..6] ", f'"[5..6]" {SEVERAL[0]}', (1, 6), SEVERAL[1]),
        (AGE, "5, 6", f'"5, 6" {SEVERAL[0]}', (0, 4), SEVERAL[1]),
        (AGE, "not(5)", f'"not(5)" {SEVERAL[0]}', (0, 6), SEVERAL[1]),
        (AGE, "-", f'"-" {SEVERAL[0]}', (0, 1), SEVERAL[1]),
        (AGE, " 121 ", '"121" is out of range', (1, 3), "correct the value or the range"),
        (STEPS, " frist ", '"frist" is not a declared value', (1, 5), 'did you mean "first"?'),
        (STEPS, "x" * 90, f'"{"x" * 39}…" is not a declared value', (0, 90), "known here: first, second"),
    ],
)
def test_a_refusal_says_what_is_wrong_where_and_what_to_do(
    raw: dict[str, Any], text: str, message: str, place: tuple[int, int], hint: str, make_domain: Any
) -> None:
    with pytest.raises(CellError) as caught:
        parse_value(text, make_domain(raw))
    found = caught.value
    assert (found.message, (found.offset, found.length), found.hint) == (message, place, hint)


@pytest.mark.parametrize(
    ("tests", "outside_of_it"),
    [
        ((Equals(Decimal(5)),), False),
        ((Equals(Decimal(121)),), True),
        ((Equals(Decimal(5)), Equals(Decimal(121))), True),
        ((Interval(Decimal(100), Decimal(140)),), False),
        ((Interval(Decimal(121), Decimal(140)),), True),
        ((IsNull(),), True),
        ((Equals(LOW),), False),
        ((Interval(LOW, Decimal(-5)),), False),
        ((Interval(Decimal(121), LOW),), False),
    ],
)
def test_a_test_that_no_value_can_meet_is_outside(tests: Any, outside_of_it: object, make_domain: Any) -> None:
    assert outside(UnaryTests(tests), make_domain(AGE)) is outside_of_it
    assert outside(UnaryTests(tests, negated=True), make_domain(AGE)) is outside_of_it


@pytest.mark.parametrize(
    ("domain", "value"),
    [
        (Domain(Type.INTEGER), "5"),
        (Domain(Type.INTEGER), True),
        (Domain(Type.INTEGER), Decimal("1.5")),
        (Domain(Type.INTEGER), None),
        (Domain(Type.INTEGER), date(2024, 1, 1)),
        (Domain(Type.BOOLEAN), Decimal(1)),
        (Domain(Type.DATE), Decimal(1)),
        (Domain(Type.DATE), datetime(2024, 1, 1)),  # noqa: DTZ001 -- no zone is the point
        (Domain(Type.TEXT), Decimal(1)),
        (Domain(Type.YEARS_MONTHS), Decimal("0.5")),
        (Domain(Type.VALUES, (Declared("a", "a", Prose("A")),)), "b"),
        (Domain(Type.NUMBER, range=Interval(Decimal(1), Decimal(2), low_open=True)), Decimal(1)),
        (Domain(Type.NUMBER, step=Decimal("0.1")), Decimal("0.05")),
    ],
)
def test_value_is_not_contained(domain: Domain, value: Value | None) -> None:
    assert not contains(domain, value)


def test_steps_are_exact_beyond_the_decimal_context() -> None:
    domain = Domain(Type.NUMBER, step=Decimal("0.001"))
    assert contains(domain, Decimal("1234567890123456789012345678901.125"))
    assert not contains(domain, Decimal("1234567890123456789012345678901.1255"))


def test_labels_stay_prose_for_the_faces(make_domain: Any) -> None:
    assert value_pieces("B", make_domain(GRADE)) == (Prose("Grade B"),)
