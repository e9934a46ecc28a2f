"""What the items of a conformance card look at: one guideline, its texts page by page, and measures of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.analysis import Analyses
from generator.checks.readability import (
    FEWEST,
    Reading,
    is_english,
    known_words,
    prose_of_pages,
    reading,
    sentences_of,
)
from generator.diagnostics import Where
from generator.language.speaking import _
from generator.model.danger import ShownAlert, every_alert
from generator.model.guideline import Guideline, Recommendation
from generator.model.library import GuidelineBundle, Library
from generator.model.risk import Risk
from generator.model.values import Prose
from generator.text.plain import inline_plain
from generator.text.resolve import Texts
from generator.text.tokens import Block, Footnote, Inline, LineBreak, Link, Paragraph, Quote, Reference, Terms, Text

# A form of "to be" and a participle: a guess, shown with the sentences that made it.
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|also\s+|often\s+|never\s+)?"
    r"(?:\w{2,}ed|given|taken|done|made|known|found|seen|shown|said|told|held|left|kept|put|set|meant|written|chosen)\b",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]-)?[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*\b")


class Lexicon:
    """What all guidelines of a library share: its words, prepared once."""

    def __init__(self, library: Library, texts: Texts) -> None:
        """Prepare the words of `library`, whose `texts` have their references resolved."""
        self.english = is_english(library)
        self.known = known_words(library, texts)
        shown = {name: inline_plain(texts.inlines(term.term, "")) for name, term in library.terms.items()}
        self.terms = {words.casefold(): name for name, words in shown.items()}
        # The longest first: where "HER2-positive" stands, "HER2" does not.
        names = sorted(self.terms, key=lambda name: (-len(name), name))
        self.naming = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])") if names else None
        spelled_out = [*shown.values(), *(alias for term in library.terms.values() for alias in term.aliases)]
        self.abbreviations = set(_ABBREVIATION.findall(" ".join(spelled_out)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A page of the guideline with its texts, and its sentences with the text that each stands in."""

    address: str
    title: str
    where: Where
    proses: list[Prose]
    sentences: list[tuple[str, Prose]]


class Audit:
    """One guideline under the eye of the card. Measures of sentences are taken for English alone."""

    def __init__(
        self, lexicon: Lexicon, library: Library, texts: Texts, analyses: Analyses, bundle: GuidelineBundle
    ) -> None:
        """Look at `bundle`, a guideline of `library`; `lexicon` holds the words of the same library.

        `texts` are its texts with references resolved, `analyses` what is known of its tables.
        """
        self.library = library
        self.texts = texts
        self.analyses = analyses
        self.bundle = bundle
        self.english = lexicon.english
        self._lexicon = lexicon

    @property
    def guideline(self) -> Guideline:
        """The guideline itself."""
        return self.bundle.guideline

    def plain(self, prose: Prose) -> str:
        """The words of one line."""
        return inline_plain(self.texts.inlines(prose, self.bundle.id))

    def terms_in(self, prose: Prose) -> Iterator[Reference]:
        """The terms that a text links to."""
        return (ref for ref in self.texts.references(prose, self.bundle.id) if ref.kind == "term")

    def _unlinked_words(self, prose: Prose) -> str:
        """The words of a text that lead nowhere: what stands in a link cannot carry a second one."""
        return "\n".join(_unlinked_lines(self.texts.blocks(prose, self.bundle.id)))

    @cached_property
    def recommendations(self) -> list[Recommendation]:
        """All of them, in order."""
        return [item for section in self.guideline.sections for item in section.recommendations]

    @cached_property
    def alerts(self) -> list[ShownAlert]:
        """The alerts of the guideline, then those of the library, which stand below them on its pages."""
        return [shown for shown in every_alert(self.library) if shown.home in {self.bundle.id, ""}]

    @cached_property
    def risks(self) -> list[Risk]:
        """All numbers of people."""
        return [risk for section in self.guideline.sections for risk in section.risks]

    @cached_property
    def counted(self) -> list[int]:
        """Of how many people each number of people is: risks, and each side of what studies counted."""
        outcomes = [
            outcome
            for section in self.guideline.sections
            for comparison in section.evidence
            for outcome in comparison.outcomes
        ]
        sides = [item.of for item in outcomes if item.of for count in (item.without, item.with_) if count is not None]
        return [risk.of for risk in self.risks] + sides

    @cached_property
    def pages(self) -> list[PageText]:
        """The pages of the guideline."""
        found = []
        for address, title, where, proses in prose_of_pages(self.bundle):
            texts = [prose for prose in proses if prose is not None]
            sentences = [(one, prose) for prose in texts for one in sentences_of(self.texts, prose, self.bundle.id)]
            found.append(
                PageText(address=address, title=self.plain(title), where=where, proses=texts, sentences=sentences)
            )
        return found

    @cached_property
    def sentences(self) -> list[str]:
        """Every sentence of the guideline; an item of a list counts as one."""
        return [sentence for page in self.pages for sentence, _prose in page.sentences]

    @cached_property
    def passive(self) -> list[str]:
        """The sentences that seem to be in the passive voice."""
        return [sentence for sentence in self.sentences if _PASSIVE.search(sentence)]

    @cached_property
    def readings(self) -> list[Reading]:
        """The reading grade of each page that has enough sentences."""
        return [
            reading(self._lexicon.known, page.address, page.title, page.where, page.sentences)
            for page in self.pages
            if len(page.sentences) >= FEWEST and self.english
        ]

    @cached_property
    def bare_abbreviations(self) -> list[str]:
        """Abbreviations that no term of the glossary explains."""
        used = {found for sentence in self.sentences for found in _ABBREVIATION.findall(sentence)}
        return sorted(used - self._lexicon.abbreviations)

    @cached_property
    def unlinked_terms(self) -> list[str]:
        """Terms of the glossary that stand on a page which nowhere links them to their explanation."""
        naming = self._lexicon.naming
        if naming is None:
            return []
        found = []
        for page in self.pages:
            linked = {ref.name for prose in page.proses for ref in self.terms_in(prose)}
            words = "\n".join(map(self._unlinked_words, page.proses)).casefold()
            bare = {word for word in naming.findall(words) if self._lexicon.terms[word] not in linked}
            found += [_("{word} (on “{page}”)", word=word, page=page.title) for word in sorted(bare)]
        return found


def _unlinked_lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _unlinked(block.children)
        elif isinstance(block, Quote):
            yield from _unlinked_lines(block.blocks)
        elif isinstance(block, Terms):
            for term, meanings in block.items:
                yield from map(_unlinked, (term, *meanings))
        else:
            for item in block.items:
                yield from _unlinked_lines(item)


def _unlinked(inlines: Iterable[Inline]) -> str:
    return "".join(map(_unlinked_words, inlines))


def _unlinked_words(item: Inline) -> str:
    if isinstance(item, Text):
        return item.text
    if isinstance(item, LineBreak):
        return " "
    if isinstance(item, Footnote):
        return f" {_unlinked(item.words)}"
    return "" if isinstance(item, Link | Reference) else _unlinked(item.children)
