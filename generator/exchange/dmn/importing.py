"""A DMN file to decision files, one for each of its decision tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.diagnostics import Diagnostic, Findings, MachineError, Severity, Where
from generator.exchange.dmn.elements import definitions
from generator.exchange.dmn.identifiers import Identifiers
from generator.exchange.dmn.imports import imported_types
from generator.exchange.dmn.links import Carried, Links, names_of
from generator.exchange.dmn.types import Types
from generator.exchange.dmn.xml_reader import Node, XmlError, read_xml
from generator.exchange.dmn.yaml_file import file_data
from generator.source.one_file import read_decision
from generator.source.sources import Sources
from generator.source.yaml_text import Data, to_yaml

_OF_CELLS = {"bad-cell", "unknown-value", "outside-domain"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a DMN file: texts by file name, and all that is to be told about them."""

    files: dict[Path, str]
    findings: Findings
    sources: Sources


def import_dmn(path: Path, folder: Path) -> Imported:
    """Read the decision tables of the DMN file of any version at `path`; nothing is written.

    Each becomes `<its decision's name in kebab-case>.yaml` in `folder`. The result is read back by the loader: what it
    finds in cells is reported as a warning, since such cells are kept as they are; anything else is an error.

    Raises:
        MachineError: the file cannot be read.
    """
    findings, sources = Findings(), Sources()
    files: dict[Path, str] = {}
    try:
        root = read_xml(path)
    except XmlError as problem:
        findings.error("bad-dmn", problem.message, problem.where, problem.hint)
        return Imported(files, findings, sources)
    except OSError as problem:
        raise MachineError(f"cannot read {path}: {problem.strerror}") from problem
    sources.texts[path.as_posix()] = path.read_text(encoding="utf-8", errors="replace")
    if root.name != "definitions":
        message = f'the file is no DMN: its first element is "{root.name}", not "definitions"'
        findings.error("bad-dmn", message, root.where)
        return Imported(files, findings, sources)
    for name, text in _texts(root, path, findings):
        target = folder / f"{name}.yaml"
        files[target] = text
        own = Findings()
        read_decision(text.encode(), target.as_posix(), own, sources)
        for item in own.items:
            findings.add(_softened(item))
    if not files and not findings.has_errors:
        findings.error("bad-dmn", "there is no decision table in this file", Where(path.as_posix()))
    return Imported(files, findings, sources)


def write_files(files: dict[Path, str]) -> Iterator[Path]:
    """Write what was imported; yields each path as it is written. A file that is there already is never touched.

    Raises:
        MachineError: a file exists with another text (then nothing is written), or cannot be written.
    """
    for path, text in files.items():
        if path.exists() and path.read_text(encoding="utf-8", errors="replace") != text:
            raise MachineError(f"{path} exists already, and differs; nothing was written")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        yield path


def _texts(root: Node, path: Path, findings: Findings) -> Iterator[tuple[str, str]]:
    found = definitions(root, findings)
    types = Types({**imported_types(root, path, findings), **found.types})
    identifiers = Identifiers()
    made: list[tuple[Carried, Mapping[str, Data]]] = []
    for table in found.tables:
        name = identifiers.new(table.name, "decision")
        data = file_data(table, name, types, findings)
        if data is not None:
            made.append((Carried(name, table, names_of(data)), data))
    links = Links(root, [item for item, _ in made])
    links.tell(findings)
    for item, data in made:
        comments = [f"# {line[:1].upper()}{line[1:]}.\n" for line in links.comments(item)]
        yield item.file, "".join(comments) + to_yaml(data)


def _softened(item: Diagnostic) -> Diagnostic:
    """A finding of the loader about a file that was just made: what it says of cells is a warning."""
    if item.code not in _OF_CELLS or item.severity is not Severity.ERROR:
        return item
    message = f"kept as text, not evaluated: {item.message}"
    return replace(item, code="not-sfeel", message=message, severity=Severity.WARNING)
