"""What each kind of sheet says, and what stands on all of them."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from generator.handouts.document import QuestionBlock
from generator.handouts.plan import SheetPlan, plans
from generator.handouts.typeset import Typesetter
from generator.handouts.writer import HandoutContext
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.model.values import Paper
from generator.model.variants import Variant
from generator.text.plain import shown_words
from generator.text.resolve import Texts
from tests.handouts.pdf_reading import read
from tests.handouts.samples import squeezed
from tests.handouts.sheets import HER2, SCREENING, SITE, made, plan_of, reading_of
from tests.source.test_translation import german, in_german
from tests.support import DECISION, QUESTIONS, LibraryCase

QUESTION_OF_TABLE = """\
title: Questions
intro: Choose.
groups:
  - id: one
    title: About the test
    questions:
      - {id: why, ask: Why this test?, explained-by: decision:which-test}
      - {id: other, ask: What else?}
"""


@pytest.mark.parametrize("guideline", [SCREENING, HER2])
@pytest.mark.parametrize("site_url", ["", SITE])
@pytest.mark.parametrize("paper", Paper)
def test_a_summary_is_one_sheet(
    reference: Library, typesetter: Typesetter, guideline: str, site_url: str, paper: Paper
) -> None:
    plan = plan_of(reference, guideline, SheetKind.SUMMARY, site_url=site_url)
    assert typesetter.typeset(plan.document(), Variant(paper)).pages == 2


def test_less_white_space_does_not_leave_the_end_alone(reference: Library, typesetter: Typesetter) -> None:
    reading = reading_of(typesetter, plan_of(reference, HER2, SheetKind.QUESTIONS))
    before, end, _ = reading.pages[-1].partition("About this sheet")
    head = "Question list: HER2-positive breast cancer that has spread"
    assert end
    assert len(before.partition(head)[2]) > 100, "the last page holds only what the foot of every page says"


def test_a_path_sheet_says_for_whom_what_and_what_to_ask(reference: Library, typesetter: Typesetter) -> None:
    reading = reading_of(typesetter, plan_of(reference, SCREENING, SheetKind.PATH, "how-often/age-40-to-74"))
    words = reading.tags.words
    said = [
        "This part is for you if all of this is true",
        "Your age: 40 to 74 years",
        "Your risk of breast cancer: Average risk",
        "none of the things that make it high",
        "What the guideline says",
        "A mammogram every 2 years is recommended.",
        "The panel's grade: Grade B",
        "This guideline is not for you if",
        "Questions you could ask",
        "Is my risk of breast cancer average or high?",
        "net benefit",
    ]
    rest = squeezed(words)
    for text in said:
        assert squeezed(text) in rest, f"{text!r} is missing, or stands too early"
        rest = rest.partition(squeezed(text))[2]
    assert "Ages 40 to 74: a mammogram every 2 years" in reading.title.replace("\u00a0", " ")


def asked_on(plan: SheetPlan) -> list[str]:
    """The questions of a sheet."""
    groups = [block for block in plan.document().blocks if isinstance(block, QuestionBlock)]
    return ["".join(run.text for run in question.runs) for group in groups for question in group.questions]


def test_a_path_sheet_asks_what_matters_for_its_row(reference: Library, tmp_path: Path) -> None:
    younger = asked_on(plan_of(reference, SCREENING, SheetKind.PATH, "how-often/age-40-to-74"))
    older = asked_on(plan_of(reference, SCREENING, SheetKind.PATH, "how-often/age-75-and-over"))
    assert younger == [
        "Is my risk of breast cancer average or high?",
        "How often do you recommend a mammogram for me, and why?",
    ]
    assert set(older) - set(younger) == {
        "I am 75 or older. What are the reasons for and against having more mammograms?"
    }
    # No question is about a row of this table, its inputs or its recommendation: then those about the table are asked.
    case = LibraryCase(tmp_path)
    case.put(QUESTIONS, QUESTION_OF_TABLE)
    library = case.load().library
    assert library is not None
    assert asked_on(plan_of(library, "sore-throat", SheetKind.PATH)) == ["Why this test?"]


def test_a_path_sheet_is_called_by_its_advice_where_no_other_row_has_it(reference: Library) -> None:
    context = HandoutContext(library=reference, texts=Texts(Directory(reference)), site_url=SITE)
    sheets = {plan.name: plan for plan in plans(context, reference.guideline(HER2)) if plan.kind is SheetKind.PATH}
    named, shared = sheets["outside-the-brain/third-line-t-dm1"], sheets["brain-metastases/poorer-chance"]
    assert named.heading == named.title == "T-DM1, if you have not had it"
    assert named.subtitle == "Treatment outside the brain, line by line"
    assert named.purpose.startswith("Your cancer got worse or came back during or after second-line"), named.purpose
    assert (shared.heading, shared.title) == ("Treatment in the brain, case by case", shared.subtitle)
    assert len({plan.title for plan in sheets.values()}) == len(sheets)


def test_a_decision_sheet_draws_its_table_and_tells_the_drawing_in_words(
    tmp_path: Path, typesetter: Typesetter
) -> None:
    library = LibraryCase(tmp_path).load().library
    assert library is not None
    reading = reading_of(typesetter, plan_of(library, "sore-throat", SheetKind.DECISION))
    (drawing,) = [figure.alt for figure in reading.tags.all("Figure") if "Step 1" in figure.alt]
    assert "go on with step 2" in drawing
    assert "Write the other advice here." in drawing.replace("\u00a0", " ")
    (table,) = reading.tags.all("Table")
    assert [cell.scope for cell in table.all("TH")].count("Row") == 2


def test_a_drawing_that_does_not_fit_is_told_in_words(reference: Library, typesetter: Typesetter) -> None:
    plan = plan_of(reference, HER2, SheetKind.DECISION, "outside-the-brain")
    words = reading_of(typesetter, plan).tags.words
    assert "1. What has happened so far?" in words
    assert "go on with step 2." in words


def test_a_booklet_has_bookmarks_page_references_and_risks_in_words_and_as_pictures(
    reference: Library, typesetter: Typesetter
) -> None:
    pdf = typesetter.typeset(plan_of(reference, HER2, SheetKind.BOOKLET).document())
    reading = read(pdf.data)
    with pikepdf.open(io.BytesIO(pdf.data)) as file:
        bookmarks = [str(item.title) for item in file.open_outline().root[0].children]
    assert {"The most important points", "Brain scans", "Words on this sheet", "Sources"} <= set(bookmarks)
    words = reading.tags.words
    assert re.search(r"\(page\d+\)", squeezed(words))
    for risk in reference.guideline(HER2).guideline.sections:
        for item in risk.risks:
            assert f"of every {item.of}" in words.replace("\u00a0", " ")
    pictures = [
        figure.alt for figure in reading.tags.all("Figure") if "of every 100" in figure.alt.replace("\u00a0", " ")
    ]
    assert len(pictures) == 2


def test_every_glossary_word_on_a_sheet_is_explained_marked_or_not(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    glossary = (case.content / "glossary.yaml").read_text("utf-8")
    case.put(
        "glossary.yaml",
        glossary
        + "  swab:\n    term: throat swab\n    aliases: [swab, RADT]\n    definition: A stick that touches a biopsy.\n"
        + "  biopsy:\n    term: biopsy\n    definition: A small piece.\n"
        + "  radar:\n    term: radar\n    definition: Not on this sheet.\n"
        + "  aim:\n    term: AIM\n    definition: An abbreviation.\n",
    )
    case.change(QUESTIONS, "What does this mean for me?", "Do I need two throat swabs, or a RADT? What is the aim?")
    sheet = next(sheet for sheet in made(case) if sheet.kind is SheetKind.QUESTIONS)
    reading = read(sheet.usual.data)
    explained = [label.words for label in reading.tags.all("Lbl") if label.words[:1].isalpha()]
    assert explained == ["biopsy", "care team", "throat swab"]
    assert "throat swabs" in [span.words for span in reading.tags.all("Span")], "it is marked where it stands first"


def test_the_summary_asks_the_editor_s_three_questions(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    asked = "".join(f"      - {{id: q{n}, ask: 'Question {n}?', main: {str(n > 4).lower()}}}\n" for n in range(1, 8))
    group = "  - id: more\n    title: More\n    questions:\n" + asked
    case.put(QUESTIONS, (case.content / QUESTIONS).read_text("utf-8") + group)
    words = read(made(case)[0].usual.data).tags.words
    assert [n for n in range(1, 8) if f"Question {n}?" in words] == [5, 6, 7]


def test_a_link_to_another_page_is_a_numbered_address(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(
        QUESTIONS, "What does this mean for me?", "What does [the table](decision:which-test) mean for me?"
    )
    sheets = {sheet.kind: read(sheet.usual.data) for sheet in made(case)}
    assert f"{SITE}guidelines/sore-throat/decisions/which-test.html" in sheets[SheetKind.QUESTIONS].uris
    assert "thetable(page" in squeezed(sheets[SheetKind.BOOKLET].tags.words)


def test_a_link_to_another_page_says_its_title_where_no_address_can_be_printed(
    tmp_path: Path, typesetter: Typesetter
) -> None:
    case = LibraryCase(tmp_path).change(
        QUESTIONS,
        "What does this mean for me?",
        "Does [that table](decision:which-test) go on?",
    )
    library = case.load().library
    assert library is not None
    title = shown_words(library.guidelines[0].decisions[0].name)
    for site_url, said in (("", f"that table (“{title}”) go on?"), (SITE, "that table [1] go on?")):
        reading = reading_of(typesetter, plan_of(library, "sore-throat", SheetKind.QUESTIONS, site_url=site_url))
        assert squeezed(said) in squeezed(reading.tags.words)
    assert squeezed(f"{title}. {library.info.name}. {SITE}guidelines") in squeezed(reading.tags.words)


def test_a_first_hit_table_says_that_earlier_rows_go_before(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(DECISION, "hit-policy: unique", "hit-policy: first")
    paths = [read(sheet.usual.data).tags.words for sheet in made(case) if sheet.kind is SheetKind.PATH]
    assert ["none of the cases above" in words for words in paths] == [False, True]


def test_a_sheet_says_that_parts_of_it_are_not_translated(tmp_path: Path) -> None:
    case = in_german(
        LibraryCase(tmp_path), lambda path, text: "" if path == "key-messages/1/text" else german(path, text)
    ).build(strict=False)
    said = "Teile dieses Blatts sind noch nicht übersetzt."
    texts = {
        sheet: " ".join(read((case.site / f"de/handouts/sore-throat--{sheet}-a4.pdf").read_bytes()).text.split())
        for sheet in ("summary", "questions")
    }
    assert [said in texts[sheet] for sheet in ("summary", "questions")] == [True, False]
    whole = (case.site / "de/handouts/sore-throat--summary-a4.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        assert str(pdf.Root.Lang) == "de"
