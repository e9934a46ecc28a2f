"""Where a guideline stands in its life, in words: the one home of "out of date", for every face.

A face takes what it has room for: `word` for a mark, `line` for a list, `band` for a strip that stays in view or stands at
the head of each page, or the whole notice (`sentence`, `advice`, `successors`). The words hold for any guideline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cache

from generator.language.catalogue import Catalogue
from generator.language.speaking import N_, spoken
from generator.model.guideline import Guideline
from generator.model.values import Status


class Weight(StrEnum):
    """How heavily a face shows it; on pages it is part of a class's name."""

    NONE = "none"
    CAUTION = "caution"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The words of one status.

    `term` is the field's own word, the others are for readers. `sentence` is the title of the notice, `why` and `action`
    are its text, `changed` what may be wrong in it ("" where nothing is known); `successors` introduces what took the
    guideline's place. `kept` is the heading above such guidelines on the home page. `title` goes before the title of a sheet. `weight` says how heavily it is shown, `is_past` whether
    the guideline is outlived: then nobody is led through its tables step by step unless its editor asks for it.
    """

    term: str
    word: str = ""
    line: str = ""
    band: str = ""
    sentence: str = ""
    why: str = ""
    action: str = ""
    changed: str = ""
    successors: str = N_("Newer advice:")
    kept: str = ""
    title: str = ""
    weight: Weight = Weight.WARNING
    is_past: bool = True

    @property
    def advice(self) -> str:
        """Why, what to do, and what may have changed."""
        return " ".join(filter(None, (self.why, self.action, self.changed)))

    @property
    def notice(self) -> str:
        """The whole in one paragraph, for formats that have no layout; "" for a guideline that people go by."""
        return f"{self.sentence} {self.advice}".strip()


_WORDS: Mapping[Status, Standing] = {
    Status.CURRENT: Standing(term=N_("Current"), weight=Weight.NONE, is_past=False),
    # Whether its source is still the newest, its editors do not know: then a page says when the text was checked, and no more.
    Status.UNCHECKED: Standing(term=N_("Not checked for newer advice"), weight=Weight.NONE, is_past=False),
    Status.DRAFT: Standing(
        term=N_("Draft"),
        word=N_("Draft"),
        line=N_("Draft"),
        band=N_("Draft: do not decide by this text."),
        sentence=N_("This guideline is a draft."),
        why=N_("It is not finished."),
        action=N_("Do not decide by this text: ask your care team."),
        title=N_("Draft:"),
        weight=Weight.CAUTION,
        is_past=False,
    ),
    Status.SUPERSEDED: Standing(
        term=N_("Superseded"),
        word=N_("Out of date"),
        line=N_("Out of date: newer advice exists"),
        band=N_("Out of date ({year}): do not decide by this text."),
        sentence=N_("This guideline is out of date."),
        why=N_("Newer advice has taken its place."),
        action=N_("Do not decide by this text: ask your care team about the newer advice."),
        changed=N_("Tests, drugs and their order may have changed since {year}."),
        kept=N_("Kept for reference: newer advice exists"),
        title=N_("Old advice ({year}):"),
    ),
    Status.WITHDRAWN: Standing(
        term=N_("Withdrawn"),
        word=N_("Withdrawn"),
        line=N_("Withdrawn"),
        band=N_("Withdrawn: do not decide by this text."),
        sentence=N_("This guideline has been withdrawn."),
        action=N_("Do not decide by this text: ask your care team what holds instead."),
        kept=N_("Kept for reference: withdrawn"),
        title=N_("Withdrawn advice ({year}):"),
    ),
}


def standing(guideline: Guideline) -> Standing:
    """The words for a guideline's status; `{year}` is the year of its source, or of the copy of it."""
    return _standing(guideline.status, guideline.dated.year, spoken())


@cache
def _standing(status: Status, year: int, language: Catalogue) -> Standing:
    """Each page of a guideline asks several times, in one `language`."""
    words = _WORDS[status]
    said = {
        item.name: language.text(text).replace("{year}", str(year))
        for item in fields(words)
        if item.type == "str" and (text := getattr(words, item.name))
    }
    return replace(words, **said)  # type: ignore[arg-type] # only fields of text
