"""Ordinary Markdown pages beside the guidelines: what would stop MkDocs half-way is told before it begins."""

from __future__ import annotations

from generator.checks.addresses import MARKDOWN
from generator.checks.context import CheckContext
from generator.source.compose import decode, shown
from generator.source.folder import read_file


def check_markdown(context: CheckContext) -> None:
    """Every Markdown page can be read and is UTF-8."""
    for path in context.content.files if context.of_library else ():
        if path.suffix in MARKDOWN:
            name = context.content.name(path)
            data = read_file(context.content.root / path, name, context.findings)
            text = None if data is None else decode(data, name, context.findings)
            if data is not None:
                context.sources.texts.setdefault(name, text or shown(data))
