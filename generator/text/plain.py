"""Token tree to plain text: for titles, search, descriptions, DMN."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.values import Prose
from generator.text.parse import RawBlock, RawInline, RawParagraph, parse
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


def shown_words(prose: Prose) -> str:
    """The words of a text that a reader sees, its references left unresolved: for a file without its library."""
    return "\n".join(_raw_lines(parse(prose)))


def _raw_lines(blocks: Iterable[RawBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, RawParagraph):
            yield _raw_words(block.children)
        else:
            for item in block.items:
                yield from _raw_lines(item)


def _raw_words(inlines: Iterable[RawInline]) -> str:
    return "".join(item if isinstance(item, str) else _raw_words(item.children) for item in inlines)
