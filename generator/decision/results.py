"""Results that are not stated but computed: FEEL beyond S-FEEL, which nothing here evaluates.

Imported tables may have them (`Person.Name + " is a dad"`). They are kept, shown as what they are, and never
taken for an answer.
"""

from __future__ import annotations

from generator.language.speaking import N_
from generator.model.decision import Computed, Result
from generator.model.sfeel import Domain
from generator.model.values import Prose

MARK = "feel: "
"""What stands in our files before the expression of a computed result, whatever the output's type."""

COMPUTED = N_("The result is computed; it is not stated here.")
"""What readers see instead of the expression; `OutputClause.shown` says it in their language."""


def computed_result(text: Prose, domain: Domain | None) -> Result | None:
    """The result of a `text` that starts with the mark; None for any other text. A declared value is never computed.

    `domain` is that of the output, None where it is free text.
    """
    if not text.raw.startswith(MARK) or (domain is not None and text.raw in domain.ids):
        return None
    return Result(Prose(COMPUTED, text.where), Computed(text.raw.removeprefix(MARK)))


def unmarked(text: str) -> str:
    """Our Markdown for a text that starts with the mark by chance."""
    return text.replace(":", r"\:", 1) if text.startswith(MARK) else text
