"""The content folder: which file belongs where, and all of them read into one `Library`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import TypeVar

from generator.diagnostics import Findings, MachineError, Where, did_you_mean
from generator.model.decision import DecisionTable
from generator.model.derived_questions import with_asked
from generator.model.guideline import Guideline
from generator.model.library import GlossaryFile, GuidelineBundle, Library, LibraryFile, Resource, ResourcesFile
from generator.model.questions import QuestionList
from generator.source.compose import compose, decode, shown
from generator.source.decision_file import DecisionFile
from generator.source.decision_grid import csv_path, with_rules
from generator.source.decision_table import to_table
from generator.source.folder import Folder, list_folder, printable_name, read_file
from generator.source.reader import read
from generator.source.sources import Sources

_YAML = re.compile(r"\.ya?ml(?![a-z0-9]).*$", re.IGNORECASE)
T = TypeVar("T")

KINDS: Mapping[str, type] = {
    "library": LibraryFile,
    "glossary": GlossaryFile,
    "resources": ResourcesFile,
    "guideline": Guideline,
    "decision": DecisionFile,
    "questions": QuestionList,
}
"""The kinds of file and the record that each holds."""

_EARLIEST = date(1980, 1, 1)  # the earliest day that a zip archive can name
_LATEST = date(2099, 12, 31)  # gzip files, such as the sitemap's, end in 2106


@dataclass
class Loaded:
    """What came of reading a content folder.

    Attributes:
        library: the model, None where not even `library.yaml` could be read.
        findings: what is wrong with the files, each finding with file, line and column.
        sources: the texts of the files, by the names that findings give them.
        complete: False where a file is missing from the model, so that references to what it holds cannot be judged.
        files: the files that were read.
        folder: everything that lies in the content folder.
    """

    library: Library | None
    findings: Findings
    sources: Sources
    complete: bool = True
    files: list[Path] = field(default_factory=list)
    folder: Folder = field(default_factory=lambda: Folder(Path()))


def content_of(path: Path) -> Path | None:
    """The content folder that a path is, or lies in: the nearest one with a `library.yaml`. None if there is none."""
    path = path.resolve()
    return next((folder for folder in (path, *path.parents) if (folder / "library.yaml").is_file()), None)


def load_library(content: Path) -> Loaded:
    """Read everything below `content`; findings name files as `<name of the folder>/<path>`.

    Raises:
        MachineError: the folder itself cannot be read.
    """
    return _Loader(content).load()


class _Loader:
    def __init__(self, content: Path) -> None:
        self._content = content
        self._findings = Findings()
        self._sources = Sources()
        self._files: list[Path] = []
        self._complete = True
        self._folder = Folder(content)
        self._decision_files: list[PurePosixPath] = []

    def load(self) -> Loaded:
        if not self._content.is_dir():
            raise MachineError(f"there is no folder {self._content}: a library needs it")
        self._folder = list_folder(self._content, self._findings)
        found = self._discover()
        info = self._required("library.yaml", LibraryFile)
        glossary = self._optional("glossary.yaml", GlossaryFile)
        resources = self._optional("resources.yaml", ResourcesFile)
        bundles = [bundle for folder in found for bundle in self._guideline(folder)]
        library = None
        if info is not None:
            terms = glossary.terms if glossary else {}
            shelf = resources.resources if resources else {}
            library = Library(
                info=info,
                terms=terms,
                resources=shelf,
                guidelines=tuple(self._ordered(info, bundles)),
                as_of=_as_of(bundles, shelf),
            )
        return Loaded(library, self._findings, self._sources, self._complete, self._files, self._folder)

    # which files there are

    def _name(self, path: Path) -> str:
        return printable_name(f"{self._content.name}/{path.relative_to(self._content).as_posix()}")

    def _discover(self) -> list[Path]:
        """The guideline folders, in order of their names; YAML that belongs nowhere is a finding."""
        folders = [path for path in self._folder.folders if path.parent == PurePosixPath("guidelines")]
        known = {PurePosixPath(name) for name in ("library.yaml", "glossary.yaml", "resources.yaml")}
        for folder in folders:
            known |= {folder / "guideline.yaml", folder / "questions.yaml"}
        self._decision_files = [
            path
            for path in self._folder.files
            if path.suffix == ".yaml" and path.parent.name == "decisions" and path.parent.parent in folders
        ]
        known.update(self._decision_files)
        for path in (*self._folder.files, *self._folder.folders):
            if path not in known and _YAML.search(path.name):
                beside = [other.name for other in known if other.parent == path.parent]
                hint = did_you_mean(f"{path.stem}.yaml", beside or ["guideline.yaml", "questions.yaml"])
                meant = _YAML.sub(".yaml", path.name)
                if meant != path.name and (path.parent.name == "decisions" or path.with_name(meant) in known):
                    hint = f'did you mean "{meant}"? if not, move it out of this folder'
                where = Where(self._folder.name(path))
                self._findings.error("misplaced-file", "no YAML file is expected here", where, hint)
        return [self._content / path for path in folders]

    # one file

    def _optional(self, name: str, kind: type[T]) -> T | None:
        path = self._content / name
        return self._read(path, kind) if path.exists() else None

    def _required(self, name: str, kind: type[T]) -> T | None:
        path = self._content / name
        if path.exists():
            return self._read(path, kind)
        self._complete = False
        self._findings.error(
            "missing-file", "this file must be there", Where(self._name(path)), "`guidepress new` writes it"
        )
        return None

    def _read(self, path: Path, kind: type[T]) -> T | None:
        name = self._name(path)
        self._files.append(path)
        data = read_file(path, name, self._findings)
        record = None if data is None else read_text(data, name, kind, self._findings, self._sources)
        # Of a file with too many errors only a part is read.
        self._complete &= record is not None and self._findings.has_room(name)
        return record

    # one guideline

    def _guideline(self, folder: Path) -> Iterator[GuidelineBundle]:
        guideline = self._required(f"guidelines/{folder.name}/guideline.yaml", Guideline)
        questions_path = folder / "questions.yaml"
        questions = self._read(questions_path, QuestionList) if questions_path.exists() else None
        decisions = tuple(self._decisions(folder))
        if guideline is None:
            return
        if guideline.guideline.name and guideline.guideline.name != folder.name:
            message = f'the folder is called "{folder.name}", the guideline "{guideline.guideline}"'
            self._findings.error("id-mismatch", message, guideline.guideline.where, "give both the same name")
        decisions = _as_mentioned(decisions, guideline)
        yield GuidelineBundle(guideline, decisions, with_asked(questions, decisions))

    def _decisions(self, folder: Path) -> Iterator[DecisionTable]:
        for below in self._decision_files:
            path = self._content / below
            if path.parent.parent != folder:
                continue
            raw = self._read(path, DecisionFile)
            if raw is None:
                continue
            if raw.decision.name and raw.decision.name != path.stem:
                message = f'the file is called "{path.name}", the decision "{raw.decision}"'
                self._findings.error("id-mismatch", message, raw.decision.where, "give both the same name")
            yield to_table(self._with_rules(raw, path), self._findings)
        self._refuse_strays(folder)

    def _with_rules(self, raw: DecisionFile, path: Path) -> DecisionFile:
        """The rules of a file, wherever they stand; the CSV file that holds them is one of the library's files."""
        if (table := csv_path(raw, path)) is not None:
            self._files.append(table)
        return with_rules(raw, path, self._findings, self._sources)

    def _refuse_strays(self, folder: Path) -> None:
        """A CSV file among the decisions that no table names would be published as it is."""
        meant = [item.hint for item in self._findings.items if item.code == "missing-file"]
        for below in self._folder.files:
            path = self._content / below
            if any(f'"{path.name}"' in hint for hint in meant):
                continue
            if path.suffix.casefold() == ".csv" and path.parent == folder / "decisions" and path not in self._files:
                hint = "name it in a table (`csv: …`), or move it elsewhere"
                self._findings.error("misplaced-file", "no table names this file", Where(self._name(path)), hint)

    def _ordered(self, info: LibraryFile, bundles: list[GuidelineBundle]) -> list[GuidelineBundle]:
        """As `library.yaml` orders them, then the others by title."""
        names = [identifier.name for identifier in info.guidelines]
        known = {bundle.id for bundle in bundles}
        for identifier in info.guidelines:
            if identifier.name and identifier.name not in known and self._complete:
                hint = did_you_mean(identifier.name, known)
                self._findings.error(
                    "unknown-reference", f'there is no guideline "{identifier}"', identifier.where, hint
                )
        position = {name: index for index, name in enumerate(names)}
        return sorted(bundles, key=lambda bundle: (position.get(bundle.id, len(names)), bundle.guideline.title.raw))


def read_text(data: bytes, name: str, kind: type[T], findings: Findings, sources: Sources) -> T | None:
    """Read one file's bytes as `kind`; None after a finding that leaves nothing to read."""
    text = decode(data, name, findings)
    sources.texts[name] = shown(data) if text is None else text
    if text is None:
        return None
    node = compose(text, name, findings, cells=kind is DecisionFile)
    return None if node is None else read(node, kind, findings)


def read_decision(
    data: bytes, name: str, findings: Findings, sources: Sources, path: Path | None = None
) -> DecisionTable | None:
    """One decision table from the bytes of its file; None after a finding that leaves nothing to read.

    `path` is where the file lies, for a CSV file beside it.
    """
    raw = read_text(data, name, DecisionFile, findings, sources)
    return None if raw is None else to_table(with_rules(raw, path, findings, sources), findings)


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


def _as_of(bundles: list[GuidelineBundle], resources: Mapping[str, Resource]) -> date:
    """`SOURCE_DATE_EPOCH`, else the newest date in the content: what rules a build (docs/design.md, One date)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return min(max(_EARLIEST, datetime.fromtimestamp(int(epoch), UTC).date()), _LATEST)
        except (ValueError, OverflowError, OSError) as problem:
            raise MachineError(f"SOURCE_DATE_EPOCH is {epoch!r}: it must be a number of seconds") from problem
    days = [_EARLIEST]
    for bundle in bundles:
        guideline = bundle.guideline
        days += [guideline.dated, guideline.reviewed, *(reviewer.date for reviewer in guideline.reviewed_by)]
    for resource in resources.values():
        days += [day for day in (resource.published, resource.accessed) if day]
    return max(days)


def _as_mentioned(decisions: tuple[DecisionTable, ...], guideline: Guideline) -> tuple[DecisionTable, ...]:
    """In the order in which the sections name them, so that readers meet them as they read; then the others by name."""
    named = [ref.name for section in guideline.sections for ref in section.decisions]
    return tuple(
        sorted(
            decisions,
            key=lambda table: named.index(table.decision.name) if table.decision.name in named else len(named),
        )
    )
