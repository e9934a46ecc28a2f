"""One file read by itself, from its bytes to its record."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TypeVar, cast

from generator.diagnostics import Findings
from generator.model.decision import DecisionTable
from generator.model.guideline import Guideline
from generator.source.compose import compose, decode, shown
from generator.source.decision_file import DecisionFile
from generator.source.decision_grid import with_rules
from generator.source.folder import printable_name, read_file
from generator.source.linking import Linker
from generator.source.nodes import Map
from generator.source.reader import read
from generator.source.score_file import ScoreFile, as_table
from generator.source.sources import Sources

T = TypeVar("T")


def read_text(data: bytes, name: str, kind: type[T], findings: Findings, sources: Sources) -> T | None:
    """Read `data`, the bytes of a file, as `kind`; None after a finding that leaves nothing to read.

    `name` is what `findings` call the file, and what its text is kept under in `sources`.
    """
    text = decode(data, name, findings)
    sources.texts[name] = shown(data) if text is None else text
    if text is None:
        return None
    node = compose(text, name, findings, cells=kind is DecisionFile)
    if kind is DecisionFile and isinstance(node, Map) and any(key.text == "score" for key, _ in node.entries):
        return cast("T", as_table(read(node, ScoreFile, findings), findings))  # a score is a table in another spelling
    return None if node is None else read(node, kind, findings)


def read_decision(
    data: bytes, name: str, findings: Findings, sources: Sources, path: Path | None = None
) -> DecisionTable | None:
    """One decision table from `data`, the bytes of its file; None after a finding that leaves nothing to read.

    `name` is what `findings` call the file, and what its text is kept under in `sources`. `path` is where the file
    lies, for a CSV file beside it and for the decisions that it is linked to; None for a text without a place.
    """
    raw = read_text(data, name, DecisionFile, findings, sources)
    if raw is None:
        return None
    own = path.stem if path else raw.decision.name
    beside = {own: path} | ({other.stem: other for other in sorted(path.parent.glob("*.yaml"))} if path else {})

    def find(wanted: str) -> DecisionFile | None:
        other = beside[wanted]
        if wanted == own:
            return with_rules(raw, path, findings, sources)
        assert other is not None  # noqa: S101 - only a file has others beside it
        shown_name = str(PurePath(name).with_name(other.name))
        data = read_file(other, shown_name, findings)
        found = None if data is None else read_text(data, shown_name, DecisionFile, findings, sources)
        return None if found is None else with_rules(found, other, findings, sources)

    return Linker(list(beside), find, findings).table(own)


def load_decision(path: Path) -> tuple[DecisionTable | None, Findings, Sources]:
    """One decision table without a library around it; None after a finding that leaves nothing to read.

    References inside its texts are not resolved: there is nothing to resolve them by.
    """
    findings, sources = Findings(), Sources()
    name = printable_name(path.as_posix())
    data = read_file(path, name, findings)
    return (None if data is None else read_decision(data, name, findings, sources, path)), findings, sources


def guideline_beside(path: Path) -> Guideline | None:
    """The guideline that a decision file belongs to; None where there is none, or none that can be read."""
    own = path.resolve().parent.parent / "guideline.yaml"
    findings = Findings()
    if path.resolve().parent.name != "decisions" or not own.is_file():
        return None
    data = read_file(own, own.name, findings)
    return None if data is None else read_text(data, own.name, Guideline, findings, Sources())
