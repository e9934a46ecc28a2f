"""A question that is not the source's is marked as the library's own where the others come from a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import load_and_check
from generator.handouts.document import QuestionBlock
from generator.handouts.plan import plans
from generator.handouts.typeset import Typesetter
from generator.handouts.writer import HandoutContext
from generator.model.directory import Directory
from generator.model.library import GuidelineBundle, Library
from generator.model.questions import ADDED, ADDED_EXPLAINED, ALL_OWN
from generator.model.sheets import SheetKind
from generator.text.plain import inline_plain
from generator.text.resolve import Texts
from tests.handouts.pdf_reading import read
from tests.support import LibraryCase, printed_pages

HER2 = "her2-metastatic-breast-cancer"


@pytest.fixture(scope="module")
def library() -> Library:
    library = load_and_check(Path(__file__).parents[2] / "content").library
    assert library is not None
    return library


@pytest.fixture(scope="module")
def added(library: Library) -> frozenset[str]:
    listed = library.guideline(HER2).questions
    assert listed is not None
    return listed.added


def test_the_tables_questions_are_the_library_s_own(added: frozenset[str]) -> None:
    assert added
    assert "where" not in added


def test_pages_mark_each_of_them_and_say_once_what_the_mark_means(library: Library, added: frozenset[str]) -> None:
    pages = {page.kind.value: page for page in printed_pages(library) if page.guideline == HER2}
    mine = next(text for text in pages["my handout"].pieces.values() if "data-question=" in text)
    for text, quote in ((pages["questions"].body, '"'), (mine, '\\"')):
        items = text.split(f"data-question={quote}")[1:]
        marked = {item.partition(quote)[0] for item in items if f"gp-questions__added{quote}>Added by" in item}
        assert marked == added
    assert pages["questions"].body.count(ADDED_EXPLAINED) == 1


@pytest.mark.parametrize("kind", SheetKind)
def test_sheets_mark_them_wherever_they_stand(library: Library, added: frozenset[str], kind: SheetKind) -> None:
    bundle, texts = library.guideline(HER2), Texts(Directory(library))
    asked = {words: name in added for name, words in _asked(bundle, texts).items()}
    for plan in plans(HandoutContext(library=library, texts=texts), bundle):
        for group in plan.document().blocks if plan.kind is kind else ():
            if not isinstance(group, QuestionBlock):
                continue
            of_all = "".join(run.text for run in group.title).endswith(
                f" ({ADDED})"
            )  # then it is said once, above them
            for question in group.questions:
                words = "".join(run.text for run in question.runs)
                bare = words.removesuffix(f" ({ADDED})")
                assert asked[bare.replace("\u00a0", " ")] == (of_all or words != bare), words


def test_the_question_sheet_explains_the_mark_once(library: Library) -> None:
    shelf = HandoutContext(library=library, texts=Texts(Directory(library)))
    plan = next(plan for plan in plans(shelf, library.guideline(HER2)) if plan.kind is SheetKind.QUESTIONS)
    words = " ".join(read(Typesetter().typeset(plan.document()).data).tags.words.split())
    assert words.count(ADDED_EXPLAINED) == 1
    assert ALL_OWN not in words


def test_where_none_has_a_source_nothing_is_marked(tmp_path: Path) -> None:
    library = LibraryCase(tmp_path).load().library
    assert library is not None
    page = next(page for page in printed_pages(library) if page.kind.value == "questions")
    assert "gp-questions__added" not in page.body
    assert ALL_OWN in page.body.replace("&#39;", "'")


def _asked(bundle: GuidelineBundle, texts: Texts) -> dict[str, str]:
    groups = bundle.questions.groups if bundle.questions else ()
    return {
        question.id.name: inline_plain(texts.inlines(question.ask, bundle.id)).replace("\u00a0", " ")
        for group in groups
        for question in group.questions
    }
