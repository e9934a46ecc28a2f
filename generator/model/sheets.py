"""Which kinds of sheet a guideline has: the editor's choice, the library's, and what the status forbids."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from generator.model.decision import DecisionTable, Rule
from generator.model.handouts import HandoutChoice, HandoutDefaults
from generator.model.library import GuidelineBundle, LibraryFile
from generator.model.standing import standing


class SheetKind(StrEnum):
    """Kinds of sheet in the order in which readers meet them; the value is part of a sheet's address.

    `key` is the kind's key under `handouts:` (`HandoutChoice`, `HandoutDefaults`), where it is not the value itself.
    """

    key: str

    def __new__(cls, value: str, key: str = "") -> Self:
        """Keep the key beside the value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.key = key or value
        return member

    SUMMARY = "summary"
    QUESTIONS = "questions"
    SCHEDULE = "schedule", "schedules"
    OPTIONS = "options"
    DECISION = "decision", "decisions"
    PATH = "path", "paths"
    BOOKLET = "booklet"


_LACKING = ", ".join(
    f"{choice.__name__}.{kind.key}"
    for choice in (HandoutChoice, HandoutDefaults)
    for kind in SheetKind
    if kind.key not in choice.__dataclass_fields__
)
assert not _LACKING, f"generator/model/handouts.py lacks the key of a kind of sheet: {_LACKING}"  # noqa: S101 - at once


def sheet_name(kind: SheetKind, about: str = "") -> str:
    """What a sheet of this `kind` is called in its address; `about` is the decision, or `decision/rule`, on it."""
    return f"{kind}-{about.replace('/', '--')}" if about else kind.value


def own_sheets(table: DecisionTable) -> tuple[Rule, ...]:
    """The rules of a table that have a path sheet each.

    A row that is only counted or added up is no advice of its own: alone it would tell nobody anything.
    """
    return table.rules if table.aggregation is None else ()


def wanted(bundle: GuidelineBundle, info: LibraryFile) -> frozenset[SheetKind]:
    """The kinds made for the guideline `bundle`, as far as it has what they print; `info` is its library's file.

    A path sheet speaks to one person ("this part is for you if …"): for a guideline that was superseded or
    withdrawn it is made only where the guideline's own file asks for it (docs/design.md, Superseded guidelines).
    """
    own, usual = bundle.guideline.handouts, info.handouts
    outlived = standing(bundle.guideline).is_past
    found = set()
    for kind in SheetKind:
        chosen: bool | None = getattr(own, kind.key)
        if chosen is None:
            chosen = getattr(usual, kind.key) and not (kind is SheetKind.PATH and outlived)
        if chosen:
            found.add(kind)
    return frozenset(found)


def is_folded(bundle: GuidelineBundle, info: LibraryFile) -> bool:
    """Whether the booklet of the guideline `bundle` can be folded; `info` is its library's file."""
    own = bundle.guideline.handouts.fold
    return info.handouts.fold if own is None else own
