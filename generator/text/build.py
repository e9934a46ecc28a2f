"""Raw tokens to the token tree; the caller says what becomes of links."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.text.raw import (
    RawBlock,
    RawBreak,
    RawFootnote,
    RawInline,
    RawItems,
    RawLink,
    RawParagraph,
    RawQuote,
    RawSpan,
)
from generator.text.tokens import (
    Block,
    Emphasis,
    Footnote,
    Inline,
    Items,
    LineBreak,
    Paragraph,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Terms,
    Text,
)

Follow = Callable[[RawLink, tuple[Inline, ...]], tuple[Inline, ...]]
"""What stands for a link whose words are given: a link that leads somewhere, or its words alone."""

_SPANS: dict[str, type[Strong | Emphasis | Subscript | Superscript]] = {
    "strong": Strong,
    "em": Emphasis,
    "sub": Subscript,
    "sup": Superscript,
}


def built(blocks: Iterable[RawBlock], follow: Follow) -> tuple[Block, ...]:
    """The tree of raw `blocks`, their links as `follow` has them."""
    return tuple(_block(block, follow) for block in blocks)


def _block(block: RawBlock, follow: Follow) -> Block:
    if isinstance(block, RawParagraph):
        return Paragraph(_inlines(block.children, follow))
    if isinstance(block, RawItems):
        items = tuple(built(item, follow) for item in block.items)
        return Items(items, block.ordered, block.start, block.advice)
    if isinstance(block, RawQuote):
        return Quote(built(block.blocks, follow), _inlines(block.said_by, follow))
    return Terms(
        tuple(
            (_inlines(term, follow), tuple(_inlines(meaning, follow) for meaning in meanings))
            for term, meanings in block.items
        )
    )


def _inlines(raw: Iterable[RawInline], follow: Follow) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    for item in raw:
        if isinstance(item, str):
            inlines.append(Text(item))
        elif isinstance(item, RawSpan):
            inlines.append(_SPANS[item.tag](_inlines(item.children, follow)))
        elif isinstance(item, RawBreak):
            inlines.append(LineBreak())
        elif isinstance(item, RawFootnote):
            inlines.append(Footnote(item.number, _inlines(item.words, follow)))
        else:
            inlines.extend(follow(item, _inlines(item.children, follow)))
    return tuple(inlines)
