"""PEMAT-P: how well people understand a printed text and can act on it (AHRQ, 2013).

Items that the other two standards ask as well are asked there.
"""

from __future__ import annotations

import re

from generator.checks.conformance.audit import Audit
from generator.checks.conformance.item import Item, Judgement, met, some, without
from generator.text.numbers import counted

MOST_COLUMNS = 5
_ADDRESSES = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)


def _terms_in_print(audit: Audit) -> Judgement:
    terms = {ref.name for page in audit.pages for prose in page.proses for ref in audit.terms_in(prose)}
    if not terms:
        return without("It uses no words of the glossary")
    return met(
        holds=True,
        evidence=f"{counted(len(terms), 'explained word')}: each is listed again, with its meaning, at the end of a page or sheet",
    )


def _columns(audit: Audit) -> Judgement:
    widths = {audit.plain(table.name): len(table.inputs) + len(table.outputs) for table in audit.bundle.decisions}
    if not widths:
        return without("It has no tables")
    wide = [f"“{name}” ({width})" for name, width in widths.items() if width > MOST_COLUMNS]
    return met(
        not wide,
        some(wide) if wide else f"{counted(len(widths), 'table')}, at most {max(widths.values())} columns wide",
    )


def _addressed(audit: Audit) -> Judgement:
    steps = [audit.plain(step.text) for step in audit.guideline.next_steps]
    if not audit.english:
        return without("Measured for English only")
    return met(any(map(_ADDRESSES.search, steps)), f"“{steps[0]}”" if steps else "It has no next steps")


def _tool(audit: Audit) -> Judgement:
    groups = audit.bundle.questions.groups if audit.bundle.questions else ()
    return met(groups, f"A list of {counted(sum(len(group.questions) for group in groups), 'question')} to take along")


PEMAT = (
    Item("informative-headings", "Headings say what is under them"),
    Item("terms-in-print", "Words are explained on paper too", _terms_in_print),
    Item("columns", f"Tables have at most {MOST_COLUMNS} columns", _columns),
    Item("action", "At least one step is addressed to the reader", _addressed),
    Item("tool", "There is something to take along", _tool),
)
