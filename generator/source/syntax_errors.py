"""What libyaml says of a text that is no YAML, in an editor's words and at the place of the slip.

YAML gives up later than where the slip is: at the end of the file for a quote that was never closed, one line too far
down for a bracket. So each kind of slip is told from its message, the line, and what was read last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Where
from generator.model.values import KINDS

_CELL_NEEDS_QUOTES = re.compile(r"[:{,]\s*(?:[<>]=?\s*[-\d.]|[\[(\]][^\[\]()]*\.\.|-\s*(?:$|[,}]))")
_LEAD = r"[ ]*(?:- +)*"
_KEY_ALONE = re.compile(rf"{_LEAD}[\w-]+\s*")
_NO_SPACE = re.compile(rf"{_LEAD}[\w-]+:\S")
_ODD_SPACE = re.compile(rf"{_LEAD}(?:[\w-]+:[ ]*)?(?=[^\S \t\n]).")
_CURLY = re.compile(rf"{_LEAD}(?:[\w-]+: +)?[\u2018-\u201f]")
_REFERENCE = re.compile(rf".*\b((?:{'|'.join(KINDS)}):) +$")
_BRACKET_FIRST = re.compile(rf"{_LEAD}(?:[\w-]+:\s+)?([\[{{*&])")
_ODD_BEGINNING = (
    "cannot start any token",
    "alphabetic or numeric character",
    "comment or line break",
    "mapping keys are not allowed",
    "block sequence entries are not allowed",
    "node content",
)
COLON = "put text that contains a colon and a space in quotes"
_CANNOT_STAND = ("did not find expected key", "did not find expected '-'", "expected <block end>")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the parser came: the text that it read last, and where the bracket begins that is still open."""

    text: yaml.ScalarEvent | None = None
    bracket: Any = None


_NOTHING = Progress()


@dataclass(frozen=True, slots=True)
class _Place:
    """A place like libyaml's marks: both count from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Slip:
    message: str
    hint: str
    mark: Any


def syntax_error(
    problem: yaml.YAMLError, text: str, file: str, column_of: Callable[[Any], int], progress: Progress = _NOTHING
) -> Diagnostic:
    """The finding for `problem`, an error of the parser in `text`; `file` is what findings call the file.

    `column_of` gives the column in the file of a mark, from 1; `progress` says how far the parser came.
    """
    lines = text.split("\n")
    slip = _slip(problem, lines, progress)
    line, column = _with_something_there(lines, slip.mark.line + 1, column_of(slip.mark)) if slip.mark else (1, 1)
    shown = lines[line - 1]
    indentation = shown[: len(shown) - len(shown.lstrip())]
    if "\t" in indentation:
        at = indentation.index("\t") + 1
        tab = Where(file, line, at, line, at + 1)
        return Diagnostic("tab-indentation", "there is a tab in the indentation", tab, hint="use two spaces")
    # YAML often notices a bad cell, or a wrong space, only on the line after it.
    suspects = [shown, lines[line - 2] if line > 1 else ""]
    for number, suspect in zip((line, line - 1), suspects, strict=True):
        if odd := _ODD_SPACE.match(suspect):
            place = Where(file, number, odd.end(), number, odd.end() + 1)
            message = f"this is the space U+{ord(suspect[odd.end() - 1]):04X}, which only looks like an ordinary one"
            return Diagnostic("yaml-syntax", message, place, hint="delete it, and type a space")
    bad_cell = any(_CELL_NEEDS_QUOTES.search(candidate) for candidate in suspects)
    hint = "put this value in quotes" if bad_cell else slip.hint
    return Diagnostic("yaml-syntax", slip.message, Where(file, line, column, line, column + 1), hint=hint)


def _slip(problem: yaml.YAMLError, lines: list[str], progress: Progress) -> _Slip:
    said = str(getattr(problem, "problem", "") or problem)
    mark = getattr(problem, "problem_mark", None)
    began = getattr(problem, "context_mark", None) or mark
    if mark is None or began is None:
        return _Slip(f"YAML cannot be read here: {said}", "", mark)
    if "unknown escape" in said:
        hint = "put the text in single quotes, or write two backslashes"
        return _Slip("there is a backslash in text between double quotes", hint, mark)
    if "quoted scalar" in str(getattr(problem, "context", "")):
        return _Slip("the quote that opens here is not closed", "close it, or put the whole text in quotes", began)
    if progress.bracket and ("did not find expected ','" in said or not _at(lines, mark).strip()):
        return _bracket(mark, progress.bracket)
    return _of_line(said, lines, mark, began, progress.text)


def _of_line(said: str, lines: list[str], mark: Any, began: Any, text: yaml.ScalarEvent | None) -> _Slip:
    """A slip that a line tells: that of the mark, or the one where YAML began to read what it could not end."""
    line, first = _at(lines, mark), _at(lines, began)
    if "mapping values are not allowed" in said:
        return _colon(line, mark, text)
    if "could not find expected ':'" in said:
        return _no_key(first, began)
    if any(words in said for words in _ODD_BEGINNING):
        return _beginning(first, began)
    if any(words in said for words in _CANNOT_STAND):
        return _out_of_place(line, mark, text)
    return _Slip(f"YAML cannot be read here: {said}", "check the quotes, brackets and indentation", mark)


def _bracket(mark: Any, bracket: Any) -> _Slip:
    if mark.line > bracket.line:
        return _Slip("the bracket that opens here is not closed", "close it, or put the text in quotes", bracket)
    hint = "write a comma between entries, and put text that contains a quote, a bracket or a colon in quotes"
    return _Slip("a comma or a closing bracket belongs here", hint, mark)


def _colon(line: str, mark: Any, text: yaml.ScalarEvent | None) -> _Slip:
    runs_on = text is not None and _line_of(text.start_mark) < mark.line
    if runs_on and _KEY_ALONE.fullmatch(line[: mark.column]):
        hint = "check the indentation: lines that belong together begin in the same column"
        return _Slip("this line is indented further than the one above it", hint, mark)
    message, hint = "a colon and a space end a key; here they are inside a text", COLON
    if _CURLY.match(line):
        hint = 'write straight quotes (") around the text: to YAML, curly ones are letters'
    elif reference := _REFERENCE.match(line[: mark.column + 1] + " "):
        hint = f"write the identifier directly after {reference[1]}"
    return _Slip(message, hint, mark)


def _no_key(line: str, mark: Any) -> _Slip:
    if _NO_SPACE.match(line):
        return _Slip("no space follows the colon", 'write "key: value"', mark)
    if re.match(r"\s*-\w", line):
        return _Slip('no space follows the "-"', 'begin each item with "- "', mark)
    hint = 'a line here must have the form "key: value"; indent text that continues on a new line'
    return _Slip("there is no key before this text", hint, mark)


def _beginning(line: str, mark: Any) -> _Slip:
    first = line[mark.column : mark.column + 1]
    if first == "-":
        hint = "begin the list on the next line, or put the text in quotes"
        return _Slip("a list cannot begin on the same line as its key", hint, mark)
    return _Slip(f"text cannot begin with {first}", f"put text that begins with {first} in quotes", mark)


def _out_of_place(line: str, mark: Any, text: yaml.ScalarEvent | None) -> _Slip:
    if text is not None and text.style in {'"', "'"} and _line_of(text.end_mark) == mark.line:
        if _line_of(text.start_mark) < mark.line:
            message = f"the quote that opens here is not closed until line {mark.line + 1}"
            return _Slip(message, "close it on its own line", text.start_mark)
        hint = "put the whole text in quotes of the other kind (' or \")"
        return _Slip("the text continues after its closing quote", hint, mark)
    bracket = _BRACKET_FIRST.match(line, 0, mark.column)
    if bracket:
        return _beginning(line, _Place(mark.line, bracket.start(1)))
    hint = "check the indentation: lines that belong together begin in the same column"
    return _Slip("this line does not fit the lines above it", hint, mark)


def _at(lines: list[str], mark: Any) -> str:
    return lines[mark.line] if mark.line < len(lines) else ""


def _line_of(mark: Any) -> int:
    return int(mark.line)


def _with_something_there(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """The place itself, or the last character before it where the place is past the end of a line or of the text."""
    line = min(line, len(lines))
    if column <= len(lines[line - 1].rstrip()):
        return line, column
    while line > 1 and not lines[line - 1].strip():
        line -= 1
    return line, max(1, len(lines[line - 1].rstrip()))
