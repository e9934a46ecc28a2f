"""The error of a cell, and how a message repeats a faulty text."""

from __future__ import annotations

import pytest

from generator.decision.errors import SHOWN, CellError, quoted


def test_what_is_not_said_of_an_error_is_empty() -> None:
    error = CellError("wrong")
    assert vars(error) == {"message": "wrong", "offset": 0, "length": 0, "hint": "", "code": "bad-cell"}
    assert str(error) == "wrong"


def test_an_error_is_made_anew_from_its_args() -> None:
    error = CellError("wrong", 1, 2, "mend it", "unknown-value")
    assert vars(CellError(*error.args)) == vars(error)
    assert str(error) == "wrong (mend it)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", '""'),
        ("old", '"old"'),
        ('"old"', '"old"'),
        ('old"', '"old""'),
        ("x" * SHOWN, f'"{"x" * SHOWN}"'),
        ("x" * (SHOWN + 1), f'"{"x" * (SHOWN - 1)}…"'),
    ],
)
def test_a_faulty_text_is_quoted_once_and_cut_where_it_is_long(text: str, shown: str) -> None:
    assert quoted(text) == shown
