"""Documents to typeset: small builders, and one document with every kind of block."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, get_args

from generator.handouts.document import (
    AlertBlock,
    AppointmentFields,
    Block,
    Bullets,
    BySize,
    Chapter,
    Contents,
    Cover,
    Document,
    Ending,
    FigureBlock,
    Flow,
    Heading,
    IfRoom,
    KeepTogether,
    MainMessage,
    Notice,
    PageBreak,
    Para,
    QuestionBlock,
    QuestionItem,
    QuoteBlock,
    RecommendationBlock,
    ScheduleBlock,
    ScheduleRow,
    SideBySide,
    TableBlock,
    TableRow,
    TermsBlock,
    WriteLines,
)
from generator.handouts.drawn import LabelledPicture, PictureBlock, PictureLabel
from generator.handouts.furniture import Furniture
from generator.handouts.qr import qr_svg
from generator.handouts.runs import Definition, Definitions, ReferenceEntry, References, Run, Runs
from generator.model.handouts import TypeSize
from generator.model.standing import Weight
from generator.model.values import Paper
from generator.model.variants import Variant

NORMAL, LARGE = Variant(), Variant(size=TypeSize.LARGE)
VARIANTS = [
    *(Variant(paper, size) for paper in (Paper.A4, Paper.LETTER) for size in (TypeSize.NORMAL, TypeSize.LARGE)),
    Variant(size=TypeSize.LARGEST),
    Variant(Paper.A5),
]
ADDRESS = "https://guidelines.example.org/library/guidelines/breast-cancer-screening/questions.html"
FURNITURE = Furniture(
    library="Open Patient Guidelines",
    publisher="Patient Library Project",
    version="2024.1",
    dated="Published 30 April 2024",
    reviewed="Text checked 12 May 2026, not clinically reviewed",
    out_of_date_after="12 May 2028",
    address=ADDRESS,
    qr=qr_svg(ADDRESS),
    disclaimer="This sheet does not replace talking with your care team.",
    licence="CC BY 4.0",
)


def words(text: str, **look: Any) -> Runs:
    return (Run(text, **look),)


def para(text: str, **look: Any) -> Para:
    return Para(words(text, **look))


def document(*blocks: Block, furniture: dict[str, Any] | None = None, **fields: Any) -> Document:
    standard: dict[str, Any] = {
        "title": "Questions to take along",
        "kind": "Question list",
        "subtitle": "Breast cancer screening",
        "timestamp": date(2026, 5, 12),
    }
    return Document(**(standard | fields), blocks=blocks, furniture=replace(FURNITURE, **(furniture or {})))


def long_table(rows: int, cell_words: int = 30) -> TableBlock:
    """A table of five columns; every word has a number of its own, so that a lost one is noticed."""

    def cell(row: int, column: int) -> str:
        return " ".join(f"r{row}c{column}w{word}" for word in range(cell_words))

    return TableBlock(
        words("What the guideline says"),
        ("Treatment before", "Hormone receptors", "Advice", "Possible harms", "Why"),
        tuple(
            TableRow(words(f"Group {row}: chemotherapy"), tuple((para(cell(row, column)),) for column in range(4)))
            for row in range(rows)
        ),
    )


_DOT = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><circle cx='5' cy='5' r='4'/></svg>"

EVERY_BLOCK: tuple[Block, ...] = (
    Cover(picture=_DOT.encode(), lead="For you if:", who=(words("you ask"),)),
    AlertBlock(
        level="urgent",
        head=words("Today: a danger."),
        do=words("Call us."),
        watch=(words("a sign"),),
        whose=words("Our words."),
    ),
    BySize((para("Said in either size."),), (para("Said in either size."),)),
    KeepTogether((PictureBlock(_DOT, "One dot", 20),)),
    IfRoom((para("Where there is room."),)),
    PictureBlock(_DOT, "Another dot", 20),
    LabelledPicture(
        (PictureLabel(_DOT, "At least 1"), PictureLabel(_DOT, "Up to 2")),
        PictureBlock(_DOT, "A dot with labels", 20),
        (PictureLabel(_DOT, "The other 98 of 100"),),
        "Each square is one person.",
    ),
    SideBySide((para("Without it: 200."),), (para("With it: 150."), PictureBlock(_DOT, "A dot beside words", 20))),
    FigureBlock(
        data=_DOT.encode(),
        format="svg",
        alternative="A dot to learn from",
        width=20,
        caption=words("A dot"),
        below=(para("Round."),),
    ),
    Flow((), "Steps", (para("1. Ask."),)),
    Notice(Weight.WARNING, "Newer advice has taken the place of this guideline", (para("Ask about it."),)),
    MainMessage((*words("Have a mammogram every 2 years"), Run("", note=1))),
    Contents(3),
    PageBreak(),
    Para(
        (
            *words("Ask about "),
            *words("mammography", term=True),
            *words(", your "),
            *words("risk", strong=True),
            *words(" and the gene "),
            *words("BRCA1", emphasis=True),
            *words(" on "),
            *words("the service page", url="https://example.org/service"),
            Run("", note=2),
            *words(". Ages 40\u2060\u2013\u206074, ≤\u00a050 and ≥\u00a030 \u2066%\u2069."),
        )
    ),
    AppointmentFields(),
    QuestionBlock(
        words("About the test"),
        (
            QuestionItem(words("How often?"), (words("Why every 2 years?"),), 2),
            QuestionItem(words("What happens next?"), (), 3),
        ),
    ),
    WriteLines("What else I want to ask", 4),
    Chapter(1, words("A chapter")),
    Heading(2, words("Advice")),
    RecommendationBlock(
        title=words("Have a mammogram"),
        who=words("Women aged 40 to 74"),
        body=(para("In full."), Bullets(((para("third"),), (para("fourth"),)), ordered=True, start=3)),
        grade="Grade B",
        grade_meaning=words("The benefit is moderate."),
    ),
    Heading(3, words("Details")),
    Heading(4, words("More")),
    Bullets(((para("one"),), (para("two"), Bullets(((para("inner"),),))))),
    long_table(4, 6),
    ScheduleBlock(
        words("Steps and days"),
        ("What is done", "When it is due", "My day"),
        (
            ScheduleRow(words("First dose"), (para("Day 0"),)),
            ScheduleRow(words("Visit"), (para("3 months after day 0"), Bullets(((para("one"),),))), 4),
        ),
    ),
    Para(
        (
            *words("Iron in blood of CO"),
            *words("2", lowered=True),
            *words(" is about 10"),
            *words("9", raised=True),
            *words(" per litre"),
            Run("", footnote=words("A footnote of the sheet."), same_as="footnote-1-1"),
            *words(", and once more"),
            Run("", same_as="footnote-1-1"),
            *words("."),
        )
    ),
    QuoteBlock((para("It was quick."),), words("A person who had it")),
    TermsBlock((Definition(words("Fever"), words("More than 38 degrees.")),)),
    Heading(2, words("Words on this sheet")),
    Definitions((Definition(words("Mammography"), words("A picture of the breast.")),)),
    Heading(2, words("Sources")),
    References(
        (
            ReferenceEntry(number=1, title="Screening", publisher="A task force, 2024", address=ADDRESS, url=ADDRESS),
            ReferenceEntry(
                number=2,
                title="Old page",
                publisher="A publisher",
                address="https://old.example.org/page",
                url="",
                retired=True,
            ),
        )
    ),
    Ending((para("This sheet retells what a task force says."),), "What else I want to say", 2),
)
LACKING = [kind.__name__ for kind in get_args(Block) if kind not in {type(block) for block in EVERY_BLOCK}]
assert LACKING == [], "these kinds of block are missing in EVERY_BLOCK"


def squeezed(text: str) -> str:
    """Without spaces: where a long word was broken, a reading has one."""
    return "".join(text.split())
