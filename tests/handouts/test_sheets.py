"""The sheets of a library: which are made, what each says, and that every one passes the gates in every variant."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pdfua
import pikepdf
import pytest

from generator.checks import load_and_check
from generator.diagnostics import Findings
from generator.fonts import load_fonts
from generator.handouts.document import QuestionBlock
from generator.handouts.make import TypesetOptions, make_sheets
from generator.handouts.plan import SheetPlan, plans
from generator.handouts.sheet import Sheet
from generator.handouts.typeset import Typesetter
from generator.handouts.writer import HandoutContext, Writer
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.model.standing import standing
from generator.model.values import Paper, Prose
from generator.model.variants import Variant, variants_of
from generator.text.plain import shown_words
from generator.text.resolve import Texts
from tests.handouts.pdf_reading import Reading, read
from tests.handouts.samples import LARGE, VARIANTS, squeezed
from tests.hostile import hostile_library
from tests.support import DECISION, GUIDELINE, QUESTIONS, LibraryCase

CONTENT = Path(__file__).parents[2] / "content"
SITE = "https://guidelines.example.org/library/"
HER2, SCREENING = "her2-metastatic-breast-cancer", "breast-cancer-screening"
ABOUT = {
    SheetKind.DECISION: (HER2, "brain-imaging"),
    SheetKind.PATH: (HER2, "brain-imaging"),
    SheetKind.BOOKLET: (SCREENING, ""),
}
"""The guideline, and the beginning of the sheet's name, where it is not the first sheet of `HER2`."""
SHEETS = [(kind, *ABOUT.get(kind, (HER2, ""))) for kind in SheetKind]
"""One sheet of each kind; `bench_handouts.py` looks at all of them."""
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


@pytest.fixture(scope="module")
def reference() -> Library:
    library = load_and_check(CONTENT).library
    assert library is not None
    return library


def plan_of(library: Library, guideline: str, kind: SheetKind, name: str = "", site_url: str = SITE) -> SheetPlan:
    context = HandoutContext(library=library, texts=Texts(Directory(library)), site_url=site_url)
    return next(
        plan
        for plan in plans(context, library.guideline(guideline))
        if plan.kind is kind and plan.name.startswith(name)
    )


def reading_of(typesetter: Typesetter, plan: SheetPlan) -> Reading:
    return read(typesetter.typeset(plan.document()).data)


def made(case: LibraryCase) -> tuple[Sheet, ...]:
    """The sheets of the case's guideline, on the usual paper in the usual size."""
    loaded = case.load()
    assert loaded.library is not None
    assert not loaded.findings.has_errors, loaded.findings.items
    findings = Findings()
    press = TypesetOptions(load_fonts(case.content), all_variants=False)
    sheets = make_sheets(loaded.library, Texts(Directory(loaded.library)), SITE, findings, press)
    assert not findings.items
    return sheets["sore-throat"]


@pytest.mark.parametrize(("kind", "guideline", "name"), SHEETS, ids=str)
def test_every_kind_in_every_variant_passes_the_gates_and_says_what_it_is(
    reference: Library, typesetter: Typesetter, kind: SheetKind, guideline: str, name: str, tmp_path: Path
) -> None:
    document = plan_of(reference, guideline, kind, name).document()
    outdated = guideline == HER2
    for variant in VARIANTS:
        pdf = typesetter.typeset(document, variant)
        file = tmp_path / "sheet.pdf"
        file.write_bytes(pdf.data)
        assert [(item.rule_id, item.message) for item in pdfua.validate(str(file)).findings] == []
        reading = read(pdf.data)
        assert min(reading.sizes - {0.0}) == (16 if variant.is_large else 12)
        assert min(reading.margins) > 20, "something is printed beyond the margins"
        for number, page in enumerate(reading.pages, start=1):
            for said in (
                "Out of date (2015): do not decide by this text." if outdated else "",
                "Guidepress reference library",
                "Version 1.0",
                "Our copy of the source is dated 26 January 2015" if outdated else "Published 30 April 2024",
                "not clinically reviewed",
                "" if outdated else "May be out of date after 23 November 2027",
                f"Page {number} of {pdf.pages}",
                f"{SITE}guidelines/{guideline}/",
            ):
                assert squeezed(said) in squeezed(page), (variant, number, said)
        words = reading.tags.words
        if outdated:
            assert "out of date after" not in reading.text + words, "it names a day until which it holds"
            assert document.notice
            assert reading.title.startswith("Old advice (2015): ")
        assert "The Guidepress founders" in words
        assert "Licence" in words


def test_every_superseded_sheet_carries_the_page_s_warning_above_its_title(
    reference: Library, typesetter: Typesetter
) -> None:
    """The whole notice, with what took the guideline's place and where it is, before anything else is read."""
    bundle = reference.guideline(HER2)
    words = standing(bundle.guideline)
    newer = [reference.resources[ref.name] for ref in bundle.guideline.superseded_by]
    said = [
        words.sentence,
        *words.advice.split(". "),
        *(part for item in newer for part in (item.short_title, str(item.address))),
    ]
    kinds = set()
    for plan in plans(HandoutContext(library=reference, texts=Texts(Directory(reference)), site_url=SITE), bundle):
        pdf = read(typesetter.typeset(plan.document()).data)
        heard, title = squeezed(pdf.tags.words), squeezed(f"{words.title} {plan.heading}")
        assert [text for text in said if squeezed(text) not in heard.partition(title)[0]] == [], plan.title
        assert [page for page in pdf.pages if squeezed(words.band) not in squeezed(page)] == [], plan.title
        assert pdf.title.startswith(words.title), plan.title
        kinds.add(plan.kind)
    assert kinds == set(SheetKind)


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
    assert "What has happened so far: Your cancer got worse or came back during or after second-line" in named.purpose
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


def test_all_kinds_are_made_unless_switched_off(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    everything = set(SheetKind)
    assert {sheet.kind for sheet in made(case)} == everything
    case.put(GUIDELINE, (case.content / GUIDELINE).read_text("utf-8") + "\nhandouts: {paths: false, booklet: no}\n")
    left = everything - {SheetKind.PATH, SheetKind.BOOKLET}
    assert {sheet.kind for sheet in made(case)} == left
    case.put("library.yaml", (case.content / "library.yaml").read_text("utf-8") + "\nhandouts: {summary: false}\n")
    assert {sheet.kind for sheet in made(case)} == left - {SheetKind.SUMMARY}


def test_rows_that_are_only_counted_have_no_sheets_of_their_own(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put(
        DECISION,
        """\
decision: which-test
name: Points
question: How many points?
hit-policy: collect
aggregation: sum
inputs:
  fever: {label: Fever, type: boolean}
  cough: {label: Cough, type: boolean}
outputs:
  points: {label: Points, type: number}
rules:
  - {id: fever, when: {fever: yes}, then: {points: 1}}
  - {id: cough, when: {cough: yes}, then: {points: 1}}
verify: {complete: off}
""",
    )
    kinds = [sheet.kind for sheet in made(case)]
    assert SheetKind.PATH not in kinds
    assert SheetKind.DECISION in kinds
    case.change(DECISION, "aggregation: sum\n", "")
    assert [sheet.kind for sheet in made(case)].count(SheetKind.PATH) == 2


@pytest.mark.parametrize("status", ["superseded", "withdrawn"])
def test_an_outlived_guideline_has_path_sheets_only_on_request_and_the_notice_first(
    tmp_path: Path, status: str
) -> None:
    case = LibraryCase(tmp_path).change(
        GUIDELINE, "status: draft", f"status: {status}\nsuperseded-by: [source-guideline]"
    )
    case.put("library.yaml", (case.content / "library.yaml").read_text("utf-8") + "\nhandouts: {paths: true}\n")
    assert SheetKind.PATH not in [sheet.kind for sheet in made(case)]
    case.put(GUIDELINE, (case.content / GUIDELINE).read_text("utf-8") + "\nhandouts: {paths: true}\n")
    sheet = next(sheet for sheet in made(case) if sheet.kind is SheetKind.PATH)
    words = read(sheet.usual.data).tags.words
    notice = {"superseded": "This guideline is out of date.", "withdrawn": "This guideline has been withdrawn."}[status]
    assert words.index(notice) < words.index("This part is for you")


def test_papers_and_sizes_are_those_of_the_library_its_own_first(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)

    def names() -> list[str]:
        library = case.load().library
        assert library is not None
        return [variant.name for variant in variants_of(library.info)]

    assert names() == ["a4", "a4-large", "us-letter", "us-letter-large"]
    text = (case.content / "library.yaml").read_text("utf-8").replace("paper: a4", "paper: us-letter")
    case.put("library.yaml", text)
    assert names() == ["us-letter", "us-letter-large", "a4", "a4-large"]
    case.put("library.yaml", text + "\nhandouts: {papers: [us-letter], sizes: [large]}\n")
    assert names() == ["us-letter-large"]
    assert {printing.variant.name for sheet in made(case) for printing in sheet.printings} == {"us-letter-large"}


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


def test_a_sheet_that_cannot_be_set_is_a_finding_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = LibraryCase(tmp_path).load()
    assert loaded.library is not None
    line = Writer.line

    def spoilt(self: Writer, prose: Prose, *, here: str | None = None) -> object:
        return line(self, Prose("a \u05d0 b") if prose.raw.startswith("Choose the questions") else prose, here=here)

    monkeypatch.setattr(Writer, "line", spoilt)
    findings = Findings()
    sheets = make_sheets(loaded.library, Texts(Directory(loaded.library)), "", findings)["sore-throat"]
    assert {item.code for item in findings} == {"typesetting-failed"}
    assert all("U+05D0 HEBREW LETTER ALEF" in item.message for item in findings)
    assert {sheet.kind for sheet in sheets} == set(SheetKind) - {SheetKind.QUESTIONS, SheetKind.BOOKLET}


def test_a_first_hit_table_says_that_earlier_rows_go_before(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(DECISION, "hit-policy: unique", "hit-policy: first")
    paths = [read(sheet.usual.data).tags.words for sheet in made(case) if sheet.kind is SheetKind.PATH]
    assert ["none of the rows above" in words for words in paths] == [False, True]


def test_hostile_text_stays_text_and_inside_the_margins(tmp_path: Path, typesetter: Typesetter) -> None:
    case, _ = hostile_library(tmp_path)
    library = case.load().library
    assert library is not None
    for kind in (SheetKind.SUMMARY, SheetKind.DECISION):
        pdf = typesetter.typeset(plan_of(library, "sore-throat", kind).document(), LARGE)
        reading = read(pdf.data)
        assert min(reading.margins) > 20, "something is printed beyond the margins"
        assert squeezed("<script>window.hacked=1</script>{{7*7}}#panic()") in squeezed(reading.text)
        assert not [uri for uri in reading.uris if not uri.startswith(("https://", "mailto:", "tel:"))]
