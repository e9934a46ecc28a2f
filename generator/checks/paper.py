"""What can be said on screen can be printed."""

from __future__ import annotations

from generator.checks.context import CheckContext
from generator.diagnostics import Where
from generator.fonts import FOLDER, REPLACEMENT, load_fonts, missing_characters
from generator.model.walk import texts_of


def check_fonts(context: CheckContext) -> None:
    """What lies in `content/paper-fonts/` can be used."""
    if not context.of_library:
        return
    for path in load_fonts(context.content.root).unreadable:
        where = Where(f"{context.content.root.name}/{FOLDER}/{path.name}")
        context.findings.error("unreadable-font", "this file contains no font that can be used on paper", where)


def check_glyphs(context: CheckContext) -> None:
    """Every character of every text is in the fonts of the handouts; what is not is replaced there, and told once."""
    folder = context.content.root
    for _, part in context.parts():
        found = list(texts_of(part))
        missing = missing_characters((text.raw for text in found), load_fonts(folder))
        for piece in sorted(missing):
            places = [text for text in found if piece in text.raw]
            code = " ".join(f"U+{ord(character):04X}" for character in piece)
            message = (
                f'no font of the handouts has the character "{piece}" ({code}): sheets have {REPLACEMENT} in its place'
            )
            if len(places) > 1:
                message += f", here and in {len(places) - 1} more"
            hint = f"use words or another character, or put a font that has it into {folder.name}/{FOLDER}/"
            context.findings.warning("missing-glyph", message, context.sources.find(places[0].where, piece), hint)
