"""Two checkers that know more rules than we: axe (accessibility of a page as it stands) and Nu (HTML files)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.harness import awake

_MODULES = Path(__file__).parent / "node_modules"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_EXCERPT = 160
_AT_ONCE = 500  # files in one command line


def axe(page: Page, *parts: str) -> list[str]:
    """What axe finds on a page in its present state: one sentence for each element and rule.

    `parts` are selectors: only what they name is looked at, where the rest was seen before and has not changed.
    """
    options = {
        "runOnly": {"type": "tag", "values": _TAGS},
        "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2; axe leaves it off on its own
        "resultTypes": ["violations"],
    }
    with awake(page):
        if not page.evaluate("'axe' in window"):
            page.evaluate(_axe_source())
        place = {"include": [[part] for part in parts or ("html",)]}
        result: dict[str, Any] = page.evaluate("([place, options]) => axe.run(place, options)", [place, options])
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {node['html'][:_EXCERPT]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def nu(paths: Iterable[Path]) -> list[str]:
    """Errors that the Nu HTML checker finds in HTML files: `file:line:column: message`.

    Warnings are left out, and so is what it says of CSS, where it lags behind browsers.

    Raises:
        FileNotFoundError: Java or the checker is missing; the message says what to do.
        RuntimeError: the checker itself failed.
    """
    files = sorted(paths)
    return [found for start in range(0, len(files), _AT_ONCE) for found in _nu(files[start : start + _AT_ONCE])]


def _nu(files: list[Path]) -> list[str]:
    command = ["java", "-Xss8m", "-jar", str(_installed("vnu-jar/build/dist/vnu.jar"))]
    command += ["--format", "json", "--stdout", "--errors-only", "--exit-zero-always", *map(str, files)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as problem:
        raise FileNotFoundError("java is missing: run `make test`, or tests/prerequisites.py") from problem
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError) as problem:
        raise RuntimeError(f"the Nu checker failed ({done.returncode}): {done.stderr or done.stdout}") from problem
    return [
        f"{item.get('url', '')}:{item.get('lastLine', 0)}:{item.get('lastColumn', 0)}: {item['message']}"
        for item in messages
        if item["type"] != "info" and not item["message"].startswith("CSS:")
    ]


@cache
def _axe_source() -> str:
    return _installed("axe-core/axe.min.js").read_text(encoding="utf-8")


def _installed(name: str) -> Path:
    path = _MODULES / name
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: run `make test`, or tests/prerequisites.py")
    return path
