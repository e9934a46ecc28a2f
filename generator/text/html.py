"""Token tree to HTML. Every word is escaped here; nothing else in the house makes HTML of texts."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.language.speaking import _
from generator.model import addresses
from generator.text.numbers import keep_whole
from generator.text.plain import with_advice
from generator.text.tokens import (
    Block,
    Emphasis,
    Footnote,
    Inline,
    Items,
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


def inline_html(inlines: Iterable[Inline], page: str, *, rtl: bool = False) -> Markup:
    """Inline tokens, `inlines`, as HTML for the page at address `page` (below the site's root).

    `rtl` says that the text runs from right to left. Footnotes stand in brackets where they belong.
    """
    return Markup(_Writer(page, rtl=rtl).inlines(inlines))  # noqa: S704 - each word in it was escaped


def block_html(blocks: Iterable[Block], page: str, notes: Footnotes | None = None, *, rtl: bool = False) -> Markup:
    """The text `blocks` as HTML for the page at address `page`; `rtl` as in `inline_html`.

    Its footnotes stand below it, counted on from those that the page has in `notes`; in brackets where that is None.
    """
    return Markup(_Writer(page, notes, rtl=rtl).text(blocks))  # noqa: S704 - each word in it was escaped


class Footnotes:
    """The footnotes of a page: how many it has so far, over all its texts."""

    def __init__(self) -> None:
        """Begin a page."""
        self.count = 0


def _to(number: int) -> str:
    return f"gp-footnote-{number}"


def _back(number: int) -> str:
    return f"gp-footnote-{number}-back"


class _Writer:
    """HTML is plain `str` here: a page has thousands of these pieces, and `Markup.format` reads its pattern for each."""

    def __init__(self, page: str, notes: Footnotes | None = None, *, rtl: bool) -> None:
        self._page = page
        self._rtl = rtl
        self._notes = notes
        self._first = notes.count if notes else 0
        self._found: list[Footnote] = []

    def text(self, blocks: Iterable[Block]) -> str:
        """Blocks, and below them their footnotes."""
        body = self._blocks(blocks)
        if self._notes and self._found:
            self._notes.count += len(self._found)
            items = "".join([self._note(note) for note in self._found])
            name = escape(_("Footnotes"))
            body += f'\n<ol class="gp-footnotes" aria-label="{name}">{items}</ol>'
        return body

    def inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join([self._inline(item) for item in inlines])

    def _inline(self, item: Inline) -> str:  # noqa: PLR0911 - one for each kind
        if isinstance(item, Text):
            return escape(keep_whole(item.text, right_to_left=self._rtl))
        if isinstance(item, LineBreak):
            return "<br>"
        if isinstance(item, Footnote):
            return self._mark(item)
        children = self.inlines(item.children)
        if isinstance(item, (Strong, Emphasis, Subscript, Superscript)):
            tag = _TAGS[type(item)]
            return f"<{tag}>{children}</{tag}>"
        if isinstance(item, Link):
            return f'<a href="{escape(item.url)}" rel="noopener noreferrer">{children}</a>'
        href = escape(addresses.relative(item.address, self._page))
        if item.kind == "term":
            return f'<a class="gp-term" href="{href}" data-term="{escape(item.name)}">{children}</a>'
        return f'<a href="{href}">{children}</a>'

    def _mark(self, item: Footnote) -> str:
        """The number stands in brackets: behind a power, or a dose, it would be read as part of it."""
        if self._notes is None:
            return f" ({self.inlines(item.words)})" if item.words else ""
        number = self._first + item.number
        own = ""
        if item.number > len(self._found):  # met for the first time
            self._found.append(item)
            own = f' id="{_back(number)}"'
        name = escape(_("Footnote {number}", number=number))
        return f'<sup class="gp-footnote"><a{own} href="#{_to(number)}" aria-label="{name}">({number})</a></sup>'

    def _note(self, item: Footnote) -> str:
        number = self._first + item.number
        name = escape(_("Back to footnote {number} in the text", number=number))
        back = f'<a class="gp-footnotes__back" href="#{_back(number)}" aria-label="{name}">\u21a9\ufe0e</a>'
        return f'<li id="{_to(number)}" value="{number}">{self.inlines(item.words)} {back}</li>'

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "\n".join([self._block(block) for block in blocks])

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{self.inlines(block.children)}</p>"
        if isinstance(block, Quote):
            words = f"<blockquote>{self._blocks(block.blocks)}</blockquote>"
            by = f"<figcaption>\u2014 {self.inlines(block.said_by)}</figcaption>" if block.said_by else ""
            return f'<figure class="gp-quote">{words}{by}</figure>'
        if isinstance(block, Terms):
            return f'<dl class="gp-terms">{"".join([self._term(*item) for item in block.items])}</dl>'
        if block.advice:
            return f'<ul class="gp-advice">{"".join(self._advised(block))}</ul>'
        items = "".join([f"<li>{self._item(item)}</li>" for item in block.items])
        if block.ordered:
            start = f' start="{block.start}"' if block.start != 1 else ""
            return f"<ol{start}>{items}</ol>"
        return f"<ul>{items}</ul>"

    def _advised(self, items: Items) -> Iterable[str]:
        """What to do and what not: a sign, the word for it, and the item."""
        for is_to_do, (first, *others) in zip(items.advice, with_advice(items), strict=True):
            name, sign = ("do", "\u2713") if is_to_do else ("dont", "\u2717")
            lead = f'<span class="gp-advice__sign" aria-hidden="true">{sign}</span> '
            words = self.inlines(first.children) if isinstance(first, Paragraph) else ""
            body = f"<p>{lead}{words}</p>{self._blocks(others)}" if others else f"{lead}{words}"
            yield f'<li class="gp-advice__{name}">{body}</li>'

    def _item(self, blocks: tuple[Block, ...]) -> str:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.inlines(blocks[0].children)
        return self._blocks(blocks)

    def _term(self, term: Iterable[Inline], meanings: Iterable[Iterable[Inline]]) -> str:
        means = "".join([f"<dd>{self.inlines(meaning)}</dd>" for meaning in meanings])
        return f"<dt>{self.inlines(term)}</dt>{means}"


_TAGS = {Strong: "strong", Emphasis: "em", Subscript: "sub", Superscript: "sup"}
