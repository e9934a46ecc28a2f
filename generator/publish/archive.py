"""A zip archive written from files that are packed already, which Python's `zipfile` cannot take.

The format: PKWARE, APPNOTE.TXT 6.3.3, sections 4.3 to 4.5. Names are UTF-8. Beyond what its first form can count (65,535
files, 4 GB) the archive has the records of Zip64. The same files in the same order give the same bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Self

from generator.publish.packing import Member

_DEFLATED, _STORED = 8, 0
_UTF_8 = 1 << 11
_NEEDED, _MADE_BY = 20, 3 << 8 | 20  # version 2.0; made on Unix, on every machine
_NEEDED_64 = 45
_MODE = 0o100644
_MOST_FILES, _MOST_BYTES = 0xFFFF, 0xFFFF_FFFF
_FIRST_DAY, _LAST_DAY = date(1980, 1, 1), date(2107, 12, 31)  # what the format can say


@dataclass(frozen=True, slots=True)
class _Entry:
    name: bytes
    method: int
    checksum: int
    packed: int
    size: int
    offset: int


class Archive:
    """An archive that grows file by file; a context manager, which ends it. `day` becomes the time of every file."""

    def __init__(self, file: BinaryIO, day: date) -> None:
        """Write to `file`, from where it stands; `day` is the time of every file in it."""
        self._file = file
        self._entries: list[_Entry] = []
        self._offset = 0
        day = min(max(day, _FIRST_DAY), _LAST_DAY)
        self._day = (day.year - 1980) << 9 | day.month << 5 | day.day

    def add(self, name: str, content: Member) -> None:
        """Add one file with its `name`, folders and all, and its `content`.

        Raises:
            ValueError: it has 4 GB or more, or a name of 64 kB.
        """
        raw = name.encode()
        if max(len(content.stored), content.size) >= _MOST_BYTES or len(raw) > _MOST_FILES:
            raise ValueError(f"{name} is too large for an offline copy")
        entry = _Entry(
            name=raw,
            method=_DEFLATED if content.is_packed else _STORED,
            checksum=content.checksum,
            packed=len(content.stored),
            size=content.size,
            offset=self._offset,
        )
        self._entries.append(entry)
        self._write(struct.pack("<4s5H3L2H", b"PK\3\4", *self._facts(entry, _NEEDED), 0) + raw)
        self._write(content.stored)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Write the directory, unless something went wrong."""
        if kind is None:
            self._end()

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._offset += len(data)

    def _facts(self, entry: _Entry, needed: int) -> tuple[int, ...]:
        """What stands in both headers of a file, up to the length of its name."""
        about = (needed, _UTF_8, entry.method, 0, self._day)
        return (*about, entry.checksum, entry.packed, entry.size, len(entry.name))

    def _end(self) -> None:
        begin = self._offset
        for entry in self._entries:
            self._write(self._listed(entry))
        count, size = len(self._entries), self._offset - begin
        if count >= _MOST_FILES or begin + size >= _MOST_BYTES:
            where = self._offset
            counts = (count, count, size, begin)
            self._write(struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, _MADE_BY, _NEEDED_64, 0, 0, *counts))
            self._write(struct.pack("<4sLQL", b"PK\6\7", 0, where, 1))
        few = min(count, _MOST_FILES)
        counts = (few, few, min(size, _MOST_BYTES), min(begin, _MOST_BYTES))
        self._write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *counts, 0))

    def _listed(self, entry: _Entry) -> bytes:
        """A file in the directory at the end."""
        is_far = entry.offset >= _MOST_BYTES
        more = struct.pack("<2HQ", 1, 8, entry.offset) if is_far else b""
        head = struct.pack("<4sH", b"PK\1\2", _MADE_BY)
        facts = struct.pack("<5H3LH", *self._facts(entry, _NEEDED_64 if is_far else _NEEDED))
        tail = struct.pack("<4H2L", len(more), 0, 0, 0, _MODE << 16, min(entry.offset, _MOST_BYTES))
        return head + facts + tail + entry.name + more
