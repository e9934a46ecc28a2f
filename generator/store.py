"""What builds keep for the builds after them, each piece under a key that covers everything it was made from.

A piece carries the checksum of what is in it together with its key: one that was cut short, changed or renamed is no
hit, and is made again. It is written beside its place and then renamed, so that builds at the same time, or killed
ones, never see half of it. What is read is bytes that hold data, never code: stores travel between machines.

A store is a help and no duty: where it cannot be written (a read-only disk, a full one), everything is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path

VARIABLE = "GUIDEPRESS_CACHE"
"""Environment variable that names another folder than `.cache/` beside `mkdocs.yml`."""

_MAGIC = b"guidepress 1 "
_HEAD = len(_MAGIC) + 64 + len(b"\n")  # bytes before what is kept
_DAY = 86_400
_KEPT = 30 * _DAY  # seconds since a piece was last used


def store_folder(project: Path) -> Path:
    """Where a project keeps pieces, a folder for each kind; `project` is the folder of `mkdocs.yml`."""
    return Path(os.environ.get(VARIABLE) or project / ".cache")


class ContentStore:
    """Pieces in one folder; safe to use from several threads and processes at once."""

    def __init__(self, folder: Path, suffix: str) -> None:
        """Keep pieces as files with a `suffix` (`.sheet`) in `folder`, which is made when the first one is kept."""
        self._folder = folder
        self._suffix = suffix

    def get(self, key: str) -> bytes | None:
        """What was kept under `key` (hexadecimal), None if there is nothing that is whole."""
        path = self._path(key)
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        data = kept[_HEAD:]
        if kept[:_HEAD] != _head(key, data):
            return None
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)  # used today: `tidy` goes by it
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key` (hexadecimal)."""
        with contextlib.suppress(OSError):
            self._prepare()
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".part")
            part = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_head(key, data))
                    file.write(data)
                part.replace(self._path(key))
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    def tidy(self) -> None:
        """Delete what was not used for 30 days, and what killed builds have left."""
        with contextlib.suppress(OSError):
            oldest = time.time() - _KEPT
            for path in self._folder.iterdir():
                if path.suffix in {self._suffix, ".part"} and path.stat().st_mtime < oldest:
                    path.unlink(missing_ok=True)

    def _prepare(self) -> None:
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{self._suffix}"


def _head(key: str, data: bytes) -> bytes:
    checksum = hashlib.sha256(key.encode() + b"\0")
    checksum.update(data)
    return _MAGIC + checksum.hexdigest().encode() + b"\n"
