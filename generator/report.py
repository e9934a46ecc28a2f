"""Findings as people and machines want them: text, JSON, SARIF, GitHub annotations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from generator.codes import CODES
from generator.diagnostics import Diagnostic, Findings, Severity
from generator.source.sources import Sources
from generator.text.numbers import counted
from generator.version import __version__

_WIDTH = 160
MOST_TOLD = 50
"""Findings of one file that are told in words: nobody reads more at once. The other formats have all that are kept."""
_SEVERITIES = list(Severity)


def as_text(item: Diagnostic, sources: Sources) -> str:
    """One finding, the `item`, with its line from `sources` and a mark under the words it is about."""
    head = f"{item.where}: {item.severity}[{item.code}]: {item.message}"
    line = sources.line(item.where)
    if not line or not item.where.column:
        return head + (f"\n     = {item.hint}" if item.hint else "")
    start = item.where.column - 1
    end = item.where.end_column - 1 if item.where.end_line == item.where.line else len(line)
    # A very long line is shown around the place.
    cut = max(0, start - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = line[cut : cut + _WIDTH].replace("\t", " ")
    marks = " " * (start - cut) + "^" * max(1, min(end, cut + len(shown)) - start)
    gutter = f"{item.where.line:>4} | "
    return f"{head}\n{gutter}{shown}\n{' ' * (len(gutter) - 2)}| {marks} {item.hint}".rstrip()


def text_report(findings: Findings, sources: Sources) -> str:
    """The `findings` with their lines from `sources`, and a closing count.

    Of a file with more than `MOST_TOLD`, those that weigh most, and a line that counts the rest.
    """
    of_files: dict[str, list[Diagnostic]] = {}
    for item in findings:
        of_files.setdefault(item.where.file, []).append(item)
    parts: list[str] = []
    for file, items in of_files.items():
        worst = items if len(items) <= MOST_TOLD else sorted(items, key=lambda item: _SEVERITIES.index(item.severity))
        parts += [as_text(item, sources) for item in worst[:MOST_TOLD]]
        if rest := worst[MOST_TOLD:]:
            kinds = ", ".join(f"{number} {code}" for code, number in Counter(item.code for item in rest).items())
            parts.append(f"{file}: {len(items)} findings; these are the {MOST_TOLD} gravest. Not shown: {kinds}")
    parts.append(summary(findings))
    return "\n\n".join(parts)


def summary(findings: Findings) -> str:
    """`2 errors, 1 warning`."""
    counts = [(findings.count(severity), severity.value) for severity in Severity]
    return ", ".join(counted(count, word) for count, word in counts if count) or "nothing to complain of"


def json_report(findings: Findings, _sources: Sources) -> str:
    """A list of objects, one a finding."""
    return json.dumps([_as_object(item) for item in findings], ensure_ascii=False, indent=2)


def _as_object(item: Diagnostic) -> dict[str, Any]:
    return {
        "code": item.code,
        "severity": item.severity.value,
        "message": item.message,
        "hint": item.hint,
        "file": item.where.file,
        "line": item.where.line,
        "column": item.where.column,
        "end-line": item.where.end_line,
        "end-column": item.where.end_column,
    }


_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def sarif_report(findings: Findings, _sources: Sources) -> str:
    """SARIF 2.1.0, as code scanners read it."""
    items = list(findings)
    rules = [
        {"id": code, "shortDescription": {"text": CODES[code].title}, "help": {"text": CODES[code].explanation}}
        for code in sorted({item.code for item in items})
    ]
    driver = {"name": "guidepress", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(item) for item in items],
    }
    log = {"version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _sarif_result(item: Diagnostic) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": item.where.file}}
    if item.where.line:
        region = {"startLine": item.where.line, "startColumn": item.where.column}
        location["region"] = region
    text = f"{item.message} ({item.hint})" if item.hint else item.message
    return {
        "ruleId": item.code,
        "level": _SARIF_LEVELS[item.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }


_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def github_report(findings: Findings, _sources: Sources) -> str:
    """Workflow commands that GitHub shows beside the line."""
    return "\n".join(_github_line(item) for item in findings)


def _github_line(item: Diagnostic) -> str:
    def escaped(text: str, *, value: bool) -> str:
        text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return text.replace(":", "%3A").replace(",", "%2C") if value else text

    place = f"file={escaped(item.where.file, value=True)}"
    if item.where.line:
        place += f",line={item.where.line},col={item.where.column}"
    message = f"{item.message} ({item.hint})" if item.hint else item.message
    return f"::{_GITHUB_LEVELS[item.severity]} {place},title={item.code}::{escaped(message, value=False)}"


FORMATS: Mapping[str, Callable[[Findings, Sources], str]] = {
    "text": text_report,
    "json": json_report,
    "sarif": sarif_report,
    "github": github_report,
}
"""The formats of `guidepress check --format`."""
