"""Which kinds of sheet a guideline has: the editor's choice, the library's, and what the status forbids."""

from __future__ import annotations

from enum import StrEnum

from generator.model.decision import DecisionTable, Rule
from generator.model.library import GuidelineBundle, LibraryFile
from generator.model.standing import standing


class SheetKind(StrEnum):
    """Kinds of sheet in the order in which readers meet them; the value is part of a sheet's address."""

    SUMMARY = "summary"
    QUESTIONS = "questions"
    DECISION = "decision"
    PATH = "path"
    BOOKLET = "booklet"


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
    on = {
        SheetKind.SUMMARY: _first(own.summary, usual.summary),
        SheetKind.QUESTIONS: bundle.questions is not None and _first(own.questions, usual.questions),
        SheetKind.DECISION: bool(bundle.decisions) and _first(own.decisions, usual.decisions),
        SheetKind.PATH: bool(bundle.decisions) and _first(own.paths, usual.paths and not outlived),
        SheetKind.BOOKLET: _first(own.booklet, usual.booklet),
    }
    return frozenset(kind for kind, is_on in on.items() if is_on)


def _first(own: bool | None, usual: bool) -> bool:  # noqa: FBT001 - two values, not options
    return usual if own is None else own
