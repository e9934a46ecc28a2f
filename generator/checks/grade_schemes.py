"""Grade schemes of the library."""

from __future__ import annotations

from generator.checks.context import CheckContext


def check_grade_schemes(context: CheckContext) -> None:
    """Schemes that no guideline names: a hint, because a guideline may be on its way."""
    if not context.of_library or not context.library.is_original:
        return
    named = {facts.grade_scheme for facts in context.facts}
    for name, scheme in context.library.info.grade_schemes.items():
        if name not in named:
            message = f'no guideline grades by the scheme "{name}"'
            context.findings.hint("unused-grade-scheme", message, scheme.where.head, f"grade-scheme: {name}")
