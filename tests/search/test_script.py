"""The index as a script: safe, compact, the same every time, and readable again."""

import pytest

from generator.search import Index, Record, build_index, index_script, read_index


def test_the_index_comes_back_whole(index: Index, script: str) -> None:
    assert read_index(script) == index
    assert index_script(read_index(script)) == script


def test_the_script_cannot_leave_its_place(script: str) -> None:
    assert "<" not in script
    assert "\u2028" not in script
    assert "\u2029" not in script
    assert script.count("\n") == 1
    script.encode()


def test_half_characters_can_be_written() -> None:
    index = build_index([Record(address="a.html", kind="page", title="half \ud83d here")], "en")
    script = index_script(index)
    script.encode()
    assert read_index(script) == index


def test_the_same_records_give_the_same_bytes(records: list[Record], script: str) -> None:
    assert index_script(build_index(list(records), "en")) == script


@pytest.mark.parametrize("text", ["", "alert(1)", "<!doctype html>"])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a search index"):
        read_index(text)


def test_another_version_is_refused(script: str) -> None:
    with pytest.raises(ValueError, match="version 99"):
        read_index(script.replace('"version":1', '"version":99', 1))


def test_a_damaged_index_is_refused(script: str) -> None:
    with pytest.raises(ValueError, match="damaged"):
        read_index(script.replace('"words"', '"wards"', 1))
