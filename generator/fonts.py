"""The fonts that we set type in, and which characters they have.

Only our own fonts count, never the machine's: the same text must give the same sheet everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache

from typst import Compiler, Fonts, TypstError

from generator.templates_dir import templates_dir

FAMILY = "Atkinson Hyperlegible"
"""Made for readers with low vision by the Braille Institute (licence beside the fonts)."""

_PROBE = b"""#set document(title: "probe")
#set text(font: "Atkinson Hyperlegible", fallback: false)
#json(bytes(sys.inputs.text))"""
_NAMED = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


@cache
def our_fonts() -> Fonts:
    """Our fonts, loaded once in a process."""
    folder = str(templates_dir() / "fonts")
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def missing_characters(texts: Iterable[str]) -> set[str]:
    """The characters of `texts` that cannot be printed: Typst itself is asked, all at once."""
    left = sorted({character for text in texts for character in text if not character.isspace()})
    compiler = Compiler(font_paths=our_fonts(), ignore_system_fonts=True)
    missing: set[str] = set()
    while left:
        try:
            compiler.compile(
                _PROBE, format="pdf", pdf_standards=["ua-1"], sys_inputs={"text": json.dumps(" ".join(left))}
            )
        except TypstError as problem:
            found = set(missing_in(problem.message)) & set(left)
            if not found:
                raise
            missing |= found
            left = [character for character in left if character not in found]
        else:
            break
    return missing


def missing_in(message: str) -> str:
    """The characters that an error of Typst says it could not show, "" if it is about something else."""
    named = _NAMED.search(message)
    return _unescaped(named[1]) if named else ""


def _unescaped(text: str) -> str:
    """Undo the escapes of Rust's debug format."""
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), text)
    return re.sub(r"\\(.)", r"\1", text)
