"""The files of a site: what is as it was in the last site is taken over from there, the rest is written.

Taken over is a file as a hard link, its packed form, and its checksums; so of a large site only what changed is
unpacked, written and packed, and unchanged files keep their times, which programs that copy a site go by. Where links
cannot be made (another disk, a file system without them) files are written.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from generator.machine import cores
from generator.publish.packing import Member, PackedFile, fill, pack, packed_with
from generator.publish.release import naming

_AT_ONCE = 32
_PACKED_ALREADY = {".pdf", ".woff2", ".png", ".jpg", ".jpeg", ".webp", ".zip", ".gz"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of a site as it was written.

    `made_from` tells its content and what its gaps were filled with. `size` is in bytes, `checksum` is the CRC-32;
    `modified` is the time of its last change in nanoseconds.
    """

    made_from: str
    size: int
    checksum: int
    sha256: str
    modified: int


@dataclass(frozen=True, kw_only=True)
class LastSite:
    """The site that stands: its folder, and what is known of its files by address. None of them is relied on unseen.

    `packed` are the pieces of files that MkDocs wrote (see `PackedFile`), by the digest of their content.
    """

    site: Path = Path()
    files: Mapping[str, Written] = field(default_factory=dict)
    packed: Mapping[str, tuple[bytes, ...]] = field(default_factory=dict)

    def is_as_written(self, address: str) -> bool:
        """Whether a file is there, and nobody has touched it."""
        known = self.files.get(address)
        if known is None:
            return False
        try:
            found = os.lstat(self.site / address)
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (known.size, known.modified)


class SiteWriter:
    """Writes one site beside the last one.

    `written` is what was written, by address; `packed` are the pieces of the files that were there, by their digest.
    """

    def __init__(self, site: Path, last: LastSite | None = None) -> None:
        """Write into `site`; `last` is the site that it will replace, None where nothing is known of one."""
        self.site = site
        self.written: dict[str, Written] = {}
        self.packed: dict[str, tuple[bytes, ...]] = {}
        self._last = last or LastSite()
        self._there: set[str] = set()

    def there(self) -> Iterator[PackedFile]:
        """What lies in the site already. Links are not followed out of it."""
        for address in sorted(files_in(self.site)):
            path = self.site / address
            if path.is_symlink():
                continue
            self._there.add(address)
            data = path.read_bytes()
            if path.suffix in _PACKED_ALREADY:
                yield pack(address, data, plain=True)
                continue
            digest = hashlib.sha256(data).hexdigest()
            pieces = self._last.packed.get(digest)
            file = PackedFile(address=address, pieces=pieces, digest=digest) if pieces else pack(address, data)
            self.packed[digest] = file.pieces
            yield file

    def write(self, file: PackedFile, words: bytes) -> Written:
        """Put `file` into the site, its gaps filled with the same `words`."""
        made_from = file.digest if len(file.pieces) == 1 else f"{file.digest} {words.decode()}"
        found = self._taken_over(file.address, made_from) or self._new(file, words, made_from)
        self.written[file.address] = found
        return found

    def write_all(self, files: Collection[PackedFile], words: Callable[[str], bytes]) -> None:
        """Put all `files` into the site, the gaps of each filled with the `words` for its address, on all cores.

        Unpacking and writing work without Python's lock.
        """
        with ThreadPoolExecutor(cores(), thread_name_prefix="writer") as threads:
            for _ in threads.map(partial(self._write_some, words), _batched(files)):
                pass  # what went wrong is raised here

    def _write_some(self, words: Callable[[str], bytes], files: Sequence[PackedFile]) -> None:
        for file in files:
            self.write(file, words(file.address))

    def note(self, path: Path) -> None:
        """Count the file at `path`, which somebody else wrote, among those of the site; it is never taken over."""
        found = os.lstat(path)
        own = Written(made_from="", size=found.st_size, checksum=0, sha256="", modified=found.st_mtime_ns)
        self.written[path.relative_to(self.site).as_posix()] = own

    def member(self, file: PackedFile, words: bytes) -> Member:
        """A `file` that was written, its gaps filled with the same `words`, as an archive takes it."""
        known = self.written[file.address]
        return Member(packed_with(file, words), not file.plain, known.size, known.checksum)

    def _taken_over(self, address: str, made_from: str) -> Written | None:
        known = self._last.files.get(address)
        if known is None or known.made_from != made_from or not self._last.is_as_written(address):
            return None
        target = self.site / address
        try:
            if address in self._there:
                target.unlink()
                self._there.remove(address)
            _within(target, lambda: os.link(self._last.site / address, target))
        except OSError:
            return None
        return known

    def _new(self, file: PackedFile, words: bytes, made_from: str) -> Written:
        data, target = fill(file, words).data, self.site / file.address
        if file.address not in self._there or len(file.pieces) > 1:
            target.unlink(missing_ok=True)  # whatever it is linked to stays as it is
            with naming(target):
                _within(target, lambda: target.write_bytes(data))
        return Written(
            made_from=made_from,
            size=len(data),
            checksum=zlib.crc32(data),
            sha256=hashlib.sha256(data).hexdigest(),
            modified=os.lstat(target).st_mtime_ns,
        )


def _batched(files: Collection[PackedFile]) -> Iterator[Sequence[PackedFile]]:
    """`files` in their order, a few at a time, so that handing them over costs little."""
    rest = iter(files)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _within(target: Path, action: Callable[[], object]) -> None:
    """Do what makes the file `target`, and its folder where it has none yet."""
    try:
        action()
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        action()


def files_in(folder: Path) -> Iterator[str]:
    """The addresses of all files below a `folder`; of what is a link itself, too. None where it is no folder."""
    yield from _files_in(str(folder), "")


def _files_in(folder: str, below: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _files_in(entry.path, f"{below}{entry.name}/")
                else:
                    yield below + entry.name
    except FileNotFoundError:
        return
