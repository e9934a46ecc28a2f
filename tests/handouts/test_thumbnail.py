"""Small pictures of first pages: read as PNG has them, in few bytes, and the same every time."""

from __future__ import annotations

import struct
import zlib

import pytest

from generator.fonts import load_fonts
from generator.handouts.thumbnail import in_greys, size_of
from generator.handouts.typeset import Typesetter, prepare
from tests.handouts.samples import NORMAL, document, para

WIDTH = 5
PIXELS = [[(x * 50, y * 40, (x * y * 13) % 256, 255) for x in range(WIDTH)] for y in range(6)]


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(depth: int = 8) -> bytes:
    """The pixels as RGBA, line after line filtered in each of the five ways (PNG, 9.2)."""
    lines, before = b"", bytes(WIDTH * 4)
    for kind, row in enumerate(PIXELS):
        line = bytes(value for pixel in row for value in pixel)
        lines += bytes([kind % 5]) + bytes(
            (value - guess(kind % 5, line, before, at)) & 255 for at, value in enumerate(line)
        )
        before = line
    head = struct.pack(">IIBBBBB", WIDTH, len(PIXELS), depth, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def guess(kind: int, line: bytes, before: bytes, at: int) -> int:
    left, above, corner = (line[at - 4], before[at], before[at - 4]) if at >= 4 else (0, before[at], 0)
    nearest = min((left, above, corner), key=lambda value: abs(left + above - corner - value))
    return (0, left, above, (left + above) // 2, nearest)[kind]


def test_pixels_are_as_light_as_they_were() -> None:
    small = in_greys(png())
    assert size_of(small) == (WIDTH, len(PIXELS))
    data = small[small.index(b"IDAT") + 4 : small.index(b"IEND") - 8]
    lines = zlib.decompress(data)
    for number, row in enumerate(PIXELS):
        line = lines[number * 4 + 1 : number * 4 + 4]
        found = [value for byte in line for value in (byte >> 4, byte & 15)][:WIDTH]
        assert found == [(299 * red + 587 * green + 114 * blue) // 1000 >> 4 for red, green, blue, _ in row]


def test_another_kind_of_png_is_refused() -> None:
    with pytest.raises(ValueError, match="of this kind"):
        in_greys(png(depth=4))


def test_a_sheet_has_a_small_picture_of_its_first_page_and_the_same_again(typesetter: Typesetter) -> None:
    sheet = document(para("Words on a page. " * 400))
    made = typesetter.typeset(sheet)
    assert made.picture == b"", "nobody asked for one"
    first, again = (
        maker.set(prepare(sheet, load_fonts()), NORMAL, pictured=True).picture for maker in (typesetter, Typesetter())
    )
    assert first == again
    assert size_of(first) == (149, 210)
    assert len(first) < 12_000
