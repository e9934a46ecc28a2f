"""The files of a content folder, found safely: nothing is opened that is no ordinary file, no circle is walked.

MkDocs walks the same folder afterwards, follows links without end and copies whatever they lead to into the site. So
what cannot be walked, and what leads out of the project, is an error here, whatever kind of file it is.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.diagnostics import Findings, Where
from generator.source.compose import MAX_BYTES

MAX_FILES = 50_000
"""More are no library but a folder that was linked into it by mistake."""
MAX_DEPTH = 20
"""Folders in folders."""

_UNPORTABLE = re.compile(
    r"[\x00-\x1f\x7f<>:\"|?*\\\ud800-\udfff]"
    r"|[. ]$"
    r"|^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)",
    re.IGNORECASE,
)
"""What a file name on Windows (and on most USB sticks) cannot have or be."""


@dataclass(frozen=True, slots=True)
class Folder:
    """What is in a content folder: paths below it, in order.

    Hidden files are left out, as MkDocs leaves them out: they are in `hidden`. In `refused` is what must not be opened:
    it is among the findings.
    """

    root: Path
    files: tuple[PurePosixPath, ...] = ()
    folders: tuple[PurePosixPath, ...] = ()
    hidden: tuple[PurePosixPath, ...] = ()
    refused: frozenset[PurePosixPath] = frozenset()

    def name(self, path: PurePosixPath) -> str:
        """What findings call a file."""
        return printable_name(f"{self.root.name}/{path}")

    def without(self, folders: Collection[PurePosixPath]) -> Folder:
        """The same without what lies in some of its `folders`; what must not be opened is still told."""

        def kept(paths: tuple[PurePosixPath, ...]) -> tuple[PurePosixPath, ...]:
            return tuple(path for path in paths if not any(path.is_relative_to(folder) for folder in folders))

        if not folders:
            return self
        return replace(self, files=kept(self.files), folders=kept(self.folders), hidden=kept(self.hidden))


def printable_name(name: str) -> str:
    """A file name that can be printed: bytes that are no UTF-8 are shown as �."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def list_folder(root: Path, findings: Findings, project: Path | None = None) -> Folder:
    """Everything below the folder `root`, which links may not leave but for other places in the folder `project`.

    The project is by default the folder of the nearest `mkdocs.yml` above. What cannot be read, published or unpacked
    elsewhere is added to `findings`.
    """
    return _Walk(root, findings, project or _project_of(root)).folder()


def _project_of(root: Path) -> Path:
    """The folder of the project that a content folder belongs to: itself, where there is no `mkdocs.yml` above it."""
    here = root.resolve()
    return next((folder for folder in here.parents if (folder / "mkdocs.yml").is_file()), here)


def read_file(path: Path, name: str, findings: Findings) -> bytes | None:
    """The bytes of the file at `path`, which must be ordinary and of a size that YAML may have; None after a finding.

    `name` is what `findings` call the file.
    """
    try:
        data = _read(path) if stat.S_ISREG(path.stat().st_mode) else None
    except OSError as problem:
        findings.error("unreadable-file", f"cannot be read: {problem.strerror}", Where(name))
        return None
    if data is None:
        findings.error("unreadable-file", NOT_ORDINARY, Where(name))
    elif len(data) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES:,} bytes, which is the limit"
        findings.error("file-too-large", message, Where(name))
        data = None
    return data


def _read(path: Path) -> bytes | None:
    """What a file holds, as far as it may be read; None if something else has taken its place: a pipe is not waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "rb") as file:  # noqa: PTH123 - it is open already
        return file.read(MAX_BYTES + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None


NOT_ORDINARY = "is not an ordinary file but a folder, a pipe or a device"


class _Walk:
    def __init__(self, root: Path, findings: Findings, project: Path) -> None:
        self._root = root
        self._real = root.resolve()
        self._project = project
        self._findings = findings
        self._files: list[PurePosixPath] = []
        self._folders: list[PurePosixPath] = []
        self._hidden: list[PurePosixPath] = []
        self._refused: set[PurePosixPath] = set()
        self._seen = 0

    def folder(self) -> Folder:
        status = self._root.stat()
        self._walk(PurePosixPath(), ((status.st_dev, status.st_ino),))
        return Folder(
            self._root,
            tuple(sorted(self._files)),
            tuple(sorted(self._folders)),
            tuple(sorted(self._hidden)),
            frozenset(self._refused),
        )

    def _error(self, code: str, message: str, path: PurePosixPath, hint: str = "") -> None:
        self._findings.error(code, message, Where(printable_name(f"{self._root.name}/{path}")), hint)

    def _walk(self, below: PurePosixPath, above: tuple[tuple[int, int], ...]) -> None:
        """Take what is in one folder; `above` are the folders that it stands in, by device and number."""
        for entry in self._entries(below):
            path = below / entry.name
            self._seen += 1
            if self._seen > MAX_FILES:
                if self._seen == MAX_FILES + 1:
                    message = f"there are more than {MAX_FILES:,} files; is a large folder linked into this one?"
                    self._error("symlink-cycle", message, PurePosixPath())
                return
            if entry.is_symlink() and self._leads_out(path):
                continue
            try:
                status = entry.stat()
            except OSError as problem:
                self._error("unreadable-file", f"cannot be read: {problem.strerror}", path)
                continue
            if stat.S_ISDIR(status.st_mode):
                self._enter(path, (status.st_dev, status.st_ino), above)
            else:
                self._take(path, status)

    def _leads_out(self, link: PurePosixPath) -> bool:
        """Whether a link leads to where nothing may be published from: it is not followed, and is refused."""
        target = Path(os.path.realpath(self._root / link))
        if target.is_relative_to(self._real):
            return False
        inside = target.is_relative_to(self._project)
        if inside and not _is_hidden(PurePosixPath(target.relative_to(self._project))):
            return False
        what = "to a hidden file of the project" if inside else "out of the project"
        message = f"this link leads {what}, to {printable_name(str(target))}"
        self._error("leaves-project", message, link, "put the file itself here, or remove the link")
        self._refused.add(link)
        return True

    def _enter(self, path: PurePosixPath, key: tuple[int, int], above: tuple[tuple[int, int], ...]) -> None:
        self._check_name(path)
        if key in above:
            self._error("symlink-cycle", "this link leads to a folder that contains it", path, "remove it")
        elif len(above) >= MAX_DEPTH:
            self._error("bad-file-name", f"folders are nested more than {MAX_DEPTH} levels deep", path)
        else:
            if not _is_hidden(path):
                self._folders.append(path)
            self._walk(path, (*above, key))

    def _take(self, path: PurePosixPath, status: os.stat_result) -> None:
        self._check_name(path)
        if not stat.S_ISREG(status.st_mode):
            self._error("unreadable-file", NOT_ORDINARY, path)
            self._refused.add(path)
        elif _is_hidden(path):
            self._hidden.append(path)
        else:
            if not os.access(self._root / path, os.R_OK):
                self._error("unreadable-file", "cannot be read: Permission denied", path)
            self._files.append(path)

    def _check_name(self, path: PurePosixPath) -> None:
        if _UNPORTABLE.search(path.name) and not _is_hidden(path):
            hint = "use letters, digits and hyphens"
            self._error("bad-file-name", "not every system allows a file of this name", path, hint)

    def _entries(self, below: PurePosixPath) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(self._root / below) as entries:
                yield from sorted(entries, key=lambda entry: entry.name)
        except OSError as problem:
            self._error("unreadable-file", f"cannot be read: {problem.strerror}", below)


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") for part in path.parts)
