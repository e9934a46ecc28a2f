"""Readers of single values: a node in, the value out, or a finding and what stands in for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from generator.diagnostics import Findings, did_you_mean
from generator.drawings import PICTURES
from generator.language.tags import canonical
from generator.model.evidence import Many, Span
from generator.model.identifiers import DEVICES, IDENTIFIER, MAX_IDENTIFIER, RESERVED, as_identifier
from generator.model.links import address_problem, parse_ref
from generator.model.pictures import Picture
from generator.model.risk import Count
from generator.model.values import Address, Identifier, LanguageTag, Passage, Phone, Prose, Ref, Version
from generator.source.nodes import Map, Node, Scalar, Seq, kind_of

VERSION = "[A-Za-z0-9][A-Za-z0-9._+-]{0,39}"
PHONE = r"\(?\+?[0-9](?:[ ().\-/]{0,2}[0-9]){2,19}"
PICTURE_FILE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:svg|png)"
LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
T = TypeVar("T")

LONGEST_LINE, LONGEST_PASSAGE = 5_000, 50_000  # characters: longer ones are data in the wrong place
COMMA = "a comma inside { } separates entries: put the text in quotes"
_SHOWN = 60  # characters of a wrong value that a message repeats
NO_DAY = date.min
"""Stands for a day that could not be read; nothing is said of its order."""
MOST_PEOPLE = 999_999_999
"""More people than ever took part in studies: above it a number is a slip of the finger."""
_DECIMAL = r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?"
_BOTH_ENDS = 2
YEARS = range(1900, 2100)
"""Outside, a year is a slip of the finger."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ALMOST = re.compile(r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})(?![0-9])")
_WITH_POINTS = re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})")


# Grades and contacts belong to the guideline that names them, or to the library; the others to the library.
_OF_ONE_PLACE = {"grade", "contact", "resource", "term", "guideline", "topic", "risk"}
_SINGLE = {"alert", "contact", "grade", "topic"}  # of these, a place names one
_ONE_NAME = "name just one, not a list"
_ELSEWHERE = {
    "resource": "list it in resources.yaml, and write its identifier here",
    "alert": 'describe it under "alerts:", and write the word before its colon here',
    "risk": 'describe it under "risks:" of a section, and write its id here',
    "topic": 'describe it under "topics:" in library.yaml, and write the word before its colon here',
    "evidence": 'describe it under "evidence:" of a section, and write its "id" here',
    "contact": 'describe it under "contacts:", and write the word before its colon here',
}
"""Where a thing is described that is only named elsewhere, as a hint."""


def _text(node: Node, findings: Findings, what: str = "text", hint: str = "") -> Scalar | None:
    if not isinstance(node, Scalar):
        hint = hint or _quote_hint(node)
        findings.error("wrong-type", f"{what} belongs here, not {kind_of(node)}", node.where, hint)
        return None
    if node.is_null or not node.text.strip():
        hint = f"put it in quotes if you mean the word {node.text}" if node.text == "null" else "write something"
        findings.error("empty-value", "the value is empty", node.where, hint)
        return None
    return node


def _fitting(scalar: Scalar, longest: int, findings: Findings) -> str:
    """The text, cut after a finding where it has too many characters for its place."""
    text = scalar.text
    if len(text) > longest:
        findings.error(
            "text-too-long", f"this text is too long: {len(text):,} characters", scalar.where, f"at most {longest:,}"
        )
    return text[:longest]


def _quote_hint(node: Node) -> str:
    raw = getattr(node, "raw", "") or ("{" if getattr(node, "flow", False) else "")
    return "put text that begins with [ or { in quotes" if raw else ""


def read_str(node: Node, findings: Findings) -> str:
    """The plain one-line text that `node` holds, without markup; what is wrong is added to `findings`.

    "" where it is no text.
    """
    scalar = _text(node, findings)
    return " ".join(_fitting(scalar, LONGEST_LINE, findings).split()) if scalar else ""


def _read_pattern(kind: Callable[[str], T], pattern: str, what: str) -> Callable[[Node, Findings], T]:
    """A reader of texts that must have one form; `what` says which, as a hint."""

    def read(node: Node, findings: Findings) -> T:
        scalar = _text(node, findings)
        if scalar is None or re.fullmatch(pattern, scalar.text):
            return kind(scalar.text if scalar else "")
        findings.error("unknown-value", f"{_shown(scalar.text)} cannot be used here", scalar.where, what)
        return kind("")

    return read


read_version = _read_pattern(Version, VERSION, "use letters, digits, points and hyphens, such as 2026.11")
read_language = _read_pattern(
    lambda text: LanguageTag(canonical(text)), LANGUAGE, "write a language tag such as en, de or pt-BR"
)
read_phone = _read_pattern(Phone, PHONE, "write only digits, such as 112 or +44 20 7946 0000")


def read_picture(node: Node, findings: Findings) -> Picture:
    """The picture that `node` names, a drawing of ours or a file; one without a name after an error in `findings`."""
    scalar = _text(node, findings, "the name of a picture")
    if scalar is None:
        return Picture("")
    if scalar.text in PICTURES or re.fullmatch(PICTURE_FILE, scalar.text):
        return Picture(scalar.text, scalar.where)
    hint = did_you_mean(scalar.text, PICTURES)
    if "." in scalar.text:
        hint = "write the name of an SVG or PNG file beside this one, such as knee.svg"
    findings.error("unknown-value", f"{_shown(scalar.text)} is not the name of a picture", scalar.where, hint)
    return Picture("")


def read_prose(node: Node, findings: Findings) -> Prose:
    """The line of inline Markdown that `node` holds; what is wrong is added to `findings`.

    Empty where it is no text.
    """
    scalar = _text(node, findings)
    if scalar is None:
        return Prose("", node.where)
    return Prose(" ".join(_fitting(scalar, LONGEST_LINE, findings).split()), scalar.where)


def read_passage(node: Node, findings: Findings) -> Passage:
    """The paragraphs and lists that `node` holds; what is wrong is added to `findings`.

    Empty where it is no text.
    """
    scalar = _text(node, findings)
    if scalar is None:
        return Passage("", node.where)
    return Passage(_fitting(scalar, LONGEST_PASSAGE, findings).strip("\n"), scalar.where)


def read_identifier(node: Node, findings: Findings) -> Identifier:
    """The identifier that `node` holds, a kebab-case name of at most 80 characters: it becomes part of a file name.

    What is wrong is added to `findings`; then the name is what was probably meant, or "".
    """
    scalar = _text(node, findings, "an identifier")
    if scalar is None:
        return Identifier("", node.where)
    if scalar.text.startswith(RESERVED):
        findings.error(
            "bad-identifier",
            f"{_shown(scalar.text)} begins with {RESERVED}, which is reserved for the pages",
            scalar.where,
        )
        return Identifier("", scalar.where)
    if DEVICES.fullmatch(scalar.text):
        message = f"{_shown(scalar.text)} is the name of a device: Windows does not allow a file of that name"
        findings.error("bad-identifier", message, scalar.where, "choose another word")
        return Identifier("", scalar.where)
    if not IDENTIFIER.fullmatch(scalar.text) or len(scalar.text) > MAX_IDENTIFIER:
        suggestion = as_identifier(scalar.text)
        hint = f'write "{suggestion}"' if suggestion else "use lower-case letters, digits and single hyphens"
        findings.error("bad-identifier", f"{_shown(scalar.text)} is not an identifier", scalar.where, hint)
        return Identifier(suggestion, scalar.where)  # so that what refers to it by its right name is not blamed
    return Identifier(scalar.text, scalar.where)


def entries_of(node: Map, findings: Findings) -> Iterator[tuple[Scalar, Node]]:
    """The entries of `node`.

    What a comma has cut off a text in `{…}` is added to `findings`, once a text, and left out.
    """
    cut = False
    for number, (key, value) in enumerate(node.entries):
        end = (key.where.end_line, key.where.end_column)
        no_colon = value == Scalar("", value.where) and (value.where.line, value.where.column) == end
        before, cut = cut, node.flow and number > 0 and no_colon
        if cut and not before:
            message = f'the comma before "{key.text[:_SHOWN]}" ends the text'
            findings.error("unknown-key", message, key.where, COMMA)
        if not cut:
            yield key, value


def _shown(text: str) -> str:
    return f'"{text[:_SHOWN]}…"' if len(text) > _SHOWN else f'"{text}"'


def read_date(node: Node, findings: Findings) -> date:
    """The day that `node` holds, as ISO 8601 and from 1900 to 2099; `NO_DAY` after an error in `findings`."""
    scalar = _text(node, findings, "a date")
    if scalar is not None:
        if _DATE.fullmatch(scalar.text):
            try:
                day = date.fromisoformat(scalar.text)
            except ValueError:
                day = date.min  # 2024-02-30: reported below
            if day.year in YEARS:
                return day
        hint = f"write {_iso(scalar.text) or 'year-month-day, such as 2024-04-30'}"
        findings.error("bad-date", f"{_shown(scalar.text)} is not a date", scalar.where, hint)
    return NO_DAY


def _iso(text: str) -> str:
    """A day that is written in a way that nobody can misread, as ISO 8601 has it; "" for any other text."""
    found = _ALMOST.match(text) or _WITH_POINTS.fullmatch(text)
    if found is None:
        return ""
    iso = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return ""


def read_int(node: Node, findings: Findings) -> int:
    """The whole number that `node` holds, from 1 to 9999; 1 after an error in `findings`."""
    scalar = _text(node, findings, "a number")
    if scalar is not None:
        if re.fullmatch(r"[1-9][0-9]{0,3}", scalar.text):
            return int(scalar.text)
        message = f"{_shown(scalar.text)} is not a whole number from 1 to 9999"
        findings.error("bad-number", message, scalar.where, "write only digits, such as 12")
    return 1


def read_many(node: Node, findings: Findings) -> Many:
    """How many people or studies, from 1 to `MOST_PEOPLE`, as `node` holds it; 1 after an error in `findings`."""
    scalar = _text(node, findings, "a number")
    if scalar is not None:
        if re.fullmatch(r"[1-9][0-9]{0,8}", scalar.text):
            return Many(scalar.text)
        message = f"{_shown(scalar.text)} is not a whole number of 1 or more"
        findings.error("bad-number", message, scalar.where, "write only digits, such as 12400")
    return Many(1)


def read_decimal(node: Node, findings: Findings) -> Decimal:
    """The number that `node` holds, as exact as it is written; 0 after an error in `findings`."""
    scalar = _text(node, findings, "a number")
    if scalar is not None:
        if re.fullmatch(_DECIMAL, scalar.text):
            return Decimal(scalar.text)
        meant = scalar.text.replace(",", ".").replace("\u2212", "-")
        hint = f"write {meant}" if re.fullmatch(_DECIMAL, meant) else "write digits, such as 4.5 or -2"
        findings.error("bad-number", f"{_shown(scalar.text)} is not a number", scalar.where, hint)
    return Decimal(0)


def read_span(node: Node, findings: Findings) -> Span:
    """From where to where: `node` holds `[-3, -1.5]`. 0 to 0 after an error in `findings`."""
    items = node.items if isinstance(node, Seq) else ()
    texts = [item.text for item in items if isinstance(item, Scalar)]
    numbers = [Decimal(text) for text in texts if re.fullmatch(_DECIMAL, text)]
    if len(numbers) == len(items) == _BOTH_ENDS and numbers == sorted(numbers):
        return Span(numbers[0], numbers[1], node.where)
    message, hint = "two numbers belong here, the smaller one first", "write them as in [-3, -1.5]"
    findings.error("bad-number", message, node.where, hint)
    return Span(Decimal(0), Decimal(0), node.where)


def read_count(node: Node, findings: Findings) -> Count:
    """How many people, from 0 to 9999: `node` holds `15`, or `[15, 20]` for a range. 0 after an error in `findings`."""
    items = node.items if isinstance(node, Seq) else (node,)
    texts = [item.text for item in items if isinstance(item, Scalar)]
    numbers = [int(text) for text in texts if re.fullmatch(r"0|[1-9][0-9]{0,3}", text)]
    if len(numbers) == len(items) and len(numbers) in {1, 2} and numbers == sorted(numbers):
        return Count(numbers[0], numbers[-1], node.where)
    percent = any(text.rstrip().endswith("%") for text in texts)
    findings.error(
        "bad-number",
        "a whole number belongs here, or two such as [15, 20], the smaller one first",
        node.where,
        'a count of people is no percentage: write how many of "of"' if percent else "write only digits, such as 15",
    )
    return Count(0, 0, node.where)


def read_bool(node: Node, findings: Findings) -> bool:
    """The true or false, yes or no, that `node` holds; False after an error in `findings`."""
    scalar = _text(node, findings, "true or false")
    if scalar is not None:
        if scalar.text in {"true", "yes"}:
            return True
        if scalar.text in {"false", "no"}:
            return False
        findings.error(
            "unknown-value", f"{_shown(scalar.text)} is neither true nor false", scalar.where, 'write "true" or "false"'
        )
    return False


def read_address(node: Node, findings: Findings) -> Address:
    """The address that `node` holds, which may be linked; an empty one after an error in `findings`."""
    scalar = _text(node, findings, "an address")
    if scalar is None:
        return Address("", node.where)
    problem = address_problem(scalar.text)
    if problem:
        findings.error("bad-address", f"{_shown(scalar.text)} cannot be used as a link", scalar.where, problem)
        return Address("", scalar.where)
    return Address(scalar.text, scalar.where)


def read_ref(node: Node, findings: Findings) -> Ref:
    """The reference of any kind that `node` holds, such as `section:why-screening`.

    An empty one after an error in `findings`.
    """
    scalar = _text(node, findings, "a reference")
    if scalar is None:
        return Ref("", "", "", node.where)
    ref = parse_ref(scalar.text, scalar.where)
    if isinstance(ref, str):
        findings.error("bad-reference", f"{_shown(scalar.text)} is not a reference", scalar.where, ref)
        return Ref("", "", "", scalar.where)
    return ref


def read_ref_to(node: Node, kind: str, findings: Findings) -> Ref:
    """The reference to one `kind` of thing that `node` holds, by bare identifier (`uspstf-2024`, or `guideline/table`).

    One without a name after an error in `findings`.
    """
    hint = _ONE_NAME if isinstance(node, Seq) else _ELSEWHERE.get(kind, "")
    scalar = _text(node, findings, f"the identifier of {_a(kind)}", hint)
    if scalar is None:
        return Ref(kind, "", "", node.where)
    text = scalar.text.removeprefix(f"{kind}:")
    if kind == "input":
        return _input_ref(text, scalar, findings)
    guideline, slash, name = text.rpartition("/")
    problem, hint = _no_ref(text, kind, guideline, name) if slash or not IDENTIFIER.fullmatch(name) else ("", "")
    if problem:
        findings.error("bad-reference", f"{_shown(scalar.text)}{problem}", scalar.where, hint)
        return Ref(kind, "", "", scalar.where)
    return Ref(kind, name, guideline, scalar.where)


def _no_ref(text: str, kind: str, guideline: str, name: str) -> tuple[str, str]:
    """What is wrong with a text as the identifier of a thing, and what to do; "" if nothing is."""
    if ", " in text:
        return f" is more than one {kind}", _ONE_NAME if kind in _SINGLE else f"write a list: [{text[:_SHOWN]}]"
    if kind in _ELSEWHERE and ("://" in text or " " in text):
        thing = "a source" if kind == "resource" else _a(kind)
        return f": refer to {thing} by its identifier", _ELSEWHERE[kind]
    suggestion = as_identifier(name)
    hint = f'write "{suggestion}"' if suggestion else ""
    if guideline and kind in _OF_ONE_PLACE:
        return f": name {_a(kind)} without a guideline before it", hint
    wrong = text.startswith("/") or not all(map(IDENTIFIER.fullmatch, (name, guideline or name)))
    return (f" is not the identifier of {_a(kind)}", hint) if wrong else ("", "")


def _a(kind: str) -> str:
    """A kind of thing with its article."""
    name = {"evidence": "comparison"}.get(kind, kind)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _input_ref(text: str, scalar: Scalar, findings: Findings) -> Ref:
    """`decision/input`, of the same guideline."""
    parts = text.split("/")
    if len(parts) == 2 and all(IDENTIFIER.fullmatch(part) for part in parts):  # noqa: PLR2004 - decision and input
        return Ref("input", text, "", scalar.where)
    findings.error(
        "bad-reference", f"{_shown(scalar.text)} is not an input of a table", scalar.where, "write decision/input"
    )
    return Ref("input", "", "", scalar.where)


def read_enum(node: Node, kind: type[StrEnum], findings: Findings) -> StrEnum:
    """The one of a fixed set of words, `kind`, that `node` holds; its first word after an error in `findings`."""
    scalar = _text(node, findings)
    words = [member.value for member in kind]
    if scalar is not None:
        if scalar.text in words:
            return kind(scalar.text)
        findings.error(
            "unknown-value",
            f"{_shown(scalar.text)} is not allowed here",
            scalar.where,
            did_you_mean(scalar.text, words),
        )
    return next(iter(kind))
