"""The CDC Clear Communication Index: what makes a text for the public clear (CDC, User Guide, 2019).

Items that also stand in RIGHT-PVG are asked there alone.
"""

from __future__ import annotations

from generator.checks.conformance.audit import Audit
from generator.checks.conformance.item import Item, Judgement, met, some, without
from generator.checks.literacy import MOST_ITEMS
from generator.text.numbers import counted

PASSIVE_MOST = 0.2
"""Share of sentences: more in the passive voice are too many (PEMAT counts 80 % in the active voice as enough)."""


def _main_message(audit: Audit) -> Judgement:
    return met(
        holds=True, evidence=f"In a box before everything else: “{audit.plain(audit.guideline.main_message.text)}”"
    )


def _visual(audit: Audit) -> Judgement:
    pictures = len(audit.risks)
    charts = (audit.analyses.of(table, audit.bundle.id).chart for table in audit.bundle.decisions)
    drawn = sum(chart is not None and chart.is_drawn for chart in charts)
    return met(
        pictures or drawn,
        f"{counted(pictures, 'picture')} of numbers, {counted(drawn, 'diagram')} of tables, each with a caption",
    )


def _call(audit: Audit) -> Judgement:
    return met(audit.guideline.next_steps, counted(len(audit.guideline.next_steps), "next step"))


def _active(audit: Audit) -> Judgement:
    if not audit.english or not audit.sentences:
        return without("Measured for English only")
    share = len(audit.passive) / len(audit.sentences)
    shown = some([f"“{sentence}”" for sentence in audit.passive], 2)
    return met(
        share <= PASSIVE_MOST,
        f"{len(audit.passive)} of {len(audit.sentences)} sentences seem passive" + (f": {shown}" if shown else ""),
    )


def _explained(audit: Audit) -> Judgement:
    bare = audit.unlinked_terms
    return met(not bare, some(bare) if bare else "Each page links the glossary words that appear on it")


def _abbreviations(audit: Audit) -> Judgement:
    bare = audit.bare_abbreviations
    return met(not bare, f"Not in the glossary: {some(bare)}" if bare else "The glossary has every abbreviation")


def _lists(audit: Audit) -> Judgement:
    sizes = [len(audit.guideline.key_messages)]
    sizes += [len(group.questions) for group in (audit.bundle.questions.groups if audit.bundle.questions else ())]
    sizes += [len(shown.alert.watch_for) for shown in audit.alerts]
    return met(
        max(sizes) <= MOST_ITEMS, f"The longest list of messages, questions or signs has {counted(max(sizes), 'item')}"
    )


def _headings(audit: Audit) -> Judgement:
    return met(
        holds=True, evidence=f"{counted(len(audit.guideline.sections), 'section')}, each with a heading and a summary"
    )


def _known(audit: Audit) -> Judgement:
    return met(
        audit.guideline.uncertainty, f"{counted(len(audit.guideline.uncertainty), 'statement')} about what is not known"
    )


def _whom_to_contact(audit: Audit) -> Judgement:
    """Each alert says when; those with a contact say whom. What the library says for all guidelines is not enough."""
    own = [shown for shown in audit.alerts if shown.home]
    named = [
        f"“{audit.plain(shown.alert.title)}” ({shown.alert.level}): {audit.plain(shown.contact.name)}"
        for shown in own
        if shown.contact
    ]
    if named:
        return met(holds=True, evidence=some(named))
    alerts = "None of its alerts names a contact" if own else "It has no alerts of its own"
    return met(holds=False, evidence=f"{alerts}; a person can sign that the text says so")


def _denominator(audit: Audit) -> Judgement:
    counts = sorted({risk.of for risk in audit.risks})
    if not counts:
        return without("It has no numbers of people")
    return met(len(counts) == 1, "Counted in " + some([f"{count} people" for count in counts]))


def _both_sides(audit: Audit) -> Judgement:
    if not audit.risks:
        return without("It has no numbers of people")
    return met(
        holds=True, evidence=f"{counted(len(audit.risks), 'number')} in words, stated both ways, and as a picture"
    )


CLEAR_COMMUNICATION = (
    Item("main-message", "One main message, at the top, emphasised", _main_message),
    Item("visual", "A picture with a caption", _visual),
    Item("call-to-action", "It asks the reader to do something", _call),
    Item("active-voice", "Sentences are in the active voice", _active),
    Item("terms-explained", "Words that need it are explained where they stand", _explained),
    Item("abbreviations", "Abbreviations are spelled out", _abbreviations),
    Item("lists", f"No list has more than {MOST_ITEMS} items", _lists),
    Item("headings", "The text comes in chunks under headings", _headings),
    Item("known-and-unknown", "It says what is not known", _known),
    Item("why-and-how", "It says why and how to do what it asks"),
    Item("whom-to-contact", "It says whom to contact, and when", _whom_to_contact),
    Item("same-denominator", "Numbers of people are all out of the same number", _denominator),
    Item(
        "numbers-explained", "Numbers are also given in words or pictures; there is nothing to calculate", _both_sides
    ),
)
