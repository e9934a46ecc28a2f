"""Editions of a guideline: whoever reads an old one is led to one that holds today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.context import CheckContext
from generator.checks.facts import GuidelineFacts, PlacedName
from generator.model.values import Status


def check_editions(context: CheckContext) -> None:
    """From an older edition a way leads to a newer one: not round in a circle, not to what nobody goes by any more."""
    if not context.of_library:
        return
    known = {facts.id: facts for facts in context.facts}
    for facts in context.facts:
        for newer in facts.newer:
            _check_step(context, known, facts, newer)


def _check_step(
    context: CheckContext, known: Mapping[str, GuidelineFacts], facts: GuidelineFacts, newer: PlacedName
) -> None:
    if newer.name == facts.id:
        message = f'"{facts.id}" cannot take its own place'
        context.findings.error("edition-circle", message, newer.where, "name the newer guideline, or a resource")
        return
    if facts.id in _following(known, newer.name):
        message = f'"{facts.id}" and "{newer.name}" lead to each other: no reader would find what holds today'
        context.findings.error("edition-circle", message, newer.where, "let the older one alone name the newer one")
        return
    other = known.get(newer.name)
    if other is None:
        return  # told as a reference that leads nowhere
    if other.status is Status.WITHDRAWN and not other.newer:
        message = f'"{newer.name}" was withdrawn: nobody should be sent there'
        context.findings.error(
            "edition-ends-nowhere", message, newer.where, "name what holds today, a resource perhaps"
        )
    if other.dated < facts.dated:
        message = f'"{newer.name}" is of {other.dated}, which is before {facts.dated}: it cannot be the newer edition'
        context.findings.error("edition-order", message, newer.where, "let the older one name the newer one")


def _following(known: Mapping[str, GuidelineFacts], name: str) -> Iterator[str]:
    """All that a way from the guideline `name` leads to, itself left out unless it comes back."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        here = known.get(waiting.pop())
        for newer in here.newer if here else ():
            if newer.name not in seen:
                seen.add(newer.name)
                waiting.append(newer.name)
                yield newer.name
