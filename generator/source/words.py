"""The words of a library's language: ours, and those that its publisher keeps in `content/i18n/`."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.diagnostics import Findings, Where
from generator.language.catalogue import FOLDER, Catalogue, CatalogueError, load_catalogue
from generator.source.folder import Folder
from generator.source.po_files import can_be_read
from generator.source.sources import Sources


def read_words(tag: str, folder: Folder, findings: Findings, sources: Sources) -> Catalogue:
    """The words for the language `tag` of the library in the content `folder`.

    A file in `content/i18n/` that is no catalogue is added to `findings`, and ours are used alone; texts are kept in `sources`.
    """
    own = [path for path in folder.files if path.parent == PurePosixPath(FOLDER) and path.suffix == ".po"]
    good = [can_be_read(path, folder, findings, sources) for path in own]
    try:
        return load_catalogue(tag, folder.root / FOLDER if good and all(good) else None)
    except CatalogueError as problem:
        where = Where(folder.name(PurePosixPath(FOLDER, problem.name)), problem.line)
        findings.error("broken-catalogue", str(problem), where, problem.hint)
        return load_catalogue(tag)
