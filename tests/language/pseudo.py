"""An edition in the pseudo-language `en-XA`: texts and words wear accents, so what has none was never in the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from generator.language.pseudo import PSEUDO, accented
from generator.source.library import LibraryFiles, load_library
from generator.source.translation_files import up_to_date, write_all

_TARGET = re.compile(r"(\]\([^)]*\)|<https?:[^>]*>)")
_ADDRESS = re.compile(
    r"\b(?:https?|mailto|tel):\S+|[\w.-]+@[\w.-]+|\b[\w-]+\.(?:html|zip|json|txt|pdf|example|org|com)\b\S*|\bcom/\d"
)
_PLACE = re.compile(r"\{\w*\}")
_WORD = re.compile(r"[A-Za-z]{2,}")
_READ_OUT = {"aria-label", "title", "alt", "placeholder", "content"}
NAMES = {
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    *("December", "English", "Guidepress", "DMN", "JSON", "PDF", "ZIP", "kB", "MB", "QR"),
    *(
        "Clear",
        "Communication",
        "Index",
        "Skip",
        "to",
        "content",
    ),  # the last three are Material's, in its own languages
    *("PEMAT", "CDC", "IPDAS", "AGREE", "RIGHT", "PVG", "SMOG", "Flesch", "Kincaid"),
}
"""Names, marks of units and formats, and months, which CLDR has no pseudo-language for."""


def accented_text(text: str) -> str:
    """A text of a library with accents, its links as they are."""
    return "".join(part if _TARGET.fullmatch(part) else accented(part) for part in _TARGET.split(text))


def in_pseudo(content: Path) -> None:
    """Translate all texts of the library in the folder `content`; it must name the pseudo-language already."""
    for item in load_library(content, PSEUDO, also=LibraryFiles(content).every_guideline).translations:
        said = {text.path: accented_text(text.original) for text in item.texts}
        write_all({item.name: up_to_date(item.with_said(said), PSEUDO)}, content)


class _Shown(HTMLParser):
    """What of a page is shown, or read out; what is marked as another language, as code or as data is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._closed: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if (
            self._closed
            or tag in {"script", "style", "code", "kbd"}
            or (tag != "html" and given.get("lang") not in {None, PSEUDO})
        ):
            if tag not in {
                "br",
                "img",
                "input",
                "meta",
                "link",
                "path",
                "circle",
                "rect",
                "hr",
                "source",
                "col",
                "wbr",
            }:
                self._closed.append(tag)
            return
        if tag == "meta" and given.get("name") != "description":
            return
        for name, value in given.items():
            if value and (
                name in _READ_OUT
                or (
                    name.startswith("data-")
                    and name != "data-checks"
                    and " " in value
                    and ".js" not in value
                    and "/" not in value
                )
            ):
                self.texts.append(value)

    def handle_endtag(self, tag: str) -> None:
        if self._closed and self._closed[-1] == tag:
            self._closed.pop()

    def handle_data(self, data: str) -> None:
        if not self._closed:
            self.texts.append(data)


def leaks(texts: list[str], known: set[str]) -> Iterator[str]:
    """The texts in which a word stands that wears no accent; `known` are words of content that has no translation."""
    for text in texts:
        words = set(_WORD.findall(_PLACE.sub(" ", _ADDRESS.sub(" ", text)))) - NAMES - known
        if words:
            yield f"{' '.join(sorted(words))} < {' '.join(text.split())[:100]}"


def shown(html: str) -> list[str]:
    """The texts of a page that readers see or hear."""
    parser = _Shown()
    parser.feed(html)
    return parser.texts
