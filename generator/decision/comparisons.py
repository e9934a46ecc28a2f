"""Comparisons and ranges of a cell: `at least 9`, `9 or more and under 45`, `[9..45)`, `9 to 45`, `8-11`."""

from __future__ import annotations

from generator.decision import age_tests, doubts
from generator.decision.ages import UNIT_WORDS
from generator.decision.cursor import Cursor
from generator.decision.order import is_empty, rank, step_of
from generator.decision.spellings import COMMON_MISTAKES, COMPARISONS, DASHES, OPERATORS, PLUS, TRAILING
from generator.decision.tokens import CellToken, TokenKind
from generator.decision.values import place
from generator.model.sfeel import ORDERED, Age, Equals, InputName, Interval, Operand, Test, Type

_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_BY_FIRST_WORD: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _words, _sign in sorted(COMPARISONS.items(), key=lambda item: -len(item[0])):
    _BY_FIRST_WORD.setdefault(_words[0], []).append((_words, _sign))
_Bound = tuple[str, Operand, CellToken]
"""A comparison sign, what is compared with, and the token with which it begins."""


class Comparisons(Cursor):
    """Reads what begins with a comparison or a value."""

    def _operator(self) -> str:
        """The comparison sign that comes next, or that the next words stand for; "" for none."""
        if self._next.is_symbol(*OPERATORS):
            return self._take().text
        for words, operator in _BY_FIRST_WORD.get(self._next.text, ()) if self._next.kind is TokenKind.WORD else ():
            if self._fits(words[0]) and self._takes(*words):
                return operator
        return ""

    def _bounds(self, first: _Bound) -> Interval:
        """A comparison, and a second one behind "and": `over 25 and under 30`."""
        if not self._next.is_word("and"):
            return self._interval_of(first)
        mark, start = self._take(), self._next
        operator = self._operator()
        if not operator:
            typed = self._typed(first[2], self._tokens[self._at - 2])
            hint = f"write another comparison behind it, such as {typed} and under …"
            raise self._fail('"and" stands between two comparisons', mark, hint)
        second = (operator, self._value(), start)
        if first[0][0] == second[0][0]:
            raise self._fail("both comparisons limit the same end", first[2], "keep one of them", self._before)
        low, high = (first, second) if first[0].startswith(">") else (second, first)
        above, below = self._interval_of(low), self._interval_of(high)
        both = Interval(above.low, below.high, above.low_open, below.high_open)
        return self._span(both, first[2], self._before)

    def _interval_of(self, bound: _Bound) -> Interval:
        operator, value, start = bound
        if isinstance(value, Age):
            return age_tests.bound(operator, value, self._typed(start), place(start, self._before))
        is_open = operator in {"<", ">"}
        return Interval(high=value, high_open=is_open) if "<" in operator else Interval(low=value, low_open=is_open)

    def _trailing(self) -> str:
        """The comparison of `30 or more`, `65 and over` or `30+`, whose words come next; "" for none."""
        token, word, behind = self._next, self._after(), self._after(2)
        if token.kind is TokenKind.OTHER and token.text in PLUS:
            self._take()
            if self._next.kind is TokenKind.UNIT or (self._domain.type is Type.AGE and self._next.is_word(*UNIT_WORDS)):
                self._take()
            self._old()
            return ">="
        ends = behind.kind is TokenKind.END or behind.is_symbol(",", ")") or behind.is_word("or", "nor", "and")
        if token.is_word("or", "and") and word.is_word(*TRAILING) and ends:
            if not self._fits(word.text):
                hint = f'write "{self._before.text} or {"more" if TRAILING[word.text] == ">=" else "less"}"'
                raise self._fail(f'"{word.text}" is not said of this input', word, hint)
            self._at += 2
            return TRAILING[word.text]
        return ""

    def _between(self) -> Interval:
        start = self._take()
        self._need_order(start)
        first = self._next
        low = self._value()
        low_typed = self._typed(first)
        if not self._takes("and"):
            raise self._fail('"and" is missing here', self._next, f'write "between {low_typed} and …"')
        second = self._next
        high = self._value()
        if isinstance(low, Age) or (step_of(self._domain) is None and not isinstance(low, InputName)):
            of_ages = isinstance(low, Age)
            raise doubts.between(low_typed, self._typed(second), place(start, self._before), of_ages=of_ages)
        return self._span(Interval(low, high), start, self._before)

    def _interval(self) -> Interval:
        opening = self._take()
        self._need_order(opening)
        if self._next.is_symbol(".."):
            self._take()
            high_typed = self._typed(self._next, self._next) or "45"
            raise self._fail(
                "the interval has no low end", self._before, f"write a comparison, such as <= {high_typed}"
            )
        first = self._next
        low = self._value()
        low_typed = self._typed(first)
        if self._next.is_symbol(")", "]") and not opening.is_symbol("]"):
            raise self._fail("one value is not an interval", opening, "write it without brackets", self._next)
        if not self._next.is_symbol(".."):
            hint = COMMON_MISTAKES.get(self._next.text, "")
            if self._next.is_symbol(",") or self._next.is_word("to"):
                hint = 'write ".." between the end points, and numbers without thousands signs'
            raise self._fail(
                '".." is missing here', self._next, self._filled(hint) or 'write ".." between the end points'
            )
        self._take()
        if self._next.is_symbol(")", "]"):
            raise self._fail("the interval has no high end", self._next, f"write a comparison, such as >= {low_typed}")
        if self._next.kind is TokenKind.END:
            raise self._fail(
                "this interval has no end", opening, f"write [{low_typed}..…], or >= {low_typed}", self._next
            )
        high = self._value()
        closing = self._next
        if closing.kind is TokenKind.END or closing.is_symbol(","):
            raise self._fail("this bracket is never closed", opening, 'end the interval with "]" or ")"')
        if not closing.is_symbol(")", "]", "["):
            raise self._rubbish()
        self._take()
        found = Interval(low, high, not opening.is_symbol("["), not closing.is_symbol("]"))
        if isinstance(low, Age):
            found = age_tests.in_brackets(found, self._typed(opening), place(opening, closing))
        return self._span(found, opening, closing)

    def _value_or_span(self) -> Test:
        start = self._next
        if start.is_word("from"):
            self._take()
        value = self._value()
        if self._next.is_symbol(*OPERATORS) and self._after().kind is TokenKind.WORD:
            return self._around(value, start)
        first_typed = self._typed(start)
        if self._is_range():
            return self._range(value, start, first_typed)
        operator = self._trailing()
        if operator:
            self._need_order(start)
            return self._bounds((operator, value, start))
        if start.is_word("from"):
            typed = first_typed.partition(" ")[2].strip()
            raise self._fail('"to" is missing here', self._next, f"write from {typed} to …, or at least {typed}")
        return self._equal(value)

    def _around(self, value: Operand, start: CellToken) -> Interval:
        """`30 <= x < 40`, of which the first value was read."""
        self._need_order(start)
        operator = self._take().text
        self._take()
        low = self._interval_of((_FLIPPED[operator], value, start))
        if not self._next.is_symbol(*OPERATORS):
            return low
        mark = self._next
        high = self._interval_of((self._take().text, self._value(), mark))
        if (low.low is None) is (high.low is None):
            raise self._fail("both comparisons limit the same end", start, "keep one of them", self._before)
        low, high = (high, low) if low.low is None else (low, high)
        return self._span(Interval(low.low, high.high, low.low_open, high.high_open), start, self._before)

    def _is_range(self) -> bool:
        """Whether the next sign or word stands between two ends."""
        token = self._next
        if token.kind is TokenKind.OTHER and token.text in DASHES:
            return self._domain.type in ORDERED
        return token.is_word("to") or (self._domain.type in ORDERED and (token.is_symbol("-") or self._is_hyphened()))

    def _is_hyphened(self) -> bool:
        """Whether a number with a sign follows a value, as the -11 of `8-11`."""
        return self._at > 0 and self._next.kind is TokenKind.NUMBER and self._next.text.startswith("-")

    def _range(self, low: Operand, start: CellToken, low_typed: str) -> Test:
        self._need_order(start)
        if self._is_hyphened():
            high = self._behind_hyphen(start, low_typed)
            is_open = False
        else:
            self._take()
            is_open = self._operator_under()
            high = self._value()
        if isinstance(low, Age) and isinstance(high, Age):
            found = age_tests.ages_under(low, high) if is_open else age_tests.ages(low, high)
        else:
            found = Interval(low, high, high_open=is_open)
        return self._span(found, start, self._before)

    def _operator_under(self) -> bool:
        """Whether the upper end is left out: `30 to under 40`."""
        token = self._next
        operator = self._operator()
        if operator.startswith(">"):
            raise self._fail(
                f'"{self._typed(token)}" does not belong behind "to"', token, "write the upper end alone", self._before
            )
        return operator == "<"

    def _behind_hyphen(self, start: CellToken, low_typed: str) -> Operand:
        """The upper end of `8-11`. CellError where the hyphen may be the minus sign of another number."""
        signed = self._next
        self._tokens[self._at] = CellToken(TokenKind.NUMBER, signed.text[1:], signed.start + 1, signed.end)
        high = self._value()
        low_end = self._domain.range.low
        positive = self._domain.type is Type.AGE or (
            low_end is not None and not isinstance(low_end, InputName) and rank(low_end) >= 0
        )
        if not positive:
            typed = self._text[signed.start + 1 : self._before.end]
            raise doubts.minus_or_range(low_typed, typed, place(start, self._before))
        return high

    def _span(self, interval: Interval, first: CellToken, last: CellToken) -> Interval:
        low, high = interval.low, interval.high
        named = isinstance(low, InputName) or isinstance(high, InputName)
        if low is not None and high is not None and not named and rank(low) > rank(high):
            raise self._fail("the interval is reversed", first, "write the lower end first", last)
        if is_empty(interval):
            raise self._fail("no value lies in this interval", first, "include its ends with [ and ]", last)
        return interval

    def _equal(self, value: Operand) -> Test:
        return age_tests.one_age(value) if isinstance(value, Age) else Equals(value)
