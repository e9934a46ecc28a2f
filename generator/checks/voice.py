"""To whom a guideline speaks."""

from __future__ import annotations

from generator.checks.context import CheckContext
from generator.model.values import Voice

_WORDS = {"patients", "patient", "clinicians", "clinician", "both", "professionals", "doctors"}


def check_voice(context: CheckContext) -> None:
    """Nobody writes under `audience` to whom the text speaks: readers would be told that it is for them if "clinicians"."""
    for bundle in context.library.guidelines:
        guideline = bundle.guideline
        for point in guideline.audience.applies:
            word = point.text.raw.strip().rstrip(".").casefold()
            if word in _WORDS:
                message = f'"{point.text.raw.strip()[:40]}" is no condition that a reader can meet'
                hint = "to say to whom the text speaks, write voice: patients, clinicians or both"
                context.findings.error("audience-is-voice", message, point.text.where, hint)
        if guideline.voice is Voice.CLINICIANS and guideline.patient_title:
            message = "the text speaks to clinicians, but has a title for patients"
            where = guideline.patient_title.where
            context.findings.warning("title-of-other-voice", message, where, "set voice: both, or take it out")
