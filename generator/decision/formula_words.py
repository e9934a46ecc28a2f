"""A formula in words for people: labels for identifiers, and the signs of arithmetic as they are printed."""

from __future__ import annotations

from collections.abc import Callable

from generator.decision.literals import number_text
from generator.language.formats import decimal_text, semicolon
from generator.language.speaking import N_, _
from generator.model.linked import Combined, Number, Operand, Rounded, Rounding, Term

_SIGNS = {"+": "+", "-": "\N{MINUS SIGN}", "*": "\N{MULTIPLICATION SIGN}", "/": "\N{DIVISION SIGN}"}
_ROUNDED = {
    # translators: {value} is a formula or a number, {step} what it is rounded to: 0.1, or 1 for a whole number
    Rounding.DOWN: N_("{value}, rounded down to a multiple of {step}"),
    Rounding.UP: N_("{value}, rounded up to a multiple of {step}"),
    Rounding.HALF_UP: N_("{value}, rounded to a multiple of {step}, a half upwards"),
}
_CALLED = {
    # translators: {values} is a list with semicolons
    "min": N_("the least of ({values})"),
    "max": N_("the greatest of ({values})"),
    "sum": N_("the sum of ({values})"),
    "count": N_("how many of these are true: ({values})"),
}


def formula_in_words(term: Term, label: Callable[[str], str]) -> str:
    """A `term` for people; `label` gives the label of an input by its identifier.

    >>> from decimal import Decimal
    >>> formula_in_words(Combined("/", Operand("weight"), Number(Decimal(2))), str.title)
    'Weight ÷ 2'
    """
    return _said(term, label, inside=False)


def _said(term: Term, label: Callable[[str], str], *, inside: bool) -> str:
    if isinstance(term, Number):
        number = decimal_text(number_text(term.value))
        return f"{number} {term.unit}" if term.unit else number
    if isinstance(term, Operand):
        return label(term.name)
    if isinstance(term, Rounded):
        value = _said(term.term, label, inside=False)
        return _in_brackets(_(_ROUNDED[term.how], value=value, step=decimal_text(number_text(term.step))), inside)
    if isinstance(term, Combined):
        # Brackets wherever there could be a doubt: readers do not have to know which sign goes first.
        left = _said(term.left, label, inside=not _goes_on(term, term.left))
        right = _said(term.right, label, inside=True)
        return _in_brackets(f"{left} {_SIGNS[term.sign]} {right}", inside)
    return _(_CALLED[term.name], values=semicolon().join(_said(part, label, inside=False) for part in term.terms))


def _goes_on(term: Combined, left: Term) -> bool:
    """Whether what stands on the left needs no brackets: `a + b + c`."""
    return isinstance(left, Combined) and (left.sign in "+-") == (term.sign in "+-") and term.sign != "/"


def _in_brackets(text: str, inside: bool) -> str:  # noqa: FBT001 - private
    return f"({text})" if inside else text
