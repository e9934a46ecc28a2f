"""What an editor put into a Markdown page and the pages' policy blocks: it would be missing, and nobody told.

The policy (`generator.pages.policy`) lets nothing in from another host, and runs nothing that stands in a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from generator.diagnostics import Findings, Where

BLOCKED = "blocked-by-policy"
_FENCE = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.|\n(?!\n))+?(?<!`)\1(?!`)")
_TAG = re.compile(r"""<([a-z][a-z0-9:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*+)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?""")
_PICTURE = re.compile(r"!\[[^\]\n]{0,500}\]\(\s*<?((?:https?:)?//[^\s)>]+)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s*(?:https?:)?//|\s*data:text|\s*javascript:", re.IGNORECASE)

_NEVER = {
    "script": "scripts in a page never run",
    "style": "styles in a page are not applied",
    "iframe": "pages of others cannot be shown inside a page",
    "frame": "pages of others cannot be shown inside a page",
    "object": "plug-ins are not loaded",
    "embed": "plug-ins are not loaded",
    "base": "a page cannot say that its links start elsewhere",
    "applet": "plug-ins are not loaded",
}
_LOADS: Mapping[str, tuple[str, ...]] = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src",),
    "link": ("href",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "form": ("action",),
}
_CURE = "put the file into content/ and name it from there"


@dataclass(frozen=True, slots=True)
class Blocked:
    """Something that is blocked: its line and column, from 1, how long it is in characters, and why."""

    line: int
    column: int
    length: int
    why: str
    hint: str = ""


def check_blocked(text: str, name: str, findings: Findings) -> None:
    """Warn, in `findings`, of all in the Markdown `text` of the file `name` that readers will not see or that will not work."""
    for item in blocked_in(text):
        where = Where(name, item.line, item.column, item.line, item.column + item.length)
        findings.warning(BLOCKED, item.why, where, item.hint)


def blocked_in(text: str) -> Iterator[Blocked]:
    """What is blocked of a page of Markdown, in the order in which it stands there; code is shown and does nothing.

    >>> [item.why for item in blocked_in("<iframe src='x.html'></iframe>")]
    ['pages of others cannot be shown inside a page']
    """
    bare = _without_code(text)
    found = list(_tags(bare))
    for match in _PICTURE.finditer(bare):
        line = bare.count("\n", 0, match.start()) + 1
        column = match.start(1) - bare.rfind("\n", 0, match.start())
        found.append(Blocked(line, column, len(match[1]), _from(match[1]), _CURE))
    yield from sorted(found, key=lambda item: (item.line, item.column))


def _tags(text: str) -> Iterator[Blocked]:
    """Each tag that loads from elsewhere or runs something.

    Not by Python's own parser of HTML: of text that only looks like tags it takes minutes.
    """
    for match in _TAG.finditer(text):
        tag, given = match[1].lower(), _attributes(match[2])
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        length = len(match[0].split("\n", 1)[0])
        if tag in _NEVER:
            yield Blocked(line, column, length, _NEVER[tag], _cure(tag))
            continue
        for name in _LOADS.get(tag, ()):
            if _ELSEWHERE.match(given.get(name, "")):
                yield Blocked(line, column, length, _from(given[name]), _CURE)
        handler = next((name for name in given if name.startswith("on")), "")
        if handler:
            yield Blocked(line, column, length, f"scripts in a page never run: {handler}=")


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found


def check_blocked_address(address: str, where: Where, findings: Findings) -> None:
    """Warn, in `findings`, of an `address` that pages would load, at its place `where`, if it is one of another host."""
    if _ELSEWHERE.match(address):
        findings.warning(BLOCKED, _from(address), where, _CURE)


def _from(address: str) -> str:
    host = address.strip().split("//", 1)[-1].split("/", 1)[0]
    return f"nothing is loaded from other hosts: {host[:60]}" if "//" in address else "this address is not loaded"


def _cure(tag: str) -> str:
    if tag in {"iframe", "frame"}:
        return "link to it instead"
    return "put the file into content/ and name it under extra_css in mkdocs.yml" if tag == "style" else ""


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _without_comments(text: str) -> str:
    kept: list[str] = []
    rest = text
    while True:
        before, opened, after = rest.partition("<!--")
        inner, closed, later = after.partition("-->")
        if not closed:
            return "".join([*kept, rest])
        kept += [before, _blank(opened + inner + closed)]
        rest = later


def _without_code(text: str) -> str:
    """The text with code and comments blanked, its lines and columns kept."""
    lines, fence = [], ""
    for line in text.split("\n"):
        opened = _FENCE.match(line)
        if fence:
            closes = opened is not None and opened[1].startswith(fence) and not line[opened.end() :].strip("`~ \t")
            lines.append(" " * len(line))
            fence = "" if closes else fence
        elif opened:
            fence = opened[1]
            lines.append(" " * len(line))
        else:
            lines.append(line)
    return _without_comments(_CODE.sub(lambda found: _blank(found[0]), "\n".join(lines)))
