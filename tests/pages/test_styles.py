"""Every class that a style sheet names is given to something: styles without a user are weight that everybody loads.

And a palette that must stand twice, for a reader's choice and for what the device asks, says the same in both places.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.templates_dir import templates_dir

ROOT = Path(__file__).parents[2]
SHEETS = sorted((templates_dir() / "theme/assets/guidepress").glob("*.css"))
USERS = [
    *templates_dir().rglob("*.html"),
    *(templates_dir() / "theme/assets/guidepress").rglob("*.*js"),
    *(ROOT / "generator").rglob("*.py"),
    *(ROOT / "content").rglob("*.md"),
]


@pytest.fixture(scope="module")
def given() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in USERS)


def unused(sheet: str, given: str) -> list[str]:
    """The classes of ours in a sheet that nothing is given; a modifier may be put together (`gp-alert--{{ level }}`)."""
    classes = set(re.findall(r"\.(gp-[a-z0-9_-]+)", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)))
    put_together = {
        name for name in classes if re.search(re.escape(name.rpartition("--")[0]) + r"--(\{\{|\{|\$\{|\" \+)", given)
    }
    return sorted(name for name in classes - put_together if name not in given)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_class_of_a_style_sheet_has_a_user(sheet: Path, given: str) -> None:
    assert unused(sheet.read_text(encoding="utf-8"), given) == []


def test_a_class_without_a_user_is_found() -> None:
    assert unused(".gp-a { } /* .gp-b { } */ .gp-c--soon, .gp-d--x { }", '<p class="gp-c--{{ level }} gp-a">') == [
        "gp-d--x"
    ]


def palettes(sheet: str) -> dict[str, set[str]]:
    """The texts of each palette, spaces apart, by whether it is dark and whether it has strong contrast."""
    found: dict[str, set[str]] = {}
    media = ""
    plain = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for opening, selector, body, _ in re.findall(r"(@media[^{]*)\{|(:root[^{}]*)\{([^{}]*)\}|(\}|$)", plain):
        media = opening or (media if selector else "")
        if "--gp-ink:" in body:
            asked = media + selector
            dark = "prefers-color-scheme: dark" in asked or 'data-theme="dark"' in asked
            more = "prefers-contrast: more" in asked or "data-contrast" in asked
            name = f"{'dark' if dark else 'light'}, {'more' if more else 'usual'} contrast"
            found.setdefault(name, set()).add(" ".join(body.replace("color-scheme: dark;", "").split()))
    return found


def test_a_palette_is_the_same_by_choice_and_by_device() -> None:
    sheet = (templates_dir() / "theme/assets/guidepress/style.css").read_text(encoding="utf-8")
    found = palettes(sheet)
    assert {name: len(texts) for name, texts in found.items()} == dict.fromkeys(found, 1)
    assert sorted(found) == [
        f"{look}, {contrast} contrast" for look in ("dark", "light") for contrast in ("more", "usual")
    ]


def test_a_palette_that_differs_is_found() -> None:
    one, other = "--gp-ink: #fff;", "--gp-ink: #eee;"
    sheet = f':root[data-theme="dark"] {{ {one} }} @media (prefers-color-scheme: dark) {{ :root {{ {other} }} }}'
    assert palettes(sheet) == {"dark, usual contrast": {one, other}}
