"""Parts that several kinds of sheet share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from typing import Any

from generator.handouts.document import (
    Block,
    Bullets,
    FigureBlock,
    Heading,
    KeepTogether,
    Notice,
    Para,
    QuestionBlock,
    QuestionItem,
    RecommendationBlock,
    TableBlock,
    TableRow,
)
from generator.handouts.drawn import LabelledPicture, PictureBlock, PictureLabel
from generator.handouts.furniture import Furniture
from generator.handouts.qr import qr_svg
from generator.handouts.runs import Run, Runs
from generator.handouts.writer import HandoutContext, Writer
from generator.language.formats import comma, listed, long_date
from generator.language.names import name_here
from generator.language.speaking import _
from generator.model import addresses
from generator.model.currency import review_due
from generator.model.editions import newer_resources, newest
from generator.model.figures import Figure, PlainTable
from generator.model.guideline import Guideline, Recommendation
from generator.model.library import GuidelineBundle, Resource
from generator.model.questions import ADDED, Question
from generator.model.risk import Risk
from generator.model.standing import Weight, standing
from generator.model.values import LinkStatus, Point, Prose, Status
from generator.model.voice import written_for
from generator.text.dates import source_date
from generator.text.plain import inline_plain
from generator.text.risk import Label, Share, labels, negative_frame, pictograph, positive_frame, share_in_words
from generator.text.strength_words import how_certain

Blocks = tuple[Block, ...]

ANSWER_LINES = 2
"""Ruled lines under a question."""

_PICTOGRAPH = 90.0  # millimetres: a strip of 20 squares a row
_PIXEL = 25.4 / 96  # millimetres (CSS Values 4, 5.2)
INK = "#222"
"""The colour of squares on paper."""


def furniture(context: HandoutContext, guideline: Guideline, page: str) -> Furniture:
    """What identifies every page of a sheet about `guideline`; `context` is what all sheets share.

    `page` is the address below the site's root that the sheet belongs to.

    Raises:
        TypesettingError: that address on the web is too long for a QR code.
    """
    info = context.library.info
    address = context.printed(page)
    current = guideline.status is Status.CURRENT  # what is past, or not yet finished, holds until no day
    return Furniture(
        library=info.name,
        publisher=info.publisher.name,
        version=guideline.version,
        dated=source_date(guideline),
        reviewed=_review(guideline),
        out_of_date_after=long_date(review_due(guideline, context.library)) if current else "",
        status=standing(guideline).band,
        address=address or None,
        qr=qr_svg(address) if address else None,
        disclaimer=inline_plain(context.texts.inlines(info.disclaimer, "")),
        licence=info.license.name,
        **_branded(context),
    )


def _branded(context: HandoutContext) -> dict[str, Any]:
    """What a sheet shows of the publisher's brand, as fields of `Furniture`; nothing where there is none."""
    brand = context.library.info.brand
    if brand is None:
        return {}
    file = brand.logo.file if brand.logo else None
    hours = inline_plain(context.texts.inlines(brand.hours, "")) if brand.hours else ""
    address = comma().join(brand.address)
    phone = _("Phone: {phone}", phone=brand.phone.replace(" ", "\N{NO-BREAK SPACE}")) if brand.phone else ""
    return {
        "logo": file.data if file else None,
        "logo_format": file.suffix.removeprefix(".") if file else "",
        "reach": " · ".join(filter(None, (address, phone, hours))),
        "own": inline_plain(context.texts.inlines(brand.footer, "")) if brand.footer else "",
    }


def _review(guideline: Guideline) -> str:
    """When, and by whom, a text was checked, in a sentence without a full stop."""
    day = long_date(guideline.reviewed)
    if not guideline.reviewed_by:
        return _("Text checked {date}, not clinically reviewed", date=day)
    people = comma().join(f"{person.name} ({person.role})" for person in guideline.reviewed_by)
    return _("Text checked {date}, checked by {people}", date=day, people=people)


def notice(writer: Writer, guideline: Guideline) -> Notice | None:
    """What must be known of the status of `guideline` before anything is read; None for a current one.

    What took its place stands there with its address: nobody should have to look for it among the sources. `writer`
    is the sheet's.
    """
    words = standing(guideline)
    if not words.sentence:
        return None
    if not guideline.superseded_by:
        return Notice(words.weight, words.sentence, (Para(writer.plain(words.advice)),))
    lead = Para((*writer.plain(f"{words.advice} "), Run(words.successors, strong=True)))
    library = writer.context.library
    newer = [_edition(writer, bundle) for bundle in newest(library, guideline)]
    newer += [_successor(writer, library.resources[ref.name]) for ref in newer_resources(guideline)]
    successors = Bullets(tuple((Para(runs),) for runs in newer))
    return Notice(words.weight, words.sentence, (lead, successors))


def with_languages(writer: Writer, notice: Notice | None) -> Notice | None:
    """The `notice` of a sheet that is written, and what must be known where parts of it are not translated.

    `writer` is the sheet's.
    """
    if not writer.untranslated:
        return notice
    languages = listed([name_here(tag) for tag in sorted(writer.untranslated)])
    said = _(
        "Parts of this sheet are not translated yet. They stand here in the original: {languages}.", languages=languages
    )
    if notice is None:
        return Notice(Weight.CAUTION, _("Not all of this is translated."), (Para(writer.plain(said)),))
    return replace(notice, body=(*notice.body, Para(writer.plain(said))))


def _edition(writer: Writer, bundle: GuidelineBundle) -> Runs:
    """A newer edition in the same library: its title, and where it is."""
    other = Writer(writer.context, bundle.id)
    title = other.words(bundle.guideline.title)
    writer.untranslated |= other.untranslated
    address = writer.context.printed(addresses.guideline(bundle.id))
    if not address:
        return writer.plain(_("{title} ({library})", title=title, library=writer.context.library.info.name))
    return writer.said(_("{label}: {value}"), label=writer.plain(title), value=(Run(address, url=address),))


def _successor(writer: Writer, resource: Resource) -> Runs:
    title = resource.short_title or resource.title
    address = resource.link
    if resource.status is LinkStatus.RETIRED or not address:
        publisher = resource.publisher or resource.container
        return writer.plain(f"{title} ({publisher})" if publisher else title)
    return writer.said(_("{label}: {value}"), label=writer.plain(title), value=(Run(address, url=address),))


def heading(writer: Writer, title: str | Prose, level: int = 2, anchor: str = "") -> Heading:
    """A heading with the words of `title`: fixed ones, or an editor's (Prose) without marks and notes.

    `level` and `anchor` as in `Heading`; `writer` is the sheet's.
    """
    words = writer.words(title) if isinstance(title, Prose) else title
    return Heading(level, writer.plain(words), anchor)


def point(writer: Writer, item: Point, *, cite: bool = True) -> Runs:
    """The statement `item`; with `cite` the numbers of its sources stand behind it. `writer` is the sheet's."""
    return (*writer.line(item.text), *(writer.cite(item.source) if cite else ()))


def points(writer: Writer, items: Iterable[Point], *, ordered: bool = False, cite: bool = True) -> Bullets:
    """A list of the statements `items`, numbered if `ordered`; `cite` as in `point`. `writer` is the sheet's."""
    said = (writer.blocks(item.text, behind=writer.cite(item.source) if cite else ()) for item in items)
    return Bullets(tuple(said), ordered)


def audience(writer: Writer, guideline: Guideline, *, cite: bool = True) -> Blocks:
    """For whom `guideline` is, and for whom it is not; `cite` as in `point`. `writer` is the sheet's."""
    readers = written_for(guideline)
    blocks: list[Block] = [
        *((Para(writer.plain(_("{sentence}.", sentence=readers))),) if readers else ()),
        heading(writer, _("Is this guideline for me?")),
        heading(writer, _("It is for you if all of this is true"), 3),
        points(writer, guideline.audience.applies, cite=cite),
    ]
    if guideline.audience.excludes:
        blocks.append(heading(writer, _("It is not for you if any of this is true"), 3))
        blocks.append(points(writer, guideline.audience.excludes, cite=cite))
    if guideline.audience.otherwise:
        blocks.append(Para(writer.line(guideline.audience.otherwise)))
    return tuple(blocks)


def advice(writer: Writer, guideline: Guideline, item: Recommendation, anchor: str = "") -> RecommendationBlock:
    """The recommendation `item` of `guideline`; `anchor` as in `Heading`. `writer` is the sheet's."""
    grade = guideline.grades[item.grade.name] if item.grade else None
    certain = (Para(writer.plain(how_certain(item.certainty))),) if item.certainty else ()
    return RecommendationBlock(
        title=(*writer.plain(writer.words(item.title)), *writer.cite(item.source)),
        who=writer.line(item.who),
        body=(*writer.blocks(item.text), *certain, *_rests_on(writer, item)),
        grade=grade.label if grade else None,
        grade_meaning=writer.line(grade.says or grade.meaning) if grade else (),
        anchor=anchor,
    )


def _rests_on(writer: Writer, item: Recommendation) -> Blocks:
    """The comparisons that the recommendation `item` rests on, each with the way to it."""
    if not item.evidence:
        return ()
    named: list[Run] = []
    for position, ref in enumerate(item.evidence):
        named += (*((Run(comma()),) if position else ()), *writer.to(ref))
    return (Para((Run(_("In numbers:")), Run(" "), *named)),)


def questions(
    writer: Writer,
    title: str | Prose,
    asked: Iterable[Question],
    *,
    lines: int = ANSWER_LINES,
    level: int = 2,
    follow_up: bool = True,
) -> QuestionBlock:
    """Questions under a heading, each with room for the answer, with or without what to ask next.

    Args:
        writer: the sheet's.
        title: the heading, fixed words or an editor's; "" for none.
        asked: the questions.
        lines: how many ruled lines there are for each answer, 0 for none.
        level: the level of the heading, as in `Heading`.
        follow_up: whether a question's follow-up questions are printed.
    """
    listed = writer.context.library.guideline(writer.here).questions
    added = listed.added if listed else frozenset()
    asked, mark = tuple(asked), (Run(f" ({_(ADDED)})"),)
    all_added = isinstance(title, Prose) and all(
        item.id.name in added for item in asked
    )  # then it is said once, above them
    items = tuple(
        QuestionItem(
            (*writer.line(item.ask), *(mark if item.id.name in added and not all_added else ())),
            tuple(writer.line(more) for more in item.follow_up) if follow_up else (),
            lines,
        )
        for item in asked
    )
    named = writer.line(title) if isinstance(title, Prose) else writer.plain(title) if title else ()
    return QuestionBlock((*named, *(mark if all_added else ())), items, level)


def risk(writer: Writer, item: Risk) -> KeepTogether:
    """How many people something happens to, `item`: both frames in words, then the same picture as on the website.

    `writer` is the sheet's.
    """
    will, will_not = positive_frame(item), negative_frame(item)
    half = share_in_words(item)
    share = _("up to {share}", share=half) if half and item.at_most else half
    aside = f" ({share}) " if share else " "
    over = (Run(" "), *writer.line(item.over)) if item.over else ()
    first = (
        *strongly(writer, will),
        Run(aside),
        *writer.line(item.who),
        Run(" "),
        *writer.line(item.will),
        *over,
        Run("."),
    )
    second = (*strongly(writer, will_not), Run(" "), *writer.line(item.will_not), Run("."), *writer.cite(item.source))
    blocks: list[Block] = [Para(first), Para(second)]
    if item.certainty:
        blocks.append(Para(writer.line(item.certainty)))
    alternative = f"{will} {writer.words(item.who)} {writer.words(item.will)}"
    svg = pictograph(item, escape(alternative), colour=INK)
    if svg:
        picture = PictureBlock(svg, alternative, _PICTOGRAPH)
        above, below = split_labels(labels(item, colour=INK))
        blocks.append(LabelledPicture(above, picture, below, _("Each square is one person.")))
    return KeepTogether(tuple(blocks))


def split_labels(found: Iterable[Label]) -> tuple[tuple[PictureLabel, ...], tuple[PictureLabel, ...]]:
    """The labels `found` for a picture: what stands above its squares, and what below, which is said of the others."""
    above: list[PictureLabel] = []
    below: list[PictureLabel] = []
    for label in found:
        (below if label.share is Share.OTHER else above).append(PictureLabel(label.square, label.words))
    return tuple(above), tuple(below)


def figure(writer: Writer, item: Figure) -> Blocks:
    """A picture that readers learn from, `item`, and all that it shows in words; nothing where it has no file.

    `writer` is the sheet's.
    """
    file = item.file.file
    if file is None:
        return ()
    below: list[Block] = list(writer.blocks(item.described)) if item.described else []
    if item.credit and item.license:
        credit = writer.said(
            _("Picture: {maker}. Licence: {license}."),
            maker=writer.line(item.credit),
            license=writer.plain(item.license),
        )
    elif item.credit:
        credit = writer.said(_("Picture: {maker}."), maker=writer.line(item.credit))
    else:
        credit = (
            writer.said(_("Licence of the picture: {license}."), license=writer.plain(item.license))
            if item.license
            else ()
        )
    if credit:
        below.append(Para(credit))
    caption = (*writer.line(item.caption), *writer.cite(item.source))
    return (
        FigureBlock(
            data=file.data,
            format="png" if file.suffix == ".png" else "svg",
            alternative=writer.words(item.alt),
            width=file.width * _PIXEL,
            caption=caption,
            below=tuple(below),
        ),
    )


def plain_table(writer: Writer, item: PlainTable) -> TableBlock:
    """A table that only tells, `item`. `writer` is the sheet's."""
    rows = tuple(
        TableRow(writer.line(row[0]), tuple((Para(writer.line(cell)),) for cell in row[1:])) for row in item.rows
    )
    caption = (*writer.line(item.title), *writer.cite(item.source))
    columns = tuple(writer.words(label) for label in item.columns)
    return TableBlock(caption, columns, rows, writer.line(item.note) if item.note else ())


def strongly(writer: Writer, text: str) -> Runs:
    """The words `text`, without markup, in bold. `writer` is the sheet's."""
    return tuple(Run(run.text, strong=True) for run in writer.plain(text))
