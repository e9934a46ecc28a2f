"""What an editor's Markdown says, links still as written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawLink:
    """A link whose target is not yet resolved."""

    children: tuple[RawInline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class RawSpan:
    """Words of one kind: `tag` is "strong", "em", "sub" or "sup"."""

    children: tuple[RawInline, ...]
    tag: str


@dataclass(frozen=True, slots=True)
class RawBreak:
    """A line that ends inside a paragraph."""


@dataclass(frozen=True, slots=True)
class RawFootnote:
    """The mark of a footnote: its number in the text, from 1, and its words."""

    number: int
    words: tuple[RawInline, ...]


RawInline = str | RawLink | RawSpan | RawBreak | RawFootnote


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """A paragraph."""

    children: tuple[RawInline, ...]


@dataclass(frozen=True, slots=True)
class RawItems:
    """A list; `advice` as in `tokens.Items`."""

    items: tuple[tuple[RawBlock, ...], ...]
    ordered: bool
    start: int
    advice: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class RawQuote:
    """A quotation, and who said it."""

    blocks: tuple[RawBlock, ...]
    said_by: tuple[RawInline, ...] = ()


@dataclass(frozen=True, slots=True)
class RawTerms:
    """Words, each with its meanings."""

    items: tuple[tuple[tuple[RawInline, ...], tuple[tuple[RawInline, ...], ...]], ...]


RawBlock = RawParagraph | RawItems | RawQuote | RawTerms


def links_in(raw: Iterable[RawBlock | RawInline]) -> Iterator[RawLink]:
    """Every link, in reading order."""
    for item in raw:
        if isinstance(item, (str, RawBreak)):
            continue
        if isinstance(item, RawLink):
            yield item
        yield from links_in(_below(item))


def _below(item: RawBlock | RawLink | RawSpan | RawFootnote) -> Iterator[RawBlock | RawInline]:
    if isinstance(item, RawItems):
        for blocks in item.items:
            yield from blocks
    elif isinstance(item, RawQuote):
        yield from item.blocks
        yield from item.said_by
    elif isinstance(item, RawTerms):
        for term, meanings in item.items:
            yield from term
            for meaning in meanings:
                yield from meaning
    elif isinstance(item, RawFootnote):
        yield from item.words
    else:
        yield from item.children
