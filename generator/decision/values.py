"""One value in a cell, by the type of the input: literals, declared values, plain booleans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.decision.errors import CellError, quoted
from generator.decision.literals import EXAMPLE, number, number_text
from generator.decision.moments import temporal
from generator.decision.order import anchor_of, on_step, step_of
from generator.decision.spellings import BOOLEANS
from generator.decision.tokens import CellToken, TokenKind
from generator.diagnostics import did_you_mean
from generator.model.sfeel import NUMBERS, Domain, InputName, Operand, Type, Value

_TEXTS = frozenset({Type.VALUES, Type.TEXT})
_FUNCTION = {
    Type.DATE: ("date",),
    Type.TIME: ("time",),
    Type.DATE_TIME: ("date", "and", "time"),
    Type.DAYS_TIME: ("duration",),
    Type.YEARS_MONTHS: ("duration",),
}
_LITERAL = {
    Type.DATE: TokenKind.DATE,
    Type.TIME: TokenKind.TIME,
    Type.DATE_TIME: TokenKind.DATE,
    Type.DAYS_TIME: TokenKind.DURATION,
    Type.YEARS_MONTHS: TokenKind.DURATION,
}
_FOUND = {
    TokenKind.NUMBER: "a number",
    TokenKind.STRING: "a text",
    TokenKind.DATE: "a date",
    TokenKind.TIME: "a time",
    TokenKind.DURATION: "a duration",
}
_EXPECTED = {
    Type.TEXT: "a text",
    Type.VALUES: "a declared value",
    Type.BOOLEAN: "yes or no",
    Type.INTEGER: "a whole number",
    Type.NUMBER: "a number",
    Type.DATE: "a date",
    Type.DAYS_TIME: "a duration",
    Type.YEARS_MONTHS: "a duration",
    Type.TIME: "a time",
    Type.DATE_TIME: "a date with a time",
}
_OTHER_QUOTES = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}“”„«»"
_HINTED = 80  # characters of an unknown word that are compared with the known ones


class ValueReader:
    """Reads the values of one cell's tokens."""

    def __init__(self, text: str, domain: Domain, inputs: Mapping[str, InputName] | None = None) -> None:
        """`text` is the cell's, for what errors repeat; `domain` is that of its input.

        `inputs` are the table's inputs by each of their names; None where the cell may name none.
        """
        self._text = text
        self._domain = domain
        self._inputs = inputs or {}

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """Declared values: these need no quotes."""
        return self._domain.ids if self._domain.type in _TEXTS else ()

    def read(self, tokens: Sequence[CellToken], at: int) -> tuple[Operand, int]:
        """The value that begins at `tokens[at]`, and the number of the token behind it. CellError if none does.

        `tokens` are all of the cell; `at` is the number of one of them.
        """
        kind, token = self._domain.type, tokens[at]
        if token.kind is TokenKind.NAME:
            return self._name(token), at + 1
        if token.kind is TokenKind.END:
            raise _error("a value is missing here", token, f"write {EXAMPLE[kind]}")
        if kind in _TEXTS:
            return self._declared(tokens, at)
        if kind is Type.BOOLEAN and token.is_word(*BOOLEANS):
            return BOOLEANS[token.text], at + 1
        if kind in NUMBERS and token.kind is TokenKind.NUMBER:
            return self._number(token), at + 1
        if kind in _FUNCTION:
            return self._temporal(tokens, at)
        raise self._wrong(token)

    def _number(self, token: CellToken) -> Value:
        value = number(token)
        if on_step(value, self._domain):
            return value
        step = step_of(self._domain)
        if self._domain.type is Type.INTEGER or step is None:
            raise _error(f"{quoted(token.text)} is not a whole number", token, "write a whole number")
        anchor = anchor_of(self._domain)
        hint = f"values of this input are {number_text(step)} apart"
        hint += f", counted from {number_text(anchor)}" if anchor else ""
        raise _error(f"{quoted(token.text)} lies between two steps", token, hint)

    def _temporal(self, tokens: Sequence[CellToken], at: int) -> tuple[Value, int]:
        r"""`2024-01-31`, `date("2024-01-31")` or `@"2024-01-31"`; durations alike."""
        kind, token = self._domain.type, tokens[at]
        if token.kind is _LITERAL[kind]:
            return temporal(token, kind), at + 1
        if token.is_symbol("@") and tokens[at + 1].kind is TokenKind.STRING:
            return temporal(tokens[at + 1], kind), at + 2
        opening = at + len(_FUNCTION[kind])
        call = [*_FUNCTION[kind], "("] == [t.text for t in tokens[at : opening + 1]] and token.kind is TokenKind.WORD
        if not call:
            raise self._wrong(token)
        literal, closing = (*tokens[opening + 1 : opening + 3], tokens[-1], tokens[-1])[:2]
        if literal.kind is not TokenKind.STRING:
            raise _error("a text in quotes is missing here", literal, f'write {" ".join(_FUNCTION[kind])}("…")')
        if not closing.is_symbol(")"):
            raise _error("this bracket is never closed", tokens[opening], 'end it with ")"')
        return temporal(literal, kind), opening + 3

    def _name(self, token: CellToken) -> InputName:
        """Another input: what it can be must be comparable with what this one can be."""
        other = self._inputs[token.text]
        if _family(other.type) is not _family(self._domain.type):
            hint = f"compare it with {_EXPECTED[self._domain.type]}"
            raise _error(f'the input {quoted(token.text)} is of another type ("{other.type}")', token, hint)
        return other

    def _declared(self, tokens: Sequence[CellToken], at: int) -> tuple[Value, int]:
        """A declared value or a text in quotes; anything else up to the next comma is one unknown value."""
        end = at
        while tokens[end].kind is not TokenKind.END and not tokens[end].is_symbol(",", ")"):
            end += 1
        token = tokens[at]
        if end == at:
            raise _error("a value is missing here", token, f"write {EXAMPLE[self._domain.type]}")
        known = self.vocabulary
        if end == at + 1 and token.kind is TokenKind.VALUE:
            return token.text, end
        if end == at + 1 and token.kind is TokenKind.STRING and (not known or token.text in known):
            return token.text, end
        text = (
            token.text
            if token.kind is TokenKind.STRING and end == at + 1
            else self._text[token.start : tokens[end - 1].end]
        )
        length = tokens[end - 1].end - token.start
        if known:
            run = tokens[at:end]
            several = sum(t.kind is TokenKind.VALUE for t in run) > 1 or any(
                t.is_word("or", "and") or t.text == ";" for t in run
            )
            hint = "separate values by commas" if several else did_you_mean(text[:_HINTED], known)
            message = f"{quoted(text)} is not a value of this input"
            raise CellError(message, token.start, length, hint, "unknown-value")
        if token.kind is TokenKind.STRING:
            after = tokens[at + 1]
            raise _error(
                f"{quoted(self._text[after.start : after.end])} does not belong here", after, "separate texts by commas"
            )
        bare = text[:_HINTED].strip(_OTHER_QUOTES)
        message = f"{quoted(text)} is not a text in straight double quotes"
        raise CellError(message, token.start, length, f'write "{bare}", with the quotes')

    def _wrong(self, token: CellToken) -> CellError:
        found = self._text[token.start : token.end]
        kind = self._domain.type
        what = _FOUND.get(token.kind)
        message = (
            f"{quoted(found)} is {what}, not {_EXPECTED[kind]}" if what else f"{quoted(found)} is not {_EXPECTED[kind]}"
        )
        return _error(message, token, f"write {EXAMPLE[kind]}")


def _family(kind: Type) -> Type:
    """Types whose values can be compared with each other."""
    return {Type.INTEGER: Type.NUMBER, Type.VALUES: Type.TEXT}.get(kind, kind)


def place(first: CellToken, last: CellToken | None = None) -> tuple[int, int]:
    """Offset and length, in characters, of the tokens from `first` to `last` (None: `first` alone).

    Where the text has ended, those of its last character.
    """
    if first.kind is TokenKind.END:
        return max(first.start - 1, 0), 1
    return first.start, (last or first).end - first.start


def _error(message: str, token: CellToken, hint: str) -> CellError:
    return CellError(message, *place(token), hint)
