"""What is wrong with a cell, and where in its text."""

from __future__ import annotations

SHOWN = 40
"""Characters of a faulty text that a message repeats."""


class CellError(Exception):
    """A text that cannot be read.

    `message` says what is wrong; `offset` and `length` count characters inside the text that was given; `hint` says
    what to do, "" where there is nothing to say; `code` is a key of `generator.codes.CODES`: `unknown-value` for a
    word that is no declared value, `outside-domain` for a value out of range, else `bad-cell`.
    """

    def __init__(self, message: str, offset: int = 0, length: int = 0, hint: str = "", code: str = "bad-cell") -> None:
        """Keep `message`, `offset`, `length`, `hint` and `code`; also as `args`, so that it survives pickling."""
        super().__init__(message, offset, length, hint, code)
        self.message = message
        self.offset = offset
        self.length = length
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        """The message, with the hint behind it."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


def quoted(text: str) -> str:
    """The text between quotes, cut where it is long, for a message."""
    shown = text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
    return shown if text.startswith('"') else f'"{shown}"'
