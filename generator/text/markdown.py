"""The Markdown parser (markdown-it-py), cut down to what Guidepress prints, and careful with signs that mean something.

What is left out stays the text that it is, so that a finding can tell of it. A line that begins with `> 65` is about a number
above 65 and no quotation; `+ 5` is no list, and neither is `2024.` its item: there the sign or the number would be lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block

_NESTING = 40  # of markdown-it: past our own limits, so that it drops nothing that we have not refused
_Rule = Callable[[StateBlock, int, int, bool], bool]

_COMPARISON = re.compile(r">(?:[^\s>]|[ \t]*[=≥]?[ \t]*[-\u2212+]?[\d.,€$£])")
_NO_ITEM = re.compile(r"\+[ \t]+[\d.,€$£]|\d{4,}[.)]")


def _unless(refused: re.Pattern[str], rule: _Rule) -> _Rule:
    """The `rule`, but not for a line that is `refused`."""

    def careful(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it passes it so
        start = state.bMarks[line] + state.tShift[line]
        return not refused.match(state.src, start, state.eMarks[line]) and rule(state, line, end, silent)

    return careful


def markdown() -> MarkdownIt:
    """A parser of its own."""
    made = MarkdownIt("zero", {"maxNesting": _NESTING})
    made.enable(["list", "blockquote", "hr", "emphasis", "link", "escape", "newline"])
    made.disable("text_join")  # so that a sign behind a backslash is known as such
    made.block.ruler.at("list", _unless(_NO_ITEM, list_block), {"alt": ["paragraph", "reference", "blockquote"]})
    others = ["paragraph", "reference", "blockquote", "list"]
    made.block.ruler.at("blockquote", _unless(_COMPARISON, blockquote), {"alt": others})
    # Keep addresses as the editor typed them; `references` judges them.
    # setattr: mypy does not let methods be assigned, and markdown-it documents these two as hooks.
    setattr(made, "validateLink", lambda _url: True)  # noqa: B010
    setattr(made, "normalizeLink", lambda url: url)  # noqa: B010
    return made
