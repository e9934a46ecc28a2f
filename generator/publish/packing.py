"""Files of the site as they travel: packed once, with gaps for words that are known only when all files are there.

A file is a row of pieces with a gap between each two. Pieces are packed by themselves, each as whole blocks of a raw
deflate stream (RFC 1951) that refer to nothing before them; so filling the gaps and putting everything one behind the
other gives the packed file, and nobody has to pack a page again because one figure in it changed.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

from generator.pages.framing import SIZE_MARK

LEVEL = 6
"""9 makes text one per cent smaller and takes twice the time."""

_MARK = SIZE_MARK.encode()
_RAW = -zlib.MAX_WBITS  # a stream without header and checksum, as zip archives hold it


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedFile:
    """A file: where it lies below the site's root, and its pieces, raw deflate; `plain` ones are stored as they are.

    `digest` tells its content before gaps are filled (hexadecimal).
    """

    address: str
    pieces: tuple[bytes, ...]
    digest: str
    plain: bool = False

    @property
    def size(self) -> int:
        """Bytes of the pieces as they are packed."""
        return sum(map(len, self.pieces))


@dataclass(frozen=True, slots=True)
class FilledFile:
    """A file whose gaps are filled: its bytes, and the same packed; `packed` None where it is stored as it is."""

    data: bytes
    packed: bytes | None

    @property
    def member(self) -> Member:
        """The same as an archive takes it."""
        stored = self.data if self.packed is None else self.packed
        return Member(stored, self.packed is not None, len(self.data), zlib.crc32(self.data))


@dataclass(frozen=True, slots=True)
class Member:
    """A file as an archive takes it: its bytes as they are stored, and size in bytes and CRC-32 of what is unpacked."""

    stored: bytes
    is_packed: bool
    size: int
    checksum: int


def pack(address: str, data: bytes, *, plain: bool = False) -> PackedFile:
    """Pack the `data` of the file at `address` at its gaps; `plain` says that packing would win nothing (a PDF, a font)."""
    own = hashlib.sha256(data).hexdigest()
    if plain:
        return PackedFile(address=address, pieces=(data,), digest=own, plain=True)
    *others, last = data.split(_MARK)
    pieces = (*(_packed(piece, zlib.Z_FULL_FLUSH) for piece in others), _packed(last, zlib.Z_FINISH))
    return PackedFile(address=address, pieces=pieces, digest=own)


def fill(file: PackedFile, words: bytes) -> FilledFile:
    """Fill every gap of `file` with the same `words`.

    Raises:
        zlib.error: a piece is not what `pack` made.
    """
    if file.plain:
        return FilledFile(b"".join(file.pieces), None)
    return FilledFile(words.join(map(_unpacked, file.pieces)), packed_with(file, words))


def packed_with(file: PackedFile, words: bytes) -> bytes:
    """The `file` as it is stored in an archive, every gap filled with the same `words`, without unpacking it."""
    return b"".join(file.pieces) if file.plain else _packed(words, zlib.Z_FULL_FLUSH).join(file.pieces)


def _packed(data: bytes, end: int) -> bytes:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW)
    return packer.compress(data) + packer.flush(end)


def _unpacked(piece: bytes) -> bytes:
    return zlib.decompressobj(_RAW).decompress(piece)
