"""What can be said on screen can be printed."""

from __future__ import annotations

from generator.checks.context import CheckContext
from generator.diagnostics import Where
from generator.fonts import FOLDER, load_fonts, missing_characters
from generator.model.walk import texts_of


def check_fonts(context: CheckContext) -> None:
    """What lies in `content/fonts/` can be used."""
    if not context.of_library:
        return
    for path in load_fonts(context.content.root).unreadable:
        where = Where(f"{context.content.root.name}/{FOLDER}/{path.name}")
        context.findings.error("unreadable-font", "this file contains no font that can be used on paper", where)


def check_glyphs(context: CheckContext) -> None:
    """Every character of every text is in the fonts of the handouts: never a silent box."""
    found = [text for _, part in context.parts() for text in texts_of(part)]
    missing = missing_characters((text.raw for text in found), load_fonts(context.content.root))
    if not missing:
        return
    hint = f"use words or another character, or put a font that has it into {context.content.root.name}/{FOLDER}/"
    for text in found:
        for character in sorted(missing & set(text.raw)):
            where = context.sources.find(text.where, character)
            message = f'the character "{character}" (U+{ord(character):04X}) is not in the fonts of the handouts'
            context.findings.error("missing-glyph", message, where, hint)
