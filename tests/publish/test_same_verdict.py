"""`check` and `build` never disagree: whatever lies in a project, one refuses it if and only if the other does."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.support import DECISION, GUIDELINE, LibraryCase
from tests.test_fuzz import SEED, mixed_up, torn

PAGE = "# Page\n\nWords.\n"


def verdict(case: LibraryCase) -> int:
    """What both say: 0 or 1. Nothing ends in a traceback."""
    codes = {}
    for command in ("check", "build"):
        drafts = ["--drafts"] if command == "build" else []  # which `check` always looks at
        result = CliRunner().invoke(main, [command, *drafts, "-f", str(case.root / "mkdocs.yml")])
        assert result.exception is None or isinstance(result.exception, SystemExit), (command, result.exception)
        codes[command] = (result.exit_code, result.output[-500:])
    assert codes["check"][0] == codes["build"][0], codes
    return codes["check"][0]


GOOD = [
    'copyright: "a\\nb"',
    "copyright: 😀",
    "extra: {social: 5, alternate: 5, version: 5, consent: 5}",
    "nav: [gone.md, page.md]",
    "extra_css: [gone.css]",
    "exclude_docs: '*.md'",
    "site_description: !ENV [NOPE, words]",
    "markdown_extensions: [{toc: {permalink: false}}]",
    "<<: {site_author: x}",
]
BAD = [
    'copyright: "\\ud800"',
    'copyright: "\\u202e"',
    "copyright: \u2028x",
    'copyright: "\\0"',
    "copyright: !!python/object/apply:os.getcwd []",
    "copyright: !!binary aGVsbG8=",
    "copyright: [x]",
    "site_url: [x]",
    "site_url: ftp://example.org",
    "extra_css: [5]",
    "extra_css: [{a: b}]",
    "extra_templates: [[x]]",
    "nav: [{a: 5}]",
    "markdown_extensions: [gone]",
    "docs_dir: gone",
    "hooks: [gone.py]",
    "plugins: [guidepress, guidepress]",
    "INHERIT: gone.yml",
    "plugins: [gone, guidepress]",
    "a: &a [*a]",
    "a: " + "[" * 70 + "]" * 70,
    "site_name: twice",
    "---\nsite_name: x",
    "theme: [",
]
THEMES = [
    "features: 5",
    "features: x",
    "static_templates: [5]",
    "custom_dir: 5",
    "custom_dir: /etc",
    "name: mkdocs",
    "icon: 5",
]


@pytest.mark.parametrize("line", GOOD)
def test_an_odd_project_file_that_is_good(line: str, tmp_path: Path) -> None:
    assert verdict(LibraryCase(tmp_path).put("page.md", PAGE).configure(f"{line}\n")) == 0


@pytest.mark.parametrize("line", BAD)
def test_an_odd_project_file_that_is_bad(line: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put("page.md", PAGE)
    own = line.partition(":")[0]  # in place of the line that is there, but where that is the point
    text = (case.root / "mkdocs.yml").read_text(encoding="utf-8")
    if own not in {"site_name", "theme"}:
        text = re.sub(rf"^{re.escape(own)}:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
    (case.root / "mkdocs.yml").write_text(f"{text}{line}\n", encoding="utf-8")
    assert verdict(case) == 1


@pytest.mark.parametrize("line", THEMES)
def test_an_odd_theme(line: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    base = "site_name: x\ndocs_dir: content\nplugins: [guidepress]\n"
    case.root.joinpath("mkdocs.yml").write_text(f"{base}theme: {{name: material, {line}}}\n", encoding="utf-8")
    assert verdict(case) == (line != "icon: 5")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("---\ntitle: [x]\nhide: 5\n---\n# Page\n", 0),
        ("---\n{" + "{" * 5000 + "\n---\n# Page\n", 0),
        ("---\ntemplate: main.html\n---\n# Page\n", 0),
        ("---\ntemplate: ''\n---\n# Page\n", 1),
        ("---\ntemplate: gone.html\n---\n# Page\n", 1),
        ("Template: gone.html\n\n# Page\n", 1),
        ("---\ntemplate: 5\n---\n# Page\n", 1),
        ("---\ntemplate: ../mkdocs.yml\n---\n# Page\n", 1),
        ("---\ntemplate: [x]\n---\n# Page\n", 1),
        ("A word: template\n\ntemplate: gone.html\n", 0),
        ("- " * 3000 + "x\n", 1),
        ("".join(f"{'    ' * n}- x\n" for n in range(300)), 1),
        ("".join(f"{'    ' * n}- x\n" for n in range(40)), 0),
        ("> " * 3000 + "x\n", 0),
        ("[" * 3000 + "\n", 0),
        ("{{ x }}{% if %}<script>alert(1)</script>\n", 0),
        (b"# caf\xe9\n", 1),
        ("", 0),
    ],
)
def test_an_odd_page(page: str | bytes, expected: int, tmp_path: Path) -> None:
    assert verdict(LibraryCase(tmp_path).put("page.md", page)) == expected


def _link(name: str, target: str) -> Callable[[LibraryCase], object]:
    def act(case: LibraryCase) -> None:
        path = case.content / name
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return act


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (_link("a.png", "/etc/passwd"), 1),
        (_link("a.png", "/proc/self/environ"), 1),
        (_link("a", "/etc"), 1),
        (_link(".a", "/etc"), 1),
        (_link("page.md", "/dev/zero"), 1),
        (_link("library.yaml", "/etc/passwd"), 1),
        (_link(GUIDELINE, "/etc/passwd"), 1),
        (_link("a.txt", "../mkdocs.yml"), 0),
        (_link("a.txt", "gone"), 1),
        (_link("a", "."), 1),
        (lambda case: os.mkfifo(case.content / "page.md"), 1),
        (lambda case: os.mkfifo(case.content / ".hidden"), 1),
        (lambda case: os.mkfifo(case.content / DECISION.replace("which", "other")), 1),
        (lambda case: (case.content / "guidelines/..x").mkdir(), 0),
        (lambda case: case.put("guidelines/..x/guideline.yaml", "x"), 1),
        (lambda case: case.put(".well-known/security.txt", "x"), 0),
        (lambda case: case.put("paper-fonts/a.ttf", "x"), 1),
        (lambda case: case.put("page.md", "x" * 5_000_001), 1),
        (lambda case: (case.content / "library.yaml").unlink(), 1),
    ],
)
def test_odd_files(act: Callable[[LibraryCase], object], expected: int, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    act(case)
    assert verdict(case) == expected


@pytest.mark.slow
@pytest.mark.parametrize("change", [torn, mixed_up])
def test_torn_files(change: Callable[[bytes, random.Random], bytes], tmp_path: Path) -> None:
    """The cases of `test_fuzz.py`, with `mkdocs.yml` among the files."""
    case = LibraryCase(tmp_path).put("page.md", PAGE)
    files = [case.root / "mkdocs.yml", *sorted(case.content.rglob("*.yaml"))]
    good = 0
    for number in range(60):
        chance = random.Random(f"{SEED}/{number}")  # noqa: S311 - a seed, so that a failure can be repeated
        path = files[0] if number % 2 else chance.choice(files)
        before = path.read_bytes()
        try:
            path.write_bytes(change(before, chance))
            good += verdict(case) == 0
        except BaseException as problem:
            problem.add_note(f"{change.__name__} {path.name}, case {SEED}/{number}")
            raise
        finally:
            path.write_bytes(before)
    assert 0 < good < 150
