"""The browser's scripts on their own, in Node: each `*.test.mjs` beside this file is a test here.

Types, lint and format are checked by `npm run check` in this folder, as `make check` does.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from generator.publish import minify
from generator.search.settings import shared_settings
from generator.templates_dir import templates_dir
from tests.support import joined_script

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each script, joined and shipped, and the settings of the search."""
    folder = tmp_path_factory.mktemp("scripts")
    for kind in ("joined", "shipped"):
        (folder / kind).mkdir()
    for path in (templates_dir() / "theme/assets/guidepress").glob("*.js"):
        text = joined_script(path.name, folder / "joined").read_text(encoding="utf-8")
        (folder / "shipped" / path.name).write_text(minify.script(text), encoding="utf-8")
    (folder / "settings.json").write_text(json.dumps(shared_settings("en")), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_in_node(name: str, scripts: Path) -> None:
    if not (HERE / "node_modules").is_dir():
        pytest.fail("these tests need packages of npm: python tests/prerequisites.py --without-browser")
    command = ["node", "--test", "--test-reporter=spec", name]
    environment = {**os.environ, "GUIDEPRESS_SCRIPTS": str(scripts)}
    run = subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
