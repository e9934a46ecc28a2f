"""Which words of a page stand where it carries a fact of its source (`data-fact`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

from generator.pages.page import Page

_VOID = {"br", "hr", "img", "input", "link", "meta", "path", "wbr"}


class _Carriers(HTMLParser):
    """The words of each element with `data-fact`, by fact. A heading of level 1 carries for its whole page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: dict[str, list[str]] = defaultdict(list)
        self._open: list[tuple[list[str], list[str]]] = []
        self._page: list[str] = []
        self._of_page: list[str] = []
        self.feed(html)
        for fact in self._of_page:
            self.words[fact].append(one_line(self._page))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = (dict(attrs).get("data-fact") or "").split()
        if tag == "h1":
            self._of_page += facts
            facts = []
        self.handle_data(" ")
        if tag not in _VOID:
            self._open.append((facts, []))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self._open:
            facts, words = self._open.pop()
            for fact in facts:
                self.words[fact].append(one_line(words))

    def handle_data(self, data: str) -> None:
        self._page.append(data)
        for _, words in self._open:
            words.append(data)


def one_line(words: list[str]) -> str:
    """Words as a reader sees them: inline elements leave no gap, and no invisible character counts."""
    text = " ".join("".join(words).replace("\u2060", "").split())
    return re.sub(r"\s+([.,;:)])", r"\1", text.replace("( ", "("))


def carried_words(pages: Iterable[Page]) -> Mapping[str, str]:
    """By fact, the words of all places of `pages` that carry it, parted by ` | `."""
    words: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for fact, found in _Carriers(page.body).words.items():
            words[fact] += found
    return {fact: " | ".join(found) for fact, found in words.items()}
