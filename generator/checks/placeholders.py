"""The texts that `guidepress new` writes as stand-ins: no patient may meet them as advice."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from generator.checks.context import CheckContext
from generator.diagnostics import Where
from generator.model.values import Prose
from generator.model.walk import walk

PLACEHOLDERS = (
    "Name of your organisation",
    "Say here under which terms the texts may be used",
    "One or two sentences for the home page.",
    "Title of the guideline that you retell",
    "Who published it",
    "https://www.example.org/guideline",
    "Say it in one sentence.",
    "The first of the most important points.",
    "The second.",
    "Say for whom it is.",
    "Say for whom it is not.",
    "Say what a reader can do now.",
    "Say it openly.",
    "Say what the source means by it.",
    "An informative heading",
    "What this page says, in one sentence.",
    "A paragraph with a word that is [explained](term:care-team).",
    "The recommendation in one short sentence",
    "Say for whom it is",
    "The recommendation in full.",
    "The question that the table answers, in the reader's voice?",
    "Write the advice here, in quotes if it has a comma.",
    "Write the other advice here.",
    "Why, in one sentence.",
    "The danger in a few words",
    "A sign that a reader can see or feel.",
    "Say what to do, in one or two short sentences.",
    "words that people type in this danger",
    "+00 000 0000",
    "When they answer",
    "The emergency in a few words",
    "Say whom to call, in one short sentence.",
    "words that people type in an emergency",
)
"""As they stand in `templates/new/`; the other texts there may stay."""

_KNOWN = frozenset(PLACEHOLDERS)


def check_placeholders(context: CheckContext) -> None:
    """None is left in a guideline that people go by, nor in what the library says of itself and its sources."""
    parts: list[Any] = [bundle for bundle in context.library.guidelines if bundle.guideline.status.is_in_use]
    if context.of_library and any(facts.is_in_use for facts in context.facts):
        parts += [context.library.info, context.library.resources]
    for part in parts:
        for text, where in _texts(part):
            found = text.strip().split("\n")[0]
            if found in _KNOWN:
                message = f'"{found}" is only a placeholder for your text'
                hint = "write your own, or set status: draft"
                context.findings.error("placeholder-left", message, context.sources.find(where, found), hint)


def _texts(part: Any) -> Iterator[tuple[str, Where]]:
    for record in walk(part):
        if isinstance(record, Prose):
            yield record.raw, record.where
        elif dataclasses.is_dataclass(record) and hasattr(record, "where"):
            for item in dataclasses.fields(record):
                value = getattr(record, item.name)
                texts = value if isinstance(value, tuple) else (value,)
                yield from ((text, record.where) for text in texts if isinstance(text, str))
