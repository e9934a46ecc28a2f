"""To whom a guideline speaks, and the words for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from generator.language.speaking import _, speaking, spoken
from generator.language.voices import to_clinicians
from generator.model.guideline import Guideline
from generator.model.values import Voice


@contextmanager
def speaking_for(guideline: Guideline | None) -> Iterator[None]:
    """A block in which our own words are for the readers of `guideline`, in the language that is spoken; None: for patients."""
    words = spoken()
    with speaking(to_clinicians(words) if guideline and guideline.voice is Voice.CLINICIANS else words):
        yield


def written_for(guideline: Guideline) -> str:
    """For whom `guideline` is written, as readers are told; "" for patients, who need not be told."""
    if guideline.voice is Voice.CLINICIANS:
        return _("Written for clinicians")
    return _("Written for patients and clinicians") if guideline.voice is Voice.BOTH else ""
