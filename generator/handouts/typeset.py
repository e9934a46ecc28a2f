"""Documents to PDF by Typst: tagged, PDF/UA-1 by Typst's own gate, the same bytes every time.

One `Typesetter` keeps one compiler with our fonts alone, so that a further sheet costs little; each thread
or process needs its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property

from typst import Compiler, TypstError

from generator.fonts import FAMILY, missing_in, our_fonts
from generator.handouts.document import Document
from generator.handouts.errors import TypesettingError, name_of
from generator.handouts.payload import payload
from generator.handouts.printable import BREAK, near
from generator.handouts.tagging import finish_tags
from generator.templates_dir import templates_dir

__all__ = ["Pdf", "Typesetter", "TypesettingError"]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and the number of its pages."""

    data: bytes
    pages: int


class Typesetter:
    """Sets documents; fonts and templates are loaded with the first."""

    def typeset(self, document: Document) -> Pdf:
        """The PDF of a document; the same document gives the same bytes.

        Raises:
            TypesettingError: a character without a glyph, a link that paper refuses, a skipped heading level,
                whatever else PDF/UA-1 forbids, or a warning of the typesetter.
        """
        text = payload(document, self._families)
        try:
            data, warnings = self._compiler.compile_with_warnings(
                format="pdf",
                sys_inputs={"document": text},
                pdf_standards=["ua-1"],
                timestamp=datetime.combine(document.timestamp, time(), UTC),
            )
        except TypstError as problem:
            raise _explained(problem, text) from problem
        if warnings:
            raise TypesettingError("; ".join(warning.message for warning in warnings))
        if not isinstance(data, bytes):
            raise TypesettingError("Typst returned no PDF")
        return Pdf(*finish_tags(data))

    @cached_property
    def _families(self) -> tuple[str, ...]:
        """Our family first, then any other in the folder, for the scripts that ours lacks."""
        families = set(our_fonts().families())
        if FAMILY not in families:
            raise TypesettingError(f"the font {FAMILY} is missing", "install Guidepress again")
        return (FAMILY, *sorted(families - {FAMILY}))

    @cached_property
    def _compiler(self) -> Compiler:
        root = templates_dir() / "handouts"
        return Compiler(input=str(root / "sheet.typ"), root=str(root), font_paths=our_fonts(), ignore_system_fonts=True)


def _explained(problem: TypstError, text: str) -> TypesettingError:
    """Typst's error in words for an editor; a missing glyph with its character and the words around it."""
    missing = missing_in(problem.message).replace(BREAK, "")
    if not missing:
        return TypesettingError(problem.message, "; ".join(problem.hints))
    character = missing[0]
    return TypesettingError(
        f"no font of the handouts has the character {name_of(character)}, near “{near(text, text.find(character))}”",
        "write it in another way",
        character,
    )
