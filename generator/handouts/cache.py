"""Finished PDFs, kept from build to build, so that what has not changed is not set again.

Each is kept under a key that covers everything its bytes depend on: the text that the typesetter gets (all words,
dates, links, pictures), paper and size, the typesetter's own code and templates, the fonts, and the versions of Typst,
pikepdf and qpdf. So a hit is the same bytes as setting anew. A file carries the checksum of what is in it together with
its key: one that was cut short, changed or renamed is set again. It is written beside its place and then renamed, so
that builds at the same time, or killed ones, never see half of it.

The cache is a help and no duty: where it cannot be written (a read-only disk, a full one), sheets are set anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path

from generator.handouts.typeset import Pdf

VARIABLE = "GUIDEPRESS_CACHE"
"""Environment variable that names another folder than `.cache/` beside `mkdocs.yml`."""

_MAGIC = b"guidepress sheet 1\n"
_HEAD = len(_MAGIC) + 64 + len(" 00000\n")  # bytes before the PDF: checksum and number of pages
_SUFFIX = ".sheet"
_DAY = 86_400
_KEPT = 30 * _DAY  # seconds since a sheet was last used


def cache_folder(project: Path) -> Path:
    """Where a project keeps its sheets; `project` is the folder of `mkdocs.yml`."""
    return Path(os.environ.get(VARIABLE) or project / ".cache") / "handouts"


class Cache:
    """Finished PDFs in one folder; safe to use from several threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        """Keep sheets in `folder`, which is made when the first one is kept."""
        self._folder = folder

    def get(self, key: str) -> Pdf | None:
        """The PDF that was kept under a key (hexadecimal), None if there is none that is whole."""
        path = self._path(key)
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        head, data = kept[:_HEAD], kept[_HEAD:]
        pages = head[-6:-1]
        if head != _head(key, pages, data) or not pages.isdigit():
            return None
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)  # used today: `tidy` goes by it
        return Pdf(data, int(pages))

    def put(self, key: str, pdf: Pdf) -> None:
        """Keep `pdf` under `key` (hexadecimal); where nothing can be written, nothing is kept."""
        with contextlib.suppress(OSError):
            self._prepare()
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".part")
            part = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_head(key, b"%05d" % pdf.pages, pdf.data) + pdf.data)
                part.replace(self._path(key))
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    def tidy(self) -> None:
        """Delete what was not used for 30 days, and what killed builds have left."""
        with contextlib.suppress(OSError):
            oldest = time.time() - _KEPT
            for path in self._folder.iterdir():
                stale = path.stat().st_mtime < oldest
                if path.suffix in {_SUFFIX, ".part"} and stale:
                    path.unlink(missing_ok=True)

    def _prepare(self) -> None:
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"


def _head(key: str, pages: bytes, data: bytes) -> bytes:
    checksum = hashlib.sha256(b"\0".join((key.encode(), pages, data))).hexdigest().encode()
    return _MAGIC + checksum + b" " + pages + b"\n"
