"""Scripts that are written in parts: one classic script each, with every part once and before whatever needs it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.publish.joining import joined
from tests.support import LibraryCase


def write(folder: Path, **texts: str) -> Path:
    """Write `script.js`, and parts beside it in `parts/`; the path of the script."""
    (folder / "parts").mkdir()
    for name, text in texts.items():
        path = folder / "script.js" if name == "script" else folder / "parts" / f"{name}.mjs"
        path.write_text(text, encoding="utf-8")
    return folder / "script.js"


def test_parts_stand_once_and_before_what_needs_them(tmp_path: Path) -> None:
    script = write(
        tmp_path,
        script='import { both } from "./parts/both.mjs";\nimport { one } from "./parts/one.mjs";\n\nconsole.log(both(), one);\n',
        both='import { one } from "./one.mjs";\nimport {\n  two,\n} from "./two.mjs";\n\nexport function both() {\n  return one + two;\n}\n',
        one="export const one = 1;\n",
        two="export const two = 2;\n",
    )
    text = joined(script)
    assert [text.count(f"const {name} =") for name in ("one", "two")] == [1, 1]
    assert "import" not in text
    assert "export" not in text
    run = subprocess.run(
        ["node", "-"], input=text + "console.log(typeof both)", capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["3", "1", "undefined"]


def test_a_script_without_parts_is_given_as_it_is(tmp_path: Path) -> None:
    script = write(tmp_path, script="(() => {})();\n")
    assert joined(script) == "(() => {})();\n"


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("export default 1;\nexport const one = 1;\n", "one.mjs: this cannot be joined: export default 1;"),
        ('import * as x from "./x.mjs";\nexport const one = 1;\n', "one.mjs: this cannot be joined: import \\* as x"),
        ("export const other = 1;\n", "script.js: ./parts/one.mjs does not declare one"),
        ("export function one() {}\nfunction mine() {}\n", "script.js: mine is declared in one.mjs, too"),
        ("export const one = 1;\nconst { a: mine, b } = {};\n", "script.js: mine is declared in one.mjs, too"),
        (
            'import { mine } from "../parts/two.mjs";\nexport const one = mine;\n',
            "one.mjs: ../parts/two.mjs does not declare",
        ),
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, part: str, wrong: str) -> None:
    script = write(
        tmp_path,
        script='import { one } from "./parts/one.mjs";\n\nfunction mine() {}\n',
        one=part,
        two="const x = 1;\n",
    )
    with pytest.raises(ValueError, match=wrong):
        joined(script)


def test_parts_are_not_published(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).build()
    assert list(case.site.rglob("*.mjs")) == []
    assert "import {" not in case.page("assets/guidepress/search-engine.js")
