"""Texts to runs for one sheet, keeping account of the words to explain and the sources to number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.handouts.document import (
    Block,
    Bullets,
    Definition,
    Definitions,
    Para,
    ReferenceEntry,
    References,
    Run,
    Runs,
)
from generator.model.library import Library
from generator.model.values import LinkStatus, Prose, Ref
from generator.text.dates import long_date
from generator.text.numbers import keep_whole
from generator.text.resolve import Texts
from generator.text.tokens import Block as TextBlock
from generator.text.tokens import Emphasis, Inline, Link, Paragraph, Strong, Text


class Writer:
    """Writes the texts of guideline `here` for one sheet.

    On paper a link becomes a numbered reference, and every glossary word that was written is explained at the end:
    `references` and `definitions` give both, after all else was written.
    """

    def __init__(self, library: Library, texts: Texts, here: str, *, right_to_left: bool = False) -> None:
        """Begin a sheet."""
        self._library = library
        self._texts = texts
        self._here = here
        self._rtl = right_to_left
        self._terms: dict[str, None] = {}
        self._numbers: dict[tuple[str, str], int] = {}

    def line(self, prose: Prose, *, here: str | None = None) -> Runs:
        """A line of text."""
        return self._runs(self._texts.inlines(prose, self._here if here is None else here), Run(""))

    def plain(self, text: str) -> Runs:
        """Words without markup."""
        return (Run(keep_whole(text, right_to_left=self._rtl)),)

    def words(self, prose: Prose) -> str:
        """A line of text without markup and notes, for titles."""
        return "".join(run.text for run in self._titles(prose))

    def _titles(self, prose: Prose) -> Runs:
        quiet = Writer(self._library, self._texts, self._here, right_to_left=self._rtl)
        return quiet.line(prose)

    def blocks(self, prose: Prose) -> tuple[Block, ...]:
        """Paragraphs and lists."""
        return tuple(self._block(block) for block in self._texts.blocks(prose, self._here))

    def cite(self, refs: Iterable[Ref]) -> Runs:
        """The numbers of resources, as runs that hold nothing else."""
        return tuple(Run("", note=self._number("resource", ref.name)) for ref in refs)

    def _block(self, block: TextBlock) -> Block:
        if isinstance(block, Paragraph):
            return Para(self._runs(block.children, Run("")))
        items = tuple(tuple(self._block(inner) for inner in item) for item in block.items)
        return Bullets(items, block.ordered, block.start)

    def _runs(self, inlines: Iterable[Inline], look: Run) -> Runs:
        runs: list[Run] = []
        for item in inlines:
            runs.extend(self._run(item, look))
        return tuple(runs)

    def _run(self, item: Inline, look: Run) -> Runs:
        if isinstance(item, Text):
            return (replace(look, text=keep_whole(item.text, right_to_left=self._rtl)),)
        if isinstance(item, (Strong, Emphasis)):
            heavier = replace(look, strong=True) if isinstance(item, Strong) else replace(look, emphasis=True)
            return self._runs(item.children, heavier)
        if isinstance(item, Link):
            inner = self._runs(item.children, replace(look, url=item.url))
            return (*inner, Run("", note=self._number("link", item.url)))
        if item.kind == "term":
            self._terms[item.name] = None
            return self._runs(item.children, replace(look, term=True))
        inner = self._runs(item.children, look)
        if item.kind == "resource":
            return (*inner, Run("", note=self._number("resource", item.name)))
        return inner

    def _number(self, kind: str, name: str) -> int:
        return self._numbers.setdefault((kind, name), len(self._numbers) + 1)

    def definitions(self) -> Definitions | None:
        """The words written so far, explained; words that explanations use are explained too."""
        done: dict[str, Definition] = {}
        while left := [name for name in self._terms if name not in done]:
            for name in left:
                term = self._library.terms[name]
                also = f" Also called: {', '.join(term.aliases)}." if term.aliases else ""
                meaning = (*self.line(term.definition, here=""), *self.plain(also))
                done[name] = Definition(self.line(term.term, here=""), meaning)
        ordered = sorted(done, key=lambda name: self._library.terms[name].term.raw.casefold())
        return Definitions(tuple(done[name] for name in ordered)) if done else None

    def references(self) -> References | None:
        """Everything that was cited, by number."""
        items = []
        for (kind, name), number in self._numbers.items():
            if kind == "link":
                items.append(ReferenceEntry(number, name, url=name))
                continue
            resource = self._library.resources[name]
            publisher = resource.publisher
            if resource.published:
                publisher += f", {long_date(resource.published)}"
            retired = resource.status is LinkStatus.RETIRED
            address = str(resource.address)
            url = "" if retired else address
            items.append(ReferenceEntry(number, resource.title, publisher, address, url, retired=retired))
        return References(tuple(items)) if items else None
