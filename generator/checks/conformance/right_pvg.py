"""RIGHT-PVG: what a report of a patient version of a guideline must say (Wang et al., Annals of Internal Medicine, 2022)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.checks.conformance.audit import Audit
from generator.checks.conformance.item import Item, Judgement, met, some, without
from generator.language.formats import comma, quoted, semicolon
from generator.language.speaking import N_, _, ngettext

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHARED = 0.5  # of the longer words of a recommendation's title: so many make a key message one about it
_LONGER = 4


def _title(audit: Audit) -> Judgement:
    title = audit.plain(audit.guideline.title)
    dated = bool(_YEAR.search(title))
    says_so = not audit.english or "patient" in title.casefold()
    message = _TITLES[dated, says_so]
    return met(dated and says_so, _(message, title=title, version=audit.guideline.version))


_TITLES: Mapping[tuple[bool, bool], str] = {
    (True, True): N_("“{title}”, version {version}"),
    (True, False): N_("“{title}”, version {version}; lacks that it is a patient version"),
    (False, True): N_("“{title}”, version {version}; lacks a year"),
    (False, False): N_("“{title}”, version {version}; lacks a year, that it is a patient version"),
}
"""By whether the title has a year, and whether it says that it is a patient version."""


def _contact(audit: Audit) -> Judgement:
    publisher = audit.library.info.publisher
    if publisher.contact:
        return met(
            holds=True, evidence=_("{publisher}: {contact}", publisher=publisher.name, contact=publisher.contact)
        )
    return met(holds=False, evidence=_("{publisher} names no contact", publisher=publisher.name))


def _summary(audit: Audit) -> Judgement:
    return met(
        audit.guideline.key_messages,
        ngettext(
            "{count} key message under the main message",
            "{count} key messages under the main message",
            len(audit.guideline.key_messages),
        ),
    )


def _complete(audit: Audit) -> Judgement:
    """Every main recommendation shares its longer words with a key message: a guess, shown with what it missed."""
    main = [audit.plain(item.title) for item in audit.recommendations if item.main]
    if not main:
        return without(_("No recommendation is marked as a main one"))
    messages = [
        _words(audit.plain(item.text)) for item in (audit.guideline.main_message, *audit.guideline.key_messages)
    ]
    lost = [quoted(title) for title in main if not any(_alike(_words(title), message) for message in messages)]
    found = {"found": len(main) - len(lost), "all": len(main)}
    evidence = (
        _(
            "{found} of {all} main recommendations found in the key messages; not found: {lost}",
            **found,
            lost=some(lost),
        )
        if lost
        else _("{found} of {all} main recommendations found in the key messages", **found)
    )
    return met(not lost, evidence)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _LONGER or word.isdigit()}


def _alike(title: set[str], message: set[str]) -> bool:
    return len(title & message) >= _SHARED * len(title)


def _options(audit: Audit) -> Judgement:
    tables, advice = len(audit.bundle.decisions), len(audit.recommendations)
    described = (
        ngettext("{count} section", "{count} sections", len(audit.guideline.sections)),
        ngettext("{count} recommendation", "{count} recommendations", advice),
        ngettext("{count} table", "{count} tables", tables),
    )
    return met(tables or advice, comma().join(described))


def _for_whom(audit: Audit) -> Judgement:
    audience = audit.guideline.audience
    evidence = ngettext(
        "For whom it is: {count} statement; for whom it is not: {others}",
        "For whom it is: {count} statements; for whom it is not: {others}",
        len(audience.applies),
        others=len(audience.excludes),
    )
    return met(audience.applies and (audience.excludes or audience.otherwise), evidence)


def _sources(audit: Audit) -> Judgement:
    titles = [audit.library.resources[ref.name].title for ref in audit.guideline.sources]
    return met(titles, semicolon().join(titles))


def _each_for_whom(audit: Audit) -> Judgement:
    advice, rules = len(audit.recommendations), sum(len(table.rules) for table in audit.bundle.decisions)
    if not advice and not rules:
        return without(_("It has neither recommendations nor tables"))
    return met(
        holds=True,
        evidence=_(
            "{recommendations} and {cases}, each with whom it is for",
            recommendations=ngettext("{count} recommendation", "{count} recommendations", advice),
            cases=ngettext("{count} case of tables", "{count} cases of tables", rules),
        ),
    )


def _strength(audit: Audit) -> Judgement:
    if not audit.recommendations:
        return without(_("It has no recommendations outside its tables"))
    graded, every = sum(item.grade is not None for item in audit.recommendations), len(audit.recommendations)
    evidence = ngettext("{count} of {all} carry a grade", "{count} of {all} carry a grade", graded, all=every)
    return met(graded == every, evidence)


def _panel(audit: Audit) -> Judgement:
    names = [person.name for person in audit.guideline.panel]
    return met(names, some(names) if names else _("It does not say who made the recommendations"))


def _funding(audit: Audit) -> Judgement:
    names = [funder.name for funder in audit.guideline.funding]
    return met(names, some(names) if names else _("It does not say who paid for it"))


def _conflicts(audit: Audit) -> Judgement:
    said = [audit.plain(item.text) for item in audit.guideline.conflicts]
    return met(said, " ".join(said) or _("It says nothing about the interests of those who made it"))


RIGHT_PVG = (
    Item("title", N_("The title gives the topic and the year, and says that it is a patient version"), _title),
    Item("contact", N_("It names whom to write to"), _contact),
    Item("summary", N_("There is a summary at the top"), _summary),
    Item("summary-is-complete", N_("The summary has every main recommendation"), _complete),
    Item("options", N_("The condition and the options are described"), _options),
    Item("for-whom", N_("For whom it is, and for whom it is not"), _for_whom),
    Item("source-guideline", N_("The source guideline is named and linked"), _sources),
    Item("each-for-whom", N_("Each piece of advice says whom it is for"), _each_for_whom),
    Item("benefits-and-harms", N_("Each piece of advice gives benefits and harms")),
    Item("setting", N_("It says where and by whom care is given")),
    Item("unwanted-effects", N_("It says what to do about unwanted effects")),
    Item("self-care", N_("It says what people can do for themselves")),
    Item("strength", N_("It shows how firm each recommendation is"), _strength),
    Item("panel", N_("It says who made the recommendations"), _panel),
    Item("funding", N_("It says who paid for it"), _funding),
    Item("conflicts", N_("It says what interests those who made it have"), _conflicts),
)
