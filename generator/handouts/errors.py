"""What can go wrong between a document and its PDF."""

from __future__ import annotations

import unicodedata


class TypesettingError(Exception):
    """A document cannot be set.

    `message` says what is wrong and near which words, `hint` what to do; `character` is the character that
    no font has or that paper cannot show, None if the reason is another.
    """

    def __init__(self, message: str, hint: str = "", character: str | None = None) -> None:
        """Keep `message`, `hint` and `character`; also as `args`, so that the error survives pickling."""
        super().__init__(message, hint, character)
        self.message = message
        self.hint = hint
        self.character = character

    @property
    def characters(self) -> str:
        """The character, "" if the reason is another."""
        return self.character or ""

    def __str__(self) -> str:
        """The message and what to do."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


def name_of(character: str) -> str:
    """A character as people can look it up: β (U+03B2 GREEK SMALL LETTER BETA); invisible ones by number alone."""
    code = f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"
    return f"{character} ({code})" if character.isprintable() and not character.isspace() else code
