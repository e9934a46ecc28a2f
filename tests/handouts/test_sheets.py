"""The sheets of a library: which are made, and that every one passes the gates in every variant."""

from __future__ import annotations

from pathlib import Path

import pdfua
import pytest

from generator.diagnostics import Findings
from generator.handouts.make import make_sheets
from generator.handouts.plan import plans
from generator.handouts.typeset import Typesetter
from generator.handouts.writer import HandoutContext, Writer
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.model.standing import standing
from generator.model.values import Prose
from generator.model.variants import variants_of
from generator.text.resolve import Texts
from tests.comparing import comparing
from tests.handouts.pdf_reading import read
from tests.handouts.samples import LARGE, VARIANTS, squeezed
from tests.handouts.sheets import HER2, SCREENING, SITE, made, plan_of
from tests.hostile import hostile_library
from tests.support import DECISION, GUIDELINE, LibraryCase

ABOUT = {
    SheetKind.DECISION: (HER2, "brain-imaging"),
    SheetKind.PATH: (HER2, "brain-imaging"),
    SheetKind.BOOKLET: (SCREENING, ""),
}
"""The guideline, and the beginning of the sheet's name, where it is not the first sheet of `HER2`."""
KINDS = [kind for kind in SheetKind if kind not in {SheetKind.OPTIONS, SheetKind.SCHEDULE}]
"""The kinds that our own guidelines have; the others are looked at in test_options_sheets.py and test_schedule_sheet.py."""
SHEETS = [(kind, *ABOUT.get(kind, (HER2, ""))) for kind in KINDS]
"""One sheet of each kind; `bench_handouts.py` looks at all of them."""


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


@pytest.mark.slow
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
        *(part for item in newer for part in (item.short_title, str(item.link))),
    ]
    kinds = set()
    for plan in plans(HandoutContext(library=reference, texts=Texts(Directory(reference)), site_url=SITE), bundle):
        pdf = read(typesetter.typeset(plan.document()).data)
        heard, title = squeezed(pdf.tags.words), squeezed(f"{words.title} {plan.heading}")
        assert [text for text in said if squeezed(text) not in heard.partition(title)[0]] == [], plan.title
        assert [page for page in pdf.pages if squeezed(words.band) not in squeezed(page)] == [], plan.title
        assert pdf.title.startswith(words.title), plan.title
        kinds.add(plan.kind)
    assert kinds == set(KINDS)


def test_all_kinds_are_made_unless_switched_off(tmp_path: Path) -> None:
    case = comparing(LibraryCase(tmp_path)).with_schedules()
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


def test_a_sheet_that_cannot_be_set_is_a_finding_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = comparing(LibraryCase(tmp_path)).with_schedules().load()
    assert loaded.library is not None
    line = Writer.line

    def spoilt(self: Writer, prose: Prose, *, here: str | None = None) -> object:
        return line(self, Prose("a \u202e b") if prose.raw.startswith("Choose the questions") else prose, here=here)

    monkeypatch.setattr(Writer, "line", spoilt)
    findings = Findings()
    sheets = make_sheets(loaded.library, Texts(Directory(loaded.library)), "", findings)["sore-throat"]
    assert {item.code for item in findings} == {"typesetting-failed"}
    assert all("U+202E RIGHT-TO-LEFT OVERRIDE" in item.message for item in findings)
    assert {sheet.kind for sheet in sheets} == set(SheetKind) - {SheetKind.QUESTIONS, SheetKind.BOOKLET}


def test_hostile_text_stays_text_and_inside_the_margins(tmp_path: Path, typesetter: Typesetter) -> None:
    case, _ = hostile_library(tmp_path)
    library = case.load().library
    assert library is not None
    for kind in (SheetKind.SUMMARY, SheetKind.SCHEDULE, SheetKind.OPTIONS, SheetKind.DECISION):
        pdf = typesetter.typeset(plan_of(library, "sore-throat", kind).document(), LARGE)
        reading = read(pdf.data)
        assert min(reading.margins) > 20, "something is printed beyond the margins"
        assert squeezed("<script>window.hacked=1</script>{{7*7}}#panic()") in squeezed(reading.text)
        assert not [uri for uri in reading.uris if not uri.startswith(("https://", "mailto:", "tel:"))]
