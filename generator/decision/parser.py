"""A cell's text to `UnaryTests`: S-FEEL simple unary tests (OMG DMN 1.3 §9.2, rules 7-18) and plain spellings.

    cell       = "-" | "any" | "not" "(" tests ")" | "not" test | tests
    tests      = test { "," test }
    test       = "null" | "not" "known" | comparison value | interval | [ "=" ] value
    comparison = "<" | "<=" | ">" | ">=" | "under" | "less than" | "at most" | "over" | "more than" | "at least"
    value      = a literal | a declared value | the name of another input (DMN 1.3 §9.2 rule 19, endpoint)
    interval   = ( "[" | "(" | "]" ) value ".." value ( "]" | ")" | "[" )  |  [ "from" ] value "to" value

Numbers are parted by a comma and a space: `0,5` is refused, see `_refuse_glued_numbers`.
Nothing nests, so no text can make the parser recurse. The type of the input decides what a value looks like: see
`values`.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.decision.errors import CellError, quoted
from generator.decision.lexer import tokenise
from generator.decision.literals import EXAMPLE
from generator.decision.order import is_empty, rank
from generator.decision.spellings import COMMON_MISTAKES, COMPARISONS, OPERATORS, RANGE, TRAILING
from generator.decision.tokens import CellToken, TokenKind
from generator.decision.values import ValueReader, place
from generator.model.sfeel import (
    ANY,
    NUMBERS,
    ORDERED,
    Domain,
    Equals,
    InputName,
    Interval,
    IsNull,
    Operand,
    Test,
    Type,
    UnaryTests,
)


def parse_cell(text: str, domain: Domain, inputs: Mapping[str, InputName] | None = None) -> UnaryTests:
    """The tests of `text`, a cell for an input of `domain`.

    `inputs` are those that the cell may name, by each of their names; None: it may name none. Values that lie on the
    domain's step but outside its range are read: `domains.outside` finds them. CellError, with the place inside
    `text`, for everything else that cannot be meant: see the module.
    """
    return _Parser(text, domain, inputs).cell()


class _Parser:
    def __init__(self, text: str, domain: Domain, inputs: Mapping[str, InputName] | None) -> None:
        self._text = text
        self._domain = domain
        self._reader = ValueReader(text, domain, inputs)
        self._tokens = tokenise(text, self._reader.vocabulary, domain.unit, tuple(inputs or ()))
        self._at = 0

    # -- tokens

    @property
    def _next(self) -> CellToken:
        return self._tokens[self._at]

    def _after(self, steps: int = 1) -> CellToken:
        return self._tokens[min(self._at + steps, len(self._tokens) - 1)]

    def _take(self) -> CellToken:
        token = self._next
        if token.kind is not TokenKind.END:
            self._at += 1
        return token

    def _fail(self, message: str, token: CellToken, hint: str = "", last: CellToken | None = None) -> CellError:
        return CellError(message, *place(token, last), hint)

    # -- grammar

    def cell(self) -> UnaryTests:
        self._refuse_glued_numbers()
        first = self._next
        if first.kind is TokenKind.END:
            raise CellError("the cell is empty", 0, len(self._text), 'write "-" for any value')
        if first.is_symbol("-") or first.is_word("any"):
            self._take()
            if self._next.kind is not TokenKind.END:
                hint = "a minus sign stands right before its number" if self._next.kind is TokenKind.NUMBER else ""
                raise self._alone(first, hint)
            return ANY
        if first.is_word("not") and not self._after().is_word("known"):
            tests = UnaryTests(self._negation(), negated=True)
        else:
            tests = UnaryTests(self._tests())
        self._end()
        return tests

    def _negation(self) -> tuple[Test, ...]:
        self._take()
        if not self._next.is_symbol("("):
            test = self._test()
            if self._next.is_symbol(","):
                raise self._fail('"not" before a list: for one value, or for all?', self._next, "write not(a, b)")
            return (test,)
        opening = self._take()
        if self._next.is_symbol(")"):
            raise self._fail("there is nothing between these brackets", opening, "write not(a, b)", self._next)
        tests = self._tests()
        if self._next.is_symbol(".."):
            raise self._fail('"not" needs brackets of its own', opening, "write not((5..7))")
        if self._next.kind is TokenKind.END:
            raise self._fail("this bracket is never closed", opening, 'end it with ")"')
        if not self._next.is_symbol(")"):
            raise self._rubbish()
        self._take()
        return tests

    def _tests(self) -> tuple[Test, ...]:
        tests = [self._test()]
        while self._next.is_symbol(","):
            comma = self._take()
            if self._next.kind is TokenKind.END or self._next.is_symbol(",", ")"):
                raise self._fail("nothing follows this comma", comma, "remove it, or write what else may match")
            tests.append(self._test())
        return tuple(tests)

    def _test(self) -> Test:
        token = self._next
        if token.is_word("null") or (token.is_word("not") and self._after().is_word("known")):
            return self._null()
        if token.is_word("not"):
            raise self._fail('"not" applies to the whole cell', token, "write not(a, b)")
        if token.is_word("any") or (token.is_symbol("-") and self._after().kind is not TokenKind.NUMBER):
            raise self._alone(token)
        if token.kind is TokenKind.OTHER and token.text in COMMON_MISTAKES:
            raise self._rubbish()
        operator = self._operator()
        if operator:
            return self._comparison(token, operator)
        if token.is_symbol("[", "(", "]"):
            return self._interval()
        if token.is_symbol("="):
            self._take()
            return Equals(self._value())
        return self._value_or_span()

    def _null(self) -> IsNull:
        first = self._take()
        last = self._take() if first.is_word("not") else first
        if not self._domain.may_be_missing:
            raise self._fail("this input is always known", first, "declare may-be-missing: true, or remove this", last)
        return IsNull()

    def _operator(self) -> str:
        if self._next.is_symbol(*OPERATORS):
            return self._take().text
        for words, operator in COMPARISONS.items():
            if all(self._after(i).is_word(word) for i, word in enumerate(words)):
                self._at += len(words)
                return operator
        return ""

    def _comparison(self, start: CellToken, operator: str) -> Interval:
        self._need_order(start)
        value = self._value()
        is_open = operator in {"<", ">"}
        return Interval(high=value, high_open=is_open) if "<" in operator else Interval(low=value, low_open=is_open)

    def _interval(self) -> Interval:
        opening = self._take()
        self._need_order(opening)
        if self._next.is_symbol(".."):
            raise self._fail("the interval has no low end", self._next, "write a comparison, such as <= 45")
        low = self._value()
        if self._next.is_symbol(")", "]") and not opening.is_symbol("]"):
            raise self._fail("one value is not an interval", opening, "write it without brackets", self._next)
        if not self._next.is_symbol(".."):
            hint = COMMON_MISTAKES.get(self._next.text, "")
            if self._next.is_symbol(",") or self._next.is_word("to"):
                hint = 'write ".." between the end points, and numbers without thousands signs'
            raise self._fail('".." is missing here', self._next, hint or 'write ".." between the end points')
        self._take()
        if self._next.is_symbol(")", "]"):
            raise self._fail("the interval has no high end", self._next, "write a comparison, such as >= 9")
        if self._next.kind is TokenKind.END:
            raise self._fail("this interval has no end", opening, "write [9..45], or >= 9", self._next)
        high = self._value()
        closing = self._next
        if closing.kind is TokenKind.END or closing.is_symbol(","):
            raise self._fail("this bracket is never closed", opening, 'end the interval with "]" or ")"')
        if not closing.is_symbol(")", "]", "["):
            raise self._rubbish()
        self._take()
        return self._span(Interval(low, high, not opening.is_symbol("["), not closing.is_symbol("]")), opening, closing)

    def _value_or_span(self) -> Test:
        start = self._next
        if start.is_word("from"):
            self._take()
        value = self._value()
        if not self._next.is_word("to"):
            if start.is_word("from"):
                raise self._fail('"to" is missing here', self._next, "write from 9 to 45, or at least 9")
            return Equals(value)
        self._need_order(start)
        self._take()
        high = self._value()
        return self._span(Interval(value, high), start, self._tokens[self._at - 1])

    def _span(self, interval: Interval, first: CellToken, last: CellToken) -> Interval:
        low, high = interval.low, interval.high
        named = isinstance(low, InputName) or isinstance(high, InputName)
        if low is not None and high is not None and not named and rank(low) > rank(high):
            raise self._fail("the interval is reversed", first, "write the lower end first", last)
        if is_empty(interval):
            raise self._fail("no value lies in this interval", first, "include its ends with [ and ]", last)
        return interval

    def _value(self) -> Operand:
        value, self._at = self._reader.read(self._tokens, self._at)
        if self._next.kind is TokenKind.UNIT:
            self._take()
        return value

    # -- what is wrong

    def _refuse_glued_numbers(self) -> None:
        """`0,5` is 0 or 5 in S-FEEL, one number in much of the world, and `10,000` in the rest: nobody shall guess."""
        for before, comma, after in zip(self._tokens, self._tokens[1:], self._tokens[2:], strict=False):
            if comma.is_symbol(",") and before.end == comma.start and comma.end == after.start:
                one = self._as_one_number(before, after)
                if one is not None:
                    apart = f'"{before.text}, {after.text}"'
                    hint = f"write {one} for one number, {apart} for two" if one else f"write {apart}"
                    found = quoted(self._text[before.start : after.end])
                    raise self._fail(f"{found}: one number or two?", before, hint, after)

    def _as_one_number(self, before: CellToken, after: CellToken) -> str | None:
        """What two values with a comma between them could be as one number.

        "" if it is none; None for no such values.
        """
        kinds = {before.kind, after.kind}
        if not kinds <= {TokenKind.NUMBER, TokenKind.VALUE} or not (before.text[-1:] + after.text[:1]).isdigit():
            return None
        decimal = f"{before.text}.{after.text}"
        if self._domain.type not in NUMBERS:
            # Declared values are known by name: 2,5 is 2 or 5, unless there is a 2.5 as well.
            return decimal if decimal in self._domain.ids else None
        thousands = len(after.text.partition(".")[0]) == 3 and before.text[:1] != "0"  # noqa: PLR2004 -- digits
        readings = [before.text + after.text] if thousands else []
        readings += [decimal] if decimal.count(".") == 1 else []
        return " or ".join(readings)

    def _alone(self, token: CellToken, hint: str = "") -> CellError:
        return self._fail(f'"{token.text}" must be alone in its cell', token, hint or "remove it, or all the rest")

    def _need_order(self, token: CellToken) -> None:
        if self._domain.type not in ORDERED:
            raise self._fail("values of this input have no order", token, f"write {EXAMPLE[self._domain.type]}")

    def _end(self) -> None:
        if self._next.kind is not TokenKind.END:
            raise self._rubbish()

    def _rubbish(self) -> CellError:
        token, after = self._next, self._after()
        before = self._tokens[self._at - 1] if self._at else token
        found = self._text[token.start : token.end]
        hint = TRAILING.get(after.text, "") if token.is_word("or") else ""
        hint = hint or COMMON_MISTAKES.get(token.text, "")
        if before.kind is TokenKind.NUMBER and token.kind in {TokenKind.WORD, TokenKind.OTHER} and not hint:
            unit = self._domain.unit
            hint = f'the unit of this input is "{unit}"' if unit else "this input has no unit: write the number alone"
        if before.kind is TokenKind.NUMBER and token.text == "+":
            hint = f'write ">= {before.text}"'
        if token.kind is TokenKind.NUMBER and token.text.startswith("-"):
            hint = RANGE
        if token.is_symbol(")", "]") and not hint:
            return self._fail("this bracket was never opened", token, "remove it, or write both")
        return self._fail(
            f"{quoted(found)} does not belong here", token, hint or "remove it, or separate tests by commas"
        )


def ordered_range(text: str, kind: Type) -> Interval:
    """The one interval or comparison that `text`, a `range`, writes for values of the type `kind`.

    CellError for anything else. For `domains.parse_range`.
    """
    if kind not in ORDERED:
        raise CellError(f"values of the type {kind} have no range", 0, len(text), "remove the range")
    tests = parse_cell(text, Domain(kind))
    only = tests.tests[0] if len(tests.tests) == 1 and not tests.negated else None
    if not isinstance(only, Interval):
        raise CellError("a range is one interval", 0, len(text), "write it as [40..120]")
    return only
