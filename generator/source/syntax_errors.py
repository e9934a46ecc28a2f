"""What libyaml says of a text that is no YAML, in an editor's words and at the place of the slip."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Where

_CELL_NEEDS_QUOTES = re.compile(r"[:{,]\s*(?:[<>]=?\s*[-\d.]|[\[(\]][^\[\]()]*\.\.|-\s*(?:$|[,}]))")


def syntax_error(problem: yaml.YAMLError, text: str, file: str, column_of: Callable[[Any], int]) -> Diagnostic:
    """The finding for an error of the parser; `column_of` gives the column in the file of a mark, from 1."""
    message = str(getattr(problem, "problem", "") or problem)
    mark = getattr(problem, "problem_mark", None)
    unclosed = "unexpected end of stream" in message or mark is None
    # YAML gives up later than where the slip is: at the quote that was opened, at the line that lacks its colon.
    began = unclosed or "could not find expected ':'" in message
    mark = (getattr(problem, "context_mark", None) if began else None) or mark
    lines = text.split("\n")
    line, column = _with_something_there(lines, mark.line + 1, column_of(mark)) if mark else (1, 1)
    shown = lines[line - 1]
    where = Where(file, line, column, line, column + 1)
    indentation = shown[: len(shown) - len(shown.lstrip())]
    if "\t" in indentation:
        at = indentation.index("\t") + 1
        tab = Where(file, line, at, line, at + 1)
        return Diagnostic("tab-indentation", "a tab stands in the indentation", tab, hint="use two spaces")
    # YAML often notices a bad cell only on the line after it.
    suspects = [shown, lines[line - 2] if line > 1 else ""]
    hint = ""
    if any(_CELL_NEEDS_QUOTES.search(candidate) for candidate in suspects):
        hint = "put this cell in quotes"
    elif "mapping values are not allowed" in message:
        hint = "put a text that contains a colon and a space in quotes"
    elif "could not find expected ':'" in message:
        hint = 'a line here needs the form "key: value"'
    elif unclosed:
        hint = "a quote is opened and not closed"
    elif "expected <block end>" in message or "did not find expected" in message:
        hint = "check the indentation, and whether a bracket or quote is closed"
    return Diagnostic("yaml-syntax", f"YAML cannot be read here: {message}", where, hint=hint)


def _with_something_there(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """The place itself, or the last character before it where the place is past the end of a line or of the text."""
    line = min(line, len(lines))
    if column <= len(lines[line - 1].rstrip()):
        return line, column
    while line > 1 and not lines[line - 1].strip():
        line -= 1
    return line, max(1, len(lines[line - 1].rstrip()))
