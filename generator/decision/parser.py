"""A cell's text to `UnaryTests`: S-FEEL simple unary tests (OMG DMN 1.3 §9.2, rules 7-18) and plain spellings.

    cell       = "-" | "any" | "known" | negation | tests
    negation   = "not" "(" tests ")" | "not" test | "neither" tests | "none" "of" tests
    tests      = test { ( "," | "or" | "nor" ) test }
    test       = "null" | "not" "known" | bound [ "and" bound ] | interval | [ "=" | "exactly" | "the same as" ] value
    bound      = comparison value | value ( "+" | "or" trailing | "and" trailing )
    comparison = "<" | "<=" | ">" | ">=" | words of `spellings.COMPARISONS`; trailing: `spellings.TRAILING`
    value      = a literal | a declared value | the name of another input (DMN 1.3 §9.2 rule 19, endpoint)
    interval   = ( "[" | "(" | "]" ) value ".." value ( "]" | ")" | "[" )
               | [ "from" ] value ( "to" | dash ) [ comparison ] value
               | "between" value "and" value | value "<=" word "<" value

Whatever `words` says of a cell in English is read back. What can be meant in two ways is refused, and both are offered
in the form that was typed: see `doubts`.
Nothing nests, so no text can make the parser recurse. The type of the input decides what a value looks like: see
`values`; what comparisons and ranges of ages mean: see `age_tests`.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.decision import age_tests, doubts
from generator.decision.ages import UNIT_WORDS
from generator.decision.errors import CellError, quoted
from generator.decision.lexer import tokenise
from generator.decision.literals import EXAMPLE
from generator.decision.order import is_empty, rank, step_of
from generator.decision.spellings import (
    COMMON_MISTAKES,
    COMPARISONS,
    DASHES,
    OF_AGES,
    OF_DAYS,
    OPERATORS,
    PLUS,
    RANGE,
    TRAILING,
)
from generator.decision.tokens import CellToken, TokenKind
from generator.decision.values import ValueReader, place
from generator.model.sfeel import (
    ANY,
    DURATIONS,
    MOMENTS,
    NUMBERS,
    ORDERED,
    Age,
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

_DAYS = MOMENTS | {Type.DATE}
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_Bound = tuple[str, Operand, CellToken]
"""A comparison sign, what is compared with, and the token with which it begins."""


def parse_cell(text: str, domain: Domain, inputs: Mapping[str, InputName] | None = None) -> UnaryTests:
    """The tests of `text`, a cell for an input of `domain`.

    `inputs` are those that the cell may name, by each of their names; None: it may name none. Values that lie on the
    domain's step but outside its range are read: `domains.outside` finds them. CellError, with the place inside
    `text`, for everything else that cannot be meant: see the module.
    """
    try:
        return _Parser(text, domain, inputs).cell()
    except CellError:
        # What pages say, editors copy: there values and inputs go by their labels, which identifiers go before.
        if not inputs and all(declared.label.raw == declared.id for declared in domain.values):
            raise
        try:
            return _Parser(text, domain, inputs, by_label=True).cell()
        except CellError:
            pass
        raise


class _Parser:
    def __init__(
        self, text: str, domain: Domain, inputs: Mapping[str, InputName] | None, *, by_label: bool = False
    ) -> None:
        self._text = text
        self._domain = domain
        self._reader = ValueReader(text, domain, inputs, by_label=by_label)
        dated = domain.type in _DAYS
        self._tokens = tokenise(text, self._reader.vocabulary, domain.unit, tuple(inputs or ()), dated=dated)
        self._at = 0

    # -- tokens

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
        if first.is_word("known") and self._after().kind is TokenKind.END:
            return UnaryTests((self._null(),), negated=True)
        if self._takes("neither"):
            tests = UnaryTests(self._tests("nor"), negated=True)
        elif self._takes("none", "of"):
            tests = UnaryTests(self._tests(), negated=True)
        elif first.is_word("not") and not self._after().is_word("known"):
            tests = UnaryTests(self._negation(), negated=True)
        else:
            tests = UnaryTests(self._tests())
        self._end()
        return tests

    def _negation(self) -> tuple[Test, ...]:
        self._take()
        if not self._next.is_symbol("("):
            test = self._test()
            if self._next.is_symbol(",") or self._next.is_word("or"):
                raise self._fail('"not" before a list: for one value, or for all?', self._next, "write not(a, b)")
            return (test,)
        opening = self._take()
        if self._next.is_symbol(")"):
            raise self._fail("there is nothing between these brackets", opening, "write not(a, b)", self._next)
        tests = self._tests()
        if self._next.is_symbol(".."):
            inside = self._text[opening.start : self._tokens[-2].end]
            hint = f"write not({inside})" if inside.endswith(")") else "write not((5..7))"
            raise self._fail('"not" needs brackets of its own', opening, hint)
        if self._next.kind is TokenKind.END:
            raise self._fail("this bracket is never closed", opening, 'end it with ")"')
        if not self._next.is_symbol(")"):
            raise self._rubbish()
        self._take()
        return tests

    def _tests(self, joint: str = "or") -> tuple[Test, ...]:
        tests = [self._test()]
        while self._next.is_symbol(",") or self._next.is_word(joint):
            mark = self._take()
            if mark.is_symbol(","):
                self._takes(joint)
            if self._next.kind is TokenKind.END or self._next.is_symbol(",", ")"):
                what = "this comma" if mark.is_symbol(",") else f'"{mark.text}"'
                raise self._fail(f"nothing follows {what}", mark, "remove it, or write what else may match")
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
            self._need_order(token)
            return self._bounds((operator, self._value(), token))
        if token.is_symbol("[", "(", "]"):
            return self._interval()
        if token.is_symbol("="):
            self._take()
            return self._equal(self._value())
        return self._in_words()

    def _in_words(self) -> Test:
        """What begins with a value, or with a word before it."""
        if self._takes("the", "same", "as"):
            return self._equal(self._value(quoted_name=True))
        if self._takes("exactly"):
            value = self._value()
            return Interval(value, value) if self._domain.type in ORDERED - {Type.AGE} else self._equal(value)
        return self._between() if self._next.is_word("between") else self._value_or_span()

    def _equal(self, value: Operand) -> Test:
        return age_tests.one_age(value) if isinstance(value, Age) else Equals(value)

    def _null(self) -> IsNull:
        first = self._take()
        last = self._take() if first.is_word("not") else first
        if not self._domain.may_be_missing:
            raise self._fail("this input is always known", first, "declare may-be-missing: true, or remove this", last)
        return IsNull()

    # -- comparisons

    def _operator(self) -> str:
        """The comparison sign that comes next, or that the next words stand for; "" for none."""
        if self._next.is_symbol(*OPERATORS):
            return self._take().text
        for words, operator in sorted(COMPARISONS.items(), key=lambda item: -len(item[0])):
            if self._fits(words[0]) and self._takes(*words):
                return operator
        return ""

    def _fits(self, word: str) -> bool:
        """Whether a word is said of what the input is: only ages are younger, only days are later."""
        kind = self._domain.type
        of_age = kind in DURATIONS | {Type.AGE} or self._domain.unit.casefold() in UNIT_WORDS
        return (of_age if word in OF_AGES else kind in _DAYS | {Type.TEXT}) if word in OF_AGES | OF_DAYS else True

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

    # -- ranges

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

    # -- what is wrong

    def _refuse_glued_numbers(self) -> None:
        """`0,5` is 0 or 5 in S-FEEL, one number in much of the world, and `10,000` in the rest: nobody shall guess."""
        spreadsheet = doubts.spreadsheet_range(self._text) if self._domain.type in NUMBERS else None
        if spreadsheet:
            raise spreadsheet
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
        if self._domain.type not in NUMBERS | {Type.AGE}:
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
