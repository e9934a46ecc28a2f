"""Files as they travel: packed once, filled later, and put into an archive as they are."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.framing import SIZE_MARK
from generator.publish.archive import Archive
from generator.publish.packing import fill, pack

MARK = SIZE_MARK.encode()
PIECES = st.lists(st.binary(max_size=200), min_size=1, max_size=5)
DAY = date(2026, 11, 27)


@given(PIECES, st.binary(max_size=40))
def test_a_filled_file_is_what_filling_first_and_packing_then_would_give(pieces: list[bytes], words: bytes) -> None:
    data = MARK.join(pieces)
    file = fill(pack("a.html", data), words)
    assert file.data == data.replace(MARK, words)
    assert file.packed is not None
    assert zlib.decompress(file.packed, -zlib.MAX_WBITS) == file.data


def test_what_is_packed_already_stays_as_it_is() -> None:
    data = b"%PDF " + MARK
    file = fill(pack("a.pdf", data, plain=True), b"words")
    assert (file.data, file.packed) == (data, None)


@pytest.mark.parametrize("count", [0, 3, 65_535, 65_600])
def test_any_reader_of_archives_reads_ours(count: int) -> None:
    page, sheet = fill(pack("", b"<p>a page</p>" * 9 + MARK), b"9 kB"), fill(pack("", b"%PDF", plain=True), b"")
    file = io.BytesIO()
    with Archive(file, DAY) as archive:
        for number in range(count):
            archive.add(f"folder/é-{number}.html", (sheet if number == 1 else page).member)
    with zipfile.ZipFile(file) as read:
        assert len(read.namelist()) == count
        few = read.infolist()[:3] + read.infolist()[-1:]
        assert [read.read(item) for item in few] == [
            sheet.data if "-1." in item.filename else page.data for item in few
        ]
        assert {item.date_time for item in few} <= {(2026, 11, 27, 0, 0, 0)}
        assert {item.external_attr >> 16 for item in few} <= {0o100644}


def test_an_archive_that_is_given_up_is_none() -> None:
    file = io.BytesIO()
    archive = Archive(file, DAY)
    archive.add("a.html", fill(pack("", b"a"), b"").member)
    archive.__exit__(KeyboardInterrupt)
    assert not zipfile.is_zipfile(file)


def test_a_file_that_an_archive_cannot_hold_is_refused() -> None:
    with Archive(io.BytesIO(), DAY) as archive, pytest.raises(ValueError, match="too large for an offline copy"):
        archive.add("a" * 65_536, fill(pack("", b"a"), b"").member)
