"""A formula's text to its term: `weight / (height * height) round half-up to 0.1`.

    formula  = sum [ "round" ("down" | "up" | "half-up") "to" number ]
    sum      = product { ("+" | "-") product }
    product  = single { ("*" | "/") single }
    single   = [ "-" ] ( number [ "[" unit "]" ] | input | name "(" formula { "," formula } ")" | "(" formula ")" )

A minus between two names has a space on both sides: `a-b` is one name. There are no loops, no texts and no conditions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.decision.errors import CellError, quoted
from generator.decision.literals import MAX_DIGITS
from generator.diagnostics import did_you_mean
from generator.model.linked import Called, Combined, Number, Operand, Rounded, Rounding, Term

FUNCTIONS = ("min", "max", "sum", "count")
MOST_TOKENS = 300
"""A longer formula is hard to check by eye: it belongs into several."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<name>[^\W\d][\w-]*)|(?P<unit>\[[^\[\]]*\])|(?P<sign>[-+*/(),\u2212\u00d7\u00f7]))"
)
_SPELLED = {"\u2212": "-", "\u00d7": "*", "\u00f7": "/"}
_END = ""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    offset: int


def parse_formula(text: str, names: Collection[str]) -> Term:
    """The term that `text` writes over inputs called `names`. CellError for what is no formula."""
    parser = _Parser(list(_tokens(text)), names)
    return parser.whole()


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    for number in range(MOST_TOKENS + 1):
        found = _TOKEN.match(text, place)
        if found is None:
            break
        if number == MOST_TOKENS:
            raise CellError("this formula is too long", place, 1, "split it into several inputs with `compute`")
        kind = str(found.lastgroup)
        yield _Token(kind, _SPELLED.get(found[kind], found[kind]), found.start(kind))
        place = found.end()
    rest = text[place:]
    if rest.strip():
        offset = place + len(rest) - len(rest.lstrip())
        hint = 'write arithmetic over inputs, such as "weight / (height * height)"'
        raise CellError(f"{quoted(text[offset : offset + 12])} does not belong into a formula", offset, 1, hint)
    yield _Token(_END, "", len(text))


class _Parser:
    def __init__(self, tokens: list[_Token], names: Collection[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._names = names

    def whole(self) -> Term:
        term = self._formula()
        if self._here.kind != _END:
            raise self._unexpected()
        return term

    @property
    def _here(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._here
        self._at += 1
        return token

    def _meets(self, *texts: str) -> bool:
        return self._here.kind != _END and self._here.text in texts

    def _expect(self, text: str) -> None:
        if not self._meets(text):
            raise self._unexpected(f'"{text}" belongs here')
        self._take()

    def _unexpected(self, hint: str = "") -> CellError:
        here = self._here
        if here.kind == _END:
            return CellError("the formula ends too early", here.offset, 0, hint or "write what is missing")
        return CellError(f"{quoted(here.text)} cannot stand here", here.offset, len(here.text), hint)

    def _formula(self) -> Term:
        term = self._sum()
        if not self._meets("round"):
            return term
        self._take()
        ways = [str(way) for way in Rounding]
        if not self._meets(*ways):
            raise self._unexpected("say how: round down to 1, round up to 0.5, round half-up to 0.1")
        how = Rounding(self._take().text)
        self._expect("to")
        token = self._here
        step = self._number() if token.kind == "number" else Decimal(0)
        if step <= 0:
            raise CellError("a number over 0 belongs here", token.offset, len(token.text), "such as 1 or 0.1")
        return Rounded(term, how, step)

    def _sum(self) -> Term:
        term = self._product()
        while self._meets("+", "-"):
            term = Combined(self._take().text, term, self._product())
        return term

    def _product(self) -> Term:
        term = self._single()
        while self._meets("*", "/"):
            term = Combined(self._take().text, term, self._single())
        return term

    def _single(self) -> Term:
        if self._meets("-"):
            self._take()
            inner = self._single()
            return (
                Number(-inner.value, inner.unit)
                if isinstance(inner, Number)
                else Combined("*", Number(Decimal(-1)), inner)
            )
        if self._meets("("):
            self._take()
            term = self._formula()
            self._expect(")")
            return term
        if self._here.kind == "number":
            value = self._number()
            unit = self._take().text[1:-1].strip() if self._here.kind == "unit" else ""
            return Number(value, unit)
        if self._here.kind != "name":
            raise self._unexpected()
        token = self._take()
        if self._meets("(") and token.text in FUNCTIONS:
            return self._called(token)
        return self._operand(token)

    def _called(self, token: _Token) -> Term:
        self._take()
        terms = [self._formula()]
        while self._meets(","):
            self._take()
            terms.append(self._formula())
        self._expect(")")
        if token.text == "count" and not all(isinstance(term, Operand) for term in terms):
            raise CellError("`count` counts inputs that are true", token.offset, len(token.text), "name the inputs")
        return Called(token.text, tuple(terms))

    def _operand(self, token: _Token) -> Term:
        if token.text in self._names:
            return Operand(token.text)
        left, minus, right = token.text.partition("-")
        if minus and left in self._names and right in self._names:
            hint = f'for a difference write "{left} - {right}", with spaces'
        else:
            hint = did_you_mean(token.text, [*self._names, *FUNCTIONS])
        message = f"{quoted(token.text)} is not an input of this table"
        raise CellError(message, token.offset, len(token.text), hint, "unknown-input")

    def _number(self) -> Decimal:
        token = self._take()
        if len(token.text.replace(".", "")) > MAX_DIGITS:
            raise CellError(f"a number has at most {MAX_DIGITS} digits", token.offset, len(token.text))
        return Decimal(token.text)
