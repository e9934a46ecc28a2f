"""Files that were torn, mixed up and filled with odd things: each is read to the end, and told of at a place.

The same cases each time (a seed). `python tests/test_fuzz.py 5000` tries more of them.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.model.directory import Directory
from generator.pages.framing import FrameBuilder
from generator.report import FORMATS
from generator.search.records import library_records
from generator.source.library import Loaded
from generator.text.resolve import Texts
from tests.support import LibraryCase, printed_pages

REFERENCE = Path(__file__).parent.parent / "content"
SEED = 20261125
CASES = 60  # of each kind, on the small library of starting files

FRAGMENTS = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\t", b"\n", b"\n\n  ", b"- ", b": ", b"{", b"}", b"[", b"]", b"'", b'"',
    b"#", b"&a ", b"*a", b"!!x ", b"| ", b"> ", b">5", b"?", b"~", b"null", b"---\n", b"...\n", b"%TAG", b"<<: ", b"\\",
    "\u202e".encode(), "\u2028".encode(), "\u00a0".encode(), "e\u0301".encode(), b"[0..7)", b"not(", b">= ", b"**", b"_*_",
    b"[x](term:y)", b"[^1]", b"\n  [^1]: ", b"> > ", b"~1~", b"^1^", b"](", b"0. x", b"9999999999", b"- - - - ", b"1e999", b"\xed\xa0\x80",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, "", " ", "~", "null", [], {}, [[]], [None], {"": ""}, {"a": {"b": {}}}, ["a", "a"], True, 5, -1, "x" * 6000,
    "*" * 40 + "x" + "*" * 40, "[a](term:none)", "[a](javascript:x)", "- a\n" * 3, "a[^1]\n\n[^1]: b", "> a\n> - b", "a\n: b", "- [do] a\n- b", "a~1~ b^2^", "[^1]: [^1]", "0. a", "con", "gp-top", "../x", "a/b",
    "2024-02-30", "2099-12-31", "1900-01-01", "[0..7)", "> 5", "not(x)", "]0..1[", "\U0001f600", "\u0627\u0644", "\\", "{{ x }}",
    "<b>", "first", "term:x", "rule:a/b", "index", "about", {"text": "x", "source": "x"}, "none", "unique", "priority", "P1Y",
)  # fmt: skip


def torn(data: bytes, chance: random.Random) -> bytes:
    """Bytes with a few places cut, repeated, exchanged or filled."""
    for _ in range(chance.randint(1, 3)):
        one, other = sorted(chance.choices(range(len(data) + 1), k=2))
        other = min(other, one + 200)
        middle = chance.choice([b"", data[one:other] * 2, data[one:other][::-1], chance.choice(FRAGMENTS)])
        data = data[:one] + middle + data[chance.choice([one, other]) :]
    return data


def mixed_up(data: bytes, chance: random.Random) -> bytes:
    """The same tree with a few values exchanged for others, as JSON, which is YAML."""
    tree = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506 - all is text
    for _ in range(chance.randint(1, 3)):
        places = list(_places(tree))
        if not places:
            break
        holder, key = chance.choice(places)
        _change(holder, key, chance)
    return json.dumps(tree, indent=1).encode()


def _change(holder: Any, key: Any, chance: random.Random) -> None:
    what = chance.randrange(4)
    if what == 0:
        del holder[key]
    elif what == 1 and isinstance(holder, list):
        holder.append(holder[key])
    elif what == 1:
        holder[f"{key}x"] = holder.pop(key)
    else:
        holder[key] = chance.choice(VALUES)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, key
        if isinstance(value, (dict, list)):
            yield from _places(value)


def examine(loaded: Loaded) -> None:
    """What must hold of any library: every finding has a place, every report can be made, what is good can be printed."""
    lines = {name: text.split("\n") for name, text in loaded.sources.texts.items()}
    for item in loaded.findings:
        where = item.where
        assert where.file.startswith("content/"), item
        if where.line:
            assert where.file in lines or where.line == 1, item
        if where.line and where.file in lines:
            assert where.line <= len(lines[where.file]), item
            assert 1 <= where.column <= len(lines[where.file][where.line - 1]) + 1, item
    for report in FORMATS.values():
        report(loaded.findings, loaded.sources).encode("utf-8")
    if loaded.library is not None and not loaded.findings.has_errors:
        texts = Texts(Directory(loaded.library))
        pages = printed_pages(loaded.library)
        frames = FrameBuilder(loaded.library, texts, pages, "", "", strict=True)
        for page in pages:
            frames.frame(page.address, [], None)
        list(library_records(loaded.library, texts))
        shelf = HandoutContext(library=loaded.library, texts=texts)
        for bundle in loaded.library.guidelines:
            for plan in plans(shelf, bundle):
                plan.document()


def run(case: LibraryCase, change: Callable[[bytes, random.Random], bytes], seed: int, many: int) -> int:
    """Change one file after the other, look at what comes of it; how many were still good."""
    good = 0
    files = sorted(case.content.rglob("*.yaml"))
    for number in range(many):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - a seed, so that a failure can be repeated
        path = chance.choice(files)
        before = path.read_bytes()
        try:
            path.write_bytes(change(before, chance))
            loaded = case.load()
            examine(loaded)
            good += not loaded.findings.has_errors
        except BaseException as problem:
            problem.add_note(f"{change.__name__} {path.name}, case {seed}/{number}")
            raise
        finally:
            path.write_bytes(before)
    return good


@pytest.mark.parametrize("change", [torn, mixed_up])
def test_odd_files_are_told_of_and_never_fail(change: Callable[[bytes, random.Random], bytes], tmp_path: Path) -> None:
    good = run(LibraryCase(tmp_path), change, SEED, CASES)
    assert 0 < good < CASES


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        small = LibraryCase(Path(folder) / "small")
        large = LibraryCase(Path(folder) / "large")
        shutil.rmtree(large.content)
        shutil.copytree(REFERENCE, large.content)
        many = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
        for one in (torn, mixed_up):
            print(one.__name__, run(small, one, SEED, many), run(large, one, SEED, many // 10), "good")  # noqa: T201
