"""The visible names of what readers press, fill in and open: a slip in one of them is noticed here, without a browser.

`control_names.yaml` beside this file holds them; a name that is changed on purpose is changed there as well.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader

from generator.pages.explorer_texts import page_texts, texts
from generator.publish.theme import keep_compiled
from generator.templates_dir import templates_dir
from tests.support import LibraryCase, printed_pages

NAMES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "control_names.yaml").read_text(encoding="utf-8"))
CONTROLS = {"h1", "button", "label", "legend"}


class Controls(HTMLParser):
    """The words of each control of a page, in order; those that only paper shows are left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self._open: list[str] = []
        self._paper = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag in CONTROLS or "gp-skip" in classes:
            self._open.append(tag)
            self.names.append("")
        if tag == "span" and (self._paper or "gp-print-only" in classes):
            self._paper += 1

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[-1]:
            self._open.pop()
        if tag == "span" and self._paper:
            self._paper -= 1

    def handle_data(self, data: str) -> None:
        if self._open and not self._paper:
            self.names[-1] += data


def names_in(html: str) -> list[str]:
    """Each name once; a no-break space counts as a space."""
    return list(dict.fromkeys(name for found in Controls(html).names if (name := " ".join(found.split()))))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The names on the first page of each kind."""
    library = LibraryCase(tmp_path_factory.mktemp("project")).load().library
    assert library is not None
    found: dict[str, list[str]] = {}
    for page in printed_pages(library):
        found.setdefault(page.kind.value, names_in(page.body))
    return found


def test_every_kind_of_page_is_looked_at(pages: dict[str, list[str]]) -> None:
    assert set(pages) == set(NAMES["pages"])


@pytest.mark.parametrize("kind", sorted(NAMES["pages"]))
def test_the_controls_of_a_page_have_their_names(kind: str, pages: dict[str, list[str]]) -> None:
    assert pages[kind] == NAMES["pages"][kind]


def test_the_controls_around_every_page_have_their_names() -> None:
    theme = Environment(loader=FileSystemLoader(templates_dir() / "theme"))  # noqa: S701 - as MkDocs has it
    theme.filters["url"] = str
    keep_compiled(theme)
    header = theme.get_template("partials/guidepress/header.html").render(config={"site_name": "Sample library"})
    assert names_in(header) == NAMES["header"]


def test_the_controls_of_the_explorer_have_their_names() -> None:
    told = {**texts(), **page_texts()}
    assert {key: told[key] for key in NAMES["explorer"]} == NAMES["explorer"]
