"""Token tree to HTML. Every word is escaped here; nothing else in the house makes HTML of texts."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.model import addresses
from generator.text.numbers import keep_whole
from generator.text.tokens import Block, Emphasis, Inline, Link, Paragraph, Strong, Text


def inline_html(inlines: Iterable[Inline], page: str, *, rtl: bool = False) -> Markup:
    """Inline tokens, `inlines`, as HTML for the page at address `page` (below the site's root).

    `rtl` says that the text runs from right to left.
    """
    return Markup(_inlines(inlines, page, rtl=rtl))  # noqa: S704 - each word in it was escaped


def block_html(blocks: Iterable[Block], page: str, *, rtl: bool = False) -> Markup:
    """Paragraphs and lists, `blocks`, as HTML for the page at address `page`; `rtl` as in `inline_html`."""
    return Markup(_blocks(blocks, page, rtl=rtl))  # noqa: S704 - each word in it was escaped


# Below, HTML is plain `str`: a page has thousands of these pieces, and `Markup.format` reads its pattern for each.


def _inlines(inlines: Iterable[Inline], page: str, *, rtl: bool) -> str:
    return "".join([_inline(item, page, rtl=rtl) for item in inlines])


def _inline(item: Inline, page: str, *, rtl: bool) -> str:
    if isinstance(item, Text):
        return escape(keep_whole(item.text, right_to_left=rtl))
    children = _inlines(item.children, page, rtl=rtl)
    if isinstance(item, Strong):
        return f"<strong>{children}</strong>"
    if isinstance(item, Emphasis):
        return f"<em>{children}</em>"
    if isinstance(item, Link):
        return f'<a href="{escape(item.url)}" rel="noopener noreferrer">{children}</a>'
    href = escape(addresses.relative(item.address, page))
    if item.kind == "term":
        return f'<a class="gp-term" href="{href}" data-term="{escape(item.name)}">{children}</a>'
    return f'<a href="{href}">{children}</a>'


def _blocks(blocks: Iterable[Block], page: str, *, rtl: bool) -> str:
    return "\n".join([_block(block, page, rtl=rtl) for block in blocks])


def _block(block: Block, page: str, *, rtl: bool) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_inlines(block.children, page, rtl=rtl)}</p>"
    items = "".join([f"<li>{_item(item, page, rtl=rtl)}</li>" for item in block.items])
    if block.ordered:
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{start}>{items}</ol>"
    return f"<ul>{items}</ul>"


def _item(blocks: tuple[Block, ...], page: str, *, rtl: bool) -> str:
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _inlines(blocks[0].children, page, rtl=rtl)
    return _blocks(blocks, page, rtl=rtl)
