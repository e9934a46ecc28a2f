"""A publisher's brand on sheets, and where the newest version of a sheet is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.fonts import FALLBACK, FAMILY, load_fonts
from generator.handouts.preview import HEIGHT, WIDTH, preview_picture
from generator.handouts.typeset import Typesetter
from generator.model.sheets import SheetKind
from tests.brands import with_brand
from tests.handouts.pdf_reading import read
from tests.handouts.samples import document, para, squeezed
from tests.handouts.sheets import plan_of
from tests.support import LibraryCase


@pytest.mark.parametrize("kind", [SheetKind.SUMMARY, SheetKind.BOOKLET])
def test_a_sheet_says_how_its_publisher_is_reached(kind: SheetKind, tmp_path: Path, typesetter: Typesetter) -> None:
    library = with_brand(LibraryCase(tmp_path)).library()
    sheet = plan_of(library, "sore-throat", kind).document()
    assert sheet.furniture.logo_format == "svg"
    text = squeezed(read(typesetter.typeset(sheet).data).text)
    for said in (
        "Breast Care Centre, 12 Station Road",
        "Phone: +44 20 7946 0018",
        "Monday to Friday",
        "Made by the nurses",
    ):
        assert squeezed(said) in text


def test_the_logo_is_drawn_and_needs_no_words(typesetter: Typesetter) -> None:
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3H0z" fill="#7a1f5c"/></svg>'
    plain = typesetter.typeset(document(para("Words.")))
    branded = typesetter.typeset(document(para("Words."), furniture={"logo": logo, "logo_format": "svg"}))
    assert branded.data != plain.data
    assert read(branded.data).text == read(plain.data).text


def test_without_an_address_there_is_a_line_to_fill_in(typesetter: Typesetter) -> None:
    text = read(typesetter.typeset(document(para("Words."), furniture={"address": None, "qr": None})).data).text
    assert "Get the newest from:" in text
    assert "Newest version:" not in text
    assert "Get the newest from:" not in read(typesetter.typeset(document(para("Words."))).data).text


def test_sheets_are_set_in_the_publisher_s_typeface(tmp_path: Path) -> None:
    case = with_brand(LibraryCase(tmp_path))
    fonts = load_fonts(case.content)
    assert fonts.families == (FAMILY, "Noto Sans Arabic", FALLBACK)
    assert fonts.led_by("Noto Sans Arabic").families == ("Noto Sans Arabic", FAMILY, FALLBACK)
    assert fonts.led_by("") == fonts


def test_the_picture_for_previews_is_the_same_each_time(tmp_path: Path) -> None:
    info = (
        with_brand(LibraryCase(tmp_path))
        .change("library.yaml", "name: Sample library", "name: A \U0001f48a library")
        .library()
        .info
    )
    first, second = (preview_picture(info, load_fonts()) for _ in range(2))
    assert first == second
    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(first[16:20]), int.from_bytes(first[20:24])) == (WIDTH, HEIGHT)
