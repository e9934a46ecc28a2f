"""No letter and no sign stops a build: what our fonts lack is set in the one that has most, else replaced and told."""

from __future__ import annotations

import dataclasses
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.fonts import FALLBACK, REPLACEMENT, load_fonts, missing_characters, pieces
from generator.handouts.document import Document, FigureBlock
from generator.handouts.glyphs import NOTHING, glyphs_of
from generator.handouts.runs import Run
from generator.handouts.typeset import Typesetter
from tests.handouts.pdf_reading import read
from tests.handouts.samples import EVERY_BLOCK, LARGE, NORMAL, document, para, squeezed
from tests.support import DECISION, GUIDELINE, QUESTIONS, LibraryCase

PARTS = (
    "H\u2082O", "CD4\u207a", "10\u2079/L", "\u03b1\u03b2\u03b3\u03b4", "\u2192\u2190\u2191\u2193", "\u2153", "\u2032\u2033",
    "\u2713\u2717\u2610\u260e\u26a0", "\u2640\u2642", "\u2295\u229d", "T\u2011DM1", "\ufb01",
    "Ti\u1ebfng Vi\u1ec7t", "N\u1ecb g\u1ecb\u1e45\u1ecb", "\u1eb8\u0300k\u1ecd\u0301", "\u0416\u044f\u0457", "\u03a9\u03bc\u03ad\u03c2",
)  # fmt: skip
"""What authors of guidelines write: formulas, units, GRADE's signs, and letters of Vietnamese, Igbo, Yoruba, Russian, Greek."""
GLYPHS = " ".join(PARTS)
LACKED = "\U0001f48a"  # a pill
_NO_WORDS = {
    "url",
    "address",
    "qr",
    "svg",
    "data",
    "format",
    "language",
    "direction",
    "goto",
    "anchor",
    "same_as",
    "level",
    "weight",
}


def filled(value: Any, words: str, name: str = "") -> Any:
    """A document with `words` in every field that people read."""
    if isinstance(value, str):
        return f"{value} {words}" if value and name not in _NO_WORDS else value
    if isinstance(value, tuple):
        return tuple(filled(item, words, name) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed = {item.name: filled(getattr(value, item.name), words, item.name) for item in dataclasses.fields(value)}
    return dataclasses.replace(value, **changed)


@pytest.mark.parametrize("variant", [NORMAL, LARGE])
def test_each_glyph_is_set_in_every_field_of_a_sheet(typesetter: Typesetter, variant: Any) -> None:
    sheet = document(*EVERY_BLOCK, subtitle="Under it", running="At the head")
    full: Document = dataclasses.replace(filled(sheet, GLYPHS), furniture=sheet.furniture)
    text = squeezed(read(typesetter.typeset(full, variant).data).text)
    assert REPLACEMENT not in text
    for part in PARTS:
        said = squeezed(part).replace("\u2011", "-").replace("\ufb01", "fi")
        assert text.replace("\ufb01", "fi").count(said) > 60, part


@pytest.mark.parametrize(
    "name", ["library", "publisher", "version", "dated", "out_of_date_after", "status", "disclaimer"]
)
def test_each_glyph_is_set_at_the_head_and_foot(typesetter: Typesetter, name: str) -> None:
    text = squeezed(read(typesetter.typeset(document(para("Words."), furniture={name: GLYPHS})).data).text)
    assert all(squeezed(part) in text for part in ("CD4\u207a", "10\u2079/L", "\u2295\u229d", "\u0416\u044f\u0457"))


def test_what_no_font_has_is_replaced_and_said_on_the_sheet(typesetter: Typesetter) -> None:
    reading = read(typesetter.typeset(document(para(f"One {LACKED} a day, 1 {LACKED} at night."))).data)
    assert f"One {REPLACEMENT} a day, 1 {REPLACEMENT} at night." in reading.text
    assert f"Whereyousee{REPLACEMENT},thissheetcannotshowaletterorasymbol." in squeezed(reading.text)
    assert REPLACEMENT not in read(typesetter.typeset(document(para("One a day."))).data).text


def test_it_is_replaced_in_a_picture_that_an_editor_brought(typesetter: Typesetter) -> None:
    words = f'<text x="5" y="25" font-family="Helvetica">\u03b1 \u4e73 {LACKED}</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40">{words}</svg>'
    figure = FigureBlock(data=svg.encode(), format="svg", alternative="A sign", width=60, caption=(Run("A sign"),))
    assert "thissheetcannotshow" in squeezed(read(typesetter.typeset(document(figure)).data).text)


def test_it_is_replaced_in_every_field_of_a_sheet(typesetter: Typesetter) -> None:
    sheet = document(*EVERY_BLOCK)
    text = read(typesetter.typeset(filled(sheet, LACKED)).data).text
    assert text.count(REPLACEMENT) > 60


def test_a_letter_with_a_mark_is_printed_and_read_once(typesetter: Typesetter) -> None:
    """Typst 0.15 alone prints no letter below the grave, and gives ế twice to a screen reader."""
    words = "\u1eb8\u0300k\u1ecd\u0301 Ti\u1ebfng \u0130stanbul"
    with pikepdf.open(BytesIO(typesetter.typeset(document(para(words))).data)) as pdf:
        fonts = {str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.values()}
    assert "DejaVuSans" in fonts
    assert squeezed(words) in squeezed(read(typesetter.typeset(document(para(words))).data).text)
    assert glyphs_of("o\u0300 plain", load_fonts()) == NOTHING
    assert glyphs_of("\u1ecd\u0300", load_fonts()).whole == {"\u1ecd\u0300": FALLBACK}


def test_a_mark_needs_the_font_of_its_letter() -> None:
    assert pieces("e\u0323\u0300 e \u1eb9") == {"e\u0323\u0300", "e", " ", "\u1eb9"}
    assert missing_characters([f"a{LACKED}b \u4e73\u0301"], load_fonts()) == {LACKED, "\u4e73\u0301"}


@pytest.mark.slow
def test_a_library_full_of_them_is_built_without_a_word(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    case.change(GUIDELINE, "Say it in one sentence.", f"Say {GLYPHS}.")
    case.change(DECISION, "name: Which test", f"name: Which test {GLYPHS}")
    case.change(QUESTIONS, "title: About my situation", f"title: About {GLYPHS}")
    case.change("library.yaml", "name: Sample library", "name: \u0416\u044f \u2192 \u2295")
    case.build(strict=True)
    sheets = sorted((case.site / "handouts").glob("*-a4.pdf"))
    text = squeezed(" ".join(read(path.read_bytes()).text for path in sheets))
    assert "10\u2079/L" in text
    assert REPLACEMENT not in text


@pytest.mark.slow
def test_a_library_with_one_that_no_font_has_is_built_with_its_sheets(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(GUIDELINE, "Say it in one sentence.", f"Say {LACKED}.").build(strict=False)
    assert LACKED in case.page("guidelines/sore-throat/index.html")
    assert REPLACEMENT not in case.page("guidelines/sore-throat/index.html")
    assert sorted((case.site / "handouts").glob("*-a4.pdf"))
