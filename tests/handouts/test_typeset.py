"""Documents to PDF: tagged, whole, the same each time, and nothing in a text is ever obeyed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pikepdf
import pytest
from pdfua.validator import validate

from generator.handouts.document import (
    AppointmentFields,
    Block,
    Bullets,
    Contents,
    Definition,
    Definitions,
    Document,
    Furniture,
    Heading,
    MainMessage,
    Notice,
    PageBreak,
    Para,
    Question,
    QuestionGroup,
    Recommendation,
    ReferenceEntry,
    References,
    Run,
    Table,
    TableRow,
    WriteLines,
)
from generator.handouts.qr import qr_svg
from generator.handouts.typeset import Pdf, Typesetter, TypesettingError
from tests.hostile import ATTACK

ADDRESS = "https://guidelines.example.org/x.html"


def words(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def document(*blocks: Block, text: str = "Words", **changes: Any) -> Document:
    furniture = Furniture(
        library=text,
        publisher=text,
        version="1",
        published="30 April 2024",
        reviewed="1 May 2024",
        out_of_date_after="1 May 2025",
        status=text,
        address=ADDRESS,
        qr=qr_svg(ADDRESS),
        disclaimer=text,
        licence=text,
    )
    given: dict[str, Any] = {"title": text, "kind": "Sheet", "furniture": furniture, "timestamp": date(2024, 5, 1)}
    return Document(blocks=blocks, **(given | changes))


def every_block(text: str) -> tuple[Block, ...]:
    """One block of each kind, all with the same words in them."""
    inner = (Para(words(text)),)
    return (
        Notice("superseded", text, inner),
        MainMessage(words(text)),
        Contents(),
        PageBreak(),
        Heading(2, words(text)),
        Para((Run(text, strong=True), Run(text, emphasis=True), Run(text, url=ADDRESS, note=1), Run(text, term=True))),
        Bullets((inner, (Bullets((inner,)),))),
        Bullets((inner, inner), ordered=True, start=3),
        Recommendation(words(text), words(text), inner, "Grade B", words(text)),
        Table(words(text), ("One", "Two"), (TableRow(words(text), (inner,)),), words(text)),
        AppointmentFields(),
        QuestionGroup(words(text), (Question(words(text), (words(text),), 2),)),
        WriteLines(text, 3),
        Definitions((Definition(words(text), words(text)),)),
        References((ReferenceEntry(1, text, text, ADDRESS, ADDRESS), ReferenceEntry(2, text, retired=True))),
    )


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


def elements(pdf: Pdf) -> list[tuple[str, dict[str, str]]]:
    """Every structure element with its attributes, in reading order."""
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        return list(_elements(opened.Root.StructTreeRoot))


def _elements(element: Any) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from _elements(kid)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            attributes = element.get("/A", {})
            listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
            yield str(element.S), {str(key): str(value) for one in listed for key, value in one.items()}
        if "/K" in element:
            yield from _elements(element.K)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("large", [False, True])
def test_every_block_on_every_paper_passes_the_second_opinion(
    typesetter: Typesetter,
    tmp_path: Any,
    paper: Any,
    large: bool,  # noqa: FBT001 - pytest gives it
) -> None:
    pdf = typesetter.typeset(document(*every_block("Words"), paper=paper, large=large))
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf.data)
    assert [finding.message for finding in validate(str(path)).findings] == []


def test_a_sheet_says_what_it_is(typesetter: Typesetter) -> None:
    pdf = typesetter.typeset(document(*every_block("Words"), title="A title", language="en-GB"))
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert str(opened.docinfo["/Title"]) == "A title"
        assert str(opened.Root.Lang).startswith("en")
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20240501")
        assert len(opened.pages) == pdf.pages


def test_tags_tell_the_structure(typesetter: Typesetter) -> None:
    tags = elements(typesetter.typeset(document(*every_block("Words"))))
    names = [name for name, _ in tags]
    headings = [int(name[2:]) for name in names if name[1] == "H" and name[2:].isdigit()]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert {"/Table", "/Caption", "/L", "/LI", "/Link", "/Figure"} <= set(names)
    scopes = [attributes.get("/Scope") for name, attributes in tags if name == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_a_long_table_stays_one_table_with_all_its_rows(typesetter: Typesetter) -> None:
    cell = (Para(words("A cell with many words in it, so that it needs more than one line on the paper. " * 2)),)
    rows = tuple(TableRow(words(f"Row {number}"), (cell,) * 4) for number in range(40))
    table = Table(words("Long"), ("A", "B", "C", "D", "E"), rows)
    pdf = typesetter.typeset(document(table))
    names = [name for name, _ in elements(pdf)]
    assert pdf.pages > 3
    assert names.count("/Table") == 1
    assert names.count("/TR") == 41
    assert names.count("/TD") == 160
    assert names.count("/TH") == 45


def test_the_same_document_gives_the_same_bytes(typesetter: Typesetter) -> None:
    sheet = document(*every_block("Words"))
    assert typesetter.typeset(sheet).data == typesetter.typeset(sheet).data == Typesetter().typeset(sheet).data


@pytest.mark.parametrize(
    "text",
    [
        ATTACK,
        '#panic("x")',
        "#set text(red)",
        "$x^2$ @label <label> *a* _b_ `c` = d\n== e\n- f\n+ g\n/ h: i",
        "\\u{202e} \\ // comment /* x */ https://example.org",
        "x" * 10_000,
        "{page} {pages} {date}",
        " ",
    ],
    ids=range(8),
)
def test_no_text_is_obeyed(typesetter: Typesetter, text: str) -> None:
    pdf = typesetter.typeset(document(*every_block(text), text=text[:200]))
    names = [name for name, _ in elements(pdf)]
    assert names.count("/Table") == 1
    assert names.count("/Figure") == 2


def test_a_missing_character_is_named(typesetter: Typesetter) -> None:
    with pytest.raises(TypesettingError) as caught:
        typesetter.typeset(document(Para(words("an arrow → here"))))
    assert caught.value.characters == "→"


def test_right_to_left_sheets_are_set(typesetter: Typesetter) -> None:
    assert typesetter.typeset(document(*every_block("Words"), language="he", direction="rtl")).pages
