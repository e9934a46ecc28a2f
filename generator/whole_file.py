"""Files of editors, replaced whole: an ended process or a full disk leaves the old text, never half of the new one."""

from __future__ import annotations

import tempfile
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write `text` as UTF-8 to `path`, whose folder is made if need be.

    Raises:
        OSError: it cannot be written; what was there still is.
    """
    path = path.resolve()  # a link goes on leading to its file
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():  # a pipe or a terminal
        path.write_text(text, encoding="utf-8")
        return
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".", suffix=".part") as beside:
        part = Path(beside) / path.name
        part.write_text(text, encoding="utf-8")
        if path.exists():
            part.chmod(path.stat().st_mode)
        part.replace(path)
