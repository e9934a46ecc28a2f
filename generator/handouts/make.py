"""All handouts of a library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Findings
from generator.handouts import kinds, parts
from generator.handouts.choice import SheetKind, wanted
from generator.handouts.document import Document
from generator.handouts.parts import Blocks
from generator.handouts.sheet import Sheet
from generator.handouts.typeset import Typesetter, TypesettingError
from generator.handouts.writer import Writer
from generator.model import addresses
from generator.model.language import is_right_to_left
from generator.model.library import GuidelineBundle, Library
from generator.model.values import Paper
from generator.text.resolve import Texts


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of sheet: its words, the page it belongs to, and what writes it."""

    name: str
    title: str
    purpose: str
    page: Callable[[str], str]
    write: Callable[[Writer, GuidelineBundle], Blocks]


_QUESTIONS = _Kind(
    "questions",
    "Question list",
    "Questions to take along, with room for the answers.",
    addresses.questions,
    kinds.question_sheet,
)
_BOOKLET = _Kind(
    "booklet", "Booklet", "Everything about this guideline, to read on paper.", addresses.guideline, kinds.booklet
)


def make_sheets(library: Library, texts: Texts, site_url: str, findings: Findings) -> dict[str, tuple[Sheet, ...]]:
    """The handouts of each guideline by its identifier; a sheet that cannot be set is a finding."""
    typesetter = Typesetter()
    made: dict[str, tuple[Sheet, ...]] = {}
    for bundle in library.guidelines:
        sheets = []
        for kind in _kinds_of(bundle, library):
            try:
                sheets.append(_make(typesetter, library, texts, bundle, kind, site_url=site_url))
            except TypesettingError as problem:
                message = f"{kind.title}: {problem.message}"
                findings.error("typesetting-failed", message, bundle.guideline.guideline.where)
        made[bundle.id] = tuple(sheets)
    return made


def _kinds_of(bundle: GuidelineBundle, library: Library) -> Iterator[_Kind]:
    on = wanted(bundle, library.info)
    if SheetKind.QUESTIONS in on:
        yield _QUESTIONS
    if SheetKind.BOOKLET in on:
        yield _BOOKLET


def _make(
    typesetter: Typesetter, library: Library, texts: Texts, bundle: GuidelineBundle, kind: _Kind, *, site_url: str
) -> Sheet:
    guideline = bundle.guideline
    rtl = is_right_to_left(library.info.language)
    writer = Writer(library, texts, bundle.id, right_to_left=rtl)
    own = writer.words(guideline.title)
    is_list = kind is _QUESTIONS and bundle.questions is not None
    title = writer.words(bundle.questions.title) if is_list and bundle.questions else own
    document = Document(
        title=title,
        kind=kind.title,
        subtitle=own if is_list else "",
        language=library.info.language,
        direction="rtl" if rtl else "ltr",
        paper="us-letter" if library.info.paper is Paper.LETTER else "a4",
        timestamp=guideline.reviewed,
        furniture=parts.furniture(library, guideline, kind.page(bundle.id), site_url),
        blocks=kind.write(writer, bundle),
    )
    pdf = typesetter.typeset(document)
    return Sheet(
        kind=kind.name,
        guideline=bundle.id,
        title=kind.title,
        purpose=kind.purpose,
        address=addresses.handout(bundle.id, kind.name, library.info.paper.value),
        paper=library.info.paper,
        pages=pdf.pages,
        data=pdf.data,
    )
