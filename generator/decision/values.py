"""One value in a cell, by the type of the input: literals, declared values, plain booleans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil, floor

from generator.decision.ages import BIRTH, UNITS, age_from_iso, age_of, misfit
from generator.decision.doubts import other_date
from generator.decision.errors import CellError, quoted
from generator.decision.literals import EXAMPLE, number, number_text
from generator.decision.moments import temporal
from generator.decision.order import anchor_of, on_step, step_of
from generator.decision.periods import WORDS, duration_of, in_smaller_units, period
from generator.decision.spellings import BOOLEANS
from generator.decision.tokens import CellToken, TokenKind
from generator.diagnostics import did_you_mean
from generator.model.sfeel import DURATIONS, NUMBERS, Age, Domain, InputName, Operand, Type, Value

_TEXTS = frozenset({Type.VALUES, Type.TEXT})
_FUNCTION = {
    Type.DATE: ("date",),
    Type.TIME: ("time",),
    Type.DATE_TIME: ("date", "and", "time"),
    Type.DAYS_TIME: ("duration",),
    Type.YEARS_MONTHS: ("duration",),
    Type.AGE: ("duration",),
}
_LITERAL = {
    Type.DATE: TokenKind.DATE,
    Type.TIME: TokenKind.TIME,
    Type.DATE_TIME: TokenKind.DATE,
    Type.DAYS_TIME: TokenKind.DURATION,
    Type.YEARS_MONTHS: TokenKind.DURATION,
    Type.AGE: TokenKind.DURATION,
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
    Type.AGE: "an age",
}
_WEEKS = re.compile(r"P([0-9]{1,9})W")
_PREGNANCY = ("gestation", "gestational", "pregnancy", "postmenstrual", "unborn", "pregnant")
_OTHER_QUOTES = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}“”„«»"
_HINTED = 80  # characters of an unknown word that are compared with the known ones


class ValueReader:
    """Reads the values of one cell's tokens."""

    def __init__(
        self, text: str, domain: Domain, inputs: Mapping[str, InputName] | None = None, *, by_label: bool = False
    ) -> None:
        """`text` is the cell's, for what errors repeat; `domain` is that of its input.

        `inputs` are the table's inputs by each of their names; None where the cell may name none. With `by_label`, values
        and inputs also go by their labels, as far as each belongs to one of them alone.
        """
        self._text = text
        self._domain = domain
        self._inputs = inputs or {}
        self._values = {name: name for name in domain.ids} if domain.type in _TEXTS else {}
        self._labelled: dict[str, InputName] = {}
        if by_label:
            labels = Counter(declared.label.raw for declared in domain.values)
            known = {declared.label.raw: declared.id for declared in domain.values if labels[declared.label.raw] == 1}
            self._values = {**known, **self._values} if self._values else {}
            others = Counter(other.label for other in set(self._inputs.values()))
            self._labelled = {other.label: other for other in self._inputs.values() if others[other.label] == 1}

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """Declared values: these need no quotes."""
        return tuple(self._values)

    def read(self, tokens: Sequence[CellToken], at: int, *, quoted_name: bool = False) -> tuple[Operand, int]:  # noqa: PLR0911 - one for each kind of value
        """The value that begins at `tokens[at]`, and the number of the token behind it. CellError if none does.

        `tokens` are all of the cell; `at` is the number of one of them. `quoted_name`: what stands in quotes is another
        input's label, even where it could be a text.
        """
        kind, token = self._domain.type, tokens[at]
        if token.kind is TokenKind.NAME:
            return self._name(self._inputs[token.text], token), at + 1
        if token.kind is TokenKind.STRING and token.text in self._labelled and (quoted_name or kind not in _TEXTS):
            return self._name(self._labelled[token.text], token), at + 1
        if token.kind is TokenKind.END:
            raise _error("a value is missing here", token, f"write {EXAMPLE[kind]}")
        if kind in _TEXTS:
            return self._declared(tokens, at)
        if kind is Type.BOOLEAN and token.is_word(*BOOLEANS):
            return BOOLEANS[token.text], at + 1
        if kind in NUMBERS and token.kind is TokenKind.NUMBER:
            return self._number(token), at + 1
        if kind is Type.AGE:
            return self._age(tokens, at)
        if kind in DURATIONS and (token.kind is TokenKind.NUMBER or token.is_word("minus")):
            return self._period(tokens, at)
        if kind in _FUNCTION:
            literal, behind = self._literal(tokens, at)
            return temporal(literal, kind), behind
        raise self._wrong(token)

    def _number(self, token: CellToken) -> Value:
        value = number(token)
        if on_step(value, self._domain):
            return value
        step = step_of(self._domain)
        if self._domain.type is Type.INTEGER or step is None:
            hint = f'write {floor(value)} or {ceil(value)}, or declare "type: number"'
            raise _error(f"{quoted(token.text)} is not a whole number", token, hint)
        anchor = anchor_of(self._domain)
        hint = f"values of this input are {number_text(step)} apart"
        hint += f", counted from {number_text(anchor)}" if anchor else ""
        raise _error(f"{quoted(token.text)} lies between two steps", token, hint)

    def _age(self, tokens: Sequence[CellToken], at: int) -> tuple[Age, int]:
        """`14 weeks 6 days`, `birth`, or `P14W6D` in any of the forms of a duration."""
        token = tokens[at]
        if any(word.is_word(*_PREGNANCY) for word in tokens) or token.is_word("before"):
            hint = "ask for weeks of pregnancy by an input of their own: type: integer, unit: weeks"
            raise _error("an age is counted from birth", token, hint)
        if token.is_word("birth"):
            return age_of(BIRTH), at + 1
        if token.kind is TokenKind.NUMBER:
            counted, behind = period(tokens, at)
            parts = tuple((self._whole(count, unit, token), unit) for count, unit in counted)
        else:
            literal, behind = self._literal(tokens, at)
            parts = age_from_iso(literal.text) or ()
        wrong = misfit(parts) if parts and all(unit in UNITS for _, unit in parts) else "is not an age"
        if wrong:
            found = self._text[token.start : tokens[behind - 1].end]
            length = tokens[behind - 1].end - token.start
            raise CellError(f"{quoted(found)} {wrong}", token.start, length, f"write {EXAMPLE[Type.AGE]}")
        return age_of(parts), behind

    @staticmethod
    def _whole(count: Decimal, unit: str, token: CellToken) -> int:
        if count < 0 or count != count.to_integral_value():
            smaller = in_smaller_units(count, unit) if count > 0 else ""
            hint = f'write "{smaller}"' if smaller else f"write {EXAMPLE[Type.AGE]}"
            raise _error(f"{quoted(token.text)}: ages are counted in whole {unit}", token, hint)
        return int(count)

    def _period(self, tokens: Sequence[CellToken], at: int) -> tuple[Value, int]:
        """`2 years 3 months`, or `minus 3 days`."""
        kind, is_minus = self._domain.type, tokens[at].is_word("minus")
        start = at + is_minus
        if tokens[start].kind is not TokenKind.NUMBER or not any(token.is_word(*WORDS) for token in tokens[start:]):
            raise self._wrong(tokens[at])
        parts, behind = period(tokens, start)
        value = duration_of(parts, kind)
        if value is None:
            found = quoted(self._text[tokens[at].start : tokens[behind - 1].end])
            length = tokens[behind - 1].end - tokens[at].start
            hint = "for weeks, months and years in one input, declare type: age"
            raise CellError(f"{found} is not a {kind}", tokens[at].start, length, hint)
        return (-value if is_minus and value else value), behind

    def _literal(self, tokens: Sequence[CellToken], at: int) -> tuple[CellToken, int]:
        r"""The literal of `2024-01-31`, `date("2024-01-31")` or `@"2024-01-31"`, and the number of the token behind it."""
        kind, token = self._domain.type, tokens[at]
        if token.kind is _LITERAL[kind]:
            in_weeks = _WEEKS.fullmatch(token.text) if kind is Type.DAYS_TIME else None
            return replace(token, text=f"P{int(in_weeks[1]) * 7}D") if in_weeks else token, at + 1
        if token.is_symbol("@") and tokens[at + 1].kind is TokenKind.STRING:
            return tokens[at + 1], at + 2
        opening = at + len(_FUNCTION[kind])
        call = [*_FUNCTION[kind], "("] == [t.text for t in tokens[at : opening + 1]] and token.kind is TokenKind.WORD
        if not call:
            raise self._wrong(token)
        literal, closing = (*tokens[opening + 1 : opening + 3], tokens[-1], tokens[-1])[:2]
        if literal.kind is not TokenKind.STRING:
            raise _error("a text in quotes is missing here", literal, f'write {" ".join(_FUNCTION[kind])}("…")')
        if not closing.is_symbol(")"):
            raise _error("this bracket is never closed", tokens[opening], 'end it with ")"')
        return literal, opening + 3

    def _name(self, other: InputName, token: CellToken) -> InputName:
        """Another input: what it can be must be comparable with what this one can be."""
        if self._domain.type is Type.AGE:
            raise _error("an age is not compared with another input", token, f"write {EXAMPLE[Type.AGE]}")
        if _family(other.type) is not _family(self._domain.type):
            hint = f"compare it with {_EXPECTED[self._domain.type]}"
            raise _error(f'the input {quoted(token.text)} is of another type ("{other.type}")', token, hint)
        return other

    def _declared(self, tokens: Sequence[CellToken], at: int) -> tuple[Value, int]:
        """A declared value or a text in quotes; anything else up to the next comma is one unknown value."""
        end = at
        while tokens[end].kind is not TokenKind.END and not (
            tokens[end].is_symbol(",", ")") or (tokens[end].is_word("or", "nor") and end > at)
        ):
            end += 1
        token = tokens[at]
        if end == at:
            raise _error("a value is missing here", token, f"write {EXAMPLE[self._domain.type]}")
        known = self.vocabulary
        if end == at + 1 and token.kind is TokenKind.VALUE:
            return self._values[token.text], end
        if end == at + 1 and token.kind is TokenKind.STRING and (not known or token.text in self._domain.ids):
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
                t.is_word("and") or t.text == ";" for t in run
            )
            hint = "separate values by commas" if several else did_you_mean(text[:_HINTED], self._domain.ids)
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
        hint = other_date(self._text) if kind is Type.DATE else ""
        return _error(message, token, hint or f"write {EXAMPLE[kind]}")


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
