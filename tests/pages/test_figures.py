"""Pictures that readers learn from and tables that only tell: the same words on page, own handout, sheet and in search."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import addresses
from generator.search.command import query_site
from tests.handouts.pdf_reading import read
from tests.handouts.sheets import made
from tests.source.test_picture_files import SVG, png
from tests.support import GUIDELINE, LibraryCase, printed_pages

FIGURE = """
    figures:
      - id: the-way
        file: way.{suffix}
        alt: A letter, a picture and a result.
        caption: From the letter to the result.
        described: |
          1. The letter comes.
          2. The picture is taken.
        credit: A. Painter
        license: CC BY 4.0
        source: source-guideline
"""
TABLE = """
    tables:
      - id: who
        title: Who sees what
{rows}
        note: Nothing else is shown.
        source: source-guideline
"""
ROWS = """\
        columns: [Who, "On the page", On paper]
        rows:
          - [Readers, "the text, whole", the same]
          - [Editors, findings, nothing]"""
CSV = "Who;On the page;On paper\nReaders;the text, whole;the same\nEditors;findings;nothing\n"
BEFORE = "    recommendations:\n"


def with_part(root: Path, part: str) -> LibraryCase:
    return LibraryCase(root).change(GUIDELINE, BEFORE, f"{part.lstrip(chr(10))}{BEFORE}")


def with_figure(root: Path, data: str | bytes, suffix: str) -> LibraryCase:
    return with_part(root, FIGURE.format(suffix=suffix)).put(f"guidelines/sore-throat/way.{suffix}", data)


def body(case: LibraryCase, address: str) -> str:
    loaded = case.load()
    assert loaded.library is not None
    assert [item.message for item in loaded.findings if item.severity.value == "error"] == []
    return next(page.body for page in printed_pages(loaded.library) if page.address == address)


SECTION = addresses.section("sore-throat", "treatment")


@pytest.mark.parametrize(("data", "suffix"), [(SVG.format("", ""), "svg"), (png(80, 40), "png")], ids=["svg", "png"])
def test_a_figure_is_told_in_words_on_page_and_paper(tmp_path: Path, data: str | bytes, suffix: str) -> None:
    case = with_figure(tmp_path, data, suffix)
    page = body(case, SECTION)
    assert f'.{suffix}" alt="A letter, a picture and a result." width="80" height="40"' in page
    for words in (
        "From the letter to the result.",
        "The picture is taken.",
        "Picture: A. Painter. Licence: CC BY 4.0.",
    ):
        assert words in page
    booklet = next(sheet for sheet in made(case) if sheet.kind.value == "booklet")
    reading = read(booklet.usual.data)
    assert "A letter, a picture and a result." in [tag.alt for tag in reading.tags.all("Figure")]
    assert "The picture is taken." in reading.text


def test_a_table_tells_the_same_from_yaml_and_from_a_spreadsheet(tmp_path: Path) -> None:
    typed = with_part(tmp_path / "a", TABLE.format(rows=ROWS))
    saved = with_part(tmp_path / "b", TABLE.format(rows="        csv: who.csv"))
    saved.put("guidelines/sore-throat/who.csv", CSV)
    assert body(typed, SECTION) == body(saved, SECTION)
    assert '<th scope="row">Readers</th>' in body(typed, SECTION)


def test_a_cell_of_a_spreadsheet_is_blamed_at_its_place(tmp_path: Path) -> None:
    case = with_part(tmp_path, TABLE.format(rows="        csv: who.csv"))
    case.put("guidelines/sore-throat/who.csv", CSV.replace("findings;", ";"))
    (found,) = (item for item in case.load().findings if item.code == "bad-table")
    assert (found.where.file, found.where.line, found.where.column) == ("content/guidelines/sore-throat/who.csv", 3, 9)


def test_search_finds_what_a_table_and_a_picture_tell(tmp_path: Path) -> None:
    case = with_figure(tmp_path, SVG.format("", ""), "svg").change(
        GUIDELINE, BEFORE, TABLE.format(rows=ROWS).lstrip("\n") + BEFORE
    )
    site = case.build(strict=False).site
    for query in ("editors findings", "picture is taken"):
        assert query_site(site, query, 3).hits[0].record.address == SECTION
