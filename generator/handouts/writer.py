"""Texts to runs for one sheet, keeping account of the words to explain and the sources to number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import InitVar, dataclass, field, replace
from typing import Any

from generator.analysis import Analyses
from generator.decision.words import Pieces
from generator.diagrams.picture import Step
from generator.handouts.document import Block, Bullets, Para, QuoteBlock, TermsBlock
from generator.handouts.drawn import Drawing
from generator.handouts.runs import Definition, Definitions, ReferenceEntry, References, Run, Runs
from generator.language.formats import comma, quoted, semicolon
from generator.language.speaking import _, filled
from generator.model.library import Library, Term
from generator.model.values import LinkStatus, Prose, Ref
from generator.text.numbers import keep_whole
from generator.text.occurrences import Occurrences
from generator.text.plain import inline_plain, with_advice
from generator.text.references import MOST_AUTHORS, authors, imprint, numbers, terms
from generator.text.resolve import Texts
from generator.text.tokens import Block as TextBlock
from generator.text.tokens import (
    Emphasis,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Terms,
    Text,
)

_LOOKS: Mapping[type, Mapping[str, Any]] = {
    Strong: {"strong": True},
    Emphasis: {"emphasis": True},
    Subscript: {"lowered": True},
    Superscript: {"raised": True},
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table's diagram: its drawings, the alternative text, and the same in steps."""

    drawings: tuple[Drawing, ...]
    alternative: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class HandoutContext:
    """What all sheets of a library share. `site_url` is "" where the site has no address to print.

    `drawn` keeps what more than one sheet shows, by guideline and decision.
    """

    library: Library
    texts: Texts
    site_url: str = ""
    right_to_left: bool = False
    known: InitVar[Analyses | None] = None
    analyses: Analyses = field(init=False, compare=False)
    words: Occurrences = field(init=False)
    drawn: dict[tuple[str, str], Drawn] = field(default_factory=dict, compare=False)

    def __post_init__(self, known: Analyses | None) -> None:
        """Know every name of every term, and what is `known` of tables already."""
        object.__setattr__(self, "analyses", known or Analyses(self.texts))
        names = []
        for name, term in self.library.terms.items():
            shown = inline_plain(self.texts.inlines(term.term, ""))
            names += [(word, name) for word in (shown, *term.aliases)]
        object.__setattr__(self, "words", Occurrences(names))

    def printed(self, address: str) -> str:
        """A page's address on the web, as short as a server allows, "" where the site has none."""
        return f"{self.site_url.rstrip('/')}/{address.removesuffix('index.html')}" if self.site_url else ""


class Writer:
    """Writes the texts of guideline `here` for one sheet.

    On paper a link becomes a numbered reference, and every glossary word that was written is explained at the end:
    `references` and `definitions` give both, after all else was written. A word that the editor did not mark is
    marked where it first stands. `anchors` gives the pages of the site (addresses) that the sheet itself holds, with
    the name of the heading to go to: a link there becomes a page number. `untranslated` are the languages of texts that
    were written in another one than the sheet's. `cite_pages`: whether a link to another page
    of the site is numbered, too, where the site has an address; else the page's title stands behind the words, and a click
    on it follows the link.
    """

    def __init__(
        self, context: HandoutContext, here: str, anchors: Mapping[str, str] | None = None, *, cite_pages: bool = True
    ) -> None:
        """Begin a sheet of the guideline `here`; `context` is what all sheets share.

        What `anchors` (None for none) and `cite_pages` are stands above.
        """
        self.context = context
        self._cite_pages = cite_pages and bool(context.site_url)
        self.here = here
        self._anchors = anchors or {}
        self.untranslated: set[str] = set()
        self._terms: dict[str, None] = {}  # to be explained
        self._shown: set[str] = set()  # marked already
        self._numbers: dict[tuple[str, str], int] = {}
        self._text = 0  # the number of the text that is written

    def line(self, prose: Prose, *, here: str | None = None) -> Runs:
        """A line of text, `prose`, as runs; its references are those of the guideline `here`.

        "" stands for the library's own files, None for the guideline of the sheet.
        """
        return self._runs(self.context.texts.inlines(prose, self.here if here is None else here), self._look(prose))

    def plain(self, text: str) -> Runs:
        """Words without markup; glossary words in them are explained, but not marked."""
        self._notice(text)
        return (Run(self._whole(text)),)

    def words(self, prose: Prose) -> str:
        """A line of text without markup and notes, for titles."""
        text = inline_plain(self.context.texts.inlines(prose, self.here))
        self._notice(text)
        return self._whole(text)

    def pieces(self, pieces: Pieces) -> Runs:
        """Words of ours with labels of the editor's between them, as `decision.words` gives them."""
        runs: list[Run] = []
        for piece in pieces:
            runs += self.line(piece) if isinstance(piece, Prose) else self._marked(Run(piece))
        return tuple(runs)

    def said(self, message: str, **places: Runs) -> Runs:
        """A `message` that was translated, as runs, its `places` filled with runs."""
        runs: list[Run] = []
        for piece in filled(message, **places):
            runs += self.plain(piece) if isinstance(piece, str) else (piece,)
        return tuple(runs)

    def blocks(self, prose: Prose, *, before: Runs = (), behind: Runs = ()) -> tuple[Block, ...]:
        """Paragraphs and lists of `prose`, with the runs `before` and `behind` them in the first and the last paragraph.

        Before and behind what is no paragraph they are one of their own.
        """
        self._text += 1
        look = self._look(prose)
        made = [self._block(block, look) for block in self.context.texts.blocks(prose, self.here)]
        if before and made and isinstance(first := made[0], Para):
            made[0] = Para((*before, *first.runs))
        elif before:
            made.insert(0, Para(before))
        if behind and made and isinstance(last := made[-1], Para):
            made[-1] = Para((*last.runs, *behind))
        elif behind:
            made.append(Para(behind))
        return tuple(made)

    def _look(self, prose: Prose) -> Run:
        """What is common to all runs of a text."""
        if prose.language:
            self.untranslated.add(prose.language)
        return Run("", language=prose.language)

    def cite(self, refs: Iterable[Ref]) -> Runs:
        """The numbers of resources with the places in them, as runs that hold nothing else."""
        return tuple(Run("", note=self._number("resource", ref.name), place=ref.at) for ref in refs)

    def has_cited(self, ref: Ref) -> bool:
        """Whether a resource has its number already."""
        return ("resource", ref.name) in self._numbers

    def _whole(self, text: str) -> str:
        return keep_whole(text, right_to_left=self.context.right_to_left)

    def _notice(self, text: str) -> None:
        for _start, _end, name in self.context.words.find(text):
            self._terms.setdefault(name)

    def _block(self, block: TextBlock, look: Run) -> Block:
        if isinstance(block, Paragraph):
            return Para(self._runs(block.children, look))
        if isinstance(block, Quote):
            body = tuple(self._block(inner, look) for inner in block.blocks)
            return QuoteBlock(body, self._runs(block.said_by, look))
        if isinstance(block, Terms):
            return TermsBlock(tuple(self._term(term, meanings, look) for term, meanings in block.items))
        items = tuple(tuple(self._block(inner, look) for inner in item) for item in with_advice(block))
        return Bullets(items, block.ordered, block.start, block.advice)

    def _term(self, term: Iterable[Inline], meanings: Iterable[Iterable[Inline]], look: Run) -> Definition:
        runs: list[Run] = []
        for meaning in meanings:
            runs += (*((Run("", new_line=True),) if runs else ()), *self._runs(meaning, look))
        return Definition(self._runs(term, look), tuple(runs))

    def _runs(self, inlines: Iterable[Inline], look: Run) -> Runs:
        runs: list[Run] = []
        for item in inlines:
            runs.extend(self._run(item, look))
        return tuple(runs)

    def _run(self, item: Inline, look: Run) -> Runs:  # noqa: PLR0911 - one for each kind
        if isinstance(item, Text):
            return tuple(self._marked(replace(look, text=item.text)))
        if isinstance(item, LineBreak):
            return (Run("", new_line=True),)
        if isinstance(item, Footnote):
            # Several texts of a sheet have a footnote 1; the typesetter numbers them all.
            name = f"footnote-{self._text}-{item.number}"
            return (Run("", footnote=self._runs(item.words, Run("", language=look.language)), same_as=name),)
        if isinstance(item, (Strong, Emphasis, Subscript, Superscript)):
            return self._runs(item.children, replace(look, **_LOOKS[type(item)]))
        if isinstance(item, Link):
            inner = self._runs(item.children, replace(look, url=item.url))
            return (*inner, Run("", note=self._number("link", item.url)))
        if item.kind == "term":
            self._terms.setdefault(item.name)
            self._shown.add(item.name)
            return self._runs(item.children, replace(look, term=True))
        pointer = self._pointer(item)
        if not pointer and self._is_page(item):
            look = replace(look, url=self.context.printed(item.address))
        return (*self._runs(item.children, look), *pointer)

    def to(self, ref: Ref) -> Runs:
        """The title of what `ref` points to, and where that stands on paper."""
        found = self.context.texts.directory.resolve(ref, self.here)
        if found is None:
            raise KeyError(f"unresolved reference {ref}: check before writing")
        title = inline_plain(self.context.texts.inlines(found.title, found.guideline))
        words = (Text(title),)
        link = Reference(
            children=words, kind=found.kind, name=found.name, guideline=found.guideline, address=found.address
        )
        return self._run(link, Run(""))

    def _pointer(self, item: Reference) -> Runs:
        """Where on paper a link inside the library leads: a source's number, a page of this sheet, or of the site."""
        if item.kind == "resource":
            return (Run("", note=self._number("resource", item.name)),)
        if anchor := self._at(item):
            return (Run("", goto=anchor),)
        if self._cite_pages:
            return (Run("", note=self._number("page", item.address)),)
        if item.kind == "question":  # its title is a sentence, and the words of the link say what it asks
            return ()
        title = self._title(item.address)
        if title.casefold() in inline_plain(item.children).casefold():
            return ()
        self._notice(title)
        url = self.context.printed(item.address)
        return (Run(" ("), Run(self._whole(quoted(title)), url=url), Run(")"))

    def _is_page(self, item: Reference) -> bool:
        """Whether a link leads to a page of the site that this sheet has not, so that a click can follow it."""
        return item.kind not in {"resource", "term"} and not self._at(item)

    def _at(self, item: Reference) -> str:
        """The heading of this sheet that a link inside the library leads to, "" for none."""
        return self._anchors.get(item.address) or self._anchors.get(item.address.partition("#")[0]) or ""

    def _title(self, address: str) -> str:
        """The title of a page, or of a part of one."""
        target = next(target for target in self.context.texts.directory if target.address == address)
        return inline_plain(self.context.texts.inlines(target.title, target.guideline))

    def _marked(self, run: Run) -> Iterator[Run]:
        """A run, cut so that a glossary word which stands here for the first time is marked."""
        done = 0
        for start, end, name in self.context.words.find(run.text):
            self._terms.setdefault(name)
            if name in self._shown or run.term or run.url:
                continue
            self._shown.add(name)
            if start > done:
                yield replace(run, text=self._whole(run.text[done:start]))
            yield replace(run, text=self._whole(run.text[start:end]), term=True)
            done = end
        if done < len(run.text):
            yield replace(run, text=self._whole(run.text[done:]))

    def _number(self, kind: str, name: str) -> int:
        return self._numbers.setdefault((kind, name), len(self._numbers) + 1)

    def definitions(self, *, aliases: bool = True) -> Definitions | None:
        """The words written so far, explained; words that explanations use are explained too."""
        terms = self.context.library.terms
        done: dict[str, Definition] = {}
        while left := [name for name in self._terms if name not in done]:
            for name in left:
                term = terms[name]
                meaning = (*self.line(term.definition, here=""), Run(self._also(term) if aliases else ""))
                done[name] = Definition(self.line(term.term, here=""), meaning)
        ordered = sorted(done, key=lambda name: terms[name].term.raw.casefold())
        return Definitions(tuple(done[name] for name in ordered)) if done else None

    def _also(self, term: Term) -> str:
        """The other names of a term, as a sentence behind its definition; "" where it has none."""
        named = _("Also called: {names}.", names=comma().join(term.aliases))
        return self._whole(f" {named}") if term.aliases else ""

    def references(self) -> References | None:
        """Everything that was cited, by number."""
        items = tuple(self._reference(kind, name, number) for (kind, name), number in self._numbers.items())
        return References(items) if items else None

    def _reference(self, kind: str, name: str, number: int) -> ReferenceEntry:
        if kind == "link":
            return ReferenceEntry(number=number, title=name, url=name)
        library = self.context.library
        if kind == "page":
            address = self.context.printed(name)
            return ReferenceEntry(
                number=number, title=self._title(name), publisher=library.info.name, address=address, url=address
            )
        resource = library.resources[name]
        more = [words for words, url in numbers(resource) if not url or url != resource.link]
        return ReferenceEntry(
            number=number,
            title=resource.title,
            authors=authors(resource, MOST_AUTHORS),
            publisher=imprint(resource),
            more=semicolon().join([*more, *filter(None, [terms(resource)])]),
            address=resource.link,
            url="" if resource.status is LinkStatus.RETIRED else resource.link,
            retired=resource.status is LinkStatus.RETIRED,
        )
