"""SVG files, looked at before anybody publishes them: nothing in them acts, and nothing leads elsewhere.

Pages show them as `<img>`, where browsers run no script of theirs and load nothing for them. But whoever opens the file
itself opens a page of the site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_ACTING = frozenset({"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"})
_LEADING = frozenset({"href", "src", "base"})
_SENDING = frozenset({"ping", "srcset", "action", "formaction", "poster"})
"""They take more than one address, or send something: no `#name` is meant in them."""
_NAMING = frozenset({"requiredFeatures", "requiredExtensions"})
"""They name what a browser must know, by addresses that are never asked."""
_ELSEWHERE = re.compile(r"\s*(?:(?:[a-z][a-z0-9+.-]*:)?//|(?:javascript|vbscript|data):)", re.IGNORECASE)
_STYLES = re.compile(
    r"@import"
    r"|url\s*\(\s*(?![\s\"']*#)"
    r"|(?:image|image-set|image-rect|src|cross-fade|expression)\("
    r"|javascript:"
    r"|\\",
    re.IGNORECASE,
)
"""What a style could load, or hide: an escape can spell any of the others. Vendors' own names end in the same."""


class RefusedError(Exception):
    """Why a picture is not shown, as a finding says it after the file's name, what to do, and where in the file."""

    def __init__(self, message: str, hint: str = "", line: int = 1, column: int = 1) -> None:
        """Refuse with this `message` and `hint`; `line` and `column` count from 1."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


def looked_at(data: bytes) -> Mapping[str, str]:
    """The attributes of the `<svg>` of a file in which nothing acts or leads elsewhere.

    Raises:
        RefusedError: it is no such file.
    """
    looking = _Looking()
    try:
        looking.parser.Parse(data, True)  # noqa: FBT003 - as expat has it
    except RefusedError as problem:
        problem.line, problem.column = looking.place
        raise
    except expat.ExpatError as problem:
        message = f"is not an SVG file: {expat.ErrorString(problem.code)}"
        raise RefusedError(message, "export it again as SVG", problem.lineno, problem.offset + 1) from problem
    return looking.root


class _Looking:
    """One look through an SVG file. Nothing is loaded, and no entity is known: a DOCTYPE is refused where it begins."""

    def __init__(self) -> None:
        self.root: Mapping[str, str] = {}
        self.place = 1, 1
        self._is_inside = False
        self._style: list[str] | None = None
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _remember(self) -> None:
        """The place of what is looked at: once it is refused, the parser stands behind it."""
        self.place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _doctype(self, *_: object) -> None:
        self._remember()
        raise RefusedError("has a DOCTYPE", "export it as “plain SVG”, or remove the line that begins with <!DOCTYPE")

    def _instruction(self, target: str, _data: str) -> None:
        self._remember()
        raise RefusedError(f"has an instruction <?{target}", "remove it")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._remember()
        space, _, element = name.rpartition(" ")
        if not self._is_inside:
            if (space, element) != (_SVG, "svg"):
                raise RefusedError("is not an SVG file", f'its first element must be <svg xmlns="{_SVG}">')
            self.root = dict(attributes)
            self._is_inside = True
        if self._style is not None:
            raise RefusedError(f"has a <{element}> inside a <style>", "leave only rules in a <style>")
        if element.casefold() in _ACTING or space.endswith("/xhtml"):
            raise RefusedError(f"has a <{element}>, which could act on the page", "remove it")
        if element.casefold() == "style":
            self._style = []
        for key, value in attributes.items():
            space, _, attribute = key.rpartition(" ")
            _check_attribute(element, attribute, value, is_foreign=bool(space))

    def _text(self, text: str) -> None:
        """Text comes in pieces, cut at entities, at comments and wherever the parser likes."""
        if self._style is not None:
            self._style.append(text)

    def _end(self, _name: str) -> None:
        """Nothing stands inside a <style>: what ends while one is open is that one, and its place is where it began."""
        if self._style is not None and _STYLES.search("".join(self._style)):
            raise RefusedError("would load something in a <style>", "leave only what the file holds itself")
        self._style = None


def _check_attribute(element: str, name: str, value: str, *, is_foreign: bool) -> None:
    """What `is_foreign`, such as the notes that a drawing program leaves to itself, styles nothing."""
    known = name.casefold()
    if known.startswith("on"):
        raise RefusedError(f'has an attribute "{name}", which could run a script', "remove it")
    if known in _SENDING or (known in _LEADING and not value.strip().startswith("#")):
        raise RefusedError(f'leads elsewhere with "{name}"', "leave only what the file holds itself: #name")
    if known == "attributename" and _is_changing(value.rpartition(":")[2].strip().casefold()):
        raise RefusedError(f"has a <{element}> that changes where something leads", "remove it")
    if not is_foreign and (_STYLES.search(value) or (name not in _NAMING and _ELSEWHERE.match(value))):
        raise RefusedError(f'would load something with "{name}"', "leave only what the file holds itself")


def _is_changing(name: str) -> bool:
    return name in _LEADING or name in _SENDING or name.startswith("on")
