"""What is given to a table as JSON: what is read, and every way to be refused, word for word."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.decision.evaluate import Problem
from generator.decision.given import JsonError, given_values, known_values, read_given
from generator.decision.scalars import GivenError
from generator.decision.walking import decide
from tests.decision.tables import compiled

NOT_WHOLE = "half a character in a text: write both \\u escapes of it"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON: Expecting value at character 1"),
        ("{age: 12}", "not JSON: Expecting property name enclosed in double quotes at character 2"),
        ("[]", 'a JSON object belongs here, such as {"age": 12}'),
        ("3", 'a JSON object belongs here, such as {"age": 12}'),
        ('{"age": NaN}', "NaN is not a number that JSON has"),
        ('{"age": -Infinity}', "-Infinity is not a number that JSON has"),
        ('{"age": 1, "age": 2}', 'the key "age" stands here twice'),
        ('{"person": {"age": 1, "age": 1}}', 'the key "age" stands here twice'),
        ('{"age": 1e999999999999999999999}', "a number is too large to be used"),
        ("[" * 100_000, "not JSON that can be used: it is nested too deeply"),
        ('{"a": "\\ud800"}', NOT_WHOLE),
        ('{"a": "text", "b": [1, ["\\udfff"]]}', NOT_WHOLE),
        ('{"a": {"\\udc00": 1}}', NOT_WHOLE),
        ('{"\\udc00": 1}', NOT_WHOLE),
    ],
    ids=lambda text: text[:40],
)
def test_what_is_no_object_that_can_be_used_is_refused(text: str, said: str) -> None:
    with pytest.raises(JsonError) as caught:
        read_given(text)
    assert str(caught.value) == said


def test_numbers_keep_every_digit_and_texts_every_character() -> None:
    text = '{"a": 12345678901234567890.10, "b": [7, true, null], "c": "\\ud83d\\ude00 \ud7ff\ue000"}'
    read = read_given(text)
    assert read == {"a": Decimal("12345678901234567890.1"), "b": [Decimal(7), True, None], "c": "😀 \ud7ff\ue000"}
    assert isinstance(read["b"][0], Decimal)


LONG = "x" * 60
CUT = f"{'x' * 39}…"
PERSON = '"Person" is not an input: did you mean "Person.Age"?'


@pytest.mark.parametrize(
    ("table", "given", "code", "message"),
    [
        ("first-line", {"agee": 50}, "unknown-input", '"agee" is not an input: did you mean "age"?'),
        ("first-line", {"?": 50}, "unknown-input", '"?" is not an input: known here: age, hormone, pressure'),
        ("first-line", {LONG: 1}, "unknown-input", f'"{CUT}" is not an input: known here: age, hormone, pressure'),
        ("compared", {"Person": {"Agee": 4}}, "unknown-input", PERSON),
        ("compared", {"Person": {"Agee": {}}}, "unknown-input", PERSON),
        ("compared", {"Person": 4}, "unknown-input", PERSON),
        ("compared", {"Persons": {}}, "unknown-input", '"Persons" is not an input: did you mean "Person.Age"?'),
        ("compared", {"age": 4, "Person": {"Age": 4}}, "duplicate-key", 'the input "age" is given twice'),
        ("compared", {"Person.Age": 4, "age": 4}, "duplicate-key", 'the input "age" is given twice'),
        ("compared", {"age": 4, "Person": None}, "duplicate-key", 'the input "age" is given twice'),
    ],
)
def test_keys_that_lead_to_no_input_or_twice_to_one_are_refused(
    table: str, given: dict[str, Any], code: str, message: str
) -> None:
    assert decide(compiled(table), given).error == Problem(code, message)


def test_inputs_are_not_listed_where_there_are_too_many_to_choose_from() -> None:
    first = compiled("compared")["inputs"][0]
    many = [first | {"id": f"i{number}", "name": f"Name {number}"} for number in range(100)]
    with pytest.raises(GivenError) as caught:
        given_values({"?": 50}, many)
    assert caught.value.message == '"?" is not an input'


def test_the_beginning_of_a_word_leads_nowhere() -> None:
    with pytest.raises(GivenError, match='"Pers" is not an input'):
        given_values({"Pers": None}, compiled("compared")["inputs"])


@pytest.mark.parametrize(
    ("given", "values"),
    [
        ({"age": "a"}, {"age": "a"}),
        ({"Person.Age": "a", "home": "b"}, {"age": "a", "home": "b"}),
        ({"Person": {"Name": "?", "Age": "a", "Town": "b"}, "home": "c"}, {"age": "a", "town": "b", "home": "c"}),
        ({"other": {"flag": "a"}}, {"other-flag": "a"}),
        ({"Person": None}, {"age": None, "town": None}),
        ({"Person": {}, "home": "c"}, {"home": "c"}),
        ({}, {}),
    ],
)
def test_an_input_is_called_by_identifier_or_dmn_name_or_path(given: dict[str, Any], values: dict[str, Any]) -> None:
    assert given_values(given, compiled("compared")["inputs"]) == values


def test_inputs_that_share_a_dmn_name_share_its_value() -> None:
    first, second, *_ = compiled("compared")["inputs"]
    shared = [first, second | {"name": first["name"]}]
    assert given_values({"Person": {"Age": "a"}}, shared) == {"age": "a", "low": "a"}
    assert known_values({"Person.Age": Decimal("1.50")}, shared) == {"age": "1.5", "low": "1.5"}


def test_what_is_not_given_is_not_known() -> None:
    inputs = compiled("first-line")["inputs"]
    assert known_values({"age": Decimal(50)}, inputs) == {"age": "50", "hormone": None, "pressure": None}
