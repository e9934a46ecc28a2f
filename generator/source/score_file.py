"""A score in YAML: signs with their points, and what the total means.

It is a table in another spelling, of which nobody writes the rows: each sign is a yes-or-no question, the total is
computed of them, and each band of the total is a rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated

from generator.decision.literals import number_text
from generator.diagnostics import Findings, Where
from generator.model.decision import Score, Sign, Verify
from generator.model.sfeel import Type
from generator.model.values import AlertRef, Identifier, Note, Passage, Prose, ResourceRef
from generator.source.decision_file import (
    DecisionFile,
    ExampleEntry,
    InputEntry,
    OutputEntry,
    RawCell,
    RawValue,
    RawValues,
    RuleEntry,
)

TOTAL, BAND = "total", "band"
"""The names by which other decisions read what a score comes to, and what that means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignEntry:
    """A sign that is ticked where it is there."""

    where: Where = field(default=Where(""), compare=False)
    label: Annotated[Prose, "The sign in a few words"]
    points: Annotated[Decimal, "What it counts: decimals too, and less than 0"]
    ask: Annotated[Prose, "The question to a reader, in plain words"] | None = None
    question: Annotated[Prose, "What a reader who does not know it asks, in her own voice; by default `ask`"] | None = (
        None
    )
    help: Annotated[Passage, "What is meant, and how to find out"] | None = None
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()
    dmn_name: Annotated[str, "Its name in DMN, where the identifier loses it"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandEntry:
    """What some totals mean."""

    where: Where = field(default=Where(""), compare=False)
    total: Annotated[RawCell, "The totals, such as [0..1] or >= 4"]
    label: Annotated[Prose, "What they mean, in a few words"]
    short: Annotated[Prose, "The same in fewer words, for the diagram"] | None = None
    note: Annotated[Passage, "Why, in one sentence"] | None = None
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    alert: Annotated[AlertRef, "The alert that is shown first to whom this fits"] | None = None
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreEntry:
    """What is counted, and what it comes to."""

    where: Where = field(default=Where(""), compare=False)
    label: Annotated[Prose, "What the total is called"]
    unit: Annotated[str, "What is counted; by default points"] = "points"
    signs: Annotated[Mapping[str, SignEntry], "The signs by identifier, each of which is there or not"]
    means: Annotated[Prose, "What the bands say: the heading above them"]
    bands: Annotated[Mapping[str, BandEntry], "What the totals mean, by identifier: together all that can occur"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFile:
    """`content/guidelines/<id>/decisions/<decision>.yaml` of a decision that counts points."""

    where: Where = field(default=Where(""), compare=False)
    decision: Annotated[Identifier, "Identifier: the name of the file"]
    was: Annotated[tuple[Identifier, ...], "Identifiers that it had before: their addresses still lead here"] = ()
    name: Annotated[Prose, "Title of the score"]
    question: Annotated[Prose, "The question that it answers, in the reader's voice"]
    score: Annotated[ScoreEntry, "The signs with their points, and what the total means"]
    examples: Annotated[tuple[ExampleEntry, ...], "Worked examples"] = ()
    notes: Annotated[tuple[Note, ...], "What holds for the whole score"] = ()
    verify: Annotated[Verify, "How findings of the verification are reported"] = Verify()
    search_terms: Annotated[tuple[str, ...], "Words that readers may type for it"] = ()
    dmn_name: Annotated[str, "Its name in DMN, where the identifier loses it"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredFile(DecisionFile):
    """A decision file that a score was turned into; `counts` is how."""

    counts: Score


def as_table(raw: ScoreFile, findings: Findings) -> ScoredFile:
    """The score `raw` as a table. What is wrong with its signs is added to `findings`."""
    score = raw.score
    is_unread = findings.has_error_in(score.where)
    for name, entries in (("signs", score.signs), ("bands", score.bands)):
        if not entries and not is_unread:
            findings.error("empty-value", f'a score needs at least one entry under "{name}"', score.where.head)
    taken = {TOTAL, BAND} & {str(name) for name in score.signs}
    for name in sorted(taken):
        message = f'a sign cannot be called "{name}": that is what the score comes to'
        findings.error("duplicate-id", message, score.signs[name].where.head, "give it another name")
    signs = {name: sign for name, sign in score.signs.items() if name not in taken}
    inputs = {name: _question(sign) for name, sign in signs.items()}
    if inputs:
        formula = RawCell(
            " + ".join(f"{_points(sign.points)} * count({name})" for name, sign in signs.items()), score.where
        )
        inputs[TOTAL] = InputEntry(where=score.where, label=score.label, unit=score.unit, compute=formula)
    counted = Score(
        where=score.where,
        total=TOTAL,
        signs=tuple(
            Sign(where=s.where, input=str(n), points=s.points, source=s.source, fact=s.fact) for n, s in signs.items()
        ),
    )
    return ScoredFile(
        where=raw.where,
        decision=raw.decision,
        was=raw.was,
        name=raw.name,
        question=raw.question,
        hit_policy=Prose("unique", raw.where),
        inputs=inputs,
        outputs={BAND: OutputEntry(where=score.where, label=score.means, values=_values(score.bands))},
        rules=tuple(_rule(str(name), band) for name, band in score.bands.items()) if inputs else (),
        examples=raw.examples,
        notes=raw.notes,
        verify=raw.verify,
        search_terms=raw.search_terms,
        dmn_name=raw.dmn_name,
        counts=counted,
    )


def _points(points: Decimal) -> str:
    return number_text(points)


def _question(sign: SignEntry) -> InputEntry:
    return InputEntry(
        where=sign.where,
        label=sign.label,
        type=Type.BOOLEAN,
        ask=sign.ask,
        question=sign.question,
        help=sign.help,
        dmn_name=sign.dmn_name,
    )


def _values(bands: Mapping[str, BandEntry]) -> RawValues:
    return RawValues(tuple(RawValue(name=str(n), label=band.label, short=band.short) for n, band in bands.items()))


def _rule(name: str, band: BandEntry) -> RuleEntry:
    return RuleEntry(
        where=band.where,
        id=Identifier(name, band.where),
        when={TOTAL: band.total},
        then={BAND: Passage(name, band.where)},
        source=band.source,
        note=band.note,
        alert=band.alert,
        fact=band.fact,
    )
