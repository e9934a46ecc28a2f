"""The cache of finished sheets: the same bytes, nothing set twice, and no harm from what lies in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.fonts import load_fonts
from generator.handouts import typeset
from generator.handouts.cache import Cache
from generator.handouts.make import TypesetOptions, make_sheets
from generator.handouts.typeset import Pdf, Script, Typesetter, makers
from generator.model.directory import Directory
from generator.store import VARIABLE, store_folder
from generator.text.resolve import Texts
from tests.handouts.samples import LARGE, NORMAL
from tests.support import GUIDELINE, LibraryCase

KEY = "0123456789abcdef" * 4
PDF = Pdf(b"%PDF-1.7 not really", 3)


def pdfs(case: LibraryCase, cache: Cache | None) -> list[bytes]:
    library = case.load().library
    assert library is not None
    findings = Findings()
    press = TypesetOptions(load_fonts(), cache)
    sheets = make_sheets(library, Texts(Directory(library)), "", findings, press)["sore-throat"]
    assert not findings.items
    return [printing.data for sheet in sheets for printing in sheet.printings]


def test_what_was_kept_is_the_same_and_is_not_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = LibraryCase(tmp_path)
    case.put("library.yaml", (case.content / "library.yaml").read_text("utf-8") + "\nhandouts: {papers: [a4]}\n")
    cache = Cache(tmp_path / "cache")
    fresh = pdfs(case, None)
    assert fresh
    assert pdfs(case, cache) == fresh
    set_again: list[Script] = []
    really = Typesetter.set
    monkeypatch.setattr(
        Typesetter,
        "set",
        lambda self, script, variant, **how: (set_again.append(script), really(self, script, variant, **how))[1],
    )
    assert pdfs(case, cache) == fresh
    assert set_again == []
    case.change(GUIDELINE, "Say what a reader can do now.", "Drink.")
    pdfs(case, cache)
    assert len({script.text for script in set_again}) == 2, "only the summary and the booklet have changed"


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: kept[:-1],
        lambda kept: kept + b"x",
        lambda kept: kept.replace(b"really", b"REALLY"),
        lambda kept: kept.replace(b"00003", b"00004"),
        lambda _: b"",
        lambda _: b"guidepress 1 \n",
        lambda _: b"\x00" * 500,
    ],
)
def test_a_damaged_file_is_no_hit(tmp_path: Path, damage: object) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, PDF)
    assert cache.get(KEY) == PDF
    path = tmp_path / f"{KEY}.sheet"
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert cache.get(KEY) is None
    cache.put(KEY, PDF)
    assert cache.get(KEY) == PDF


def test_a_file_under_another_key_is_no_hit(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, PDF)
    (tmp_path / f"{KEY}.sheet").rename(tmp_path / f"{KEY[::-1]}.sheet")
    assert cache.get(KEY[::-1]) is None


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    cache = Cache(blocked / "cache")
    cache.put(KEY, PDF)
    cache.tidy()
    assert cache.get(KEY) is None


def test_the_key_covers_all_that_the_bytes_depend_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = load_fonts()
    script = Script("{}", date(2026, 1, 1))
    found = [
        script.key(NORMAL, makers(fonts)),
        script.key(LARGE, makers(fonts)),
        replace(script, text="{ }").key(NORMAL, makers(fonts)),
        replace(script, day=date(2026, 1, 2)).key(NORMAL, makers(fonts)),
        script.key(NORMAL, makers(replace(fonts, digest="other"))),
    ]
    monkeypatch.setattr(typeset, "version", lambda _: "another")
    found.append(script.key(NORMAL, makers(fonts)))
    monkeypatch.setattr(typeset, "_code", lambda: b"another")
    found.append(script.key(NORMAL, makers(fonts)))
    (tmp_path / "sheet.typ").write_text("another", encoding="utf-8")
    monkeypatch.setattr(typeset, "_templates", lambda: tmp_path)
    found.append(script.key(NORMAL, makers(fonts)))
    assert len(set(found)) == len(found)


def test_what_is_long_unused_and_what_killed_builds_left_goes(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    cache = Cache(folder)
    old, new = KEY, KEY[::-1]
    for key in (old, new):
        cache.put(key, PDF)
    (folder / ".left.part").write_bytes(b"half")
    (folder / "mine.txt").write_bytes(b"not ours")
    long_ago = time.time() - 40 * 86_400
    for name in (f"{old}.sheet", ".left.part", "mine.txt"):
        os.utime(folder / name, (long_ago, long_ago))
    cache.tidy()
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", f"{new}.sheet", "mine.txt"]


@pytest.mark.slow
def test_builds_at_the_same_time_do_not_meet(tmp_path: Path) -> None:
    """Four processes write and read the same few files; every read is the whole or nothing."""
    program = (
        "import sys; from pathlib import Path\n"
        "from generator.handouts.cache import Cache; from generator.handouts.typeset import Pdf\n"
        "cache = Cache(Path(sys.argv[1]))\n"
        "for turn in range(60):\n"
        "    key = f'{turn % 3:064x}'; pdf = Pdf(bytes([turn % 3]) * 20_000, turn % 3 + 1)\n"
        "    cache.put(key, pdf); assert cache.get(key) == pdf\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "cache")]
    root = Path(__file__).parents[2]
    running = [subprocess.Popen(command, cwd=root) for _ in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert not list((tmp_path / "cache").glob(".*.part"))


def test_the_cache_stands_beside_the_project_or_where_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    assert store_folder(tmp_path) == tmp_path / ".cache"
    monkeypatch.setenv(VARIABLE, str(tmp_path / "elsewhere"))
    assert store_folder(Path("/project")) == tmp_path / "elsewhere"
