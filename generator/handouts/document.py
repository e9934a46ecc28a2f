"""A handout as a document: what paper prints, with every word decided and no layout.

The tree is the contract between the module that knows guidelines and the one that typesets. Links to
other pages are numbered references here (`Run.note`), because paper cannot be clicked. Blocks keep to a
few kinds, each with one look (`templates/handouts/blocks.typ`). What prints a record of the model is called after it,
with `Block` behind (`Alert`, `AlertBlock`), so that both can be named in one module.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.handouts.drawn import Drawing, LabelledPicture, PictureBlock
from generator.handouts.errors import TypesettingError
from generator.handouts.furniture import Furniture
from generator.handouts.runs import Definition, Definitions, References, Runs
from generator.model.standing import Weight

MAX_COLUMNS = 5  # PEMAT: a printed table with more cannot be read
MAX_COLUMN_LABEL = 120  # characters; the header row is repeated on every page and must leave room for rows


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2, 3 or 4; the document's title is level 1, and no level may be left out.

    `anchor` is a name that runs may go to; it is unique in its document.
    """

    level: int
    runs: Runs
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered from `start` when `ordered`.

    Of a list of what to do and what not, `advice` tells for each item whether it is to be done, as its words do.
    """

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1
    advice: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """Words of somebody else, and who said them."""

    body: tuple[Block, ...]
    said_by: Runs = ()


@dataclass(frozen=True, slots=True)
class TermsBlock:
    """Words of a text, each with what it means."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A framed box for what a reader must know before reading on; its `weight` says how heavily it is framed."""

    weight: Weight
    title: str
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertBlock:
    """A danger and what to do about it. `level` is emergency, urgent or soon, which decides on the sign and the frame.

    `whose` says whose words they are, empty where a source has them; `phone_to_fill_in` leaves a line for a number; a
    `brief` one has a bar beside it and no frame.
    """

    level: str
    head: Runs
    do: Runs
    watch: tuple[Runs, ...] = ()
    contact: Runs = ()
    phone_to_fill_in: bool = False
    whose: Runs = ()
    brief: bool = False


@dataclass(frozen=True, slots=True)
class MainMessage:
    """The one main message, emphasised."""

    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationBlock:
    """A recommendation: for whom, what, and how firm (`grade` None: the source gives no grade).

    `level` and `anchor` are those of its heading, as in `Heading`.
    """

    title: Runs
    who: Runs
    body: tuple[Block, ...]
    grade: str | None = None
    grade_meaning: Runs = ()
    level: int = 3
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its header and one cell, a run of blocks, for each further column."""

    header: Runs
    cells: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. `columns` heads every column, that of the row headers included: `len(columns) == 1 + len(cells)`.

    Raises:
        TypesettingError: more than `MAX_COLUMNS` columns, a heading longer than `MAX_COLUMN_LABEL` characters, or
            a row with another number of cells.
    """

    caption: Runs
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    note: Runs = ()

    def __post_init__(self) -> None:
        """Refuse a table that paper cannot show."""
        if not 1 <= len(self.columns) <= MAX_COLUMNS:
            raise TypesettingError(f"a printed table has 1 to {MAX_COLUMNS} columns, not {len(self.columns)}")
        for label in self.columns:
            if len(label) > MAX_COLUMN_LABEL:
                raise TypesettingError(
                    f"“{label[:40]}…” is too long to head a printed column: {len(label)} characters",
                    f"at most {MAX_COLUMN_LABEL}",
                )
        for row in self.rows:
            if len(row.cells) != len(self.columns) - 1:
                raise TypesettingError(
                    f"a row has {len(row.cells)} cells beside its header, not {len(self.columns) - 1}"
                )


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A step of a schedule: its title, what is said of it, and the number of lines to write a day on."""

    title: Runs
    body: tuple[Block, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class ScheduleBlock:
    """The steps of a schedule with room for days that a reader writes. `columns` heads title, body and lines."""

    caption: Runs
    columns: tuple[str, str, str]
    rows: tuple[ScheduleRow, ...]


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """A question to ask, its follow-up questions, and the number of ruled lines for the answer."""

    runs: Runs
    follow_up: tuple[Runs, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """Questions under a heading, each with a box to tick. `level` as in `Heading`."""

    title: Runs
    questions: tuple[QuestionItem, ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class WriteLines:
    """Room for a reader's own words: a heading and ruled lines. `level` as in `Heading`."""

    label: str
    lines: int
    level: int = 2


@dataclass(frozen=True, slots=True)
class AppointmentFields:
    """Lines for the date of an appointment and for whom it is with; the words are in `Labels`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBlock:
    """A picture that an editor brought, and what stands below it. `data` are the bytes of an SVG or PNG file (`format`).

    `width` in millimetres, as large as it is meant; it is made smaller where it does not fit.
    """

    data: bytes
    format: Literal["svg", "png"]
    alternative: str
    width: float
    caption: Runs
    below: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two things that are compared, beside each other: `first` where a line begins, as wide as `second`."""

    first: tuple[Block, ...]
    second: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow diagram, drawn anew for each variant; where no drawing fits, `steps` are printed, which say the same."""

    drawings: tuple[Drawing, ...]
    alternative: str
    steps: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stay on one page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BySize:
    """The same in two arrangements: what fits beside each other in `normal` type, and in `large` type."""

    normal: tuple[Block, ...]
    large: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class IfRoom:
    """Blocks that are there only where the sheet does not need more paper for them, those of rank 0 first, then those of rank 1.

    The booklet has all that they say.
    """

    blocks: tuple[Block, ...]
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Ending:
    """The last block of a document: what stands in the block that ends the sheet, at the foot of its last page.

    `blocks` are its sources. Above them is room for a reader's own words under the heading `label` ("" for none): at least
    so many `lines`, and as many as the page has room for.
    """

    blocks: tuple[Block, ...] = ()
    label: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first page of a booklet, with its title and how old it is; only the first block can be one.

    `picture` are the bytes of an SVG or PNG file (`format`), b"" for none; it says nothing that the title does not. `who`
    stands under `lead`.
    """

    picture: bytes = b""
    format: Literal["svg", "png"] = "svg"
    lead: str = ""
    who: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of level 2 with the sign of its chapter: its number. `anchor` as in `Heading`."""

    number: int
    runs: Runs
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, with page numbers, of headings down to level `depth`."""

    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading
    | Para
    | Bullets
    | QuoteBlock
    | TermsBlock
    | Notice
    | AlertBlock
    | MainMessage
    | RecommendationBlock
    | TableBlock
    | ScheduleBlock
    | QuestionBlock
    | WriteLines
    | AppointmentFields
    | Definitions
    | References
    | PictureBlock
    | LabelledPicture
    | SideBySide
    | FigureBlock
    | Flow
    | KeepTogether
    | BySize
    | IfRoom
    | Ending
    | Cover
    | Chapter
    | Contents
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A handout.

    `kind` is its name for readers ("Question list"); `name` tells it from all other sheets in the file's properties,
    `running` at the head of its pages ("": the title does); `language` is a BCP 47 tag such as en or en-GB;
    `timestamp` is the day written into the file as its date; `notice` stands above the title; `compact` says nothing
    twice, for a sheet that must not be longer. `sides` are the pages that it is fitted on, by white space and by what
    may be left out (`IfRoom`), never by type; it has more where it cannot have fewer, and 0 fits nothing. `fold` adds
    pages for notes, so that there are four, eight, or twelve of them, as a booklet that is folded needs.
    """

    title: str
    kind: str
    blocks: tuple[Block, ...]
    furniture: Furniture
    timestamp: date
    notice: Notice | None = None
    subtitle: str = ""
    name: str = ""
    running: str = ""
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"
    compact: bool = False
    sides: int = 0
    fold: bool = False
