"""Guidepress as a library: what other Python programs may call, and rely on from version to version.

    from generator import decide, load_decision

    table = load_decision("content/guidelines/x/decisions/how-often.yaml")
    decide(table, {"age": 52, "risk": "average"}).result

Problems of content never raise where they can be collected: `load_library` and `check` give them as `findings`. Names and
values are those of the YAML files (docs/decision-tables.md); the records are those of `generator.model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.checks import load_and_check
from generator.decision.compile import compile_table
from generator.decision.compiled import asked_of
from generator.decision.evaluate import Answer, Problem
from generator.decision.given import known_values
from generator.decision.scalars import GivenError
from generator.decision.verification.report import Gap, Observation, Overlap, Report
from generator.decision.verification.verify import verify_table
from generator.decision.walking import walk
from generator.diagnostics import Diagnostic, Findings, MachineError, Severity, Where
from generator.exchange.diff.changes import Change, Step, changes_of, danger_first
from generator.exchange.diff.tables import SPECIAL
from generator.model.decision import DecisionTable
from generator.model.library import GuidelineBundle, Library
from generator.publish import engine
from generator.publish.engine import Built
from generator.publish.errors import ContentError
from generator.report import text_report
from generator.source import library as source
from generator.source import one_file
from generator.source.library import Loaded
from generator.text.plain import shown_words

__all__ = [
    "Answer",
    "Built",
    "Change",
    "ContentError",
    "DecisionTable",
    "Diagnostic",
    "Findings",
    "Gap",
    "Given",
    "GivenError",
    "GuidelineBundle",
    "Library",
    "Loaded",
    "MachineError",
    "Observation",
    "Overlap",
    "Problem",
    "Report",
    "Severity",
    "Step",
    "Where",
    "build",
    "check",
    "decide",
    "diff",
    "load_decision",
    "load_library",
    "verify",
]

Given = Mapping[str, "int | Decimal | str | bool | date | datetime | time | Given | None"]
"""What is known of a person: one value for each input, by its identifier or its DMN name; None is "not known".

A structure of values, such as DMN's `Applicant.Age`, is a mapping inside it.
"""


def load_library(folder: str | Path) -> Loaded:
    """Read a library without checking it.

    Args:
        folder: a project (the folder of `mkdocs.yml`), its content folder, or anything below that.

    Returns:
        The library, as far as it could be read, and what is wrong with its files.

    Raises:
        MachineError: there is no library there, its folder cannot be read, or `SOURCE_DATE_EPOCH` is no number
            of seconds from 1970 to 2106.

    Examples:
        >>> [item.id for item in load_library(".").library.guidelines][:2]
        ['breast-cancer-screening', 'colorectal-cancer-screening']
    """
    return source.load_library(_content(folder))


def check(folder: str | Path, *, today: date | None = None) -> Loaded:
    """Read a library and run every check on it, as `guidepress check` does.

    Args:
        folder: as in `load_library`.
        today: adds what depends on the calendar: reviews that are overdue on that day. Without it, no finding does.

    Returns:
        As `load_library`; it may be published if `findings.has_errors` is False.

    Raises:
        MachineError: there is no library there, its folder cannot be read, or `SOURCE_DATE_EPOCH` is no number
            of seconds from 1970 to 2106.

    Examples:
        >>> check(".").findings.has_errors
        False
    """
    return load_and_check(_content(folder), today=today)


def load_decision(path: str | Path) -> DecisionTable:
    """Read one decision table, without a library around it.

    Args:
        path: a YAML file, as under `decisions/`; a CSV file that it names is read from beside it.

    Returns:
        The table, with its cells parsed. What is not to be judged without a library, such as references to
        sources, is not looked at.

    Raises:
        ContentError: the file cannot be read, or the table has errors; the message tells each with its place.

    Examples:
        >>> table = load_decision("content/guidelines/breast-cancer-screening/decisions/how-often.yaml")
        >>> [clause.id.name for clause in table.inputs]
        ['signs', 'age', 'risk']
    """
    table, findings, sources = one_file.load_decision(Path(path))
    if table is None or findings.has_errors:
        raise ContentError(text_report(findings, sources))
    return table


def verify(table: DecisionTable) -> Report:
    """Find gaps, overlaps and rules that can never decide (docs/decision-tables.md, Findings and their weight).

    Args:
        table: from `load_decision`, or one of a library's.

    Returns:
        What was found. Boxes map an input to the cell that restricts it, examples hold one value for each input.

    Examples:
        >>> table = load_decision("content/guidelines/breast-cancer-screening/decisions/how-often.yaml")
        >>> verify(table).proven
        True
    """
    return verify_table(table, shown_words)


def decide(table: DecisionTable, given: Given) -> Answer:
    """Ask a decision table for one person (OMG DMN 1.3 §8.2.10-11).

    Args:
        table: from `load_decision`, or one of a library's.
        given: numbers in the unit of the input as `int` or `Decimal` (never `float`: 0.1 is no decimal fraction there),
            dates and times as such or as ISO 8601 text, durations as ISO 8601 text, declared values as their
            identifiers. An input that is left out is not known. Of a table that is linked to others, all that these
            ask may be given, and nothing that is worked out.

    Returns:
        The answer, with the rules behind it and what it still depends on.

    Raises:
        GivenError: a name is no input's, a value is a `float` or has another wrong type, or it lies outside its input's
            domain.

    Examples:
        >>> table = load_decision("content/guidelines/breast-cancer-screening/decisions/how-often.yaml")
        >>> answer = decide(table, {"age": 52, "signs": "no", "risk": "average"})
        >>> answer.hit, answer.result["grade"]
        (('age-40-to-74',), 'B')
        >>> decide(table, {"age": 52, "signs": "no"}).needs
        ('risk',)
    """
    compiled = compile_table(table, shown_words)
    known = known_values({name: _as_json(name, value) for name, value in given.items()}, asked_of(compiled))
    return walk(compiled, known)


def build(
    config_file: str | Path, site_dir: str | Path | None = None, *, strict: bool = False, drafts: bool = False
) -> Built:
    """Build website, handouts, data and offline bundle, and put them in place of the old ones at once.

    Args:
        config_file: the project's `mkdocs.yml`.
        site_dir: the output folder; by default the one that the project names.
        strict: warnings stop the build, too.
        drafts: show guidelines whose status is draft, which are left out otherwise; then no offline copy is made.

    Returns:
        Where the site is, how many pages and handouts it has, and how long it took.

    Raises:
        ContentError: the content has errors, or warnings with `strict`; the message tells each with its place. The old
            site stands as it was.
        MachineError: the machine failed; the old site stands as it was.

    Examples:
        >>> build("mkdocs.yml", strict=True).pages  # doctest: +SKIP
        54
    """
    said: list[str] = []
    folder = None if site_dir is None else Path(site_dir)
    try:
        return engine.build(
            Path(config_file), folder, strict=strict, progress=lambda _: None, say=said.append, drafts=drafts
        )
    except ContentError as problem:
        raise ContentError("\n".join([*said, str(problem)])) from problem


def diff(old: str | Path, new: str | Path) -> tuple[Change, ...]:
    """What changed from one library to another, record by record.

    What is about danger comes first, then who gets another answer from a table, then all else in reading order.

    Args:
        old: a project or a content folder, as in `load_library`.
        new: the same of the later edition.

    Returns:
        One record for each change; none where the two say the same.

    Raises:
        ContentError: one of them has errors; the message tells each with its place.
        MachineError: as in `load_library`, for either of them.

    Examples:
        >>> diff("content", "content")
        ()
    """
    before, after = _library(old), _library(new)
    return tuple(danger_first(changes_of(before, after, SPECIAL)))


def _content(folder: str | Path) -> Path:
    path = Path(folder)
    content = source.content_of(path / "content") or source.content_of(path)
    if content is None:
        raise MachineError(f"{path}: there is no library.yaml in it, in its folder content/, or above it")
    return content


def _library(folder: str | Path) -> Library:
    loaded = load_library(folder)
    if loaded.library is None or loaded.findings.has_errors:
        raise ContentError(_told(loaded.findings, loaded))
    return loaded.library


def _told(findings: Findings, loaded: Loaded) -> str:
    return text_report(findings, loaded.sources)


def _as_json(name: str, value: Any) -> Any:
    """A Python value as the evaluator takes it from JSON: numbers as `Decimal`, dates and times as ISO 8601 text."""
    if isinstance(value, float):
        raise GivenError(
            "wrong-type", f'"{name}" is a float, which is no exact number: give a Decimal("{value}") or an int'
        )
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _as_json(f"{name}.{key}", inner) for key, inner in value.items()}
    return value
