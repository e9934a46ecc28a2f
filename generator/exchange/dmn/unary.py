"""Unary tests of FEEL that S-FEEL has other words for (OMG DMN 1.3 §7.3.3, §10.3.1.2 rules 7 and 17).

A list in an input entry is true of each of its items: `[1, 2]` is `1, 2`. The value of the column may be named,
`? > 5`: that is `> 5`. Everything else is left as it stands, intervals and what is more than one comparison too.
"""

from __future__ import annotations

import re

_STRING = r'"(?:[^"\\]|\\.)*"'
_STARTS, _ENDS = r"(?:^|(?<=[,(]))\s*", r"(?=\s*(?:[,)]|$))"
_ITEM = rf'\s*(?![\s,\]]|-\s*[,\]])(?:{_STRING}|[^\[\],"])+'
_LIST = re.compile(rf"{_STARTS}\[({_ITEM}(?:,{_ITEM})*)\]{_ENDS}", re.DOTALL)
_NAMED = re.compile(rf"{_STRING}|{_STARTS}(\?\s*)(?=[<>=])", re.DOTALL)
_STRINGS = re.compile(_STRING, re.DOTALL)


def simple_tests(text: str) -> str:
    """The tests of a cell in S-FEEL as far as they can be said in it, else as they are.

    >>> simple_tests('not(["a", "b"])'), simple_tests("? >= 5, [1..2]"), simple_tests("? > 1 and ? < 5")
    ('not("a", "b")', '>= 5, [1..2]', '? > 1 and ? < 5')
    """
    named = _NAMED.sub(lambda found: found[0] if found[1] is None else "", text)
    if "?" in _STRINGS.sub("", named):
        return text
    return _LIST.sub(lambda found: found[0] if ".." in _STRINGS.sub("", found[1]) else found[1].strip(), named)
