"""IPDAS: what makes a comparison of options a decision aid that does not mislead.

The minimum criteria of the International Patient Decision Aid Standards (IPDASi 4.0): six that a decision aid has to
meet to be one, six without which it risks harmful bias, and four more where a test is among the options. Source:
Joseph-Williams N, Newcombe R, Politi M, et al. Toward minimum standards for certifying patient decision aids: a modified
Delphi consensus process. Medical Decision Making 2014;34(6):699-710, doi 10.1177/0272989X13501721. They are asked here in
words of our own, and of guidelines alone that compare options.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.conformance.audit import Audit
from generator.checks.conformance.item import Item, Judgement, Verdict, met, some, without
from generator.language.formats import comma, long_date, quoted
from generator.language.speaking import N_, _, ngettext
from generator.model.currency import review_due
from generator.model.option_numbers import numbers_of
from generator.model.options import BETTER, WORSE, Option, OptionCell, Options
from generator.model.risk import Risk
from generator.text.plain import block_plain
from generator.text.risk import negative_frame, positive_frame

_INVOLVES = "involves"


def _compared(audit: Audit) -> list[Options]:
    return [item for section in audit.guideline.sections for item in section.options]


def _cells(audit: Audit, asked: str = "") -> Iterator[tuple[Option, OptionCell | None]]:
    """Each option, with what the row `asked` says of it (None for no such row); "" for all rows."""
    for item in _compared(audit):
        rows = [row for row in item.rows if asked in {"", row.id.name}]
        for option in item.options:
            if not rows:
                yield option, None
            yield from ((option, item.cell(row, option)) for row in rows)


def _says(cell: OptionCell | None) -> bool:
    return cell is not None and not cell.not_in_source


def _open(evidence: str) -> Judgement:
    return Judgement(Verdict.TO_BE_JUDGED, evidence)


def _condition(audit: Audit) -> Judgement:
    leads = sum(item.lead is not None for item in _compared(audit))
    return _open(
        _(
            "{count} of {all} comparisons have a text before them; whether it describes the problem, only a person can tell",
            count=leads,
            all=len(_compared(audit)),
        )
    )


def _decision(audit: Audit) -> Judgement:
    titles = [quoted(audit.plain(item.title)) for item in _compared(audit)]
    return met(holds=True, evidence=comma().join(titles))


def _options(audit: Audit) -> Judgement:
    return _each(audit, _INVOLVES, or_summary=True)


def _positive(audit: Audit) -> Judgement:
    return _each(audit, BETTER)


def _negative(audit: Audit) -> Judgement:
    return _each(audit, WORSE)


def _each(audit: Audit, asked: str, *, or_summary: bool = False) -> Judgement:
    """Whether the row `asked` says something of every option; its summary may do as well."""
    found = [
        (option, _says(cell) or (or_summary and option.summary is not None)) for option, cell in _cells(audit, asked)
    ]
    silent = [quoted(audit.plain(option.title)) for option, says in found if not says]
    if silent:
        return met(holds=False, evidence=_("Nothing is said of: {options}", options=some(silent)))
    said = ngettext("Said of {count} option", "Said of all {count} options", len(found))
    return met(holds=True, evidence=said)


def _experience(audit: Audit) -> Judgement:
    asked = [quoted(audit.plain(row.title)) for item in _compared(audit) for row in item.rows if row.title]
    if not asked:
        return _open(_("No row of its own asks for it; whether another one tells, only a person can tell"))
    return _open(_("What else is asked of each option: {rows}", rows=some(asked)))


def _balance(audit: Audit) -> Judgement:
    """One side left out is unequal; whether two are told in equal detail, a person judges by how much is said."""
    if not all(_says(cell) for asked in (BETTER, WORSE) for _option, cell in _cells(audit, asked)):
        return met(holds=False, evidence=_("Of an option, one side is not told"))
    good, harm = (_words(audit, asked) for asked in (BETTER, WORSE))
    return _open(
        _(
            "Words on what may get better: {good}; on what may go wrong: {harm}, in the order of the options",
            good=good,
            harm=harm,
        )
    )


def _words(audit: Audit, asked: str) -> str:
    """How many words a row has for each option, those of its numbers among them."""
    counts = []
    for _option, cell in _cells(audit, asked):
        said = [block_plain(audit.texts.blocks(cell.text, audit.bundle.id))] if cell and cell.text else []
        for number in numbers_of(audit.guideline, cell) if cell else ():
            said += [positive_frame(number), negative_frame(number)]
            said += [audit.plain(prose) for prose in (number.who, number.will, number.will_not, number.over) if prose]
        counts.append(str(len(" ".join(said).split())))
    return comma().join(counts)


def _cited(audit: Audit) -> Judgement:
    every = [
        bool(cell.source or item.source or section.source)
        for section in audit.guideline.sections
        for item in section.options
        for row in item.rows
        for cell in row.cells.values()
        if _says(cell)
    ]
    return met(
        all(every), _("{count} of {all} statements about options name their source", count=sum(every), all=len(every))
    )


def _dated(audit: Audit) -> Judgement:
    return met(holds=True, evidence=_("Text checked {date}", date=long_date(audit.guideline.reviewed)))


def _updated(audit: Audit) -> Judgement:
    due = review_due(audit.guideline, audit.library)
    return met(holds=True, evidence=_("The next check of this text is due on {date}", date=long_date(due)))


def _numbers(audit: Audit) -> list[Risk]:
    named = [number for _option, cell in _cells(audit) if cell for number in numbers_of(audit.guideline, cell)]
    return list({number.id.name: number for number in named}.values())


def _uncertainty(audit: Audit) -> Judgement:
    numbers = _numbers(audit)
    if not numbers:
        return without(_("Its comparisons give no numbers"))
    sure = sum(number.certainty is not None for number in numbers)
    return met(
        sure == len(numbers), _("{count} of {all} numbers say how sure the source is", count=sure, all=len(numbers))
    )


IPDAS = (
    Item("ipdas-condition", N_("It describes the health problem that the decision is about"), _condition),
    Item("ipdas-decision", N_("It says which decision is to be made"), _decision),
    Item("ipdas-options", N_("It describes each option"), _options),
    Item("ipdas-positive", N_("It tells the good sides of each option"), _positive),
    Item("ipdas-negative", N_("It tells the bad sides of each option"), _negative),
    Item("ipdas-experience", N_("It tells what it is like to live with what may follow from each option"), _experience),
    Item("ipdas-balance", N_("Good and bad sides are told in equal detail"), _balance),
    Item("ipdas-cited", N_("It cites the evidence that it rests on"), _cited),
    Item("ipdas-dated", N_("It says when it was made or published"), _dated),
    Item("ipdas-update", N_("It says when it is brought up to date"), _updated),
    Item("ipdas-uncertainty", N_("It says how uncertain its numbers are"), _uncertainty),
    Item("ipdas-funding", N_("It says who paid for it")),
    Item("ipdas-test", N_("Where an option is a test: it says what the test measures")),
    Item("ipdas-if-found", N_("Where an option is a test: it says what comes next if something is found")),
    Item("ipdas-if-not-found", N_("Where an option is a test: it says what comes next if nothing is found")),
    Item(
        "ipdas-overdiagnosis",
        N_(
            "Where an option is a screening test: it says that something may be found that would never have caused harm"
        ),
    ),
)
