"""The conformance card of one guideline: what is asked of it, whether it is so, and what shows it.

A formula or a pattern never proves that somebody understands. The card shows its evidence for each item, and where
only a person can tell it says who has signed, or that nobody has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.analysis import Analyses
from generator.checks.conformance.audit import Audit, Lexicon
from generator.checks.conformance.clear_communication import CLEAR_COMMUNICATION
from generator.checks.conformance.ipdas import IPDAS
from generator.checks.conformance.item import Item, Judgement, Verdict
from generator.checks.conformance.pemat import PEMAT
from generator.checks.conformance.right_pvg import RIGHT_PVG
from generator.checks.conformance.upkeep import UPKEEP
from generator.checks.context import CheckContext
from generator.language.speaking import N_, _
from generator.model.attestation import Attestation
from generator.model.library import GuidelineBundle, Library
from generator.text.resolve import Texts


class Standard(StrEnum):
    """Where an item comes from."""

    RIGHT_PVG = "RIGHT-PVG"
    CLEAR_COMMUNICATION = "CDC Clear Communication Index"
    PEMAT = "PEMAT-P"
    IPDAS = "IPDAS"
    UPKEEP = N_("Readability and currency")

    @property
    def title_in_words(self) -> str:
        """For readers; the value is for programs. Names of standards are said as they are."""
        return _(self.value) if self is Standard.UPKEEP else self.value


ITEMS: Mapping[Standard, tuple[Item, ...]] = {
    Standard.RIGHT_PVG: RIGHT_PVG,
    Standard.CLEAR_COMMUNICATION: CLEAR_COMMUNICATION,
    Standard.PEMAT: PEMAT,
    Standard.IPDAS: IPDAS,
    Standard.UPKEEP: UPKEEP,
}
"""Everything that is asked, in the order in which the card shows it."""


def asked_of(bundle: GuidelineBundle) -> Mapping[Standard, tuple[Item, ...]]:
    """What is asked of the guideline `bundle`: of one that compares no options nothing that is about decision aids."""
    return {standard: items for standard, items in ITEMS.items() if standard is not Standard.IPDAS or bundle.compares}


@dataclass(frozen=True, slots=True)
class Row:
    """One item with what came of it. `signed` are the signatures of people under it."""

    standard: Standard
    item: Item
    judgement: Judgement
    signed: tuple[Attestation, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All rows, by standard."""

    rows: tuple[Row, ...]

    @property
    def by_verdict(self) -> list[tuple[Verdict, list[Row]]]:
        """The rows that came out alike, where there are any: gaps first, then what is open, then what is done."""
        sorted_rows = [(verdict, [row for row in self.rows if row.judgement.verdict is verdict]) for verdict in Verdict]
        return [(verdict, rows) for verdict, rows in sorted_rows if rows]

    def count(self, verdict: Verdict) -> int:
        """How many items came out so."""
        return sum(row.judgement.verdict == verdict for row in self.rows)


def cards(library: Library, texts: Texts) -> Mapping[str, Card]:
    """The card of each guideline of `library` by its identifier; `texts` are its texts with references resolved."""
    lexicon = Lexicon(library, texts)
    analyses = Analyses(texts)
    return {bundle.id: guideline_card(lexicon, library, texts, analyses, bundle) for bundle in library.guidelines}


def guideline_card(
    lexicon: Lexicon, library: Library, texts: Texts, analyses: Analyses, bundle: GuidelineBundle
) -> Card:
    """The card of the guideline `bundle` of `library`; `texts` are its texts with references resolved.

    `lexicon` holds the words of the library, `analyses` what is known of its tables.
    """
    audit = Audit(lexicon, library, texts, analyses, bundle)
    return Card(tuple(_row(audit, standard, item) for standard, items in asked_of(bundle).items() for item in items))


def _row(audit: Audit, standard: Standard, item: Item) -> Row:
    signed = tuple(one for one in audit.guideline.attest if one.item == item.id)
    if item.judge:
        judgement = item.judge(audit)
    else:
        evidence = "" if signed else _("Only a person can tell, and nobody has signed")
        judgement = Judgement(Verdict.TO_BE_JUDGED, evidence)
    if signed and judgement.verdict in {Verdict.NOT_MET, Verdict.TO_BE_JUDGED}:
        silent = all(one.not_in_source for one in signed)
        evidence = _("The source does not say") if silent else judgement.evidence
        judgement = Judgement(Verdict.NOT_APPLICABLE if silent else Verdict.ATTESTED, evidence)
    return Row(standard, item, judgement, signed)


def check_conformance(context: CheckContext) -> None:
    """What the card does not find in a guideline that is in force: a hint, because much is a person's to judge."""
    found = cards(context.library, context.texts)
    for bundle in context.library.guidelines:
        guideline, card = bundle.guideline, found[bundle.id]
        if not guideline.status.is_in_use:
            continue
        said = []
        for verdict, words in ((Verdict.NOT_MET, "not met"), (Verdict.TO_BE_JUDGED, "for a person to judge")):
            items = [row.item.id for row in card.rows if row.judgement.verdict is verdict]
            if items:
                said.append(
                    f"{len(items)} of {len(card.rows)} items of the conformance card are {words}: {', '.join(items)}"
                )
        if said:
            context.findings.hint("not-conforming", "; ".join(said), guideline.title.where, "see the card on its page")
