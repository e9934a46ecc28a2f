"""A library made from its files: each guideline by whoever has time, then the pages of the library itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from generator.analysis import Analyses
from generator.checks import load_and_check, run_checks
from generator.checks.context import CheckContext
from generator.checks.facts import GuidelineFacts
from generator.checks.translations import check_translations
from generator.diagnostics import Findings
from generator.edition import LibraryEdition, library_edition
from generator.fonts import load_fonts
from generator.handouts.preview import preview_picture
from generator.model import addresses
from generator.model.data_files import shared_decisions
from generator.model.directory import Directory
from generator.model.editions import older_editions
from generator.model.library import Library, LibraryFile
from generator.pages.brand import brand_files
from generator.pages.framing import FrameBuilder, MarkdownPage, by_folder
from generator.pages.parts import PageSummary, summary_of
from generator.publish.guideline_builder import GuidelineBuilder, picture_file, reported
from generator.publish.packing import PackedFile
from generator.publish.parallel import Workers
from generator.publish.progress import BuildProgress, BuildStep, Watch
from generator.publish.work import Job, LibraryContext, Made, Reported, Timed, Worked
from generator.source.build_date import as_of
from generator.source.library import LibraryFiles, Loaded
from generator.source.order import check_order, guideline_order
from generator.text.resolve import Texts

_DATED = re.compile(r"^(?:published|copy-dated|reviewed|[ -]+date):\s+(\d{4}-\d\d-\d\d)\s*(?:#.*)?$", re.MULTILINE)
_NEWER = re.compile(r"^superseded-by:.*(?:\n[ -].*)*", re.MULTILINE)
_GUIDELINE = re.compile(r"\bguideline:([a-z0-9-]+)")

Work = Callable[[Job, LibraryContext, str], Timed]
"""What makes a guideline by name, in any process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeLibrary:
    """A library without errors: `library` is without its guidelines, which `guidelines` has finished, in their order.

    `files` are the finished pages of the library itself.
    """

    library: Library
    texts: Texts
    site_url: str
    known: LibraryContext
    edition: LibraryEdition
    files: tuple[PackedFile, ...]
    guidelines: tuple[Made, ...]

    @property
    def pages(self) -> Iterator[PageSummary]:
        """Every page from YAML, in reading order."""
        yield from map(summary_of, self.edition.first)
        for guideline in self.guidelines:
            yield from guideline.contribution.parts.pages
        yield from map(summary_of, self.edition.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """What came of a library: all findings in the order in which people read them, and, without errors, the library."""

    reported: tuple[Reported, ...]
    library: MadeLibrary | None = None


class Producer:
    """Makes a library in its project."""

    def __init__(self, builder: GuidelineBuilder, workers: Callable[[int], Workers], work: Work, watch: Watch) -> None:
        """Do `work` on each guideline by `workers` for so many; the library itself is made in this process, in `builder`.

        `watch` is told each step, and each guideline that is done.
        """
        self._watch = watch
        self._builder = builder
        self._workers = workers
        self._work = work

    def produce(self, others: Sequence[MarkdownPage], bundle: str, day: date | None = None) -> Production:
        """Read, check and print.

        `others` are the ordinary Markdown pages, `bundle` is the address of the offline copy; `day` rules the build where
        it is known already, None: the library's own date does.
        """
        builder = self._builder
        self._watch(BuildProgress(step=BuildStep.READ))
        if builder.shared.library is None or not builder.shared.complete or builder.shared.findings.has_errors:
            return self._failed((), reported(builder.shared))
        known = _guessed(builder.files, builder.shared_library, others, bundle)
        known = replace(known, as_of=day or known.as_of)
        worked = self._all(known)
        facts = [item.facts for item in worked.values() if item.facts]
        if len(facts) < len(worked):
            return self._failed(worked.values())
        true = replace(
            known,
            as_of=day or as_of((own for item in facts for own in item.days), builder.shared_library.resources),
            shared_decisions=shared_decisions(name for item in facts for name in item.decisions),
            editions=older_editions({item.id: [newer.name for newer in item.newer] for item in facts}),
        )
        if true != known:
            worked = self._all(true)
        return self._finished(true, worked, facts)

    def again(self, production: Production, others: Sequence[MarkdownPage]) -> Production:
        """The same as `production`, beside `others` if other Markdown pages are there than were thought to be."""
        made = production.library
        if made is None or made.known.others == by_folder(others):
            return production
        return self.produce(others, made.known.bundle, made.known.as_of)

    def _all(self, known: LibraryContext) -> dict[str, Worked]:
        """Every guideline by the name of its folder: those that were kept, and the others, which are made."""
        names = self._builder.files.guidelines
        kept = {name: found for name in names if (found := self._builder.kept.get(name, known))}
        left = [name for name in names if name not in kept]
        workers = self._workers(len(left))
        try:
            self._watch(BuildProgress(step=BuildStep.GUIDELINES, of=len(names)))
            made = zip(left, workers.map(partial(self._work, self._builder.job, known), left), strict=True)
            ready = ((name, Timed(found, {})) for name, found in kept.items())
            worked: dict[str, Worked] = {}
            for done, (name, result) in enumerate(chain(ready, made), 1):
                worked[name] = result.worked
                step = BuildStep.GUIDELINES
                self._watch(BuildProgress(step=step, guideline=name, done=done, of=len(names), spent=result.spent))
            return {name: worked[name] for name in names}
        finally:
            workers.close()

    def _preview(self, info: LibraryFile) -> Mapping[str, bytes]:
        """The picture for previews of a site with an address, by its address; none without a brand."""
        job = self._builder.job
        if info.brand is None or not job.site_url:
            return {}
        return {addresses.BRAND_PREVIEW: preview_picture(info, load_fonts(Path(job.content)).led_by(info.brand.family))}

    def _failed(self, worked: Iterable[Worked], of_library: Iterable[Reported] = ()) -> Production:
        """Everything that is wrong, told of the library as a whole: one slip can show in several guidelines.

        A draft that cannot be read hides what else is wrong: then it is told as it was found, in what was `worked` and
        `of_library`.
        """
        loaded = load_and_check(Path(self._builder.job.content), drafts=self._builder.job.drafts)
        self._leave_out_drafts(loaded)
        if loaded.findings.has_errors:
            return Production(reported=reported(loaded))
        return Production(reported=_in_order((*of_library, *(item for one in worked for item in one.reported))))

    def _leave_out_drafts(self, loaded: Loaded) -> None:
        """Tell nothing of drafts that are not shown: `guidepress check` does."""
        if not self._builder.job.drafts:
            files = self._builder.files
            own = tuple(f"{files.name(files.content / 'guidelines' / name)}/" for name in files.drafts)
            loaded.findings = Findings(item for item in loaded.findings if not item.where.file.startswith(own))

    def _finished(
        self, known: LibraryContext, worked: Mapping[str, Worked], facts: Sequence[GuidelineFacts]
    ) -> Production:
        builder = self._builder
        self._watch(BuildProgress(step=BuildStep.LIBRARY))
        shared = builder.shared
        library = replace(builder.shared_library, as_of=known.as_of, shared_decisions=known.shared_decisions)
        library = builder.with_neighbours(library, (library.info, library.terms, library.resources))
        texts = Texts(Directory(library))
        findings = Findings(shared.findings.items)
        check_translations(shared.translations, findings)
        check_order(library.info, [*(item.id for item in facts), *builder.files.drafts], findings)
        run_checks(
            CheckContext(
                library=library,
                texts=texts,
                sources=shared.sources,
                content=shared.folder,
                findings=findings,
                analyses=Analyses(texts),
                facts=facts,
                drafts=builder.job.drafts,
            )
        )
        if findings.has_errors:
            return self._failed(worked.values(), reported(replace(shared, findings=findings)))
        place = guideline_order(library.info)
        names = {item.id: (place.get(item.id, len(place)), item.title) for item in facts}
        made = [item.made for name in sorted(names, key=lambda name: names[name]) if (item := worked[name]).made]
        edition = library_edition(library, texts, [item.contribution for item in made if item], builder.job.site_url)
        pages = (*edition.first, *edition.last)
        frames = FrameBuilder(
            library, texts, pages, known.bundle, builder.job.site_url, strict=not builder.job.is_preview
        )
        return Production(
            reported=_in_order(
                (*reported(replace(shared, findings=findings)), *(t for one in worked.values() for t in one.reported))
            ),
            library=MadeLibrary(
                library=library,
                texts=texts,
                site_url=builder.job.site_url,
                known=known,
                edition=edition,
                files=(
                    *(builder.finish(frames, page, known.others) for page in pages),
                    *(picture_file(picture) for page in pages for picture in page.pictures.items()),
                    *map(picture_file, brand_files(library.info).items()),
                    *map(picture_file, self._preview(library.info).items()),
                ),
                guidelines=tuple(item for item in made if item),
            ),
        )


def _guessed(files: LibraryFiles, shared: Library, others: Sequence[MarkdownPage], bundle: str) -> LibraryContext:
    """What is seen without reading guidelines: dates at the beginning of a line, and the names of files."""
    decisions = (path.stem for name in files.guidelines for path in files.decision_files(name))
    return LibraryContext(
        as_of=as_of(_days_seen(files), shared.resources),
        shared_decisions=shared_decisions(decisions),
        bundle=bundle,
        others=by_folder(others),
        editions=older_editions({name: list(_newer_seen(files, name)) for name in files.guidelines}),
    )


def _newer_seen(files: LibraryFiles, name: str) -> Iterator[str]:
    for line in _NEWER.findall(_text_of(files, name)):
        yield from _GUIDELINE.findall(line)


def _text_of(files: LibraryFiles, name: str) -> str:
    path = files.content / "guidelines" / name / "guideline.yaml"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _days_seen(files: LibraryFiles) -> Iterator[date]:
    for name in files.guidelines:
        for day in _DATED.findall(_text_of(files, name)):
            with suppress(ValueError):
                yield date.fromisoformat(day)


def _in_order(items: Iterable[Reported]) -> tuple[Reported, ...]:
    """Each finding once, by file, line and column."""
    found = {item.finding: item for item in items}
    return tuple(sorted(found.values(), key=lambda item: (item.finding.where, item.finding.code, item.finding.message)))
