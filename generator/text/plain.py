"""Token tree to plain text: for titles, search, descriptions, DMN."""

from __future__ import annotations

from collections.abc import Iterable

from generator.text.tokens import Block, Inline, Paragraph, Text


def inline_plain(inlines: Iterable[Inline]) -> str:
    """The words alone."""
    return "".join(item.text if isinstance(item, Text) else inline_plain(item.children) for item in inlines)


def block_plain(blocks: Iterable[Block]) -> str:
    """The words of all blocks, one line each."""
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(inline_plain(block.children))
        else:
            lines.extend(block_plain(item) for item in block.items)
    return "\n".join(lines)
