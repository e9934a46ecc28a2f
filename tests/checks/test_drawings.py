"""SVG files that nobody chose as a picture are published too: what acts or leads elsewhere in one is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import GUIDELINE, LibraryCase

GOOD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 40">\n<path d="M0 0h9"/></svg>'
BAD = GOOD.replace("<path", '<path onclick="alert(1)"')


@pytest.mark.parametrize(
    "name", ["extra.svg", "EXTRA.SVG", "pictures/deep/extra.svg", "guidelines/sore-throat/extra.svg"]
)
def test_an_svg_that_nobody_names_is_looked_at(name: str, tmp_path: Path) -> None:
    (found,) = [item for item in LibraryCase(tmp_path).put(name, BAD).load().findings if item.code == "bad-picture"]
    assert (found.where.file, found.where.line, found.where.column) == (f"content/{name}", 2, 1)
    assert 'has an attribute "onclick"' in found.message


def test_one_that_holds_everything_itself_is_left_in_peace_in_any_shape(tmp_path: Path) -> None:
    assert not LibraryCase(tmp_path).put("extra.svg", GOOD).load().findings.has_errors


def test_nobody_looks_into_a_packed_one(tmp_path: Path) -> None:
    codes = [item.code for item in LibraryCase(tmp_path).put("extra.svgz", b"\x1f\x8b").load().findings]
    assert "bad-picture" in codes


def test_a_chosen_one_is_told_once_where_it_is_chosen(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put("guidelines/sore-throat/knee.svg", BAD)
    case.change(GUIDELINE, "\nversion:", "\npicture: knee.svg\nversion:")
    assert [item.where.file for item in case.load().findings if item.code == "bad-picture"] == [f"content/{GUIDELINE}"]
