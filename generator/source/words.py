"""The words of a library's language: ours, and those that its publisher keeps in `content/i18n/`."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.diagnostics import Findings, Where
from generator.language.catalogue import FOLDER, Catalogue, CatalogueError, load_catalogue
from generator.source.folder import Folder


def read_words(tag: str, folder: Folder, findings: Findings) -> Catalogue:
    """The words for the language `tag` of the library in the content `folder`.

    A file in `content/i18n/` that is no catalogue is added to `findings`, and ours are used alone.
    """
    own = [path for path in folder.files if path.parent == PurePosixPath(FOLDER) and path not in folder.refused]
    try:
        return load_catalogue(tag, folder.root / FOLDER if own else None)
    except CatalogueError as problem:
        where = Where(folder.name(PurePosixPath(FOLDER, problem.name)), problem.line)
        findings.error("broken-catalogue", str(problem), where, problem.hint)
        return load_catalogue(tag)
