"""Which handouts an editor wants: kinds, papers and sizes of type."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from generator.diagnostics import Where
from generator.model.values import Paper


class TypeSize(StrEnum):
    """Sizes of type on handouts: 12 point, and 16 and 20 point for readers with low vision."""

    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutChoice:
    """Which handouts of a guideline are made. A key that is left out is as the library says, else on.

    Path sheets of a superseded or withdrawn guideline are made only where its own file says `paths: true`.
    """

    where: Where = field(default=Where(""), compare=False)
    summary: Annotated[bool, "The summary: one sheet, both sides"] | None = None
    questions: Annotated[bool, "The question list"] | None = None
    schedules: Annotated[bool, "A sheet for each schedule, with room for one's own days"] | None = None
    options: Annotated[bool, "A sheet for each comparison of options"] | None = None
    decisions: Annotated[bool, "A sheet for each decision table"] | None = None
    paths: (
        Annotated[bool, "A sheet for each rule of a table that is not counted: “this part is for you if …”"] | None
    ) = None
    booklet: Annotated[bool, "The booklet with everything"] | None = None
    fold: Annotated[bool, "Whether the booklet has four, eight or twelve pages, so that it can be folded"] | None = None
    paper: (
        Annotated[Paper, "The usual paper of this guideline's readers, where it is not that of the library"] | None
    ) = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutDefaults:
    """Which handouts are made where a guideline does not say otherwise, on which papers, in which sizes."""

    where: Where = field(default=Where(""), compare=False)
    summary: Annotated[bool, "The summary: one sheet, both sides"] = True
    questions: Annotated[bool, "The question list"] = True
    schedules: Annotated[bool, "A sheet for each schedule, with room for one's own days"] = True
    options: Annotated[bool, "A sheet for each comparison of options"] = True
    decisions: Annotated[bool, "A sheet for each decision table"] = True
    paths: Annotated[bool, "A sheet for each rule of a table"] = True
    booklet: Annotated[bool, "The booklet with everything"] = True
    fold: Annotated[bool, "Whether booklets have four, eight or twelve pages, so that they can be folded"] = False
    papers: Annotated[
        tuple[Paper, ...], "Paper sizes to make; that of `paper` always is, and comes first on the pages"
    ] = (Paper.A4, Paper.LETTER)
    sizes: Annotated[
        tuple[TypeSize, ...], "Sizes of type: normal (12 point), large (16 point) and largest (20 point)"
    ] = (
        TypeSize.NORMAL,
        TypeSize.LARGE,
    )
