"""PEMAT-P: how well people understand a printed text and can act on it (AHRQ, 2013).

Items that the other two standards ask as well are asked there.
"""

from __future__ import annotations

import re

from generator.checks.conformance.audit import Audit
from generator.checks.conformance.item import Item, Judgement, met, some, without
from generator.language.formats import quoted
from generator.language.speaking import N_, _, ngettext
from generator.model.decision import DecisionTable, Exemption, Rule

MOST_COLUMNS = 5
_ADDRESSES = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)


def _terms_in_print(audit: Audit) -> Judgement:
    terms = {ref.name for page in audit.pages for prose in page.proses for ref in audit.terms_in(prose)}
    if not terms:
        return without(_("It uses no words of the glossary"))
    return met(
        holds=True,
        evidence=ngettext(
            "{count} explained word: each is listed again, with its meaning, at the end of a page or sheet",
            "{count} explained words: each is listed again, with its meaning, at the end of a page or sheet",
            len(terms),
        ),
    )


def _columns(audit: Audit) -> Judgement:
    widths = {audit.plain(table.name): _width(table) for table in audit.bundle.decisions}
    if not widths:
        return without(_("It has no tables"))
    wide = [
        _("“{table}” ({columns})", table=name, columns=width) for name, width in widths.items() if width > MOST_COLUMNS
    ]
    if wide:
        return met(holds=False, evidence=some(wide))
    fits = ngettext(
        "{count} table, at most {columns} columns wide",
        "{count} tables, at most {columns} columns wide",
        len(widths),
        columns=max(widths.values()),
    )
    return met(holds=True, evidence=fits)


def _addressed(audit: Audit) -> Judgement:
    steps = [audit.plain(step.text) for step in audit.guideline.next_steps]
    if not audit.english:
        return without(_("Measured for English only"))
    return met(any(map(_ADDRESSES.search, steps)), quoted(steps[0]) if steps else _("It has no next steps"))


def _tool(audit: Audit) -> Judgement:
    groups = audit.bundle.questions.groups if audit.bundle.questions else ()
    count = sum(len(group.questions) for group in groups)
    listed = ngettext("A list of {count} question to take along", "A list of {count} questions to take along", count)
    return met(groups, listed)


PEMAT = (
    Item("informative-headings", N_("Headings say what is under them")),
    Item("terms-in-print", N_("Words are explained on paper too"), _terms_in_print),
    Item("columns", N_("Tables have at most {most} columns"), _columns, MOST_COLUMNS),
    Item("action", N_("At least one step is addressed to the reader"), _addressed),
    Item("tool", N_("There is something to take along"), _tool),
)


def _width(table: DecisionTable) -> int:
    """The columns of a table as readers see it: what only counts in a score or a formula has none."""
    rows: tuple[Rule | Exemption, ...] = (*table.rules, *table.open)
    spoken = [clause for clause in table.inputs if any(clause.id.name in row.cells for row in rows)]
    return len(spoken if table.is_linked else table.inputs) + len(table.outputs)
