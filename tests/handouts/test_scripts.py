"""Other scripts and directions: a library's own fonts, and numbers that keep their direction."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from generator.checks import load_and_check
from generator.diagnostics import Severity
from generator.fonts import FALLBACK, FAMILY, FOLDER, load_fonts
from generator.handouts.payload import payload
from generator.handouts.typeset import Typesetter
from tests.handouts.pdf_reading import read
from tests.handouts.samples import EVERY_BLOCK, document, para
from tests.prerequisites import CHINESE, DEJAVU, DEVANAGARI, JAPANESE
from tests.support import GUIDELINE, QUESTIONS, LibraryCase

HEBREW = "\u05e9\u05d0\u05dc\u05d5\u05ea"
NOTO_ARABIC = Path(__file__).parents[2] / "content/paper-fonts/NotoSansArabic-Regular.ttf"
CHINESE_WORD = "\u4e73\u817a"
ARABIC = "\u0623\u0633\u0626\u0644\u0629"


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    """A library that brings a font with Chinese letters."""
    made = LibraryCase(tmp_path)
    (made.content / FOLDER).mkdir()
    shutil.copy(CHINESE, made.content / FOLDER)
    return made


def test_a_letter_that_no_font_has_is_told_with_its_place(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(GUIDELINE, "Say it in one sentence.", f"Say {CHINESE_WORD}.")
    found = [item for item in case.load().findings if item.code == "missing-glyph"]
    assert len(found) == len(set(CHINESE_WORD))
    assert {item.where.line for item in found} == {found[0].where.line}
    assert {item.severity for item in found} == {Severity.WARNING}
    assert all(FOLDER in item.hint for item in found)
    assert "U+4E73" in " ".join(item.message for item in found)


def test_the_name_of_a_folder_is_no_text_that_must_be_printed(tmp_path: Path) -> None:
    folder = LibraryCase(tmp_path).content.rename(tmp_path / HEBREW)
    assert not load_and_check(folder).findings.has_errors


def test_a_font_of_the_library_s_own_sets_what_ours_lacks(case: LibraryCase) -> None:
    case.change(GUIDELINE, "Say it in one sentence.", f"Say {CHINESE_WORD}, {HEBREW} and {ARABIC}.")
    assert "missing-glyph" not in {item.code for item in case.load().findings}
    fonts = load_fonts(case.content)
    assert (fonts.families[0], fonts.families[-1]) == (FAMILY, FALLBACK)
    assert fonts.digest != load_fonts().digest
    reading = read(Typesetter(fonts).typeset(document(para(CHINESE_WORD), para("Latin"))).data)
    assert CHINESE_WORD in reading.text
    assert CHINESE_WORD not in read(Typesetter().typeset(document(para(CHINESE_WORD))).data).text


def test_hebrew_needs_no_font_of_the_library_s_own() -> None:
    text = read(Typesetter().typeset(document(para(HEBREW))).data).text
    assert HEBREW in text or HEBREW[::-1] in text


@pytest.mark.slow
def test_a_right_to_left_library_is_built_and_its_fonts_are_not_published(case: LibraryCase) -> None:
    case.change("library.yaml", "language: en", "language: he")
    case.change(QUESTIONS, "What does this mean for me?", f"{HEBREW} 5\u201310 mg, ≥ 40?")
    site = case.build(strict=False).site  # nobody has translated our words into Hebrew: a warning
    assert not (site / FOLDER).exists()
    reading = read((site / "handouts/sore-throat--questions-a4.pdf").read_bytes())
    assert reading.language == "he"


@pytest.mark.parametrize(
    ("tag", "text", "font"),
    [
        ("hi", "क्या मुझे हर दो साल में मैमोग्राम करवाना चाहिए?", DEVANAGARI),
        ("zh", "乳腺癌筛查每两年做一次。", CHINESE),
        ("ja", "乳がん検診は2年に1回受けましょう。", JAPANESE),
        ("ar", "هل أحتاج إلى ماموغرام كل سنتين؟", NOTO_ARABIC),
        ("he", "האם עליי לעבור ממוגרפיה כל שנתיים?", DEJAVU[0]),
    ],
)
def test_each_script_is_set_with_the_font_that_a_publisher_brings(
    tag: str, text: str, font: Path, tmp_path: Path
) -> None:
    """As PDF/UA: the typesetter itself refuses what a screen reader could not read."""
    case = LibraryCase(tmp_path)
    (case.content / FOLDER).mkdir()
    shutil.copy(font, case.content / FOLDER)
    fonts = load_fonts(case.content)
    with pikepdf.open(BytesIO(Typesetter(fonts).typeset(document(para(text), language=tag)).data)) as pdf:
        assert str(pdf.Root.Lang) == tag
    assert ("missing-glyph" in codes(text, tmp_path / "without")) == (font not in (NOTO_ARABIC, DEJAVU[0]))
    assert "missing-glyph" not in codes(text, tmp_path / "with", font)


def codes(text: str, folder: Path, font: Path | None = None) -> set[str]:
    case = LibraryCase(folder).change(GUIDELINE, "Say it in one sentence.", text)
    if font:
        case.put(f"{FOLDER}/{font.name}", font.read_bytes())
    return {item.code for item in case.load().findings}


def test_long_words_are_broken_where_the_language_has_them() -> None:
    words = para("Brustkrebsfrüherkennungsuntersuchungsergebnis " * 12)
    pages = [
        json.loads(payload(document(words, language=tag), (FAMILY,)))["hyphenate"] for tag in ("de-CH", "en", "es")
    ]
    assert pages == [True, False, False]


def test_a_file_that_is_no_font_is_an_error(case: LibraryCase) -> None:
    (case.content / FOLDER / "broken.ttf").write_bytes(b"no font")
    found = [item for item in case.load().findings if item.code == "unreadable-font"]
    assert [item.where.file for item in found] == [f"content/{FOLDER}/broken.ttf"]


def test_every_number_of_a_right_to_left_sheet_keeps_its_direction() -> None:
    data = json.loads(payload(document(para("≥ 40 and ≤ 5\u201310"), language="ar", direction="rtl"), (FAMILY,)))
    assert data["blocks"][0]["runs"][0]["text"] == "\u2066≥\u00a040\u2069 and \u2066≤\u00a05\u2060\u2013\u206010\u2069"
    assert data["said"]["version"] == "Version \u20662024.1\u2069"
    assert data["furniture"]["address"].startswith("\u2066https://"), "an address is one piece, left to right"
    left = payload(document(*EVERY_BLOCK), (FAMILY,))
    assert "Version 2024.1" in left
