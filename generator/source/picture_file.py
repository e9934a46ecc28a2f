"""Pictures that editors bring: SVG and PNG files, looked at before anybody publishes them.

An SVG file may hold nothing that acts or leads elsewhere (`generator.source.svg_file`), and no picture is a long strip.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from struct import unpack_from
from typing import TypeVar

from generator.diagnostics import Findings, did_you_mean
from generator.model.brand import Brand, Typeface, WebFont
from generator.model.figures import Figure
from generator.model.guideline import Guideline, Section
from generator.model.library import LibraryFile, Topic
from generator.model.pictures import Picture, PictureFile
from generator.source.folder import Folder, printable_name, read_file
from generator.source.svg_file import RefusedError, looked_at

Pictured = TypeVar("Pictured", Guideline, Section, Topic)


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a picture may be: in bytes, and how often its short side goes into its long one."""

    most_bytes: int
    longest: int


PICTURE = Limits(200_000, 4)
"""A picture of lines has some thousand bytes, and every reader of the home page loads it; a longer strip pushes
everything off the screen."""
FIGURE = Limits(500_000, 10)
"""A figure is loaded where it is looked at, may be a drawing with much in it, and may be a line of time."""

LOGO = Limits(12_000, 8)
"""A logo is loaded with every page, and may be a line of letters."""
MOST_OF_FONT = 24_000
"""Bytes of a face: every reader loads it before the first page looks as it should. Latin letters have some 16,000."""

_WOFF2 = b"wOF2"
_LENGTH = re.compile(r"\s*(\d*\.?\d+(?:e[+-]?\d+)?)([a-z]*|%)\s*", re.IGNORECASE)
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 9.6 / 2.54,
    "em": 16.0,
    "rem": 16.0,
}
_PNG = b"\x89PNG\r\n\x1a\n"
_USUAL = (160, 120)
"""The size of a drawing that names none."""
_LARGEST = 100_000


class PictureShelf:
    """The pictures that lie in one folder, beside the file that chooses them."""

    def __init__(self, folder: Path, content: Folder, findings: Findings) -> None:
        """Look into `folder`, which belongs to the `content`; what is wrong is added to `findings`."""
        self._folder = folder
        self._refused = {content.root / path for path in content.refused}
        self._findings = findings

    def library(self, info: LibraryFile) -> LibraryFile:
        """`info` with the files of its topics' pictures and of its brand."""
        topics = {name: self._with_picture(topic) for name, topic in info.topics.items()}
        return replace(info, topics=topics, brand=self._brand(info.brand) if info.brand else None)

    def _brand(self, brand: Brand) -> Brand:
        logo, logo_dark = map(self._logo, (brand.logo, brand.logo_dark))
        typeface = self._typeface(brand.typeface) if brand.typeface else None
        return replace(brand, logo=logo, logo_dark=logo_dark, typeface=typeface)

    def _logo(self, logo: Picture | None) -> Picture | None:
        if logo is None or not logo.is_drawing:
            return self.taken(logo, LOGO) if logo else None
        message = f'"{logo}" is a drawing that every library has: it tells nobody whose this one is'
        self._findings.error("bad-picture", message, logo.where, "name an SVG or PNG file beside this one")
        return None

    def _typeface(self, typeface: Typeface) -> Typeface:
        regular, bold = map(self._web_font, (typeface.regular, typeface.bold))
        return replace(typeface, regular=regular, bold=bold)

    def _web_font(self, font: WebFont | None) -> WebFont | None:
        data = self._read(font, MOST_OF_FONT, ".woff2") if font else None
        if font is None or data is None:
            return None
        if not data.startswith(_WOFF2):
            message = f'"{font}" is no WOFF2 file, whatever its name says'
            self._findings.error("unreadable-font", message, font.where, "export it again as WOFF2")
            return None
        return WebFont(font, font.where, data)

    def guideline(self, guideline: Guideline) -> Guideline:
        """`guideline` with the files of its pictures."""
        return self._with_picture(replace(guideline, sections=tuple(map(self._section, guideline.sections))))

    def _section(self, section: Section) -> Section:
        return self._with_picture(replace(section, figures=tuple(map(self._figure, section.figures))))

    def _figure(self, figure: Figure) -> Figure:
        if figure.file.is_drawing:
            message = f'"{figure.file}" is a small drawing that stands beside a title: nothing is learned from it'
            hint = "use it as `picture` of the section, or name an SVG or PNG file"
            self._findings.error("bad-picture", message, figure.file.where, hint)
            return figure
        return replace(figure, file=self.taken(figure.file, FIGURE)) if figure.file else figure

    def _with_picture(self, record: Pictured) -> Pictured:
        return replace(record, picture=self.taken(record.picture)) if record.picture else record

    def taken(self, picture: Picture, limits: Limits = PICTURE) -> Picture:
        """The `picture` with its file, within `limits`; as it is, where it is a drawing, or after an error."""
        data = None if picture.is_drawing else self._read(picture, limits.most_bytes)
        if data is None:
            return picture
        suffix = Path(str(picture)).suffix
        try:
            sides = _size_of_png(data) if suffix == ".png" else _size_of_svg(looked_at(data))
            _check_shape(*sides, limits.longest)
        except RefusedError as problem:
            self._findings.error("bad-picture", f'"{picture}" {problem.message}', picture.where, problem.hint)
            return picture
        width, height = (max(1, round(side)) for side in sides)
        file = PictureFile(data=data, suffix=suffix, width=width, height=height)
        return Picture(picture, picture.where, file)

    def _read(self, picture: Picture | WebFont, most: int, *kinds: str) -> bytes | None:
        """The bytes of its file; None after a finding. `kinds` are the endings of such files, those of pictures if none."""
        path, where = self._folder / str(picture), picture.where
        if path in self._refused:
            return None
        if not path.exists():
            there = [other.name for other in self._folder.iterdir() if other.suffix in (kinds or (".svg", ".png"))]
            hint = did_you_mean(picture, there) or ("put the font there" if kinds else "put the picture there")
            self._findings.error("missing-file", f'there is no file "{picture}" beside this one', where, hint)
            return None
        data = read_file(path, printable_name(str(PurePosixPath(where.file).with_name(path.name))), self._findings)
        if data is not None and len(data) > most:
            what = "font" if kinds else "logo" if most == LOGO.most_bytes else "picture"
            message = f'"{picture}" has {len(data):,} bytes; the limit of a {what} is {most:,}'
            self._findings.error(
                "file-too-large",
                message,
                where,
                "leave out letters that no text needs" if kinds else "make it smaller, or simpler",
            )
            return None
        return data


def _size_of_png(data: bytes) -> tuple[float, float]:
    """Width and height (PNG 1.2, 11.2.2: IHDR is the first chunk)."""
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < len(_PNG) + 25:
        raise RefusedError("is not a PNG file, whatever its name says", "export it again as PNG")
    width, height = unpack_from(">II", data, 16)
    return width, height


def _size_of_svg(root: Mapping[str, str]) -> tuple[float, float]:
    """Width and height in pixels, as browsers find them: as said, a side that is not said by the view box; else the usual.

    `root` are the attributes of the `<svg>`.
    """
    width, height = (_pixels(name, root.get(name, "auto")) for name in ("width", "height"))
    if width is not None and height is not None:
        return width, height
    try:
        _, _, across, down = map(float, root["viewBox"].replace(",", " ").split())
        ratio = down / across
    except (KeyError, ValueError, ZeroDivisionError):
        return _USUAL
    if width is not None:
        return width, width * ratio
    return (height / ratio, height) if height and ratio else (across, down)


def _pixels(name: str, said: str) -> float | None:
    """A side of an SVG file in pixels; None where it depends on the place that it is shown in."""
    length = _LENGTH.fullmatch(said)
    if said.strip() == "auto" or (length and length[2] == "%"):
        return None
    if not length or length[2].casefold() not in _PIXELS:
        raise RefusedError(f'has a size that is not understood: {name}="{said[:40]}"', "say it in pixels")
    return float(length[1]) * _PIXELS[length[2].casefold()]


def _check_shape(width: float, height: float, longest: int) -> None:
    """A picture has a size, and stands beside its title without stretching the page."""
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        raise RefusedError("has no size that can be shown", "export it again")
    if max(width, height) > longest * min(width, height):
        hint = f"cut it, or leave room around it: one side is at most {longest} times as long as the other"
        raise RefusedError(f"is {width:,.6g} wide and {height:,.6g} high: it would stretch the page", hint)
