"""One sheet of paper is the limit: pages of the reference library's sheets on both papers, and how full the last one is."""

from __future__ import annotations

import pytest

from generator.fonts import load_fonts
from generator.handouts.plan import SheetPlan, plans
from generator.handouts.typeset import Typesetter
from generator.handouts.writer import HandoutContext
from generator.language.speaking import speaking
from generator.model.directory import Directory
from generator.model.sheets import SheetKind
from generator.model.values import Paper
from generator.model.variants import Variant
from generator.source.library import load_library
from generator.text.resolve import Texts
from tests.handouts.page_filling import emptiest
from tests.handouts.pdf_reading import Tag, read
from tests.handouts.samples import squeezed
from tests.handouts.sheets import CONTENT, SITE

MOST = {SheetKind.SUMMARY: 2, SheetKind.QUESTIONS: 2, SheetKind.SCHEDULE: 2, SheetKind.PATH: 2}
"""Pages of each kind at most. Tables and comparisons have as many as they need."""
ONE_PAGE = ("lung-cancer-screening when-to-stop/", "lung-cancer-screening yearly-scan/stopped-smoking")
"""Path sheets, in English on A4, whose texts fit on one page in type of 12 points."""
PAPERS = (Paper.A4, Paper.LETTER)


def sheets(language: str) -> list[SheetPlan]:
    loaded = load_library(CONTENT, language)
    assert loaded.library is not None
    context = HandoutContext(library=loaded.library, texts=Texts(Directory(loaded.library)), site_url=SITE)
    return [plan for bundle in loaded.library.guidelines for plan in plans(context, bundle)]


def headings_at_the_end(pages: list[str], tags: Tag) -> list[str]:
    """Headings that are the last words of a page, but for the foot."""
    ends = [squeezed(page) for page in pages]
    return [
        tag.words
        for tag in tags.all("H2", "H3", "H4")
        for page in ends
        if page.partition("Version")[0].endswith(squeezed(tag.words)) and len(tag.words) > 3
    ]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["", "es"])
def test_sheets_of_the_reference_library_keep_to_their_paper(language: str) -> None:
    typesetter = Typesetter(load_fonts(CONTENT))
    words = load_library(CONTENT, language).words
    wrong: list[str] = []
    with speaking(words):
        for plan in sheets(language):
            if plan.kind is SheetKind.BOOKLET:
                continue
            document = plan.document()
            for paper in PAPERS:
                name = f"{plan.bundle.id} {plan.name} {plan.kind} {paper}"
                made = typesetter.typeset(document, Variant(paper))
                if made.pages > MOST.get(plan.kind, made.pages):
                    wrong.append(f"{name}: {made.pages} pages")
                if not language and paper is Paper.A4 and name.startswith(ONE_PAGE) and plan.kind is SheetKind.PATH:
                    assert made.pages == 1, name
                if emptiest(made.data)[-1] > 0.5:
                    wrong.append(f"{name}: the last page is more than half empty")
                if not language:
                    reading = read(made.data)
                    wrong += [f"{name}: ends with “{it}”" for it in headings_at_the_end(reading.pages, reading.tags)]
    assert wrong == []


def test_a_question_list_and_a_summary_are_one_sheet_of_paper() -> None:
    """The longest of them, so that a slip shows without all others."""
    typesetter = Typesetter(load_fonts(CONTENT))
    with speaking(load_library(CONTENT, "es").words):
        every = [plan for plan in sheets("es") if plan.kind in {SheetKind.QUESTIONS, SheetKind.SUMMARY}]
        longest = sorted(every, key=lambda plan: -len(str(plan.document().blocks)))[:3]
        assert [typesetter.typeset(plan.document(), Variant(Paper.LETTER)).pages for plan in longest] == [2, 2, 2]
