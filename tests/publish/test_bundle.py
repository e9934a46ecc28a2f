"""The offline copy: the same bytes each time, nothing that needs a server, and a manifest that tells the truth."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest

from generator.publish.bundle import write_bundle
from generator.publish.site_writer import SiteWriter

DAY = date(2024, 4, 30)
META = {"title": "Reference library", "publisher": "A publisher", "license": "CC BY 4.0"}
FILES = {
    "index.html": "home",
    "404.html": "needs a server",
    "sitemap.xml": "needs an address",
    "sitemap.xml.gz": "the same",
    "offline/old-1.zip": "an older copy",
    "assets/style.css": "a{}",
    "assets/style.css.map": "{}",
    "breast/index.html": "page",
    "handouts/booklet.pdf": "%PDF",
    "data/größe.json": "{}",
}
PACKED = [
    "LICENSES.txt",
    "README.txt",
    "assets/style.css",
    "assets/style.css.map",
    "breast/index.html",
    "data/größe.json",
    "handouts/booklet.pdf",
    "index.html",
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", list(FILES))


def make_site(folder: Path, names: list[str]) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILES[name], encoding="utf-8")
    return folder


def bundle(site: Path) -> Path:
    return write_bundle(SiteWriter(site), "library", "2024.4", META, DAY)


def test_holds_what_works_without_a_server_in_one_folder(site: Path, tmp_path: Path) -> None:
    path = bundle(site)
    assert path == site / "offline/library-2024.4.zip"
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "stick")
    assert names == [f"library-2024.4/{name}" for name in [*PACKED, "MANIFEST.json"]]
    unpacked = tmp_path / "stick/library-2024.4"
    assert (unpacked / "breast/index.html").read_text() == "page"
    assert "Open index.html" in (unpacked / "README.txt").read_text()


def test_manifest_lists_every_file_but_itself(site: Path) -> None:
    with zipfile.ZipFile(bundle(site)) as archive:
        manifest = json.loads(archive.read("library-2024.4/MANIFEST.json"))
        data = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert {key: manifest[key] for key in ("library", "version", "as-of", *META)} == {
        "library": "library",
        "version": "2024.4",
        "as-of": "2024-04-30",
        **META,
    }
    assert [item["path"] for item in manifest["files"]] == PACKED
    for item in manifest["files"]:
        assert item["size"] == len(data[item["path"]])
        assert item["sha256"] == hashlib.sha256(data[item["path"]]).hexdigest()
    assert manifest["count"] == len(PACKED)
    assert manifest["size"] == sum(len(data[name]) for name in PACKED)


def test_the_copy_says_under_which_terms_it_may_be_used(site: Path) -> None:
    with zipfile.ZipFile(bundle(site)) as archive:
        text = archive.read("library-2024.4/LICENSES.txt").decode()
    for words in (
        "Texts of Reference library: CC BY 4.0. Published by A publisher.",
        "Open Font License",
        "Martin Donath",
    ):
        assert words in text
    assert "Permission is hereby granted" in text


def test_the_site_lists_every_file_it_has_and_which_copy_goes_with_it(site: Path) -> None:
    path = bundle(site)
    manifest = json.loads((site / "MANIFEST.json").read_bytes())
    listed = {item["path"]: item for item in manifest["files"]}
    assert listed.keys() == {*FILES, "offline/library-2024.4.zip"}
    for name, item in listed.items():
        data = (site / name).read_bytes()
        assert (item["size"], item["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert manifest["bundle"] == "offline/library-2024.4.zip"
    with zipfile.ZipFile(path) as archive:
        own = archive.read("library-2024.4/MANIFEST.json")
    assert manifest["bundle-manifest"] == hashlib.sha256(own).hexdigest()


def test_same_site_same_bytes_whatever_order_it_was_written_in(tmp_path: Path) -> None:
    one = bundle(make_site(tmp_path / "one", list(FILES)))
    other = bundle(make_site(tmp_path / "other", list(reversed(FILES))))
    (tmp_path / "other/index.html").chmod(0o600)
    assert one.read_bytes() == other.read_bytes()
    (tmp_path / "other/MANIFEST.json").unlink()
    assert bundle(tmp_path / "other").read_bytes() == one.read_bytes()


@pytest.mark.parametrize(
    ("day", "time"), [(DAY, (2024, 4, 30)), (date(1970, 1, 1), (1980, 1, 1)), (date(2200, 1, 1), (2107, 12, 31))]
)
def test_times_are_the_librarys_date_as_far_as_zip_can_say_it(site: Path, day: date, time: tuple[int, ...]) -> None:
    with zipfile.ZipFile(write_bundle(SiteWriter(site), "library", "1", META, day)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(*time, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}


def test_packs_tightly(site: Path) -> None:
    text = " ".join(str(number * number) for number in range(20_000))
    (site / "index.html").write_text(text)
    with zipfile.ZipFile(bundle(site)) as archive:
        entry = archive.getinfo("library-2024.4/index.html")
    compressor = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    assert entry.compress_size == len(compressor.compress(text.encode()) + compressor.flush())


@pytest.mark.parametrize(
    "bad", ["", "..", ".hidden", "../up", "a/b", "a\\b", "a b", "a\n", "-a", "ä", "a\0b", "a" * 101]
)
def test_names_never_become_a_path(site: Path, bad: str) -> None:
    before = sorted(site.parent.rglob("*"))
    with pytest.raises(ValueError, match="cannot be part of a file name"):
        write_bundle(SiteWriter(site), bad, "1", META, DAY)
    with pytest.raises(ValueError, match="cannot be part of a file name"):
        write_bundle(SiteWriter(site), "library", bad, META, DAY)
    assert sorted(site.parent.rglob("*")) == before


def test_links_out_of_the_site_are_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (site / "leak.html").symlink_to(tmp_path / "secret")
    with zipfile.ZipFile(bundle(site)) as archive:
        assert "library-2024.4/leak.html" not in archive.namelist()


def test_files_of_the_site_are_not_overwritten(site: Path) -> None:
    (site / "README.txt").write_text("ours")
    with zipfile.ZipFile(bundle(site)) as archive:
        assert archive.read("library-2024.4/README.txt") == b"ours"
    (site / "MANIFEST.json").write_text("{}")
    with pytest.raises(ValueError, match=r"MANIFEST\.json of its own"):
        bundle(site)
