"""Scripts, styles and pages as they are shipped: without comments, and nothing but comments and space is gone.

That scripts keep every token is tested in `tests/scripts/shipped.test.mjs`.
"""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest

from generator.publish import minify
from generator.publish.joining import joined

FOLDER = Path(__file__).parents[2] / "templates" / "theme" / "assets" / "guidepress"
SCRIPTS = sorted(FOLDER.glob("*.js"))
PARTS = sorted(FOLDER.glob("*/**/*.mjs"))


def gzipped(*names: str) -> int:
    """The weight of scripts as a host with gzip sends them, each on its own."""
    return sum(len(gzip.compress(minify.script(joined(FOLDER / name)).encode(), 9)) for name in names)


@pytest.mark.parametrize("path", [*SCRIPTS, *PARTS], ids=lambda path: path.name)
def test_no_text_of_a_script_goes_over_lines(path: Path) -> None:
    """Otherwise a line of it could be taken for a comment."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not re.match(r"\s*(//|\*|/\*)", line):
            assert line.count("`") % 2 == 0, f"{path.name}:{number}"
            assert not line.endswith("\\"), f"{path.name}:{number}"


def test_the_evaluator_and_the_explorer_are_small() -> None:
    # 4 kB of numbers, words and dates, and ages, whose months are not equally long.
    assert gzipped("decide.js") <= 4.75 * 1024
    # 12 kB while it told rows; the answer as a card, questions for the list and the browser's Back take two more. Whoever
    # begins has the page already, which is 7 kB lighter than it was: room for a default's strength and the day of print.
    # Ages with their date of birth, lists in answers and answers from before take two more.
    assert gzipped("decide.js", "relevance.js", "explorer.js") <= 17 * 1024


def test_only_what_is_ours_is_touched(tmp_path: Path) -> None:
    script, style = FOLDER / "decide.js", FOLDER / "terms.css"
    assert minify.shipped(script) == minify.script(joined(script))
    assert minify.shipped(style) == minify.style(style.read_text(encoding="utf-8"))
    assert minify.shipped(FOLDER / "icon.svg") is None
    others = tmp_path / "assets" / "guidepress" / "own.js"
    assert minify.shipped(others) is None  # not even read


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.css")), ids=lambda path: path.name)
def test_a_shipped_style_has_every_rule(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    found = minify.style(source)
    assert "/*" not in found
    bare = [re.sub(r"\s+", "", text) for text in (re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL), found)]
    assert bare[0] == bare[1]


def test_white_space_that_counts_stays() -> None:
    kept = "<pre>a\n\n  b</pre>", "<textarea>\n\n  x</textarea>", '<a title="b\n  c">d</a>'
    assert minify.page("\n".join(kept)) == "\n".join(kept)
    assert minify.page("\n\n<p>two\n    words\n\n</p> <em>x</em>\n ") == "<p>two\nwords\n</p> <em>x</em>\n"


@pytest.mark.slow
def test_shipped_scripts_can_be_read() -> None:
    for path in SCRIPTS:
        run = subprocess.run(
            ["node", "--check", "-"], input=minify.script(joined(path)), capture_output=True, text=True, check=False
        )  # fmt: skip
        assert run.returncode == 0, (path.name, run.stderr)
