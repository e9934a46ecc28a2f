"""The fonts that we set type in, and which characters they have.

Only our own fonts and those that a library brings in `content/paper-fonts/` count, never the machine's: the same text
must give the same sheet everywhere.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from typst import Compiler, Fonts, TypstError

from generator.native import check_clock, no_panic
from generator.templates_dir import templates_dir

FAMILY = "Atkinson Hyperlegible"
"""Made for readers with low vision by the Braille Institute (licence beside the fonts)."""

FOLDER = "paper-fonts"
"""The folder below `content/` where a library puts fonts for scripts that ours lacks; it is not published."""

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")

_PROBE = b"""#set document(title: "probe")
#set text(font: json(bytes(sys.inputs.fonts)), fallback: false)
#json(bytes(sys.inputs.text))"""
_MEASURE = b"""#context [#metadata((400, 700).map(weight => json(bytes(sys.inputs.characters)).map(character =>
  measure(text(font: sys.inputs.family, weight: weight, size: 1000pt, fallback: false, character)).width.pt()
))) <widths>]"""
_printable: dict[str, set[str]] = {}
"""The characters that Typst has printed already in this process, by the digest of the fonts."""

_NAMED = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


@dataclass(frozen=True)
class FontSet:
    """Loaded fonts.

    `families`: ours first, then the library's by name. `digest` changes with any byte of them. `unreadable` are the
    library's files that hold no font.
    """

    fonts: Fonts
    families: tuple[str, ...]
    digest: str
    unreadable: tuple[Path, ...] = ()


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
    if FAMILY not in families:
        raise FileNotFoundError(f"the font {FAMILY} is missing: install Guidepress again")
    read = {Path(font.path) for font in fonts.fonts() if font.path}
    unreadable = tuple(path for folder in folders for path in _files(Path(folder)) if path not in read)
    return FontSet(fonts, (FAMILY, *sorted(families - {FAMILY})), digest, unreadable)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())


def missing_characters(texts: Iterable[str], fonts: FontSet) -> set[str]:
    """The characters of `texts` that cannot be printed with `fonts`: Typst itself is asked, all at once."""
    check_clock()  # whether or not there is anything to ask
    good = _printable.setdefault(fonts.digest, set())
    used = set().union(*texts)
    left = sorted(character for character in used - good if not character.isspace())
    missing: set[str] = set()
    while left:
        complaint = _complaint(left, fonts)
        if complaint is None:
            good.update(left)
            break
        found = set(missing_in(complaint)) & set(left) or _first_missing(left, fonts)
        missing |= found
        left = [character for character in left if character not in found]
    return missing


def _complaint(characters: Sequence[str], fonts: FontSet) -> str | None:
    """What Typst says of `characters` that it cannot print with `fonts`; None where it can."""
    inputs = {"text": json.dumps(" ".join(characters)), "fonts": json.dumps(fonts.families)}
    compiler = Compiler(font_paths=fonts.fonts, ignore_system_fonts=True)
    try:
        with no_panic("looking for characters in the fonts"):
            compiler.compile(_PROBE, format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)
    except TypstError as problem:
        return str(problem.message)
    return None


def _first_missing(characters: Sequence[str], fonts: FontSet) -> set[str]:
    """One of `characters` that cannot be printed, found by halves: Typst names nothing but a space where they run right to left."""
    while len(characters) > 1:
        half = characters[: len(characters) // 2]
        characters = half if _complaint(half, fonts) else characters[len(half) :]
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
