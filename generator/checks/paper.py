"""What can be said on screen can be printed."""

from __future__ import annotations

from generator.checks.subject import Subject
from generator.fonts import missing_characters
from generator.model.walk import texts_of


def check_glyphs(subject: Subject) -> None:
    """Every character of every text is in the fonts of the handouts: never a silent box."""
    found = list(texts_of(subject.library))
    missing = missing_characters(text.raw for text in found)
    if not missing:
        return
    for text in found:
        for character in sorted(missing & set(text.raw)):
            where = subject.sources.find(text.where, character)
            message = f'the character "{character}" (U+{ord(character):04X}) is not in the fonts of the handouts'
            subject.findings.error("missing-glyph", message, where, "use words or another character")
