"""Finished PDFs, kept from build to build, so that what has not changed is not set again.

Each is kept under a key that covers everything its bytes depend on: the text that the typesetter gets (all words,
dates, links, pictures), paper and size, the typesetter's own code and templates, the fonts, and the versions of Typst,
pikepdf and qpdf. So a hit is the same bytes as setting anew.
"""

from __future__ import annotations

from pathlib import Path

from generator.handouts.typeset import Pdf
from generator.store import ContentStore

KIND = "handouts"
"""Their folder among what a project keeps."""

_SUFFIX = ".sheet"


class Cache:
    """Finished PDFs in one folder; safe to use from several threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        """Keep sheets in `folder`, which is made when the first one is kept."""
        self._store = ContentStore(folder, _SUFFIX)

    def get(self, key: str) -> Pdf | None:
        """The PDF that was kept under `key` (hexadecimal), None if there is none that is whole."""
        kept = self._store.get(key)
        head, _, data = (kept or b"").partition(b"\n")
        numbers = head.split()
        if len(numbers) != 2 or not all(map(bytes.isdigit, numbers)):  # noqa: PLR2004 - pages and picture
            return None
        pages, picture = map(int, numbers)
        return Pdf(data[picture:], pages, data[:picture])

    def put(self, key: str, pdf: Pdf) -> None:
        """Keep `pdf` under `key` (hexadecimal)."""
        self._store.put(key, b"%05d %05d\n" % (pdf.pages, len(pdf.picture)) + pdf.picture + pdf.data)

    def tidy(self) -> None:
        """Delete what was not used for 30 days, and what killed builds have left."""
        self._store.tidy()
