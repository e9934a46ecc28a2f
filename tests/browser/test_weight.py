"""What a page weighs on a slow line, and how still it stands while it loads.

Counted as a host with gzip sends it; fonts are packed already. The search index is left out: it is fetched by those
who search.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.harness import PHONE, Reader
from tests.browser.test_site import KINDS

Read = Callable[..., Reader]
FIRST_VISIT, NEXT_PAGE = 120_000, 25_000
"""Bytes: the budget of the first page of a visit, and of each one after it."""
_STILL = 0.01
_SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(sum))));
})"""


def weight(file: Path) -> int:
    data = file.read_bytes()
    return len(data) if file.suffix in {".woff2", ".png"} else len(gzip.compress(data, 6))


@pytest.fixture(scope="module")
def visits(site: Path, host: str, request: pytest.FixtureRequest) -> dict[str, tuple[dict[str, int], float]]:
    """For each kind of page, what a browser asked for with its weight, and how much the page moved."""
    reader = Reader(request.getfixturevalue("browser"), host + KINDS["home"], width=PHONE)
    asked: list[str] = []
    reader.page.on("request", lambda sent: asked.append(urlsplit(sent.url).path.lstrip("/")))
    found = {}
    for kind, address in KINDS.items():
        asked.clear()
        reader.open(host + address)
        moved: float = reader.page.evaluate(_SHIFTS)
        found[kind] = ({path: weight(site / path) for path in set(asked) if "guidepress/search/" not in path}, moved)
    reader.close()
    assert reader.problems == []
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_light(visits: dict[str, tuple[dict[str, int], float]], kind: str) -> None:
    loaded, _ = visits[kind]
    at_home, _ = visits["home"]
    assert sum(loaded.values()) <= FIRST_VISIT, loaded
    assert sum(size for path, size in loaded.items() if path not in at_home) <= NEXT_PAGE, loaded


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_stands_still_while_it_loads(visits: dict[str, tuple[dict[str, int], float]], kind: str) -> None:
    assert visits[kind][1] <= _STILL


@pytest.mark.parametrize("kind", KINDS)
def test_one_small_script_alone_runs_before_the_page_is_shown(site: Path, kind: str) -> None:
    """It sets the colours; every other script waits until all can be read."""
    html = (site / KINDS[kind]).read_text(encoding="utf-8")
    scripts = [tag for tag in html.split("<script")[1:] if 'type="application/' not in tag.split(">", 1)[0]]
    waiting = [tag for tag in scripts if "defer" in tag.split(">", 1)[0]]
    assert len(scripts) - len(waiting) == 1
    assert all("src=" in tag.split(">", 1)[0] for tag in scripts)
