"""One item of a conformance card, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from generator.checks.conformance.audit import Audit


class Verdict(StrEnum):
    """What comes of an item. What a person signed is never counted as if a program had seen it."""

    MET = "met"
    NOT_MET = "not met"
    ATTESTED = "attested"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and the evidence for it in plain words."""

    verdict: Verdict
    evidence: str


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked. `judge` is None where only a person can tell. A name of `Attestable` lets a person sign for it."""

    id: str
    asks: str
    judge: Callable[[Audit], Judgement] | None = None


def met(holds: object, evidence: str) -> Judgement:
    """Met where `holds` is true or not empty, else not met; `evidence` is what this rests on, in a sentence."""
    return Judgement(Verdict.MET if holds else Verdict.NOT_MET, evidence)


def without(evidence: str) -> Judgement:
    """Not applicable."""
    return Judgement(Verdict.NOT_APPLICABLE, evidence)


def some(words: list[str], most: int = 5) -> str:
    """The first `most` of some `words`, and how many more there are."""
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more
