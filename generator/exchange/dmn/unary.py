"""Unary tests of FEEL that S-FEEL has other words for (OMG DMN 1.3 §7.3.3, §10.3.1.2 rules 7 and 17).

A list in an input entry is true of each of its items: `[1, 2]` is `1, 2`. FEEL has no decimal comma, so that `1,2` is
`1, 2` as well; behind a comparison it is left, since `> 0,5` is hardly meant as "over 0, or 5". The value of the column may be named:
`? > 5` is `> 5`, `? >= 5 and ? < 9` is `[5..9)`, `? in (1, 2)` is `1, 2`; and `!= 5` is `not(5)`. Comments go.
Everything else is left as it stands.
"""

from __future__ import annotations

import re

_STRING = r'"(?:[^"\\]|\\.)*"'
_STARTS, _ENDS = r"(?:^|(?<=[,(]))\s*", r"(?=\s*(?:[,)]|$))"
_ITEM = rf'\s*(?![\s,\]]|-\s*[,\]])(?:{_STRING}|[^\[\],"])+'
_LIST = re.compile(rf"{_STARTS}\[({_ITEM}(?:,{_ITEM})*)\]{_ENDS}", re.DOTALL)
_NAMED = re.compile(rf"{_STRING}|{_STARTS}(\?\s*)(?=[<>=])", re.DOTALL)
_NUMBER = r"-?(?:0|[1-9]\d*)(?:\.\d+)?"
_NUMBERS = re.compile(rf"{_STRING}|{_STARTS}({_NUMBER}(?:,{_NUMBER})+){_ENDS}", re.DOTALL)
_STRINGS = re.compile(_STRING, re.DOTALL)
_COMMENT = re.compile(rf"({_STRING})|/\*.*?\*/|//[^\n]*", re.DOTALL)
_PARTS = re.compile(r'\bdate\(\s*(\d{4})\s*,\s*(\d\d?)\s*,\s*(\d\d?)\s*\)(?=(?:[^"]*"[^"]*")*[^"]*$)')
_OPERAND = rf"@?{_STRING}|[a-z ]+\(\s*{_STRING}\s*\)|-?[\w.]+"
_TERM = re.compile(rf"\s*(and\s|or\s|)\s*\?\s*(<=|>=|!=|<|>|=)\s*({_OPERAND})(?=\s|$)", re.DOTALL)
_IN = re.compile(r"\s*\?\s+in\s+(?:\((?P<list>(?:(?!\.\.).)*)\)|(?P<one>[^?]*))\s*", re.DOTALL)
_UNEQUAL = re.compile(rf"\s*!=\s*({_OPERAND})\s*", re.DOTALL)


def simple_tests(text: str) -> str:
    """The tests of a cell in S-FEEL as far as they can be said in it, else as they are.

    >>> simple_tests('not(["a", "b"])'), simple_tests("? >= 5, [1..2]"), simple_tests("? > 1 and ? < 5")
    ('not("a", "b")', '>= 5, [1..2]', '(1..5)')
    >>> simple_tests("[1,2.5]"), simple_tests('not(1,2), "1,2"'), simple_tests("> 0,5")
    ('1, 2.5', 'not(1, 2), "1,2"', '> 0,5')
    """
    bare = _PARTS.sub(_date, _COMMENT.sub(lambda found: found[1] or " ", text)).strip()
    if found := _UNEQUAL.fullmatch(bare):
        return f"not({found[1]})"
    if found := _IN.fullmatch(bare):
        bare = found["one"] if found["list"] is None else found["list"]
    compared = _compared(bare)
    named = _NAMED.sub(lambda found: found[0] if found[1] is None else "", bare) if compared is None else compared
    if "?" in _STRINGS.sub("", named):
        return text
    flat = _LIST.sub(lambda found: found[0] if ".." in _STRINGS.sub("", found[1]) else found[1].strip(), named).strip()
    return _NUMBERS.sub(lambda found: found[0].replace(",", ", ") if found[1] else found[0], flat)


def _date(found: re.Match[str]) -> str:
    return f'date("{found[1]}-{found[2]:0>2}-{found[3]:0>2}")'


def _compared(text: str) -> str | None:
    """Comparisons of `?` joined by "and" and "or" as tests, None where it is anything else."""
    terms: list[re.Match[str]] = []
    at = 0
    while (found := _TERM.match(text, at)) and bool(found[1]) is bool(terms):
        terms.append(found)
        at = found.end()
    if not terms or text[at:].strip():
        return None
    groups: list[list[tuple[str, str]]] = []
    for term in terms:
        pair = (term[2], term[3].strip())
        groups.append([pair]) if term[1].strip() != "and" else groups[-1].append(pair)
    if len(terms) == 1 and terms[0][2] == "!=":
        return f"not({terms[0][3]})"
    tests = [_both(group) for group in groups]
    return None if None in tests else ", ".join(test for test in tests if test)


def _both(comparisons: list[tuple[str, str]]) -> str | None:
    """One comparison, or two that are the ends of an interval."""
    if len(comparisons) == 1 and comparisons[0][0] != "!=":
        sign, value = comparisons[0]
        return value if sign == "=" else f"{sign} {value}"
    ends = {sign[0]: (sign, value) for sign, value in comparisons if sign[0] in "<>"}
    if len(comparisons) != 2 or len(ends) != 2:  # noqa: PLR2004 -- a lower and an upper end
        return None
    (above, low), (below, high) = ends[">"], ends["<"]
    return f"{'[' if above == '>=' else '('}{low}..{high}{']' if below == '<=' else ')'}"
