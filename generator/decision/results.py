"""Results that are not stated but computed: FEEL beyond S-FEEL, which nothing here evaluates.

Imported tables may have them (`Person.Name + " is a dad"`). They are kept, shown as what they are, and never
taken for an answer.
"""

from __future__ import annotations

from generator.model.decision import Computed
from generator.model.sfeel import Domain
from generator.model.values import Prose

MARK = "feel: "
"""What stands in our files before the expression of a computed result, whatever the output's type."""

COMPUTED = "The result is computed; it is not stated here."
"""What readers are told instead of the expression."""


def as_read(result: Prose, domain: Domain | None) -> Prose:
    """A result as written, or `Computed` where it bears the mark; a declared value is never one."""
    if not result.raw.startswith(MARK) or (domain is not None and domain.label(result.raw) is not None):
        return result
    return Computed(COMPUTED, result.where, result.raw.removeprefix(MARK))


def unmarked(text: str) -> str:
    """Our Markdown for a text that only looks as if it bore the mark."""
    return text.replace(":", r"\:", 1) if text.startswith(MARK) else text
