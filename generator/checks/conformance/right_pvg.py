"""RIGHT-PVG: what a report of a patient version of a guideline must say (Wang et al., Annals of Internal Medicine, 2022)."""

from __future__ import annotations

import re

from generator.checks.conformance.audit import Audit
from generator.checks.conformance.item import Item, Judgement, met, some, without
from generator.text.numbers import counted

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHARED = 0.5  # of the longer words of a recommendation's title: so many make a key message one about it
_LONGER = 4


def _title(audit: Audit) -> Judgement:
    title = audit.plain(audit.guideline.title)
    lacks = [] if _YEAR.search(title) else ["a year"]
    if audit.english and "patient" not in title.casefold():
        lacks.append("that it is a patient version")
    return met(not lacks, f"“{title}”, version {audit.guideline.version}" + (f"; lacks {some(lacks)}" if lacks else ""))


def _contact(audit: Audit) -> Judgement:
    publisher = audit.library.info.publisher
    if publisher.contact:
        return met(holds=True, evidence=f"{publisher.name}: {publisher.contact}")
    return met(holds=False, evidence=f"{publisher.name} names no contact")


def _summary(audit: Audit) -> Judgement:
    return met(
        audit.guideline.key_messages,
        f"{counted(len(audit.guideline.key_messages), 'key message')} under the main message",
    )


def _complete(audit: Audit) -> Judgement:
    """Every main recommendation shares its longer words with a key message: a guess, shown with what it missed."""
    main = [audit.plain(item.title) for item in audit.recommendations if item.main]
    if not main:
        return without("No recommendation is marked as a main one")
    messages = [
        _words(audit.plain(item.text)) for item in (audit.guideline.main_message, *audit.guideline.key_messages)
    ]
    lost = [f"“{title}”" for title in main if not any(_alike(_words(title), message) for message in messages)]
    found = f"{len(main) - len(lost)} of {len(main)} main recommendations found in the key messages"
    return met(not lost, found + (f"; not found: {some(lost)}" if lost else ""))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _LONGER or word.isdigit()}


def _alike(title: set[str], message: set[str]) -> bool:
    return len(title & message) >= _SHARED * len(title)


def _options(audit: Audit) -> Judgement:
    tables, advice = len(audit.bundle.decisions), len(audit.recommendations)
    return met(
        tables or advice,
        f"{counted(len(audit.guideline.sections), 'section')}, {counted(advice, 'recommendation')}, {counted(tables, 'table')}",
    )


def _for_whom(audit: Audit) -> Judgement:
    audience = audit.guideline.audience
    evidence = (
        f"For whom it is: {counted(len(audience.applies), 'statement')}; for whom it is not: {len(audience.excludes)}"
    )
    return met(audience.applies and (audience.excludes or audience.otherwise), evidence)


def _sources(audit: Audit) -> Judgement:
    titles = [audit.library.resources[ref.name].title for ref in audit.guideline.sources]
    return met(titles, "; ".join(titles))


def _each_for_whom(audit: Audit) -> Judgement:
    advice, rules = len(audit.recommendations), sum(len(table.rules) for table in audit.bundle.decisions)
    if not advice and not rules:
        return without("It has neither recommendations nor tables")
    return met(
        holds=True,
        evidence=f"{counted(advice, 'recommendation')} and {counted(rules, 'row')} of tables, each with whom it is for",
    )


def _strength(audit: Audit) -> Judgement:
    if not audit.recommendations:
        return without("It has no recommendations outside its tables")
    graded = [item for item in audit.recommendations if item.grade]
    return met(
        len(graded) == len(audit.recommendations), f"{len(graded)} of {len(audit.recommendations)} carry a grade"
    )


RIGHT_PVG = (
    Item("title", "The title gives the topic and the year, and says that it is a patient version", _title),
    Item("contact", "It names whom to write to", _contact),
    Item("summary", "There is a summary at the top", _summary),
    Item("summary-is-complete", "The summary has every main recommendation", _complete),
    Item("options", "The condition and the options are described", _options),
    Item("for-whom", "For whom it is, and for whom it is not", _for_whom),
    Item("source-guideline", "The source guideline is named and linked", _sources),
    Item("each-for-whom", "Each piece of advice says whom it is for", _each_for_whom),
    Item("benefits-and-harms", "Each piece of advice gives benefits and harms"),
    Item("setting", "It says where and by whom care is given"),
    Item("unwanted-effects", "It says what to do about unwanted effects"),
    Item("self-care", "It says what people can do for themselves"),
    Item("strength", "It shows how firm each recommendation is", _strength),
)
