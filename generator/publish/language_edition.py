"""A library in one of its languages, as a part of the site: the original at the root, the others in folders of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import chain

from generator.language.catalogue import Catalogue
from generator.language.speaking import speaking
from generator.model import addresses
from generator.pages.frame import PageFrame
from generator.pages.framing import FrameBuilder, MarkdownPage, beside
from generator.publish.guideline_builder import GuidelineBuilder
from generator.publish.markdown import MadePage, made_pages
from generator.publish.packing import PackedFile
from generator.publish.parallel import Workers
from generator.publish.production import MadeLibrary, Producer, Production
from generator.publish.progress import Watch
from generator.publish.worker import build_guideline, use_builder


class LanguageEdition:
    """One language of a site, while the site is being made."""

    def __init__(self, builder: GuidelineBuilder, workers: Callable[[int], Workers], watch: Watch) -> None:
        """Make it with `builder` and the `workers` for so many guidelines; `watch` is told how far it is."""
        self.builder = builder
        self.folder = addresses.edition(builder.job.language)
        self._producer = Producer(builder, workers, build_guideline, watch)
        self._production: Production | None = None

    @property
    def words(self) -> Catalogue:
        """What its readers are spoken to with."""
        return self.builder.shared.words

    def produce(self, pages: Sequence[MarkdownPage], bundle: str, day: date | None = None) -> Production:
        """Read, check and print.

        `pages` are the Markdown pages of the site, `bundle` is the address of the offline copy, `day` the date of the
        original where this is a translation: one date rules a build.
        """
        use_builder(self.builder)
        own = f"../{bundle}" if bundle and self.folder else bundle
        with speaking(self.words):
            self._production = self._producer.produce(self._own(pages), own, day)
        return self._production

    def again(self, pages: Sequence[MarkdownPage]) -> None:
        """Make it anew if other Markdown `pages` are there than were thought to be."""
        if self._production is not None:
            use_builder(self.builder)
            with speaking(self.words):
                self._production = self._producer.again(self._production, self._own(pages))
            self.__dict__.pop("_frames", None)

    @property
    def made(self) -> MadeLibrary:
        """What was made.

        Raises:
            LookupError: nothing is made yet, or it has errors.
        """
        if self._production is None or self._production.library is None:
            raise LookupError("nothing is made: on_pre_build has not run")
        return self._production.library

    def files(self) -> Iterator[PackedFile]:
        """Every file that is made from YAML, each once: what pages load later is named by its content and may be shared."""
        made = self.made
        every = chain(*(guideline.files for guideline in made.guidelines), made.files)
        for address, file in {file.address: file for file in every}.items():
            yield replace(file, address=self.folder + address) if self.folder else file

    def pages(self, site_url: str) -> dict[str, MadePage]:
        """Every page that is made from YAML by its address in the site at `site_url` ("" where it is not known)."""
        return made_pages(self.made, site_url, self.folder)

    def frame(self, address: str, edit_url: str | None, base: str | None = None) -> PageFrame:
        """What stands around a page of the site at `address` that is not made from YAML; `edit_url`, `base` as in `FrameBuilder`."""
        own = address.removeprefix(self.folder)
        return self._frames.frame(own, beside(own, self.made.known.others), edit_url, base)

    @cached_property
    def _frames(self) -> FrameBuilder:
        made = self.made
        # A preview is told of edits by a script of MkDocs' own.
        strict = not self.builder.job.is_preview
        return FrameBuilder(made.library, made.texts, (), made.known.bundle, made.site_url, strict=strict)

    def _own(self, pages: Sequence[MarkdownPage]) -> list[MarkdownPage]:
        """The Markdown pages of this language, with their addresses in it: those in its folder, or in that of no other."""
        library = self.builder.shared.library
        others = [addresses.edition(tag) for tag in library.info.translations] if library else []
        if self.folder:
            near = (page for page in pages if page.address.startswith(self.folder))
            return [replace(page, address=page.address.removeprefix(self.folder)) for page in near]
        return [page for page in pages if not page.address.startswith(tuple(others))] if others else list(pages)


def edition_of(editions: Sequence[LanguageEdition], address: str) -> LanguageEdition:
    """The one of `editions`, the original first, that a page of the site at `address` belongs to."""
    return next((item for item in editions[1:] if address.startswith(item.folder)), editions[0])
