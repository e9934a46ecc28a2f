"""What an editor put into a Markdown page and the pages' policy blocks: it would be missing, and nobody told.

The policy (`generator.pages.policy`) lets nothing in from another host, and runs nothing that stands in a page. Looked
for are, outside code and comments:

- elements that never work (`_NEVER`): script, style, iframe, frame, object, embed, base, applet;
- what elements load or send to (`_LOADS`: `src`, `href`, `poster`, `action` … of those named there, and each entry of a
  `srcset`) from another host, `https://…`, `http://…` or `//…`, or from `data:text…` or `javascript:…`;
- pictures of other hosts in Markdown, `![a](https://…)`, and by reference: `![a][1]`, `![a][]` or `![a]`;
- scripts as addresses, `javascript:`, of links in HTML and in Markdown;
- handlers, `onclick=…`, of any element, and in lists of attributes: `{: onclick=… }`.

Code is between fences, between backticks, or indented by four columns where a page has no list, note, definition or
block of HTML open: what is indented there belongs to these. A backslash before `<` makes no code of it: Python-Markdown
leaves the tag as it is, and so it would be one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import chain

from generator.diagnostics import Findings, Where

BLOCKED = "blocked-by-policy"
_FENCE = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(`{3,}(?!.*`)|~{3,})")
_TICKS = re.compile(r"(?<!`)(\\?)(`+)|\n[ \t]*(?=\n)")
_TAG = re.compile(r"""<([a-z][a-z0-9:-]*)((?:[^<>"']+|"[^"]*"|'[^']*'){0,1000}+)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?""")
_LIST_OF_ATTRIBUTES = re.compile(r"""\{:?((?:[^{}"'\n]|"[^"\n]{0,500}"|'[^'\n]{0,500}'){1,200}+)\}""")
_PICTURE = re.compile(r"!\[[^\]\n]{0,500}\]\(\s*<?((?:https?:)?//[^\s)>]+)", re.IGNORECASE)
_LINK = re.compile(r"\]\([ \t]*<?(javascript:[^\s)>]*)", re.IGNORECASE)
_REFERRING = re.compile(r"!\[([^\]\n]{0,500})\](?:[ \n]?\[([^\]\n]{0,500})\])?(?!\()")
_REFERRED = re.compile(r"^ {0,3}\[([^\]\n]{1,500})\]:[ \t]*\n?[ \t]*<?([^\s>]+)", re.MULTILINE)
_ELSEWHERE = re.compile(r"\s*(?:https?:)?//|\s*data:text|\s*javascript:", re.IGNORECASE)
_SCRIPT = re.compile(r"\s*javascript:", re.IGNORECASE)

_OPENS = re.compile(r" {0,3}(?:(?:[-*+]|\d+\.)[ \t]|[!?]{3}|===|\[\^[^\]\n]{1,100}\]:|:[ \t])")
"""What a block begins with to which the indented blocks after it belong: lists, notes, tabs, footnotes, definitions."""
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")
_EDGE = re.compile(
    r"<!--|-->|<(/?)(address|article|aside|blockquote|center|details|dialog|dd|div|dl|dt|fieldset|figcaption|figure|footer|form"
    r"|h[1-6]|header|hgroup|iframe|legend|li|main|map|math|menu|nav|noscript|object|ol|p|pre|script|section|select|style|summary"
    r"|svg|table|tbody|td|template|textarea|tfoot|th|thead|tr|ul|video)(?=[\s/>]|$)",
    re.IGNORECASE,
)
"""Where comments begin and end, and those elements that Python-Markdown leaves as they are with all empty lines in them."""

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
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "link": ("href", "imagesrcset"),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "form": ("action",),
}
_NO_SCRIPT = "scripts in a page never run: {}"
_CUT = re.compile(r"[\t\n\r]")
"""Browsers leave these out of an address."""
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
    lines = _Lines(bare)
    every = (_tags(bare, lines), _lists_of_attributes(bare, lines), _pictures(bare, lines), _scripts(bare, lines))
    yield from sorted(chain.from_iterable(every), key=lambda item: (item.line, item.column))


class _Lines:
    """The lines of a text, found once: counted again from its beginning for each tag, they would take minutes."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, start: int) -> tuple[int, int]:
        """Line and column, from 1, of a place in the text."""
        line = bisect_right(self._starts, start)
        return line, start - self._starts[line - 1] + 1

    def blocked(self, start: int, words: str, why: str, hint: str = "") -> Blocked:
        """What is blocked, for what reason and with what `hint`, at a place where these `words` stand."""
        return Blocked(*self.place(start), len(words.split("\n", 1)[0]), why, hint)


def _tags(text: str, lines: _Lines) -> Iterator[Blocked]:
    """Each tag that loads from elsewhere or runs something.

    Not by Python's own parser of HTML: of text that only looks like tags it takes minutes.
    """
    for match in _TAG.finditer(text):
        tag, given = match[1].lower(), _attributes(match[2])
        if tag in _NEVER:
            yield lines.blocked(match.start(), match[0], _NEVER[tag], _cure(tag))
            continue
        for address in _loaded(tag, given):
            yield lines.blocked(match.start(), match[0], _from(address), _CURE)
        if tag in {"a", "area"} and _SCRIPT.match(_CUT.sub("", given.get("href", ""))):
            yield lines.blocked(match.start(), match[0], _NO_SCRIPT.format("javascript:"))
        handler = _handler(given)
        if handler:
            yield lines.blocked(match.start(), match[0], _NO_SCRIPT.format(f"{handler}="))


def _loaded(tag: str, given: Mapping[str, str]) -> Iterator[str]:
    """What the attributes `given` to a `tag` would load from elsewhere, of each attribute one address."""
    for name in _LOADS.get(tag, ()):
        value = given.get(name, "")
        addresses = value.split(",") if name.endswith("srcset") else [value]
        yield from [address for address in addresses if _ELSEWHERE.match(_CUT.sub("", address))][:1]


def _handler(given: Mapping[str, str]) -> str:
    return next((name for name in given if name.startswith("on")), "")


def _lists_of_attributes(text: str, lines: _Lines) -> Iterator[Blocked]:
    """Each list of attributes in Markdown, as the extension `attr_list` has them, that runs something."""
    for match in _LIST_OF_ATTRIBUTES.finditer(text):
        handler = _handler({name: value for name, value in _attributes(match[1]).items() if value})
        if handler:
            yield lines.blocked(match.start(), match[0], _NO_SCRIPT.format(f"{handler}="))


def _pictures(text: str, lines: _Lines) -> Iterator[Blocked]:
    """Each picture in Markdown that would be loaded from elsewhere: the address, or the words that refer to it."""
    for match in _PICTURE.finditer(text):
        yield lines.blocked(match.start(1), match[1], _from(match[1]), _CURE)
    referred = {_label(match[1]): match[2] for match in _REFERRED.finditer(text) if _ELSEWHERE.match(match[2])}
    for match in _REFERRING.finditer(text) if referred else ():
        address = referred.get(_label(match[2] or match[1]))
        if address:
            yield lines.blocked(match.start(), match[0], _from(address), _CURE)


def _label(words: str) -> str:
    return " ".join(words.split()).casefold()


def _scripts(text: str, lines: _Lines) -> Iterator[Blocked]:
    """Each link in Markdown that would run something."""
    for match in _LINK.finditer(text):
        yield lines.blocked(match.start(1), match[1], _NO_SCRIPT.format("javascript:"))


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
    done = 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += [text[done:start], _blank(text[start : end + 3])]
        done = end + 3
    return "".join([*kept, text[done:]])


def _without_code(text: str) -> str:
    """The text with code and comments blanked, its lines and columns kept."""
    return _without_comments(_without_indented(_without_spans(_without_fenced(text))))


def _without_fenced(text: str) -> str:
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
    return "\n".join(lines)


def _without_spans(text: str) -> str:
    """Code between backticks: a run of them ends at the next run of its length in the same paragraph."""
    runs = list(_TICKS.finditer(text))
    ends: list[int | None] = [None] * len(runs)  # of each run the next of its length: looked for once, from the back
    seen: dict[int, int] = {}
    for number in range(len(runs) - 1, -1, -1):
        ticks = runs[number][2]
        if ticks is None:  # an empty line
            seen = {}
            continue
        ends[number] = seen.get(len(ticks))
        seen[len(ticks)] = number
    kept: list[str] = []
    done = number = 0
    while number < len(runs):
        end = None if runs[number][1] else ends[number]
        if end is not None:
            kept += [text[done : runs[number].start()], _blank(text[runs[number].start() : runs[end].end()])]
            done, number = runs[end].end(), end
        number += 1
    return "".join([*kept, text[done:]])


def _without_indented(text: str) -> str:
    """Blocks that are code because they are indented, where nothing is open that they could belong to."""
    lines: list[str] = []
    html = _OpenHtml()
    is_begun, is_inside = True, False  # a block may begin here; what is indented belongs to what was before
    for line in text.split("\n"):
        is_indented = _INDENTED.match(line) is not None
        if line.strip() and is_indented and is_begun and not is_inside and not html.is_open:
            lines.append(" " * len(line))  # and the next line may be one more of it
            continue
        lines.append(line)
        html.follow(line)
        if not line.strip():
            is_begun = True
            continue
        if not is_indented:
            is_inside = _OPENS.match(line) is not None or (is_inside and not is_begun)
        is_begun = False
    return "\n".join(lines)


class _OpenHtml:
    """Which elements and comments are open, of those that hold whole blocks."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()
        self._is_comment = False

    @property
    def is_open(self) -> bool:
        return self._is_comment or bool(self._open)

    def follow(self, line: str) -> None:
        """Read on by a line."""
        for match in _EDGE.finditer(line):
            if match[2] is None:
                self._is_comment = match[0] == "<!--"
            elif not self._is_comment:
                name = match[2].lower()
                self._open[name] += -1 if match[1] else 1
                if self._open[name] <= 0:
                    del self._open[name]
