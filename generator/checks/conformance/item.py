"""One item of a conformance card, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.checks.conformance.audit import Audit
from generator.language.formats import comma
from generator.language.speaking import N_, _, ngettext


class Verdict(StrEnum):
    """What comes of an item, what asks for work first.

    What a person signed is never counted as if a program had seen it, and what only a person can tell is not a failure.
    """

    NOT_MET = "not met"
    TO_BE_JUDGED = "to be judged"
    MET = "met"
    ATTESTED = "attested"
    NOT_APPLICABLE = "not applicable"

    @property
    def in_words(self) -> str:
        """A heading over all items that came out so, for readers; the value is for programs."""
        return _(_VERDICTS[self])


_VERDICTS: Mapping[Verdict, str] = {
    Verdict.NOT_MET: N_("What is missing"),
    Verdict.TO_BE_JUDGED: N_("What a person still has to judge"),
    Verdict.MET: N_("What is met"),
    Verdict.ATTESTED: N_("What a person has signed for"),
    Verdict.NOT_APPLICABLE: N_("What does not apply here"),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and the evidence for it in plain words."""

    verdict: Verdict
    evidence: str


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked. `judge` is None where only a person can tell. A name of `Attestable` lets a person sign for it.

    `asks` is a message that is said later (`asked`), `most` the number that stands in it as `{most}`.
    """

    id: str
    asks: str
    judge: Callable[[Audit], Judgement] | None = None
    most: int = 0

    @property
    def asked(self) -> str:
        """What is asked, in the language that is spoken."""
        return _(self.asks, most=self.most)


def met(holds: object, evidence: str) -> Judgement:
    """Met where `holds` is true or not empty, else not met; `evidence` is what this rests on, in a sentence."""
    return Judgement(Verdict.MET if holds else Verdict.NOT_MET, evidence)


def without(evidence: str) -> Judgement:
    """Not applicable."""
    return Judgement(Verdict.NOT_APPLICABLE, evidence)


def some(words: list[str], most: int = 5) -> str:
    """The first `most` of some `words`, and how many more there are."""
    shown, more = comma().join(words[:most]), len(words) - most
    return ngettext("{items} and {count} more", "{items} and {count} more", more, items=shown) if more > 0 else shown
