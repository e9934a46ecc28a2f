"""Catalogues in a content folder, looked at as its other files are before anything reads them."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.diagnostics import Findings
from generator.source.compose import check_characters, decode
from generator.source.folder import Folder, read_file
from generator.source.sources import Sources


def can_be_read(path: PurePosixPath, folder: Folder, findings: Findings, sources: Sources) -> bool:
    """Whether the file at `path` in the content `folder` is there, is text, and holds no character that cannot be seen.

    What is wrong is added to `findings`; its text is kept in `sources`, for those who print them.
    """
    if path not in folder.files or path in folder.refused:
        return False
    name = folder.name(path)
    data = read_file(folder.root / path, name, findings)
    text = None if data is None else decode(data, name, findings)
    if text is None:
        return False
    sources.texts[name] = text
    return check_characters(text, name, findings)
