"""Ordinary Markdown pages beside the guidelines: what would stop MkDocs half-way is told before it begins."""

from __future__ import annotations

import re

from generator.checks.addresses import MARKDOWN
from generator.checks.blocked import check_blocked
from generator.checks.context import CheckContext
from generator.diagnostics import Where
from generator.source.compose import decode, shown
from generator.source.folder import read_file

_OPENED = re.compile(r"(?:[ \t>]*(?:[-*+]|\d+[.)])(?=[ \t]))+")
_DEEPEST = 200
"""Columns: fifty lists, each in the one before it."""


def check_markdown(context: CheckContext) -> None:
    """Every Markdown page can be read, is UTF-8, and has nothing that the pages' policy would block."""
    for path in context.content.files if context.of_library else ():
        if path.suffix in MARKDOWN:
            name = context.content.name(path)
            data = read_file(context.content.root / path, name, context.findings)
            text = None if data is None else decode(data, name, context.findings)
            if data is not None:
                context.sources.texts.setdefault(name, text or shown(data))
            _check_nesting(text or "", name, context)
            check_blocked(text or "", name, context.findings)


def _check_nesting(text: str, name: str, context: CheckContext) -> None:
    """No list in a page lies so deep in others that MkDocs, which goes into each in turn, comes to its end."""
    for number, line in enumerate(text.split("\n"), 1):
        opened = _OPENED.match(line)
        if opened and opened.end() > _DEEPEST:
            where = Where(name, number, 1, number, opened.end() + 1)
            message = f"this list begins in column {opened.end()}, deep in other lists"
            context.findings.error("nested-too-deep", message, where, f"at most column {_DEEPEST}")
            return
