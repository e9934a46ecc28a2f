"""Reads our PDFs back with pikepdf alone: the text of each page with its size, and the tag tree."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object


@dataclass
class Tag:
    """A structure element: its kind, scope, alternative text and children; `text` is what a leaf holds."""

    kind: str
    scope: str = ""
    alt: str = ""
    text: str = ""
    children: list[Tag] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *kinds: str) -> list[Tag]:
        return [tag for tag in self.walk() if tag.kind in kinds]

    @property
    def words(self) -> str:
        return " ".join("".join(tag.text for tag in self.walk()).split())


@dataclass
class Reading:
    """A PDF as its reader meets it.

    `sizes` are all type sizes, `margins` what ink leaves free at least on the right and below, in points.
    """

    pages: list[str]
    tags: Tag
    sizes: set[float]
    title: str
    language: str
    uris: list[str]
    margins: tuple[float, float]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.pages).split())


def read(data: bytes) -> Reading:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        sizes: set[float] = set()
        right, bottom = -math.inf, math.inf
        marked: dict[tuple[int, int], str] = {}
        pages = []
        numbers = {}
        for index, page in enumerate(pdf.pages):
            numbers[page.obj.objgen] = index
            text = ""
            for piece in _pieces(page):
                text += piece.text
                if piece.text.strip() and piece.size:
                    sizes.add(round(piece.size, 2))
                    right = max(right, piece.right - float(page.MediaBox[2]))
                    bottom = min(bottom, piece.bottom)
                if piece.mark is not None:
                    marked[index, piece.mark] = marked.get((index, piece.mark), "") + piece.text
            pages.append(_clean(text))
        uris = [
            str(annotation.A.URI)
            for page in pdf.pages
            for annotation in page.get("/Annots", [])
            if "/A" in annotation and "/URI" in annotation.A
        ]
        tags = _tag(pdf.Root.StructTreeRoot, marked, numbers, -1)
        return Reading(
            pages,
            tags,
            sizes,
            str(pdf.docinfo.get("/Title", "")),
            str(pdf.Root.get("/Lang", "")),
            uris,
            (-right, bottom),
        )


def _clean(text: str) -> str:
    """Without what is invisible."""
    return re.sub("[\u200b\u2060\u00ad\u2066-\u2069]", "", text).replace("\u00a0", " ")


def _tag(element: Object, marked: dict[tuple[int, int], str], numbers: dict[tuple[int, int], int], page: int) -> Tag:
    tag = Tag(str(element.get("/S", "/Root")).lstrip("/"), alt=str(element.get("/Alt", "")))
    for attribute in _each(element.get("/A")):
        tag.scope = str(attribute.get("/Scope", tag.scope)).lstrip("/")
    page = numbers[element.Pg.objgen] if "/Pg" in element else page
    for kid in _each(element.get("/K")):
        if isinstance(kid, int):
            _add(tag, marked.get((page, kid), ""))
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            where = numbers[kid.Pg.objgen] if "/Pg" in kid else page
            _add(tag, marked.get((where, int(kid.MCID)), ""))
        elif isinstance(kid, Dictionary) and "/S" in kid:
            tag.children.append(_tag(kid, marked, numbers, page))
    return tag


def _each(value: Object | None) -> list[Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _add(tag: Tag, text: str) -> None:
    tag.children.append(Tag("text", text=_clean(text)))


@dataclass
class _Piece:
    """Text with its marked content's number, its size in points, and where on the page its ink ends."""

    mark: int | None
    text: str
    size: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


def _pieces(page: pikepdf.Page) -> Iterator[_Piece]:
    """The text of a page in the order of its content."""
    pen = _Pen({str(name): _Font(font) for name, font in page.Resources.get("/Font", {}).items()})
    for instruction in pikepdf.parse_content_stream(page):
        if isinstance(instruction, pikepdf.ContentStreamInstruction):
            act = pen.acts.get(str(instruction.operator))
            yield from act(list(instruction.operands)) if act else ()


class _Pen:
    """The state of a content stream (ISO 32000-1 §8.4, §9.4); `acts` are the operators that matter to text."""

    def __init__(self, fonts: dict[str, _Font]) -> None:
        self.fonts = fonts
        self.font, self.size = "", 0.0
        self.here, self.line = pikepdf.Matrix(), pikepdf.Matrix()
        self.saved: list[pikepdf.Matrix] = []
        self.marks: list[tuple[int | None, str | None]] = [(None, None)]
        self.acts: dict[str, Callable[[list[Any]], Iterable[_Piece]]] = {
            "q": self.save,
            "Q": self.restore,
            "cm": self.move,
            "BDC": self.begin,
            "BMC": self.begin,
            "EMC": self.end,
            "Tf": self.choose,
            "Tm": self.place,
            "ET": lambda _: [_Piece(self.marks[-1][0], " ")],
            "Tj": self.show,
            "TJ": lambda operands: self.show(list(operands[0])),
        }

    def save(self, _: list[Any]) -> Iterable[_Piece]:
        self.saved.append(self.here)
        return ()

    def restore(self, _: list[Any]) -> Iterable[_Piece]:
        self.here = self.saved.pop()
        return ()

    def move(self, operands: list[Any]) -> Iterable[_Piece]:
        self.here = pikepdf.Matrix(*map(float, operands)) @ self.here
        return ()

    def begin(self, operands: list[Any]) -> Iterable[_Piece]:
        properties = operands[-1] if isinstance(operands[-1], Dictionary) else Dictionary()
        number = int(properties.MCID) if "/MCID" in properties else self.marks[-1][0]
        actual = str(properties.ActualText) if "/ActualText" in properties else None
        self.marks.append((number, actual))
        return () if actual is None else (_Piece(number, actual),)

    def end(self, _: list[Any]) -> Iterable[_Piece]:
        self.marks.pop()
        return ()

    def choose(self, operands: list[Any]) -> Iterable[_Piece]:
        self.font, self.size = str(operands[0]), float(operands[1])
        return ()

    def place(self, operands: list[Any]) -> Iterable[_Piece]:
        self.line = pikepdf.Matrix(*map(float, operands))
        return ()

    def show(self, strings: list[Any]) -> Iterable[_Piece]:
        text, length = self.fonts[self.font].read(strings)
        matrix = self.line @ self.here
        right, bottom = matrix.transform((length * self.size, 0.0))
        silent = any(actual is not None for _, actual in self.marks)
        yield _Piece(self.marks[-1][0], "" if silent else text, abs(matrix.d) * self.size, right, bottom)


class _Font:
    """What codes of a font mean (ISO 32000-1 §9.10.3) and how wide they are (§9.7.4.3)."""

    def __init__(self, font: Object) -> None:
        self.texts = _to_unicode(font)
        self.widths: dict[int, float] = {}
        self.width = float(font.DescendantFonts[0].get("/DW", 1000))
        items = list(font.DescendantFonts[0].get("/W", []))
        while items:
            first, second = int(items.pop(0)), items.pop(0)
            if isinstance(second, Array):
                self.widths |= {first + offset: float(width) for offset, width in enumerate(second)}
            else:
                width = float(items.pop(0))
                self.widths |= dict.fromkeys(range(first, int(second) + 1), width)

    def read(self, strings: list[Any]) -> tuple[str, float]:
        """The text, and its length up to the last character that is no space, in ems."""
        text, length, ink = "", 0.0, 0.0
        for item in strings:
            if not isinstance(item, pikepdf.String):
                length -= float(item) / 1000
                continue
            codes = bytes(item)
            for at in range(0, len(codes), 2):
                code = codes[at : at + 2]
                character = self.texts.get(code, "\ufffd")
                text += character
                length += self.widths.get(int.from_bytes(code, "big"), self.width) / 1000
                if character.strip(" \u200b\u00ad"):
                    ink = length
        return text, ink


def _to_unicode(font: Object) -> dict[bytes, str]:
    """A font's ToUnicode map (ISO 32000-1 §9.10.3): two-byte codes to text."""
    source = font.ToUnicode.read_bytes().decode("latin-1")
    table: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
            table[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                code = (int(first, 16) + offset).to_bytes(2, "big")
                table[code] = chr(ord(bytes.fromhex(text).decode("utf-16-be")) + offset)
    return table
