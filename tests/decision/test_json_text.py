from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.decision.json_text import json_text

DATA = {"a": [1, True, None, "ü\n\"'"], "bü": {}, "c": [], "d": {"e": [{"f": "x"}]}}


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_it_is_what_json_writes(indent: int | None) -> None:
    assert json_text(DATA, indent) == json.dumps(DATA, ensure_ascii=False, indent=indent)


def test_numbers_keep_every_digit() -> None:
    number = Decimal("12345678901234567890123456789012.01")
    assert json.loads(json_text([number]), parse_float=Decimal) == [number]
    assert json_text([Decimal("1E+3"), Decimal("-0.50"), Decimal(7)]) == "[1000, -0.5, 7]"


def test_dates_are_texts_and_nothing_is_guessed() -> None:
    assert json_text(date(2024, 4, 30)) == '"2024-04-30"'
    wrong: Any = 0.1
    with pytest.raises(TypeError):
        json_text({"x": wrong})
