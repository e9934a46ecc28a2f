"""Material's style sheet without the rules for parts of its pages that ours do not have: a third of it.

Header, navigation, search, tabs, footer and the rest of Material's frame are ours (`templates/theme`), so that no element
has their classes. What ordinary Markdown brings (admonitions, tabs of content, code, tables) keeps its rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FRAME = (
    "header|nav|search|search-result|tabs|sidebar|footer|footer-meta|source|source-file|version|dialog|consent|banner|"
    "feedback|social|toggle|overlay|skip|select|option|top|progress|path|status|author|post|pagination|meta|blog|hamburger"
)
_GONE = re.compile(rf"\.md-(?:{_FRAME})(?:(?:__|--)[\w-]+)*(?![\w-])")
_TOKEN = re.compile(r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]""", re.DOTALL)
_NESTED = re.compile(r"\([^()]*\)")
_HOLDS_RULES = ("@media", "@supports", "@layer", "@container")


def trimmed(css: str) -> str:
    """A style sheet without the rules that only parts of Material's frame could fit.

    >>> trimmed(".md-nav{a:b}.md-typeset a,.md-nav__link{c:d}@media print{.md-header{e:f}}p:not(.md-nav){g:h}")
    '.md-typeset a{c:d}p:not(.md-nav){g:h}'
    """
    return "".join(_kept(css))


def _kept(css: str) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            yield head
        elif head.lstrip().startswith(_HOLDS_RULES):
            inner = trimmed(body)
            yield f"{head}{{{inner}}}" if inner else ""
        elif head.lstrip().startswith("@"):
            yield f"{head}{{{body}}}"
        else:
            selectors = [selector for selector in _selectors(head) if not _GONE.search(_bare(selector))]
            yield f"{','.join(selectors)}{{{body}}}" if selectors else ""


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Each rule as what stands before its braces and in them; a statement, and what follows the last rule, has none."""
    start = opened = depth = 0
    for token in _TOKEN.finditer(css):
        sign = token[0]
        if sign == "{":
            opened = token.start() if depth == 0 else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened], css[opened + 1 : token.start()]
                start = token.end()
        elif sign == ";" and depth == 0:
            yield css[start : token.end()], None
            start = token.end()
    yield css[start:], None


def _selectors(head: str) -> Iterator[str]:
    """The selectors of a list; a comma in brackets parts nothing."""
    depth = start = 0
    for place, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            yield head[start:place]
            start = place + 1
    yield head[start:]


def _bare(selector: str) -> str:
    """A selector without what stands in brackets: `:not(.md-nav)` fits elements without that class."""
    before = ""
    while before != selector:
        before, selector = selector, _NESTED.sub("", selector)
    return selector
