"""Pictures that editors bring: SVG and PNG files, looked at before anybody publishes them.

Pages show them as `<img>`, where browsers run no script of theirs and load nothing for them. But whoever opens the file
itself opens a page of the site: so nothing may be in it that acts, or that leads elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from struct import unpack_from
from typing import TypeVar
from xml.parsers import expat

from generator.diagnostics import Findings, did_you_mean
from generator.model.guideline import Guideline, Section
from generator.model.library import LibraryFile, Topic
from generator.model.pictures import Picture, PictureFile
from generator.source.folder import Folder, printable_name, read_file

Pictured = TypeVar("Pictured", Guideline, Section, Topic)

MOST_BYTES = 200_000
"""A picture of lines has some thousand; every reader of the home page loads it."""

_SVG = "http://www.w3.org/2000/svg"
_ACTING = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener"})
_LEADING = frozenset({"href", "src", "base"})
_STYLES = re.compile(r"@import|url\s*\(\s*(?![\s\"']*#)|expression\s*\(|javascript:|\\", re.IGNORECASE)
"""What a style could load, or hide: an escape can spell any of the others."""
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_PNG = b"\x89PNG\r\n\x1a\n"
_USUAL = (160, 120)
"""The size of a drawing that names none."""
_LARGEST = 100_000


class _RefusedError(Exception):
    """Why a file is not shown, as a finding says it, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class PictureShelf:
    """The pictures that lie in one folder, beside the file that chooses them."""

    def __init__(self, folder: Path, content: Folder, findings: Findings) -> None:
        """Look into `folder`, which belongs to the `content`; what is wrong is added to `findings`."""
        self._folder = folder
        self._refused = {content.root / path for path in content.refused}
        self._findings = findings

    def library(self, info: LibraryFile) -> LibraryFile:
        """`info` with the files of its topics' pictures."""
        return replace(info, topics={name: self._with_picture(topic) for name, topic in info.topics.items()})

    def guideline(self, guideline: Guideline) -> Guideline:
        """`guideline` with the files of its pictures."""
        return self._with_picture(replace(guideline, sections=tuple(map(self._with_picture, guideline.sections))))

    def _with_picture(self, record: Pictured) -> Pictured:
        return replace(record, picture=self.taken(record.picture)) if record.picture else record

    def taken(self, picture: Picture) -> Picture:
        """The `picture` with its file; as it is, where it is a drawing, or after an error."""
        data = None if picture.is_drawing else self._read(picture)
        if data is None:
            return picture
        suffix = Path(str(picture)).suffix
        try:
            width, height = _size_of_png(data) if suffix == ".png" else _size_of_svg(data)
        except _RefusedError as problem:
            self._findings.error("bad-picture", f'"{picture}" {problem.message}', picture.where, problem.hint)
            return picture
        file = PictureFile(data=data, suffix=suffix, width=width, height=height)
        return Picture(picture, picture.where, file)

    def _read(self, picture: Picture) -> bytes | None:
        """The bytes of its file; None after a finding."""
        path, where = self._folder / str(picture), picture.where
        if path in self._refused:
            return None
        if not path.exists():
            there = [other.name for other in self._folder.iterdir() if other.suffix in {".svg", ".png"}]
            hint = did_you_mean(picture, there) or "put the picture there"
            self._findings.error("missing-file", f'there is no file "{picture}" beside this one', where, hint)
            return None
        data = read_file(path, printable_name(str(PurePosixPath(where.file).with_name(path.name))), self._findings)
        if data is not None and len(data) > MOST_BYTES:
            message = f'"{picture}" has {len(data):,} bytes; the limit of a picture is {MOST_BYTES:,}'
            self._findings.error("file-too-large", message, where, "make it smaller, or simpler")
            return None
        return data


def _size_of_png(data: bytes) -> tuple[int, int]:
    """Width and height (PNG 1.2, 11.2.2: IHDR is the first chunk)."""
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < len(_PNG) + 25:
        raise _RefusedError("is not a PNG file, whatever its name says", "export it again as PNG")
    width, height = unpack_from(">II", data, 16)
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        raise _RefusedError("has no size that can be shown", "export it again as PNG")
    return width, height


def _size_of_svg(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, of a file in which nothing acts or leads elsewhere."""
    looking = _Looking()
    try:
        looking.parser.Parse(data, True)  # noqa: FBT003 - as expat has it
    except expat.ExpatError as problem:
        raise _RefusedError(
            f"is not an SVG file: {expat.ErrorString(problem.code)}", "export it again as SVG"
        ) from problem
    return looking.size


class _Looking:
    """One look through an SVG file. Nothing is loaded, and no entity is known: a DOCTYPE is refused where it begins."""

    def __init__(self) -> None:
        self.size = _USUAL
        self._depth = 0
        self._in_style = False
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _doctype(self, *_: object) -> None:
        raise _RefusedError("has a DOCTYPE", "export it as “plain SVG”, or remove the line that begins with <!DOCTYPE")

    def _instruction(self, target: str, _data: str) -> None:
        raise _RefusedError(f"has an instruction <?{target}", "remove it")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, element = name.rpartition(" ")
        if not self._depth:
            if (space, element) != (_SVG, "svg"):
                hint = f'its first element must be <svg xmlns="{_SVG}">'
                raise _RefusedError("is not an SVG file", hint)
            self.size = _size(attributes)
        self._depth += 1
        self._in_style = element == "style"
        if element in _ACTING or space.endswith("/xhtml"):
            raise _RefusedError(f"has a <{element}>, which could act on the page", "remove it")
        for key, value in attributes.items():
            space, _, attribute = key.rpartition(" ")
            self._attribute(element, attribute, value, is_foreign=bool(space))

    def _attribute(self, element: str, name: str, value: str, *, is_foreign: bool) -> None:
        """What `is_foreign`, such as the notes that a drawing program leaves to itself, styles nothing."""
        if name.casefold().startswith("on"):
            raise _RefusedError(f'has an attribute "{name}", which could run a script', "remove it")
        if name in _LEADING and not value.strip().startswith("#"):
            raise _RefusedError(f'leads elsewhere with "{name}"', "leave only what the file holds itself: #name")
        if name == "attributeName" and value.rpartition(":")[2].casefold() in _LEADING:
            raise _RefusedError(f"has a <{element}> that changes where something leads", "remove it")
        if not is_foreign and _STYLES.search(value):
            raise _RefusedError(f'would load something with "{name}"', "leave only what the file holds itself")

    def _end(self, _name: str) -> None:
        self._depth -= 1
        self._in_style = False

    def _text(self, text: str) -> None:
        if self._in_style and _STYLES.search(text):
            raise _RefusedError("would load something in a <style>", "leave only what the file holds itself")


def _size(attributes: Mapping[str, str]) -> tuple[int, int]:
    """As the file says it, else that of its view box, else the usual."""
    said = [_NUMBER.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    box = attributes.get("viewBox", "").replace(",", " ").split()
    sides = [match[1] for match in said if match] if all(said) else box[2:]
    try:
        width, height = (round(float(side)) for side in sides)
    except (ValueError, OverflowError):
        return _USUAL
    return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else _USUAL
