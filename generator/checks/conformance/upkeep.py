"""Readability and currency: what a formula and a calendar can tell."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator.checks.conformance.audit import Audit
from generator.checks.conformance.item import Item, Judgement, met, without
from generator.language.formats import decimal_text, long_date, semicolon
from generator.language.speaking import N_, _
from generator.model.currency import review_due
from generator.model.values import Status


def _grade(audit: Audit) -> Judgement:
    if not audit.readings:
        return without(_("No page has enough English sentences to measure"))
    most = audit.library.info.reading_grade
    worst = max(audit.readings, key=lambda reading: reading.unexplained.grade)
    smog = worst.all_words.smog
    found = {
        "page": worst.title,
        "without": _grade_text(worst.unexplained.grade),
        "all": _grade_text(worst.all_words.grade),
    }
    evidence = (
        _(
            "Hardest page: “{page}”, Flesch-Kincaid grade {without} without explained words, {all} with them; too short for SMOG",
            **found,
        )
        if smog is None
        else _(
            "Hardest page: “{page}”, Flesch-Kincaid grade {without} without explained words, {all} with them; SMOG {smog}",
            **found,
            smog=_grade_text(smog),
        )
    )
    return met(worst.unexplained.grade <= most, evidence)


def _grade_text(grade: float) -> str:
    return decimal_text(Decimal(f"{grade:.1f}"))


def _reviewed(audit: Audit) -> Judgement:
    due = review_due(audit.guideline, audit.library)
    checked = _("Last checked {date}, due again {due}", date=long_date(audit.guideline.reviewed), due=long_date(due))
    return met(audit.library.as_of <= due, checked)


_STATUS: Mapping[Status, str] = {
    Status.DRAFT: N_("Its status is: draft"),
    Status.UNCHECKED: N_("Nobody has checked whether there is newer advice"),
    Status.CURRENT: N_("Its status is: current"),
    Status.SUPERSEDED: N_("Its status is: superseded"),
    Status.WITHDRAWN: N_("Its status is: withdrawn"),
}


def _current(audit: Audit) -> Judgement:
    return met(audit.guideline.status is Status.CURRENT, _(_STATUS[audit.guideline.status]))


def _clinicians(audit: Audit) -> Judgement:
    names = [_("{name}, {role}", name=person.name, role=person.role) for person in audit.guideline.reviewed_by]
    return met(names, semicolon().join(names) or _("No clinician has checked this text yet"))


UPKEEP = (
    Item("reading-grade", N_("No page is harder to read than the library allows"), _grade),
    Item("review", N_("The text was checked against its source, and the next check is not overdue"), _reviewed),
    Item("status", N_("It is in force"), _current),
    Item("clinical-review", N_("Clinicians have checked it, by name"), _clinicians),
)
