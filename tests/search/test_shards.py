"""The index as scripts: safe, compact, the same every time, readable again, and read only as far as needed."""

from collections.abc import Mapping

import pytest

from generator.search import ROOT, Index, Record, Shards, build_index


def test_the_records_come_back_whole(scripts: Mapping[str, str], records: list[Record]) -> None:
    store = Shards(scripts.__getitem__)
    assert [store.record(number) for number in range(len(records))] == records


def test_a_query_reads_only_what_it_needs(records: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    for size in ("SHARD_SIZE", "RECORDS_SIZE"):
        monkeypatch.setattr(f"generator.search.shards.{size}", 300)
    scripts = build_index(records, "en")
    read: list[str] = []

    def note(name: str) -> str:
        read.append(name)
        return scripts[name]

    index = Index(Shards(note))
    assert read == [ROOT]
    index.query("thermography")
    assert len(read) < len(scripts) / 4
    before = list(read)
    index.query("thermography")
    assert read == before


def test_a_script_cannot_leave_its_place(scripts: Mapping[str, str]) -> None:
    for script in scripts.values():
        assert "<" not in script
        assert "\u2028" not in script
        assert "\u2029" not in script
        assert script.count("\n") == 1
        script.encode()


def test_half_characters_can_be_written() -> None:
    record = Record(address="a.html", kind="page", title="half \ud83d here")
    scripts = build_index([record], "en")
    "".join(scripts.values()).encode()
    assert Shards(scripts.__getitem__).record(0) == record


def test_the_same_records_give_the_same_bytes(records: list[Record], scripts: Mapping[str, str]) -> None:
    assert dict(build_index(list(records), "en")) == scripts


def test_a_shard_is_named_after_its_content(records: list[Record], scripts: Mapping[str, str]) -> None:
    changed = build_index([*records[:-1], Record(address="new.html", kind="page", title="new")], "en")
    assert all(changed[name] == scripts[name] for name in changed.keys() & scripts.keys() - {ROOT})


@pytest.mark.parametrize("text", ["", "alert(1)", "<!doctype html>"])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a search index"):
        Shards(lambda _: text)


def test_another_version_is_refused(scripts: Mapping[str, str]) -> None:
    with pytest.raises(ValueError, match="version 99"):
        Shards(lambda name: scripts[name].replace('"version":4', '"version":99', 1))


def test_a_damaged_index_is_refused(scripts: Mapping[str, str]) -> None:
    with pytest.raises(ValueError, match="damaged"):
        Shards(lambda name: scripts[name].replace('"words"', '"wards"', 1))


def test_an_index_without_shards_for_what_is_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="damaged"):
        Shards(build_index([], "en").__getitem__).record(0)
