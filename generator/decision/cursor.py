"""What the parser of cells stands on: its tokens, one after the other, values, and what is wrong at a place."""

from __future__ import annotations

from collections.abc import Mapping

from generator.decision.ages import UNIT_WORDS
from generator.decision.errors import CellError, quoted
from generator.decision.lexer import tokenise
from generator.decision.literals import EXAMPLE
from generator.decision.spellings import COMMON_MISTAKES, DASHES, OF_AGES, OF_DAYS, RANGE
from generator.decision.tokens import CellToken, TokenKind
from generator.decision.values import ValueReader, place
from generator.model.sfeel import DURATIONS, MOMENTS, ORDERED, Domain, InputName, Operand, Type

_DAYS = MOMENTS | {Type.DATE}


class Cursor:
    """The tokens of one cell."""

    def __init__(
        self, text: str, domain: Domain, inputs: Mapping[str, InputName] | None, *, by_label: bool = False
    ) -> None:
        """Take the `text` of a cell for an input of `domain`, which may name the `inputs`; `by_label` as in `ValueReader`."""
        self._text = text
        self._domain = domain
        self._reader = ValueReader(text, domain, inputs, by_label=by_label)
        dated = domain.type in _DAYS
        self._tokens = tokenise(text, self._reader.vocabulary, domain.unit, tuple(inputs or ()), dated=dated)
        self._at = 0

    @property
    def _next(self) -> CellToken:
        return self._tokens[self._at]

    @property
    def _before(self) -> CellToken:
        return self._tokens[max(self._at - 1, 0)]

    def _after(self, steps: int = 1) -> CellToken:
        return self._tokens[min(self._at + steps, len(self._tokens) - 1)]

    def _take(self) -> CellToken:
        token = self._next
        if token.kind is not TokenKind.END:
            self._at += 1
        return token

    def _takes(self, *words: str) -> bool:
        """Whether these words come next; then they are taken."""
        found = all(self._after(i).is_word(word) for i, word in enumerate(words))
        self._at += len(words) if found else 0
        return found

    def _fail(self, message: str, token: CellToken, hint: str = "", last: CellToken | None = None) -> CellError:
        return CellError(message, *place(token, last), hint)

    def _typed(self, first: CellToken, last: CellToken | None = None) -> str:
        """The text from one token to another, by default to the one before the next."""
        return self._text[first.start : (last or self._before).end]

    def _value(self, *, quoted_name: bool = False) -> Operand:
        value, self._at = self._reader.read(self._tokens, self._at, quoted_name=quoted_name)
        if self._next.kind is TokenKind.UNIT:
            self._take()
        self._old()
        return value

    def _old(self) -> None:
        """Takes the "old" of `30 years old`."""
        if self._before.kind in {TokenKind.UNIT, TokenKind.WORD} and self._fits("older"):
            if self._next.is_word("of") and self._after().text.casefold() == "age":
                self._at += 2
            self._takes("old")

    def _fits(self, word: str) -> bool:
        """Whether a word is said of what the input is: only ages are younger, only days are later."""
        kind = self._domain.type
        of_age = kind in DURATIONS | {Type.AGE} or self._domain.unit.casefold() in UNIT_WORDS
        return (of_age if word in OF_AGES else kind in _DAYS | {Type.TEXT}) if word in OF_AGES | OF_DAYS else True

    def _need_order(self, token: CellToken) -> None:
        if self._domain.type not in ORDERED:
            raise self._fail("values of this input have no order", token, f"write {EXAMPLE[self._domain.type]}")

    def _filled(self, hint: str) -> str:
        """A hint with the end points that were typed before and behind the next token."""
        values = {TokenKind.NUMBER, TokenKind.DATE, TokenKind.TIME, TokenKind.DURATION}
        before = [token for token in self._tokens[: self._at] if token.kind in values]
        behind = [token for token in self._tokens[self._at :] if token.kind in values]
        low = before[-1].text if before else "9"
        high = behind[0].text.removeprefix("-") if behind else "45" if not before else "…"
        return hint.replace("{low}", low).replace("{high}", high)

    def _rubbish(self) -> CellError:
        token, before = self._next, self._before
        found = self._text[token.start : token.end]
        hint = self._filled(COMMON_MISTAKES.get(token.text, ""))
        if before.kind is TokenKind.NUMBER and token.kind in {TokenKind.WORD, TokenKind.OTHER} and not hint:
            unit = self._domain.unit
            hint = f'the unit of this input is "{unit}"' if unit else "this input has no unit: write the number alone"
        if token.kind is TokenKind.NUMBER and token.text.startswith("-"):
            hint = self._filled(RANGE)
        after = self._after()
        if token.text in DASHES and after.kind is TokenKind.NUMBER and (before is token or before.is_symbol(",")):
            hint = f'write "-{after.text}"'
        if token.is_symbol(")", "]") and not hint:
            return self._fail("this bracket was never opened", token, "remove it, or write both")
        return self._fail(
            f"{quoted(found)} does not belong here", token, hint or "remove it, or separate tests by commas"
        )
