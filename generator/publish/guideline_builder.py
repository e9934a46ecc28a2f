"""One guideline made from its files to its finished pages, by whichever process has the time.

What a page says of the whole library (its date, its other pages) is needed before all guidelines have been read. So it
is guessed from what is quickly seen, and told with each result what was really there: where a guess was wrong, which is
rare, pages are made once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

from generator.analysis import Analyses
from generator.checks import run_checks
from generator.checks.conformance.audit import Lexicon
from generator.checks.context import CheckContext
from generator.checks.facts import guideline_facts, guidelines_named
from generator.checks.translations import check_translations
from generator.edition import guideline_edition
from generator.fonts import load_fonts
from generator.handouts.cache import KIND as SHEETS
from generator.handouts.cache import Cache
from generator.handouts.make import TypesetOptions, make_sheets
from generator.handouts.sheet import Sheet
from generator.language.catalogue import Catalogue
from generator.language.speaking import speaking
from generator.model import addresses
from generator.model.directory import Directory
from generator.model.editions import newer_guidelines
from generator.model.library import GuidelineBundle, Library
from generator.pages.frame import PageFrame
from generator.pages.framing import FrameBuilder, MarkdownPage, beside
from generator.pages.page import Page
from generator.publish.guideline_store import KIND as GUIDELINES
from generator.publish.guideline_store import GuidelineStore
from generator.publish.packing import PackedFile, pack
from generator.publish.progress import Stopwatch
from generator.publish.traced import Traced
from generator.publish.work import Job, LibraryContext, Made, Reported, Worked
from generator.report import as_text
from generator.source.library import LibraryFiles, Loaded
from generator.text.resolve import Texts


class Theme(Protocol):
    """Whoever puts a page into its frame."""

    def edit_url(self, page: Page) -> str | None:
        """The address at which the source of a page is edited, None where nobody said."""

    def finished(self, page: Page, frame: PageFrame) -> str:
        """`page` in its `frame`, as it is published."""

    def use_language(self) -> None:
        """Speak the language of this theme from now on."""


class GuidelineBuilder:
    """What a process has at hand: the files, and what guidelines share."""

    def __init__(self, job: Job, theme: Callable[[str, str], Theme]) -> None:
        """List the files of the project of `job`.

        `theme` gives the theme for a library in a language (a BCP 47 tag), whose pages lie in a folder of the site.
        """
        self.job = job
        self._theme = theme
        self.files = LibraryFiles(Path(job.content), job.language, drafts=job.drafts)

    @cached_property
    def shared(self) -> Loaded:
        """What guidelines share."""
        return self.files.load_shared()

    @cached_property
    def kept(self) -> GuidelineStore:
        """What earlier builds have finished."""
        return GuidelineStore(Path(self.job.store, GUIDELINES), self.job.inputs, self.files, self.shared_library)

    @cached_property
    def theme(self) -> Theme:
        """What puts pages into their frames."""
        return self._theme(self.shared_library.info.language, addresses.edition(self.job.language))

    @cached_property
    def words(self) -> Catalogue:
        """The words that readers are spoken to with."""
        return self.shared.words

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the library."""
        library = self.shared_library
        return Lexicon(library, Texts(Directory(library)))

    @property
    def shared_library(self) -> Library:
        """The same as a library without guidelines."""
        library = self.shared.library
        if library is None:
            raise ValueError("guidelines are made only beside files that could be read")
        return library

    def with_neighbours(self, library: Library, part: object, own: str = "", also: Iterable[str] = ()) -> Library:
        """`library` with the guidelines beside it that a `part` of it leads to; `own` is the guideline of the part, or "".

        Those in `also` are among them, and where one was superseded, what took its place. A draft that is not shown is none
        of them: a link to it leads nowhere.
        """
        seen = {own, "", *(() if self.job.drafts else self.files.drafts)}
        found: dict[str, GuidelineBundle] = {}
        names = {*guidelines_named(part), *also} - seen
        while names:
            seen |= names
            loaded = [self.files.load_guideline(name, self.shared_library).library for name in sorted(names)]
            more = [bundle for other in loaded if other for bundle in other.guidelines]
            found |= {bundle.id: bundle for bundle in more}
            names = {ref.name for bundle in more for ref in newer_guidelines(bundle.guideline)} - seen
        neighbours = tuple(found[name] for name in sorted(found))
        return replace(library, neighbours=neighbours) if neighbours else library

    def work(self, name: str, known: LibraryContext, watch: Stopwatch | None = None) -> Worked:
        """Read and check the guideline in the folder `name`, set its sheets, and make its pages; keep what came of it.

        `known` is what all guidelines make known; `watch` learns how long each part takes.
        """
        with speaking(self.words):
            return self._worked(name, known, watch or Stopwatch())

    def _worked(self, name: str, known: LibraryContext, watch: Stopwatch) -> Worked:
        place = self.kept.place(name, known)
        shared = self.shared_library
        traced = replace(shared, terms=Traced(shared.terms), resources=Traced(shared.resources))
        loaded = self.files.load_guideline(name, traced)
        watch.lap("reading")
        findings = loaded.findings
        if loaded.library is None or not loaded.complete or findings.has_errors:
            return Worked(reported=reported(loaded))
        (bundle,) = loaded.library.guidelines
        library = replace(loaded.library, as_of=known.as_of, shared_decisions=known.shared_decisions)
        library = self.with_neighbours(library, bundle, own=name, also=known.editions.get(name, ()))
        texts = Texts(Directory(library))
        facts = guideline_facts(library, bundle, texts, findings)
        analyses = Analyses(texts)
        check_translations(loaded.translations, findings)
        self._check(loaded, library, texts, analyses)
        watch.lap("checks and proofs")
        if findings.has_errors:
            return Worked(reported=reported(loaded))
        made_sheets = make_sheets(library, texts, self.job.site_url, findings, self._typesetting(), analyses=analyses)
        watch.lap("handouts")
        if findings.has_errors:
            return Worked(reported=reported(loaded))
        made = self._made(library, texts, analyses, made_sheets[bundle.id], known=known, watch=watch)
        worked = Worked(reported=reported(loaded), facts=facts, made=made)
        self.kept.put(place, worked, library, texts)
        watch.lap("keeping it")
        return worked

    def _check(self, loaded: Loaded, library: Library, texts: Texts, analyses: Analyses) -> None:
        context = CheckContext(
            library=library,
            texts=texts,
            sources=loaded.sources,
            content=loaded.folder,
            findings=loaded.findings,
            analyses=analyses,
            of_library=False,
            drafts=self.job.drafts,
        )
        run_checks(context)

    def _made(
        self,
        library: Library,
        texts: Texts,
        analyses: Analyses,
        sheets: Sequence[Sheet],
        *,
        known: LibraryContext,
        watch: Stopwatch,
    ) -> Made:
        job, (bundle,) = self.job, library.guidelines
        edition = guideline_edition(
            library, texts, bundle, sheets, lexicon=self.lexicon, analyses=analyses, site_url=job.site_url
        )
        watch.lap("pages, data and search records")
        frames = FrameBuilder(library, texts, edition.pages, known.bundle, job.site_url, strict=not job.is_preview)
        pieces = {address: text for page in edition.pages for address, text in page.pieces.items()}
        pictures = {address: data for page in edition.pages for address, data in page.pictures.items()}
        printings = [printing for sheet in sheets for printing in sheet.printings]
        made = Made(
            files=(
                *(self.finish(frames, page, known.others) for page in edition.pages),
                *(pack(address, text.encode()) for address, text in {**pieces, **edition.data}.items()),
                *map(picture_file, pictures.items()),
                *(pack(item.address, item.data, plain=True) for item in printings),
            ),
            contribution=edition.contribution,
            sheets=len(sheets),
            printings=len(printings),
        )
        watch.lap("frames and packing")
        return made

    def finish(self, frames: FrameBuilder, page: Page, others: Mapping[str, Sequence[MarkdownPage]]) -> PackedFile:
        """`page` in the frame that `frames` make for it; `others` are the ordinary Markdown pages."""
        frame = frames.frame(page.address, beside(page.address, others), self.theme.edit_url(page))
        return pack(page.address, self.theme.finished(page, frame).encode())

    def _typesetting(self) -> TypesetOptions:
        """A preview sets the usual paper and size alone."""
        return TypesetOptions(
            load_fonts(Path(self.job.content)),
            Cache(Path(self.job.store, SHEETS)),
            all_variants=not self.job.is_preview,
            threads=self.job.threads,
        )


def picture_file(picture: tuple[str, bytes]) -> PackedFile:
    """A picture that pages show, by its address and its bytes, as a file."""
    address, data = picture
    return pack(address, data, plain=address.endswith((".png", ".woff2")))


def reported(loaded: Loaded) -> tuple[Reported, ...]:
    """Every finding of a reading as it is printed."""
    return tuple(Reported(finding=item, text=as_text(item, loaded.sources)) for item in loaded.findings)
