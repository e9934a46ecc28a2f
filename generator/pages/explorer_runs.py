"""Texts for the explorer, as runs: what a script makes elements of, and sets as text (templates/…/explorer/elements.mjs).

A text of one paragraph is its runs. What is more is blocks, each with the name of its element. Footnotes stand in brackets
where they belong: an answer comes and goes, and a note at the end of the page would be lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.model import addresses
from generator.text.numbers import keep_whole
from generator.text.plain import with_advice
from generator.text.tokens import (
    Block,
    Emphasis,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Terms,
    Text,
)

_TAGS = {Strong: "b", Emphasis: "i", Subscript: "sub", Superscript: "sup"}


def text_runs(blocks: tuple[Block, ...], page: str) -> list[Any]:
    """The runs of `blocks` for a page at the address `page`, below the site's root."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _runs(blocks[0].children, page)
    return [_block(block, page) for block in blocks]


def _block(block: Block, page: str) -> list[Any]:
    if isinstance(block, Paragraph):
        return ["p", _runs(block.children, page)]
    if isinstance(block, Quote):
        words = ["blockquote", [_block(inner, page) for inner in block.blocks]]
        by = [["figcaption", ["\u2014 ", *_runs(block.said_by, page)]]] if block.said_by else []
        return ["figure", [words, *by]]
    if isinstance(block, Terms):
        return ["dl", [entry for term, meanings in block.items for entry in _term(term, meanings, page)]]
    items = [["li", text_runs(item, page)] for item in with_advice(block)]
    return ["ol", items, block.start] if block.ordered else ["ul", items]


def _term(term: Iterable[Inline], meanings: Iterable[Iterable[Inline]], page: str) -> Iterator[list[Any]]:
    yield ["dt", _runs(term, page)]
    for meaning in meanings:
        yield ["dd", _runs(meaning, page)]


def _runs(inlines: Iterable[Inline], page: str) -> list[Any]:
    return [run for item in inlines for run in _run(item, page)]


def _run(item: Inline, page: str) -> Iterator[Any]:
    if isinstance(item, Text):
        yield keep_whole(item.text)
    elif isinstance(item, LineBreak):
        yield ["br"]
    elif isinstance(item, Footnote):
        if item.words:
            yield from (" (", *_runs(item.words, page), ")")
    elif isinstance(item, (Strong, Emphasis, Subscript, Superscript)):
        yield [_TAGS[type(item)], _runs(item.children, page)]
    else:
        href = item.url if isinstance(item, Link) else addresses.relative(item.address, page)
        yield ["a", href, _runs(item.children, page)]
