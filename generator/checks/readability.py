"""How hard each page is to read (docs/literacy.md, Readability)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.checks.context import CheckContext
from generator.diagnostics import Where
from generator.language.tags import primary
from generator.model import addresses
from generator.model.alerts import Alert
from generator.model.library import GuidelineBundle, Library
from generator.model.options import Options
from generator.model.values import Passage, Point, Prose
from generator.text.plain import block_plain, inline_plain
from generator.text.readability import Figures, Known, sentences, together
from generator.text.readability_es import NORMAL, perspicuity
from generator.text.resolve import Texts

FEWEST = 3
"""Sentences: a page with fewer is too short for a figure that means anything."""

WORST = 10
"""How many of a page's sentences are shown when it is too hard."""

_SHOWN = 90  # characters of a sentence that a message repeats


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the text it stands in, and its own grade without explained words."""

    text: str
    where: Where
    grade: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How hard a page is: with all its words, and without those that the glossary explains."""

    address: str
    title: str
    where: Where
    all_words: Figures
    unexplained: Figures
    worst: tuple[Sentence, ...]


def check_readability(context: CheckContext) -> None:
    """Pages over the library's reading grade, with their hardest sentences."""
    if primary(context.library.info.language) == "es":
        _check_spanish(context)
    most = context.library.info.reading_grade
    for page in read(context.library, context.texts, of_library=context.of_library):
        if page.unexplained.sentences < FEWEST or page.unexplained.grade <= most:
            continue
        message = (
            f"{page.title}: reading grade {page.unexplained.grade:.1f} without explained words "
            f"({page.all_words.grade:.1f} with them); at most {most}"
        )
        context.findings.warning("hard-to-read", message, page.where, "shorten the sentences listed below it")
        for item in (item for item in page.worst if item.grade > most):
            shown = item.text if len(item.text) <= _SHOWN else f"{item.text[: _SHOWN - 1]}…"
            place = context.sources.find(item.where, " ".join(item.text.split()[:2]))
            context.findings.hint("hard-sentence", f"grade {item.grade:.1f}: {shown}", place)


def _check_spanish(context: CheckContext) -> None:
    """Pages in Spanish that are harder than is usual in texts for patients."""
    library, texts = context.library, context.texts
    known = known_words(library, texts)
    for _, title, where, here, proses in _pages(library, texts, of_library=context.of_library):
        # What is not translated yet is no Spanish.
        own = [prose for prose in proses if not prose.language]
        lists = [known.without(item) for prose in own for item in sentences_of(texts, prose, here)]
        ease = perspicuity(lists)
        if len(lists) >= FEWEST and ease < NORMAL:
            message = (
                f"{title}: reading ease {ease:.1f} on the scale INFLESZ, without explained words; at least {NORMAL}"
            )
            context.findings.warning("hard-to-read", message, where, "shorten its sentences, and use everyday words")


def read(library: Library, texts: Texts, *, of_library: bool = True) -> Iterator[Reading]:
    """Every page of `library` with sentences; `of_library` False: those of its guidelines alone. Only English is measured: the formulas hold for no other language.

    `texts` are its texts with references resolved.
    """
    if not is_english(library):
        return
    known = known_words(library, texts)
    for address, title, where, here, proses in _pages(library, texts, of_library=of_library):
        found = [(item, prose) for prose in proses for item in sentences_of(texts, prose, here)]
        if found:
            yield reading(known, address, title, where, found)


def is_english(library: Library) -> bool:
    """Whether the formulas hold for the library's language."""
    return library.info.language.partition("-")[0].lower() == "en"


def known_words(library: Library, texts: Texts) -> Known:
    """The words that the glossary of `library` explains, under all their names, as `texts` give them."""
    names = [inline_plain(texts.inlines(term.term, "")) for term in library.terms.values()]
    return _known((*names, *(alias for term in library.terms.values() for alias in term.aliases)))


@lru_cache(maxsize=4)
def _known(names: tuple[str, ...]) -> Known:
    """Every guideline of a library has the same, and so do its check and its card: what was measured stays known."""
    return Known(names)


def reading(known: Known, address: str, title: str, where: Where, found: list[tuple[str, Prose]]) -> Reading:
    """The figures of one page with its `address` and `title`; `found` are its sentences, each with its text.

    `known` are the words of the glossary, `where` is the place that a finding about the page names.
    """
    measured = [known.measured(item) for item, _ in found]
    scored = [
        Sentence(item, prose.where, unexplained.grade)
        for (item, prose), (_, unexplained) in zip(found, measured, strict=True)
    ]
    return Reading(
        address=address,
        title=title,
        where=where,
        all_words=together([all_words for all_words, _ in measured]),
        unexplained=together([unexplained for _, unexplained in measured]),
        worst=tuple(sorted(scored, key=lambda item: (-item.grade, item.where, item.text))[:WORST]),
    )


def sentences_of(texts: Texts, prose: Prose, here: str) -> Iterator[str]:
    """Of a passage every paragraph and every list item by itself: an item is read as a sentence.

    `prose` is the passage, `here` the guideline that it stands in, and `texts` resolve its references.
    """
    plain = (
        block_plain(texts.blocks(prose, here))
        if isinstance(prose, Passage)
        else inline_plain(texts.inlines(prose, here))
    )
    for line in plain.split("\n"):
        yield from sentences(line)


_Page = tuple[str, str, Where, str, list[Prose]]
"""Address, title, place, guideline and texts of a page."""


def _pages(library: Library, texts: Texts, *, of_library: bool) -> Iterator[_Page]:
    if of_library:
        yield from _library_pages(library)
    yield from _guideline_pages(library, texts)


def _library_pages(library: Library) -> Iterator[_Page]:
    info = library.info
    yield addresses.HOME, info.name, info.where, "", [info.summary, info.disclaimer]
    if info.alerts:
        yield addresses.HELP, "When to get help", info.where, "", _danger(info.alerts.values())
    terms = list(library.terms.values())
    if terms:
        yield addresses.GLOSSARY, "Words explained", terms[0].where, "", [term.definition for term in terms]
    about = [resource.about for resource in library.resources.values() if resource.about]
    if about:
        yield addresses.RESOURCES, "Sources and links", about[0].where, "", about


def _guideline_pages(library: Library, texts: Texts) -> Iterator[_Page]:
    for bundle in library.guidelines:
        for address, title, where, proses in prose_of_pages(bundle):
            words_of_title = inline_plain(texts.inlines(title, bundle.id))
            yield address, words_of_title, where, bundle.id, [prose for prose in proses if prose is not None]


def prose_of_pages(bundle: GuidelineBundle) -> Iterator[tuple[str, Prose, Where, list[Prose | None]]]:
    """Address, title, place and texts of each page of a guideline."""
    guideline, own = bundle.guideline, bundle.id
    audience = guideline.audience
    yield (
        addresses.guideline(own),
        guideline.title,
        guideline.title.where,
        [
            *_danger(guideline.alerts.values()),
            guideline.main_message.text,
            *_texts(audience.applies),
            *_texts(audience.excludes),
            audience.otherwise,
            *_texts(guideline.key_messages),
            *_texts(guideline.uncertainty),
            *_texts(guideline.next_steps),
            *_texts(guideline.changes.points if guideline.changes else ()),
        ],
    )
    for section in guideline.sections:
        advice = [prose for item in section.recommendations for prose in (item.who, item.text)]
        done = [
            prose
            for schedule in section.schedules
            for prose in (
                schedule.who,
                schedule.start,
                *(prose for step in schedule.steps for prose in (step.text, step.overdue)),
            )
        ]
        beside = [prose for item in section.figures for prose in (item.alt, item.caption, item.described)]
        beside += [
            prose for table in section.tables for prose in (table.note, *(cell for row in table.rows for cell in row))
        ]
        beside += [prose for item in section.options for prose in _compared(item)]
        proses = [section.summary, section.text, *(risk.certainty for risk in section.risks), *done, *beside, *advice]
        yield addresses.section(own, section.id.name), section.title, section.title.where, proses
    if guideline.origin:
        yield addresses.about(own), Prose("About this guideline"), guideline.origin.where, [guideline.origin]
    for table in bundle.decisions:
        proses = [table.question, *_texts(table.notes), *(item.why for item in table.open)]
        yield addresses.decision(own, table.decision.name), table.name, table.name.where, proses
    if bundle.questions:
        asked = [
            prose
            for group in bundle.questions.groups
            for item in group.questions
            for prose in (item.ask, *item.follow_up)
        ]
        title = bundle.questions.title
        yield addresses.questions(own), title, title.where, [bundle.questions.intro, *asked]


def _compared(item: Options) -> Iterator[Prose | None]:
    """What a comparison of options says in sentences."""
    yield item.lead
    yield from (option.summary for option in item.options)
    yield from (row.cells[name].text for row in item.rows for name in row.cells)
    yield from (matter.text for matter in item.matters)


def _texts(points: Iterable[Point]) -> list[Prose]:
    return [point.text for point in points]


def _danger(alerts: Iterable[Alert]) -> list[Prose]:
    """What alerts say, in the order in which it is read."""
    return [prose for alert in alerts for prose in (alert.title, alert.do, *_texts(alert.watch_for))]
