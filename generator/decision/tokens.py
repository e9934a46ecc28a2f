"""The tokens of a cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TokenKind(StrEnum):
    """What a token is. Keywords are words: only the parser knows which words mean something where."""

    NUMBER = "number"
    STRING = "string"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    VALUE = "value"  # a declared value, without quotes
    NAME = "name"  # another input of the table
    UNIT = "unit"  # the input's unit behind a number
    WORD = "word"
    SYMBOL = "symbol"  # ( ) [ ] , .. < <= > >= = - @
    OTHER = "other"  # nothing that a cell can contain: the parser says so, in its place
    END = "end"


@dataclass(frozen=True, slots=True)
class CellToken:
    """One token.

    `text` is what it means: symbols in ASCII, words in lower case, strings without quotes and escapes;
    `start` and `end` are its place in the cell's text, in characters.
    """

    kind: TokenKind
    text: str
    start: int
    end: int

    def is_symbol(self, *symbols: str) -> bool:
        """Whether it is one of these symbols."""
        return self.kind is TokenKind.SYMBOL and self.text in symbols

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these words, in any case."""
        return self.kind is TokenKind.WORD and self.text in words
