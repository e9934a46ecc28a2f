"""What a sheet says, that nothing on it is lost or clipped, and that it is the same every time."""

from __future__ import annotations

import hashlib
import io
import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from generator.handouts.document import (
    Block,
    Bullets,
    Cover,
    Ending,
    Heading,
    IfRoom,
    MainMessage,
    Notice,
    QuestionBlock,
    QuestionItem,
    RecommendationBlock,
    TableBlock,
    TableRow,
)
from generator.handouts.qr import qr_svg
from generator.handouts.runs import Definition, Definitions, ReferenceEntry, References
from generator.handouts.typeset import Typesetter, TypesettingError
from generator.model.standing import Weight
from generator.model.values import Paper
from generator.model.variants import Variant
from tests.handouts.pdf_reading import read
from tests.handouts.samples import (
    EVERY_BLOCK,
    FURNITURE,
    LARGE,
    NORMAL,
    VARIANTS,
    document,
    long_table,
    para,
    squeezed,
    words,
)

ROOT = Path(__file__).parents[2]
MARKUP = "#set text(red) $x^2$ *no* _no_ `no` @no <no> </title><script>alert(1)</script> {{7*7}} \\u{41} // /* \"'"


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_every_page_says_what_it_is_and_no_type_is_small(typesetter: Typesetter, variant: Variant) -> None:
    made = typesetter.typeset(
        document(*EVERY_BLOCK, furniture={"status": "Out of date: ask for newer advice"}), variant
    )
    reading = read(made.data)
    assert made.pages == len(reading.pages) > 2
    assert min(reading.sizes - {0.0}) == variant.points
    for number, page in enumerate(reading.pages, start=1):
        for said in (
            "Out of date: ask for newer advice",
            "Question list",
            "Questions to take along" if number < made.pages else "",
            f"Version {FURNITURE.version}",
            f"May be out of date after {FURNITURE.out_of_date_after}",
            f"Page {number} of {made.pages}",
        ):
            assert squeezed(said) in squeezed(page), (number, said)
    assert squeezed(FURNITURE.library) in squeezed(reading.pages[0])
    for said in (FURNITURE.library, FURNITURE.publisher, FURNITURE.dated, FURNITURE.reviewed, str(FURNITURE.address)):
        assert squeezed(said) in squeezed(reading.pages[-1]), said


def test_paper_sizes(typesetter: Typesetter) -> None:
    for paper, width, height in ((Paper.A4, 595.28, 841.89), (Paper.LETTER, 612, 792), (Paper.A5, 419.53, 595.28)):
        with pikepdf.open(io.BytesIO(typesetter.typeset(document(para("x")), Variant(paper)).data)) as pdf:
            box = [float(edge) for edge in pdf.pages[0].MediaBox]
        assert box == pytest.approx([0, 0, width, height], abs=0.01)


def test_same_document_same_bytes_in_another_process(typesetter: Typesetter) -> None:
    sheet = document(*EVERY_BLOCK)
    typesetter.typeset(document(para("Something else in between")))
    digests = {hashlib.sha256(maker.typeset(sheet).data).hexdigest() for maker in (typesetter, Typesetter())}
    program = (
        "import hashlib, sys; sys.path.insert(0, '.')\n"
        "from generator.handouts.typeset import Typesetter\n"
        "from tests.handouts.samples import EVERY_BLOCK, document\n"
        "print(hashlib.sha256(Typesetter().typeset(document(*EVERY_BLOCK)).data).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert digests == {other.stdout.strip()}


@pytest.mark.slow
def test_a_table_over_many_pages_keeps_its_header_and_every_word(typesetter: Typesetter) -> None:
    table = long_table(40)
    reading = read(typesetter.typeset(document(Heading(2, words("Table")), table)).data)
    pages = [page for page in reading.pages if "w0" in page]
    assert len(pages) > 5
    assert all("Hormone receptors" in " ".join(page.split()) for page in pages)
    seen = set(reading.text.split())
    for row in range(40):
        found = {word for word in seen if word.startswith(f"r{row}c")}
        assert found == {f"r{row}c{column}w{word}" for column in range(4) for word in range(30)}
        holders = [page for page in pages if f"r{row}c0w0 " in page]
        assert len(holders) == 1
        assert f"r{row}c3w29" in holders[0].split(), "a row is split"


@pytest.mark.slow
@pytest.mark.parametrize("variant", [NORMAL, LARGE], ids=lambda variant: variant.name)
def test_a_row_that_no_page_can_hold_is_split_and_not_clipped(typesetter: Typesetter, variant: Variant) -> None:
    reading = read(typesetter.typeset(document(long_table(2, 400)), variant).data)
    seen = set(reading.text.split())
    assert {f"r{row}c{column}w{word}" for row in (0, 1) for column in range(4) for word in range(400)} <= seen
    assert min(reading.margins) > 20, "something is printed beyond the margins"


MONSTER = "".join(chr(ord("a") + index % 26) for index in range(2_000))
LONG = words(MONSTER)


@pytest.mark.parametrize(
    ("block", "times"),
    [
        (Heading(2, LONG), 1),
        (para(MONSTER, strong=True, term=True), 1),
        (MainMessage(LONG), 1),
        (Notice(Weight.CAUTION, MONSTER, (Bullets(((para(MONSTER),),)),)), 2),
        (QuestionBlock(LONG, (QuestionItem(LONG, (LONG,), 2),)), 3),
        (
            RecommendationBlock(
                title=LONG, who=LONG, body=(para(MONSTER),), grade=MONSTER, grade_meaning=LONG, level=2
            ),
            5,
        ),
        (
            TableBlock(
                LONG, ("One", "W" * 120, "Three", "Four"), (TableRow(LONG, ((para("no"),), *((para(MONSTER),),) * 2)),)
            ),
            4,
        ),
        (Definitions((Definition(LONG, LONG),)), 2),
        (
            References(
                (ReferenceEntry(number=1, title=MONSTER, publisher=MONSTER, address="https://example.org/" + MONSTER),)
            ),
            3,
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_very_long_word_breaks(typesetter: Typesetter, block: Block, times: int) -> None:
    reading = read(typesetter.typeset(document(block), LARGE).data)
    assert squeezed(reading.tags.words).count("z") == MONSTER.count("z") * times
    assert min(reading.margins) > 20, "something is printed beyond the margins"


@pytest.mark.parametrize(
    "word", ["Pneumonoultramicroscopicsilicovolcano", 'onerror="window.hacked', "](javascript:alert(1))"]
)
def test_a_word_wider_than_its_column_breaks(typesetter: Typesetter, word: str) -> None:
    cell = (para(word), Bullets(((para(word),),)))
    table = TableBlock(words("Table"), ("One", "Two", "Three", "Four"), (TableRow(words(word), (cell, cell, cell)),))
    reading = read(typesetter.typeset(document(table), LARGE).data)
    assert squeezed(reading.tags.words).count(word) == 7
    assert min(reading.margins) > 20, "something is printed beyond the margins"


def test_a_word_of_ten_thousand_letters_breaks(typesetter: Typesetter) -> None:
    reading = read(typesetter.typeset(document(para(MONSTER * 5))).data)
    assert squeezed(reading.tags.words).count(MONSTER * 5) == 1
    assert min(reading.margins) > 20, "something is printed beyond the margins"


def test_very_long_names_break(typesetter: Typesetter) -> None:
    names = {"library": MONSTER, "publisher": MONSTER, "status": MONSTER, "disclaimer": MONSTER, "licence": MONSTER}
    reading = read(typesetter.typeset(document(title=MONSTER, subtitle=MONSTER, furniture=names), LARGE).data)
    assert reading.title == MONSTER
    assert min(reading.margins) > 20, "something is printed beyond the margins"


def test_hostile_text_is_set_as_text(typesetter: Typesetter) -> None:
    hostile = words(MARKUP)
    sheet = document(
        Heading(2, hostile), para(MARKUP), QuestionBlock(hostile, (QuestionItem(hostile, (hostile,), 1),)), title=MARKUP
    )
    reading = read(typesetter.typeset(sheet).data)
    assert reading.title == MARKUP
    assert squeezed(reading.text).count(squeezed(MARKUP)) >= 6


@pytest.mark.parametrize(
    ("text", "character", "said"),
    [
        ("say \u202eabc", "\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("bell \x07", "\x07", "U+0007 control character"),
        ("mark \ufeff", "\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
    ],
)
def test_a_character_that_cannot_be_printed_is_named_with_its_place(
    typesetter: Typesetter, text: str, character: str, said: str
) -> None:
    with pytest.raises(TypesettingError) as caught:
        typesetter.typeset(document(para("Fine."), para(text)))
    assert caught.value.character == character
    assert said in caught.value.message
    assert text.split(maxsplit=1)[0].strip(character) in caught.value.message
    assert pickle.loads(pickle.dumps(caught.value)).message == caught.value.message  # noqa: S301 - our own bytes


def test_spaces_and_invisible_characters_are_no_error(typesetter: Typesetter) -> None:
    shown = "≤ ≥ \u00d7 µ ½ ² \u2013 — … “ ” \u2018 \u2019"
    text = "a\u00a0b\u202fc\u2060d\u2066e\u2069f\u2009g\u200bh\u00adi\tj\nk\u2028l m\u2011n " + shown
    reading = read(typesetter.typeset(document(para(text))).data)
    assert "m-n" in reading.text
    assert shown in reading.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "data:text/html,x", "x"])
def test_other_links_are_refused(typesetter: Typesetter, url: str) -> None:
    with pytest.raises(TypesettingError, match="cannot be a link"):
        typesetter.typeset(document(para("here", url=url)))


@pytest.mark.slow
@pytest.mark.parametrize(
    "last", [para("The last words."), Definitions((Definition(words("It"), words("The last words.")),))]
)
@pytest.mark.parametrize("variant", [NORMAL, LARGE], ids=lambda variant: variant.name)
def test_no_page_holds_only_the_end_of_a_sheet(typesetter: Typesetter, variant: Variant, last: Block) -> None:
    end = Ending((References((ReferenceEntry(number=1, title="The last source"),)),), "Notes")
    pages = set()
    for count in range(15, 90, 5):
        sheet = document(Bullets(((para("One more point."),),) * count), last, end, compact=True, sides=2)
        made = typesetter.typeset(sheet, variant)
        page = read(made.data).pages[-1]
        assert "last words." in page, f"{count} points"
        assert "The last source" in page, f"{count} points"
        pages.add(made.pages)
    assert len(pages) > 1, "sheets of several lengths were tried"


def pages_of(typesetter: Typesetter, points: int, *more: Block, sides: int) -> int:
    sheet = document(Bullets(((para("One more point."),),) * points), *more, sides=sides)
    return typesetter.typeset(sheet).pages


def test_a_sheet_is_set_as_roomy_as_its_paper_allows(typesetter: Typesetter) -> None:
    """White space gives way before a page is begun, and nothing else does."""
    for points in (20, 30, 34):
        assert pages_of(typesetter, points, sides=1) == 1
    assert [pages_of(typesetter, points, sides=0) for points in (20, 34)] == [1, 2]
    assert pages_of(typesetter, 60, sides=1) == 2, "nothing is lost where one page cannot hold it"


def test_what_can_be_spared_is_there_where_there_is_room_the_most_useful_first(typesetter: Typesetter) -> None:
    spare = [
        IfRoom((para(name), *((para("More to read. " * 40),) * 2)), rank)
        for rank, name in enumerate(("useful", "nice"))
    ]
    found = []
    for points in (5, 25, 32):
        sheet = document(Bullets(((para("One more point."),),) * points), *reversed(spare), sides=1)
        made = typesetter.typeset(sheet)
        text = read(made.data).text
        assert made.pages == 1
        found.append((text.count("useful"), text.count("nice")))
    assert found == [(1, 1), (1, 0), (0, 0)]


def test_a_skipped_heading_level_is_refused(typesetter: Typesetter) -> None:
    with pytest.raises(TypesettingError, match="level"):
        typesetter.typeset(document(Heading(4, words("Too deep"))))


def test_a_block_without_a_look_is_named_with_the_file_where_it_belongs(typesetter: Typesetter) -> None:
    @dataclass(frozen=True)
    class Unlisted:
        pass

    with pytest.raises(TypesettingError, match=r"looks.*templates/handouts/blocks\.typ.*Unlisted"):
        typesetter.typeset(document(Unlisted()))  # type: ignore[arg-type]


def test_without_an_address_there_is_none_and_no_code(typesetter: Typesetter) -> None:
    reading = read(typesetter.typeset(document(para("x"), furniture={"address": None, "qr": None})).data)
    assert not reading.tags.all("Figure")
    assert "Newest version" not in reading.text


def test_tables_that_paper_cannot_show_are_refused() -> None:
    with pytest.raises(TypesettingError, match="1 to 5 columns"):
        TableBlock((), ("a", "b", "c", "d", "e", "f"), ())
    with pytest.raises(TypesettingError, match="too long to head a printed column: 121 characters"):
        TableBlock((), ("a" * 121,), ())
    with pytest.raises(TypesettingError, match="0 cells beside its header, not 1"):
        TableBlock((), ("a", "b"), (TableRow(words("x"), ()),))


def test_a_qr_code_is_the_same_every_time_black_on_white_with_a_quiet_zone() -> None:
    code = qr_svg("https://example.org/")
    assert code == qr_svg("https://example.org/")
    assert 'fill="#fff"' in code
    assert 'stroke="#000"' in code
    assert "M4 4.5" in code  # the first dark module stands four modules in
    with pytest.raises(TypesettingError, match="too long for a QR code"):
        qr_svg("https://example.org/" + "x" * 3000)


def test_right_to_left_sheets_are_set(typesetter: Typesetter) -> None:
    assert typesetter.typeset(document(*EVERY_BLOCK, language="he", direction="rtl")).pages > 2


@pytest.mark.parametrize("points", [10, 60, 90, 130])
def test_a_booklet_to_be_folded_has_four_pages_or_a_multiple_of_four(typesetter: Typesetter, points: int) -> None:
    body = Bullets(((para("One more point."),),) * points)
    sheet = document(Cover(lead="For you if:", who=(words("you ask"),)), body, Ending(label="Notes"), fold=True)
    made = typesetter.typeset(sheet, Variant(Paper.A5))
    reading = read(made.data)
    assert made.pages % 4 == 0
    assert made.pages == len(reading.pages)
    assert "About this sheet" in reading.pages[-1], "what it is stands on the back"
    assert "you ask" in reading.pages[0]
