"""The fonts that we set type in, and which characters they have.

Only our own fonts and those that a library brings in `content/paper-fonts/` count, never the machine's: the same text
must give the same sheet everywhere. What is in none of them is replaced on paper, and never stops a build.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from typst import Compiler, Fonts, TypstError

from generator.native import check_clock, no_panic
from generator.templates_dir import templates_dir

FAMILY = "Atkinson Hyperlegible"
"""Made for readers with low vision by the Braille Institute (licence beside the fonts)."""

FALLBACK = "DejaVu Sans"
"""Has the letters and signs that ours lacks: Greek, ⁹/L, ✓, →, ⊕, Cyrillic, Vietnamese (licence beside the fonts)."""

REPLACEMENT = "\ufffd"
"""Stands on paper for a character that no font has; `FALLBACK` has it."""

FOLDER = "paper-fonts"
"""The folder below `content/` where a library puts fonts for scripts that ours lacks; it is not published."""

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")

_PROBE = b"""#set document(title: "probe")
#set text(font: json(bytes(sys.inputs.fonts)), fallback: false)
#let text = json(bytes(sys.inputs.text))
#text #strong(text)"""
_MEASURE = b"""#context [#metadata((400, 700).map(weight => json(bytes(sys.inputs.characters)).map(character =>
  measure(text(font: sys.inputs.family, weight: weight, size: 1000pt, fallback: false, character)).width.pt()
))) <widths>]"""
_known: dict[tuple[str, Sequence[str]], dict[str, bool]] = {}
"""Whether Typst could print a piece of text, by digest and families of the fonts: all that this process has asked."""

_NAMED = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


@dataclass(frozen=True)
class FontSet:
    """Loaded fonts.

    `families`: ours first, then the library's by name, then the one that has most. `digest` changes with any byte of them. `unreadable` are the
    library's files that hold no font.
    """

    fonts: Fonts
    families: tuple[str, ...]
    digest: str
    unreadable: tuple[Path, ...] = ()

    def led_by(self, family: str) -> FontSet:
        """The same fonts, of which that of `family` is tried first; as they are where there is none of that name."""
        if family not in self.families:
            return self
        return replace(self, families=(family, *(other for other in self.families if other != family)))


def load_fonts(content: Path | None = None) -> FontSet:
    """Our fonts, and those below `content/paper-fonts/` where there are any; loaded once in a process.

    Raises:
        FileNotFoundError: our own fonts are missing: the installation is broken.
    """
    folders = [templates_dir() / "fonts"]
    if content is not None and _files(content / FOLDER):
        folders.append((content / FOLDER).resolve())
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in _files(folder)):
        digest.update(f"{path.name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return _load(tuple(map(str, folders)), digest.hexdigest())


@lru_cache(maxsize=4)
def _load(folders: tuple[str, ...], digest: str) -> FontSet:
    with no_panic("reading fonts"):
        fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
        families = set(fonts.families())
    for ours in (FAMILY, FALLBACK):
        if ours not in families:
            raise FileNotFoundError(f"the font {ours} is missing: install Guidepress again")
    read = {Path(font.path) for font in fonts.fonts() if font.path}
    unreadable = tuple(path for folder in folders for path in _files(Path(folder)) if path not in read)
    return FontSet(fonts, (FAMILY, *sorted(families - {FAMILY, FALLBACK}), FALLBACK), digest, unreadable)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())


def missing_characters(texts: Iterable[str], fonts: FontSet) -> set[str]:
    """The pieces of `texts` that cannot be printed with `fonts`: Typst itself is asked, all at once.

    A piece is a character, with the marks that are set on it: one font must have both. Each is asked for by itself, too:
    Typst 0.15 lets a letter that it lacks pass if it has the mark. Sheets set words regular or bold.
    """
    check_clock()  # whether or not there is anything to ask
    used = pieces("\n".join(texts))
    missing = _lacking(used.union(*used), fonts, fonts.families)
    return {piece for piece in used if not missing.isdisjoint({piece, *piece})}


def lacking(characters: set[str], fonts: FontSet, family: str) -> set[str]:
    """Those of some `characters` that one `family` of `fonts` does not have."""
    return _lacking(characters, fonts, (family,))


def _lacking(asked: set[str], fonts: FontSet, families: Sequence[str]) -> set[str]:
    """Those of some pieces of text that Typst cannot print with some families of `fonts`."""
    known = _known.setdefault((fonts.digest, families), {})
    left = sorted(piece for piece in asked - known.keys() if not piece.isspace())
    while left:
        complaint = _complaint(left, fonts, families)
        if complaint is None:
            known.update(dict.fromkeys(left, True))
            break
        found = pieces(missing_in(complaint)) & set(left) or _first_missing(left, fonts, families)
        known.update(dict.fromkeys(found, False))
        left = [piece for piece in left if piece not in found]
    return {piece for piece in asked if not known.get(piece, True)}


def pieces(text: str) -> set[str]:
    """The characters of `text`, each with the marks that are set on it.

    >>> sorted(map(len, pieces("o\u0323n")))
    [1, 2]
    """
    marks = "".join(sorted(character for character in set(text) if unicodedata.category(character).startswith("M")))
    return set(re.findall(f".[{re.escape(marks)}]*", text, re.DOTALL)) if marks else set(text)


def _complaint(characters: Sequence[str], fonts: FontSet, families: Sequence[str]) -> str | None:
    """What Typst says of pieces of text, `characters`, that it cannot print with `families`; None where it can."""
    inputs = {"text": json.dumps(" ".join(characters)), "fonts": json.dumps(families)}
    compiler = Compiler(font_paths=fonts.fonts, ignore_system_fonts=True)
    try:
        with no_panic("looking for characters in the fonts"):
            compiler.compile(_PROBE, format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)
    except TypstError as problem:
        return str(problem.message)
    return None


def _first_missing(characters: Sequence[str], fonts: FontSet, families: Sequence[str]) -> set[str]:
    """One of `characters` that cannot be printed, found by halves: Typst names nothing but a space where they run right to left."""
    while len(characters) > 1:
        half = characters[: len(characters) // 2]
        characters = half if _complaint(half, fonts, families) else characters[len(half) :]
    return set(characters)


def advance_widths(characters: Sequence[str]) -> tuple[dict[str, float], dict[str, float]]:
    """How wide each character is in our own font, regular and bold, in thousandths of the type size: Typst measures it.

    Args:
        characters: single ones, all of which the font has.
    """
    fonts = load_fonts().fonts
    with no_panic("measuring characters"):
        compiler = Compiler(
            _MEASURE,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"characters": json.dumps(characters), "family": FAMILY},
        )
        regular, bold = json.loads(compiler.query("<widths>", field="value", one=True))
    return dict(zip(characters, regular, strict=True)), dict(zip(characters, bold, strict=True))


def missing_in(message: str) -> str:
    """The characters that an error of Typst says it could not show, "" if it is about something else."""
    named = _NAMED.search(message)
    return _unescaped(named[1]) if named else ""


def _unescaped(text: str) -> str:
    """Undo the escapes of Rust's debug format."""
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), text)
    return re.sub(r"\\(.)", r"\1", text)
