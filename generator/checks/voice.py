"""To whom a guideline speaks."""

from __future__ import annotations

from generator.checks.context import CheckContext

_WORDS = {"patients", "patient", "clinicians", "clinician", "both", "professionals", "doctors"}


def check_voice(context: CheckContext) -> None:
    """Nobody writes under `audience` to whom the text speaks: readers would be told that it is for them if "clinicians"."""
    for bundle in context.library.guidelines:
        for point in bundle.guideline.audience.applies:
            word = point.text.raw.strip().rstrip(".").casefold()
            if word in _WORDS:
                message = f'"{point.text.raw.strip()[:40]}" is no condition that a reader can meet'
                hint = "to say to whom the text speaks, write voice: patients, clinicians or both"
                context.findings.error("audience-is-voice", message, point.text.where, hint)
