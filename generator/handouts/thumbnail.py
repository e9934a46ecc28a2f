"""The first page of a sheet as a small picture in 16 greys, as a black-and-white printer prints it.

Typst writes pictures with eight bits a colour; in 16 greys they have a quarter of the bytes, and pages show several.
Format: PNG (Third Edition), 9 Filtering and 11 Chunk specifications.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

PER_INCH = 18
"""Pixels: a page of A4 is 149 pixels wide."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}  # by the type of colour
_BITS = 4


def in_greys(png: bytes) -> bytes:
    """The picture `png` (eight bits a channel, not interlaced, opaque) in 16 greys; the same bytes every time.

    Raises:
        ValueError: it is a PNG of another kind.
    """
    chunks = dict(_chunks(png))
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if depth != 8 or kind not in _CHANNELS or interlaced:  # noqa: PLR2004 - bits
        raise ValueError("a PNG of this kind is not read")
    lines = _lines(zlib.decompress(chunks[b"IDAT"]), width, _CHANNELS[kind])
    packed = b"".join(b"\0" + _packed(_grey(line, _CHANNELS[kind])) for line in lines)
    head = struct.pack(">IIBBBBB", width, height, _BITS, 0, 0, 0, 0)
    named = ((b"IHDR", head), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in named)


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of the picture `png` in pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG by name, the data of its pixels as one."""
    at, pixels = len(_SIGNATURE), b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if name == b"IDAT":
            pixels += data
        else:
            yield name, data
        at += 12 + length
    yield b"IDAT", pixels


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _lines(data: bytes, width: int, channels: int) -> Iterator[bytearray]:
    """The lines of pixels, without what each was filtered by."""
    length = width * channels
    before = bytearray(length)
    for start in range(0, len(data), length + 1):
        line = bytearray(data[start + 1 : start + 1 + length])
        _unfilter(data[start], line, before, channels)
        yield line
        before = line


def _unfilter(kind: int, line: bytearray, before: bytearray, channels: int) -> None:
    for at in range(len(line)) if kind else ():
        left = line[at - channels] if at >= channels else 0
        above = before[at]
        if kind == 1:
            guess = left
        elif kind == 2:  # noqa: PLR2004 - the types of filters are numbers
            guess = above
        elif kind == 3:  # noqa: PLR2004 - the same
            guess = (left + above) // 2
        else:
            guess = _paeth(left, above, before[at - channels] if at >= channels else 0)
        line[at] = (line[at] + guess) & 255


def _paeth(left: int, above: int, corner: int) -> int:
    """The neighbour that is nearest to `left + above - corner`."""
    guess = left + above - corner
    return min((left, above, corner), key=lambda neighbour: abs(guess - neighbour))


def _grey(line: bytearray, channels: int) -> list[int]:
    """How light each pixel is, from 0 to 15 (ITU-R BT.601)."""
    if channels < 3:  # noqa: PLR2004 - it has no colours
        return [value >> 4 for value in line[::channels]]
    colours = zip(line[::channels], line[1::channels], line[2::channels], strict=True)
    return [(299 * red + 587 * green + 114 * blue) // 1000 >> 4 for red, green, blue in colours]


def _packed(greys: list[int]) -> bytes:
    """Two pixels a byte."""
    even = [*greys, 0] if len(greys) % 2 else greys
    return bytes(first << 4 | second for first, second in zip(even[::2], even[1::2], strict=True))
