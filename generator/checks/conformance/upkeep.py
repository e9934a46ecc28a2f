"""Readability and currency: what a formula and a calendar can tell."""

from __future__ import annotations

from generator.checks.conformance.audit import Audit
from generator.checks.conformance.item import Item, Judgement, met, without
from generator.language.formats import long_date
from generator.model.currency import review_due
from generator.model.values import Status


def _grade(audit: Audit) -> Judgement:
    if not audit.readings:
        return without("No page has enough English sentences to measure")
    most = audit.library.info.reading_grade
    worst = max(audit.readings, key=lambda reading: reading.unexplained.grade)
    figures = f"{worst.unexplained.grade:.1f} without explained words, {worst.all_words.grade:.1f} with them"
    smog = worst.all_words.smog
    figures += f"; SMOG {smog:.1f}" if smog is not None else "; too short for SMOG"
    return met(worst.unexplained.grade <= most, f"Hardest page: “{worst.title}”, Flesch-Kincaid grade {figures}")


def _reviewed(audit: Audit) -> Judgement:
    due = review_due(audit.guideline, audit.library)
    checked = f"Last checked {long_date(audit.guideline.reviewed)}, due again {long_date(due)}"
    return met(audit.library.as_of <= due, checked)


def _current(audit: Audit) -> Judgement:
    return met(audit.guideline.status is Status.CURRENT, f"Its status is: {audit.guideline.status}")


def _clinicians(audit: Audit) -> Judgement:
    names = [f"{person.name}, {person.role}" for person in audit.guideline.reviewed_by]
    return met(names, "; ".join(names) or "No clinician has checked this text yet")


UPKEEP = (
    Item("reading-grade", "No page is harder to read than the library allows", _grade),
    Item("review", "The text was checked against its source, and the next check is not overdue", _reviewed),
    Item("status", "It is in force", _current),
    Item("clinical-review", "Clinicians have checked it, by name", _clinicians),
)
