"""Options compared: what a person can choose from, side by side, in the order of the source (a decision aid)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.diagnostics import Where
from generator.language.speaking import N_
from generator.model.pictures import Picture
from generator.model.values import Identifier, Passage, Prose, ResourceRef, RiskRef

FEWEST, MOST = 2, 8
"""Options of one comparison: fewer leave nothing to compare, more nobody keeps in mind."""

SIDE_BY_SIDE = 4
"""So many options stand in one table; of more a reader chooses two, and paper has a second table."""

STANDARD_ROWS: Mapping[str, str] = {
    "involves": N_("What it involves"),
    "better": N_("What may get better"),
    "worse": N_("What may go wrong"),
    "suits": N_("Who it may suit"),
    "unknown": N_("What is not known"),
}
"""What every comparison should say, by the identifier of its row. A row of another name brings a title of its own."""

BETTER, WORSE = "better", "worse"

SILENT = N_("The guideline does not say.")
"""What readers see where a source says nothing about it."""

NO_NUMBER = N_("This library has no number for this from its source.")
"""What readers see where an editor looked for a number in vain: another text of the same authors may have one."""


UNRANKED = N_("The guideline does not rank these options. They stand in the order of the source.")
IN_ORDER = N_("The options stand in the order of the source.")
"""How readers are to take the order, by whether the guideline says of itself that it ranks none."""

WEIGH = N_("Mark what matters to you. Nothing is worked out from it. It is for you, and for those you talk to.")
OWN_STATEMENTS = N_("These statements are the library\u2019s own, not the guideline\u2019s.")
"""What stands above statements to mark, and below them where no source has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that a person can choose."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: part of its address"]
    title: Annotated[Prose, "What people call it, in a few words: it heads a column"]
    summary: Annotated[Prose, "What it is, in one sentence"] | None = None
    picture: Annotated[Picture, "A line picture by its name, or a file beside this one, SVG or PNG"] | None = None
    search_terms: Annotated[tuple[str, ...], "Words that readers may type for it"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionCell:
    """What one row says of one option. One of `text`, `numbers` and `not-in-source` is there."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "The option that it is about"]
    text: Annotated[Passage, "What is said, in plain words: paragraphs and lists"] | None = None
    numbers: Annotated[tuple[RiskRef, ...], "Numbers that belong to it, from the `risks:` of this guideline"] = ()
    no_number: Annotated[bool, "Whether its source gives no number for it: readers are told"] = False
    not_in_source: Annotated[bool, "Whether the source says nothing about it: readers are told"] = False
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so; by default those of the comparison"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """What is asked of every option."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "involves, better, worse, suits or unknown; or a name of your own, with a title"]
    title: Annotated[Prose, "What is asked, where it is none of the standard rows"] | None = None
    cells: Annotated[Mapping[str, OptionCell], "What is said of each option, by its identifier"]

    @property
    def standard(self) -> str:
        """The words of a standard row that has no title of its own, in English: a message to be said; "" for no such row."""
        return "" if self.title else STANDARD_ROWS.get(self.id.name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A statement that a reader can mark: what matters to her. Nothing is computed from it."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: what a reader marked is kept under this name"]
    text: Annotated[Prose, "The statement, in the reader's voice, that speaks for no option by itself"]
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so; without one it is the library's own"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """A comparison of options, in the order in which the source has them."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: part of its address"]
    title: Annotated[Prose, "The decision, as a question or a short heading"]
    lead: Annotated[Passage, "What one should know before comparing"] | None = None
    ranked: Annotated[bool, "`false` where the guideline does not rank them: readers are told"] | None = None
    options: Annotated[tuple[Option, ...], "Two to eight options, in the order of the source"]
    rows: Annotated[tuple[OptionRow, ...], "What is said of each"]
    matters: Annotated[tuple[Matter, ...], "Statements to mark: what matters to me"] = ()
    source: Annotated[tuple[ResourceRef, ...], "Resources that say what its cells say"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()

    @property
    def order_in_words(self) -> str:
        """How readers are to take the order of the options, in English: a message to be said."""
        return UNRANKED if self.ranked is False else IN_ORDER

    @property
    def are_matters_own(self) -> bool:
        """Whether no source has any of the statements to mark."""
        return not any(matter.source for matter in self.matters)

    def parted(self, most: int = SIDE_BY_SIDE) -> tuple[tuple[Option, ...], ...]:
        """The options in groups of at most `most`, in their order, as even as can be: 7 in groups of 4 are 4 and 3."""
        count = len(self.options)
        groups = -(-count // most)
        size = -(-count // groups) if groups else most
        return tuple(self.options[start : start + size] for start in range(0, count, size))

    def cell(self, row: OptionRow, option: Option) -> OptionCell:
        """What `row` says of `option`; that the source is silent, where nothing stands there (checks report it)."""
        return row.cells.get(option.id.name) or OptionCell(id=option.id, not_in_source=True)
