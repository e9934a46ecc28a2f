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
    return Markup("").join(_inline(item, page, rtl=rtl) for item in inlines)


def block_html(blocks: Iterable[Block], page: str, *, rtl: bool = False) -> Markup:
    """Paragraphs and lists, `blocks`, as HTML for the page at address `page`; `rtl` as in `inline_html`."""
    return Markup("\n").join(_block(block, page, rtl=rtl) for block in blocks)


def _inline(item: Inline, page: str, *, rtl: bool) -> Markup:
    if isinstance(item, Text):
        return escape(keep_whole(item.text, right_to_left=rtl))
    children = inline_html(item.children, page, rtl=rtl)
    if isinstance(item, Strong):
        return Markup("<strong>{}</strong>").format(children)
    if isinstance(item, Emphasis):
        return Markup("<em>{}</em>").format(children)
    if isinstance(item, Link):
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(item.url, children)
    href = addresses.relative(item.address, page)
    if item.kind == "term":
        return Markup('<a class="gp-term" href="{}" data-term="{}">{}</a>').format(href, item.name, children)
    return Markup('<a href="{}">{}</a>').format(href, children)


def _block(block: Block, page: str, *, rtl: bool) -> Markup:
    if isinstance(block, Paragraph):
        return Markup("<p>{}</p>").format(inline_html(block.children, page, rtl=rtl))
    items = Markup("").join(Markup("<li>{}</li>").format(_item(item, page, rtl=rtl)) for item in block.items)
    if block.ordered:
        start = Markup(' start="{}"').format(block.start) if block.start != 1 else ""
        return Markup("<ol{}>{}</ol>").format(start, items)
    return Markup("<ul>{}</ul>").format(items)


def _item(blocks: tuple[Block, ...], page: str, *, rtl: bool) -> Markup:
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return inline_html(blocks[0].children, page, rtl=rtl)
    return block_html(blocks, page, rtl=rtl)
