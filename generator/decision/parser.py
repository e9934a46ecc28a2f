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

from generator.decision import doubts
from generator.decision.comparisons import Comparisons
from generator.decision.errors import CellError, quoted
from generator.decision.spellings import COMMON_MISTAKES
from generator.decision.spreadsheets import refuse_error_value
from generator.decision.tokens import CellToken, TokenKind
from generator.model.sfeel import ANY, NUMBERS, ORDERED, Domain, InputName, Interval, IsNull, Test, Type, UnaryTests


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


class _Parser(Comparisons):
    """Reads one cell."""

    def cell(self) -> UnaryTests:
        self._refuse_glued_numbers()
        refuse_error_value(self._text)
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

    def _null(self) -> IsNull:
        first = self._take()
        last = self._take() if first.is_word("not") else first
        if not self._domain.may_be_missing:
            raise self._fail("this input is always known", first, "declare may-be-missing: true, or remove this", last)
        return IsNull()

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

    def _end(self) -> None:
        if self._next.kind is not TokenKind.END:
            raise self._rubbish()


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
