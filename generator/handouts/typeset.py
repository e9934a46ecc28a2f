"""Documents to PDF by Typst: tagged, PDF/UA-1 by Typst's own gate, the same bytes every time.

One `Typesetter` keeps one compiler, so that a further sheet costs little; each thread or process needs its own.
Typst leaves Python's lock alone while it works, so that threads use several cores.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pikepdf
from typst import Compiler, TypstError

from generator.fonts import FontSet, load_fonts, missing_in
from generator.handouts import tagging
from generator.handouts.document import Document
from generator.handouts.errors import TypesettingError, name_of
from generator.handouts.glyphs import NOTHING, glyphs_of
from generator.handouts.payload import payload
from generator.handouts.printable import BREAK, near
from generator.handouts.tagging import finish_tags
from generator.model.variants import Variant
from generator.native import PanicError, no_panic
from generator.templates_dir import templates_dir

__all__ = ["Pdf", "Script", "Typesetter", "TypesettingError"]

USUAL = Variant()


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and the number of its pages."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Script:
    """A document as the typesetter reads it: JSON, and the day that is written into the file."""

    text: str
    day: date

    def key(self, variant: Variant, makers: str) -> str:
        """A name, in hexadecimal, for all that the bytes of its PDF as `variant` depend on.

        `makers` is what the function of this name gives.
        """
        parts = (makers, variant.name, self.day.isoformat(), self.text)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def prepare(document: Document, fonts: FontSet) -> Script:
    """What is the same for all variants of `document`; `fonts` are those to set it in.

    What they have no glyph for is replaced; the sheet says so.

    Raises:
        TypesettingError: a control character, or a link that paper refuses.
    """
    text = payload(document, fonts.families)
    glyphs = glyphs_of(text, fonts)
    if glyphs != NOTHING:
        text = payload(document, fonts.families, glyphs)
    return Script(text, document.timestamp)


class Typesetter:
    """Sets documents; templates are read with the first."""

    def __init__(self, fonts: FontSet | None = None) -> None:
        """Set in `fonts`, by default in ours alone."""
        self._fonts = fonts or load_fonts()

    def typeset(self, document: Document, variant: Variant = USUAL) -> Pdf:
        """The PDF of `document` as `variant`; the same document gives the same bytes.

        Raises:
            TypesettingError: a character without a glyph, a link that paper refuses, a skipped heading level,
                whatever else PDF/UA-1 forbids, or a warning of the typesetter.
        """
        return self.set(prepare(document, self._fonts), variant)

    def set(self, script: Script, variant: Variant) -> Pdf:
        """The PDF of `script`, a prepared document, as `variant`; errors as above.

        Raises:
            TypesettingError: as above, or the typesetter itself stopped.
            MachineError: the clock of the machine is far from the present.
        """
        try:
            with no_panic("setting this sheet"):
                return self._set(script, variant)
        except PanicError as problem:
            self.__dict__.pop("_compiler", None)  # what it holds may be broken
            raise TypesettingError(
                str(problem), "word the sheet in another way, and report this as a defect"
            ) from problem

    def _set(self, script: Script, variant: Variant) -> Pdf:
        fit = "usual"
        data, end = self._fitted(script, variant, fit)
        # Printed on both sides, only an odd last page costs paper: setting twice takes twice the time.
        if end["late"] and end["pages"] % 2:
            tight, tight_end = self._fitted(script, variant, "tight")
            if tight_end["pages"] < end["pages"]:
                fit, data, end = "tight", tight, tight_end
        if end["alone"]:
            data, _ = self._fitted(script, variant, f"{fit} kept")
        return Pdf(*finish_tags(data))

    def _fitted(self, script: Script, variant: Variant, fit: str) -> tuple[bytes, dict[str, Any]]:
        """The PDF as it fits on its pages in one way, and how it ends (`furniture.typ`).

        Nobody wants to print a page that only says what the foot of every page says. `tight` has less white space,
        `kept`, behind one of the others, keeps the last blocks beside the end.
        """
        data = self._compiled(script, variant, fit)
        return data, json.loads(self._compiler.query("<end>", field="value", one=True))

    def _compiled(self, script: Script, variant: Variant, fit: str) -> bytes:
        try:
            data, warnings = self._compiler.compile_with_warnings(
                format="pdf",
                sys_inputs={
                    "document": script.text,
                    "paper": variant.paper.value,
                    "large": "yes" if variant.is_large else "no",
                    "fit": fit,
                },
                pdf_standards=["ua-1"],
                timestamp=datetime.combine(script.day, time(), UTC),
            )
        except TypstError as problem:
            raise _explained(problem, script.text) from problem
        if warnings:
            raise TypesettingError("; ".join(warning.message for warning in warnings))
        if not isinstance(data, bytes):
            raise TypesettingError("Typst returned no PDF")
        return data

    @cached_property
    def _compiler(self) -> Compiler:
        root = _templates()
        return Compiler(
            input=str(root / "sheet.typ"), root=str(root), font_paths=self._fonts.fonts, ignore_system_fonts=True
        )


def _templates() -> Path:
    return templates_dir() / "handouts"


@cache
def _code() -> bytes:
    """The code that runs after a document has become text; what runs before shows in the text."""
    return b"\0".join(Path(name).read_bytes() for name in (__file__, tagging.__file__))


def makers(fonts: FontSet) -> str:
    """All that has a hand in every PDF, as one checksum.

    That is versions, our code, fonts, and the templates of this moment.
    """
    versions = (version("typst"), pikepdf.__version__, pikepdf.__libqpdf_version__)
    found = hashlib.sha256("\0".join((*versions, fonts.digest)).encode() + _code())
    for path in sorted(_templates().glob("*.typ")):
        found.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _explained(problem: TypstError, text: str) -> TypesettingError:
    """Typst's error in words for an editor; a missing glyph with its character and the words around it."""
    missing = set(missing_in(problem.message).replace(BREAK, ""))
    if not missing:
        return TypesettingError(problem.message, "; ".join(problem.hints))
    for said in _strings(json.loads(text)):
        place = next((index for index, character in enumerate(said) if character in missing), None)
        if place is not None:
            character, around = said[place], f", near “{near(said, place)}”"
            break
    else:  # it is inside a drawing
        character, around = min(missing), ""
    return TypesettingError(
        f"no font of the handouts has the character {name_of(character)}{around}",
        "write it in another way, or put a font that has it into content/paper-fonts/",
        character,
    )


def _strings(value: Any) -> Iterator[str]:
    """All texts of a script."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
