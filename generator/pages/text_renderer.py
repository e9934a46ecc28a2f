"""Texts of editors on one page: as a line, as blocks, or as whichever fits, with a record of what they use."""

from __future__ import annotations

from markupsafe import Markup

from generator.language.speaking import html
from generator.language.tags import is_right_to_left
from generator.model.values import Prose
from generator.text.html import Footnotes, block_html, inline_html
from generator.text.plain import inline_plain
from generator.text.resolve import Texts
from generator.text.tokens import Footnote, Inline, LineBreak, Reference, Text, is_line


class TextRenderer:
    """Texts of the page at `address`, inside guideline `here` ("" outside guidelines).

    `links` are the addresses that they lead to, `untranslated` the languages of those that nobody has translated.
    """

    def __init__(self, texts: Texts, address: str, here: str) -> None:
        """Begin the page at `address` for guideline `here`; `texts` have their references resolved."""
        self.address = address
        self.here = here
        self.links: set[str] = set()
        self.untranslated: set[str] = set()
        self._words: list[str] = []
        self._texts = texts
        self._footnotes = Footnotes()

    def inline(self, prose: Prose) -> Markup:
        """A line of text."""
        html = inline_html(self._noted(self._texts.inlines(prose, self.here)), self.address)
        return self._in_own_language(prose, html, "span")

    def of(self, guideline: str, prose: Prose) -> Markup:
        """A line of text, `prose`, that stands in another `guideline`."""
        here, self.here = self.here, guideline
        try:
            return self.inline(prose)
        finally:
            self.here = here

    def blocks(self, prose: Prose) -> Markup:
        """Paragraphs and lists of `prose`, with their footnotes below them."""
        for reference in self._texts.references(prose, self.here):
            self._note(reference)
        html = block_html(self._texts.blocks(prose, self.here), self.address, self._footnotes)
        return self._in_own_language(prose, html, "div")

    def flow(self, prose: Prose) -> Markup:
        """The text `prose` in an element that may hold blocks: a line as it is, else paragraphs and lists."""
        return self.inline(prose) if is_line(self._texts.blocks(prose, self.here)) else self.blocks(prose)

    def text(self, prose: Prose, name: str = "", label: Prose | None = None) -> Markup:
        """The text `prose` as an element of its own with the class `name`: a paragraph or, where it is more, a part of the page.

        The words of a `label` stand before it.
        """
        is_line_only = is_line(self._texts.blocks(prose, self.here))
        tag, own = ("p", name) if is_line_only else ("div", f"{name} gp-text".lstrip())
        lead = Markup("")
        if label:
            lead = html("{label}: {value}", label=self.plain(label), value=self.inline(prose) if is_line_only else "")
        body = (
            (lead or self.inline(prose))
            if is_line_only
            else Markup("\n").join([*([Markup("<p>{}</p>").format(lead)] if lead else []), self.blocks(prose)])
        )
        return Markup("<{0}{1}>{2}</{0}>").format(tag, Markup(' class="{}"').format(own) if own else "", body)

    def _in_own_language(self, prose: Prose, html: Markup, element: str) -> Markup:
        """A text that nobody has translated says in which language it is, to those who hear it as well."""
        if not prose.language:
            return html
        self.untranslated.add(prose.language)
        direction = "rtl" if is_right_to_left(prose.language) else "ltr"
        marked = Markup('<{0} lang="{1}" dir="{2}">{3}</{0}>')
        return marked.format(element, prose.language, direction, html)

    def plain(self, prose: Prose) -> str:
        """A line of text without markup, for titles and link texts."""
        if prose.language:
            self.untranslated.add(prose.language)
        return inline_plain(self._texts.inlines(prose, self.here))

    def _noted(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        for item in inlines:
            if isinstance(item, Reference):
                self._note(item)
            if isinstance(item, Footnote):
                self._noted(item.words)
            elif not isinstance(item, (Text, LineBreak)):
                self._noted(item.children)
        return inlines

    def _note(self, reference: Reference) -> None:
        self.links.add(reference.address)
        if reference.kind == "term" and reference.name not in self._words:
            self._words.append(reference.name)
