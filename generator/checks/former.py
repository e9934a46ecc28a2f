"""Old identifiers lead to one thing, and to nothing that is there under its own name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.checks.context import CheckContext
from generator.model.library import GuidelineBundle
from generator.model.values import Identifier

_Named = tuple[Identifier, Sequence[Identifier]]
"""An identifier, and those that it had before."""


def check_former_names(context: CheckContext) -> None:
    """No `was` names what is there today, nor what something else was called before."""
    for bundle in context.library.guidelines:
        for kind, named in _named(bundle):
            _check(context, kind, named)
    if context.of_library:
        terms = [(term.id, term.was) for term in context.library.terms.values()]
        _check(context, "term", terms)
        guidelines = [(bundle.guideline.guideline, bundle.guideline.was) for bundle in context.library.guidelines]
        _check(context, "guideline", guidelines)


def _check(context: CheckContext, kind: str, named: Iterable[_Named]) -> None:
    entries = list(named)
    today = {new.name for new, _ in entries}
    before: dict[str, str] = {}
    for new, olds in entries:
        for old in olds:
            if old.name in today:
                message = f'{kind} "{old}" is there: its address cannot lead to "{new}"'
                context.findings.error("former-name-in-use", message, old.where, "remove it from `was`")
            elif before.setdefault(old.name, new.name) != new.name:
                message = f'"{old}" was the name of {kind} "{before[old.name]}", too'
                context.findings.error("former-name-in-use", message, old.where, "keep it at one of them")


def _named(bundle: GuidelineBundle) -> Iterator[tuple[str, list[_Named]]]:
    sections = bundle.guideline.sections
    yield "section", [(section.id, section.was) for section in sections]
    yield "recommendation", [(item.id, item.was) for section in sections for item in section.recommendations]
    yield "decision", [(table.decision, table.was) for table in bundle.decisions]
    for table in bundle.decisions:
        yield "rule", [(rule.id, rule.was) for rule in table.rules]
    groups = bundle.questions.groups if bundle.questions else ()
    yield "question", [(item.id, item.was) for group in groups for item in group.questions]
