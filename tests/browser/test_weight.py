"""What a page weighs on a slow line, and how still it stands while it loads.

Counted as a host with gzip (level 6) sends it; fonts are packed already. A page weighs what it asks for by itself: its
HTML, scripts, styles, fonts and icon. What is fetched only when a reader wants it is left out: the search with its
index, the explorer, the parts of a handout. A next page is one that is opened after the home page: of what a
browser has got there, nothing is fetched again. Every page of the reference library is counted from the site's files;
that a browser asks for the same is looked at for one page of each kind.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.harness import PHONE, Reader
from tests.browser.test_site import KINDS

Read = Callable[..., Reader]
FIRST_VISIT, NEXT_PAGE = 120_000, 25_000
"""Bytes: the budget of the first page of a visit, and of each one after it."""
ROOM = 0.85
"""The share of the budgets that the reference library may use: other libraries are larger."""
_STILL = 0.01
_SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(sum))));
})"""
_FACE = re.compile(r'@font-face[^}]*url\("([^"]+)"\)[^}]*unicode-range:([^;]+);')
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


@cache
def weight(file: Path) -> int:
    data = file.read_bytes()
    return len(data) if file.suffix in {".woff2", ".png"} else len(gzip.compress(data, 6))


class _Asked(HTMLParser):
    """The files that a page names as its own, and the characters of its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.characters: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"script", "img"} and given.get("loading") != "lazy":  # those come when a reader scrolls to them
            self.links.add(given.get("src") or "")
        elif tag == "link" and given.get("rel") in {"stylesheet", "icon"}:
            self.links.add(given.get("href") or "")

    def handle_data(self, data: str) -> None:
        self.characters |= set(data)


@cache
def fonts(style: Path) -> list[tuple[Path, set[str]]]:
    """The font files of a style sheet, with the characters for which a browser gets them."""
    return [
        (style.parent / name, {chr(code) for low, high in _RANGE.findall(ranges) for code in range(int(low, 16), int(high or low, 16) + 1)})
        for name, ranges in _FACE.findall(style.read_text(encoding="utf-8"))
    ]  # fmt: skip


def loads(page: Path) -> dict[Path, int]:
    """What a page asks for by itself, with its weight; each character as if it stood there in every face."""
    asked = _Asked(page.read_text(encoding="utf-8"))
    files = {(page.parent / link).resolve() for link in asked.links - {""}}
    files |= {
        font for style in files if style.name == "style.css" for font, has in fonts(style) if has & asked.characters
    }
    return {file: weight(file) for file in {page, *files}}


def test_every_page_is_light(site: Path) -> None:
    home = loads(site / "index.html")
    pages = sorted(set(site.rglob("*.html")) - {site / "404.html"})  # its addresses begin at the root
    assert len(pages) > len(KINDS)
    heavy = {}
    for page in pages:
        all_of_it = loads(page)
        first, following = sum(all_of_it.values()), sum(size for file, size in all_of_it.items() if file not in home)
        if first > ROOM * FIRST_VISIT or following > ROOM * NEXT_PAGE:
            heavy[str(page.relative_to(site))] = first, following
    assert heavy == {}


@pytest.fixture(scope="module")
def visits(site: Path, host: str, request: pytest.FixtureRequest) -> dict[str, tuple[set[Path], float]]:
    """For each kind of page, what a browser asked for, and how much the page moved."""
    reader = Reader(request.getfixturevalue("browser"), host + KINDS["home"], width=PHONE)
    asked: list[str] = []
    reader.page.on("request", lambda sent: asked.append(urlsplit(sent.url).path.lstrip("/")))
    found = {}
    for kind, address in KINDS.items():
        asked.clear()
        reader.open(host + address)
        moved: float = reader.page.evaluate(_SHIFTS)
        found[kind] = ({site / path for path in asked}, moved)
    reader.close()
    assert reader.problems == []
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_browser_asks_for_what_is_counted(site: Path, visits: dict[str, tuple[set[Path], float]], kind: str) -> None:
    # Small pictures of sheets come, some 4 kB each, when they are about to be seen, which on a phone may be at once.
    pictures = {path for path in visits[kind][0] if path.parent.name == "handouts" and path.suffix == ".png"}
    assert visits[kind][0] - pictures <= set(loads(site / KINDS[kind]))
    assert not pictures or kind == "handouts"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_stands_still_while_it_loads(visits: dict[str, tuple[set[Path], float]], kind: str) -> None:
    assert visits[kind][1] <= _STILL


@pytest.mark.parametrize("kind", KINDS)
def test_one_small_script_alone_runs_before_the_page_is_shown(site: Path, kind: str) -> None:
    """It sets the colours; every other script waits until all can be read."""
    html = (site / KINDS[kind]).read_text(encoding="utf-8")
    scripts = [tag for tag in html.split("<script")[1:] if 'type="application/' not in tag.split(">", 1)[0]]
    waiting = [tag for tag in scripts if "defer" in tag.split(">", 1)[0]]
    assert len(scripts) - len(waiting) == 1
    assert all("src=" in tag.split(">", 1)[0] for tag in scripts)
