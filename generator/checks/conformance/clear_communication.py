"""The CDC Clear Communication Index: what makes a text for the public clear (CDC, User Guide, 2019).

Items that also stand in RIGHT-PVG are asked there alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.checks.conformance.audit import Audit
from generator.checks.conformance.item import Item, Judgement, met, some, without
from generator.checks.literacy import MOST_ITEMS
from generator.language.formats import quoted
from generator.language.speaking import N_, _, ngettext
from generator.model.alerts import AlertLevel
from generator.text.risk import MOST_SQUARES

PASSIVE_MOST = 0.2
"""Share of sentences: more in the passive voice are too many (PEMAT counts 80 % in the active voice as enough)."""


def _main_message(audit: Audit) -> Judgement:
    message = audit.plain(audit.guideline.main_message.text)
    return met(holds=True, evidence=_("In a box before everything else: “{message}”", message=message))


def _visual(audit: Audit) -> Judgement:
    pictures = sum(of <= MOST_SQUARES for of in audit.counted)
    figures = sum(len(section.figures) for section in audit.guideline.sections)
    charts = (audit.analyses.of(table, audit.bundle.id).chart for table in audit.bundle.decisions)
    drawn = sum(chart is not None and chart.is_drawn for chart in charts)
    return met(
        pictures or figures or drawn,
        _(
            "{pictures}, {figures}, {diagrams}, each with a caption",
            figures=ngettext("{count} figure", "{count} figures", figures),
            pictures=ngettext("{count} picture of numbers", "{count} pictures of numbers", pictures),
            diagrams=ngettext("{count} diagram of tables", "{count} diagrams of tables", drawn),
        ),
    )


def _call(audit: Audit) -> Judgement:
    steps = audit.guideline.next_steps
    return met(steps, ngettext("{count} next step", "{count} next steps", len(steps)))


def _active(audit: Audit) -> Judgement:
    if not audit.english or not audit.sentences:
        return without(_("Measured for English only"))
    share = len(audit.passive) / len(audit.sentences)
    shown = some([quoted(sentence) for sentence in audit.passive], 2)
    counts = {"passive": len(audit.passive), "all": len(audit.sentences)}
    evidence = (
        _("{passive} of {all} sentences seem passive: {examples}", **counts, examples=shown)
        if shown
        else _("{passive} of {all} sentences seem passive", **counts)
    )
    return met(share <= PASSIVE_MOST, evidence)


def _explained(audit: Audit) -> Judgement:
    bare = audit.unlinked_terms
    return met(not bare, some(bare) if bare else _("Each page links the glossary words that appear on it"))


def _abbreviations(audit: Audit) -> Judgement:
    bare = audit.bare_abbreviations
    lacking = _("Not in the glossary: {abbreviations}", abbreviations=some(bare))
    return met(not bare, lacking if bare else _("The glossary has every abbreviation"))


def _lists(audit: Audit) -> Judgement:
    sizes = [len(audit.guideline.key_messages)]
    sizes += [len(group.questions) for group in (audit.bundle.questions.groups if audit.bundle.questions else ())]
    sizes += [len(shown.alert.watch_for) for shown in audit.alerts]
    longest = ngettext(
        "The longest list of messages, questions or signs has {count} item",
        "The longest list of messages, questions or signs has {count} items",
        max(sizes),
    )
    return met(max(sizes) <= MOST_ITEMS, longest)


def _headings(audit: Audit) -> Judgement:
    evidence = ngettext(
        "{count} section, each with a heading and a summary",
        "{count} sections, each with a heading and a summary",
        len(audit.guideline.sections),
    )
    return met(holds=True, evidence=evidence)


def _known(audit: Audit) -> Judgement:
    statements = audit.guideline.uncertainty
    evidence = ngettext(
        "{count} statement about what is not known", "{count} statements about what is not known", len(statements)
    )
    return met(statements, evidence)


_ALERTS: Mapping[AlertLevel, str] = {
    AlertLevel.EMERGENCY: N_("“{alert}” (emergency): {contact}"),
    AlertLevel.URGENT: N_("“{alert}” (urgent): {contact}"),
    AlertLevel.SOON: N_("“{alert}” (soon): {contact}"),
}


def _whom_to_contact(audit: Audit) -> Judgement:
    """Each alert says when; those with a contact say whom. What the library says for all guidelines is not enough."""
    own = [shown for shown in audit.alerts if shown.home]
    named = [
        _(_ALERTS[shown.alert.level], alert=audit.plain(shown.alert.title), contact=audit.plain(shown.contact.name))
        for shown in own
        if shown.contact
    ]
    if named:
        return met(holds=True, evidence=some(named))
    evidence = (
        _("None of its alerts names a contact; a person can sign that the text says so")
        if own
        else _("It has no alerts of its own; a person can sign that the text says so")
    )
    return met(holds=False, evidence=evidence)


def _denominator(audit: Audit) -> Judgement:
    counts = sorted(set(audit.counted))
    if not counts:
        return without(_("It has no numbers of people"))
    people = some([ngettext("{count} people", "{count} people", count) for count in counts])
    return met(len(counts) == 1, _("Counted in {people}", people=people))


def _both_sides(audit: Audit) -> Judgement:
    if not audit.counted:
        return without(_("It has no numbers of people"))
    evidence = ngettext(
        "{count} number in words, stated both ways, and as a picture",
        "{count} numbers in words, stated both ways, and as a picture",
        len(audit.counted),
    )
    return met(holds=True, evidence=evidence)


CLEAR_COMMUNICATION = (
    Item("main-message", N_("One main message, at the top, emphasised"), _main_message),
    Item("visual", N_("A picture with a caption"), _visual),
    Item("call-to-action", N_("It asks the reader to do something"), _call),
    Item("active-voice", N_("Sentences are in the active voice"), _active),
    Item("terms-explained", N_("Words that need it are explained where they stand"), _explained),
    Item("abbreviations", N_("Abbreviations are spelled out"), _abbreviations),
    Item("lists", N_("No list has more than {most} items"), _lists, MOST_ITEMS),
    Item("headings", N_("The text comes in chunks under headings"), _headings),
    Item("known-and-unknown", N_("It says what is not known"), _known),
    Item("why-and-how", N_("It says why and how to do what it asks")),
    Item("whom-to-contact", N_("It says whom to contact, and when"), _whom_to_contact),
    Item("same-denominator", N_("Numbers of people are all out of the same number"), _denominator),
    Item(
        "numbers-explained",
        N_("Numbers are also given in words or pictures; there is nothing to calculate"),
        _both_sides,
    ),
)
