"""Texts to HTML: what editors write, and what attackers write."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.values import Passage, Prose
from generator.text.html import Footnotes, block_html, inline_html
from generator.text.plain import block_plain, inline_plain, shown_words
from generator.text.resolve import Texts
from tests.support import LibraryCase


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    loaded = LibraryCase(tmp_path_factory.mktemp("library")).load()
    assert isinstance(loaded.library, Library)
    return Texts(Directory(loaded.library))


def html(texts: Texts, raw: str) -> str:
    return str(inline_html(texts.inlines(Prose(raw), "sore-throat"), "guidelines/sore-throat/index.html"))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("plain", "plain"),
        ("the *HER2* gene", "the <em>HER2</em> gene"),
        ("**very** *much*", "<strong>very</strong> <em>much</em>"),
        (
            "[team](term:care-team)",
            '<a class="gp-term" href="../../glossary.html#care-team" data-term="care-team">team</a>',
        ),
        ("[here](section:treatment)", '<a href="treatment.html">here</a>'),
        ("[row](rule:which-test/adults-positive)", '<a href="decisions/which-test.html#adults-positive">row</a>'),
        (
            "[out](https://example.org/?a=1&b=2)",
            '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">out</a>',
        ),
        ("[bad](javascript:alert(1))", "bad"),
        ("[bad](data:text/html,x)", "bad"),
        ("[gone](term:gone)", "gone"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("{{ 7*7 }} {% raw %} ${x}", "{{ 7*7 }} {% raw %} ${x}"),
        ("# not a heading", "# not a heading"),
        ("![pic](https://example.org/x.png)", '!<a href="https://example.org/x.png" rel="noopener noreferrer">pic</a>'),
        ("`code` &amp; ]( <b", "`code` &amp;amp; ]( &lt;b"),
    ],
)
def test_inline(texts: Texts, raw: str, expected: str) -> None:
    assert html(texts, raw) == expected


def test_blocks(texts: Texts) -> None:
    blocks = texts.blocks(Passage("One\nline.\n\n- a\n- b\n\n  more\n\n3. c\n4. d"), "sore-throat")
    assert str(block_html(blocks, "index.html")) == (
        '<p>One line.</p>\n<ul><li>a</li><li><p>b</p>\n<p>more</p></li></ul>\n<ol start="3"><li>c</li><li>d</li></ol>'
    )
    assert block_plain(blocks) == "One line.\na\nb\nmore\nc\nd"


def test_plain_text_keeps_the_words_alone(texts: Texts) -> None:
    assert inline_plain(texts.inlines(Prose("**a** [b](term:care-team) *c*"), "")) == "a b c"


def test_of_every_item_of_a_list_the_words(texts: Texts) -> None:
    text = Passage("One [a](term:gone) *b*.\n\n- c\n\n  1. d\n- **e**")
    assert shown_words(text) == "One a b.\n- c\n  1. d\n- e"
    assert block_plain(texts.blocks(text, "")) == "One a b.\nc\nd\ne"


def test_right_to_left_text_isolates_its_numbers_at_every_depth(texts: Texts) -> None:
    text = Passage("9 *9*\n\n- 9\n- 9\n\n  9")
    assert str(block_html(texts.blocks(text, ""), "index.html", rtl=True)).count("\u20669\u2069") == 5
    assert "\u2066" not in str(block_html(texts.blocks(text, ""), "index.html"))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, tuple[str, ...]]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add((tag, tuple(name for name, _ in attrs)))


ALLOWED = {
    ("p", ()), ("ul", ()), ("ol", ()), ("ol", ("start",)), ("li", ()), ("em", ()), ("strong", ()),
    ("a", ("href",)), ("a", ("href", "rel")), ("a", ("class", "href", "data-term")),
    ("br", ()), ("sub", ()), ("sup", ()), ("blockquote", ()), ("figcaption", ()), ("figure", ("class",)),
    ("dl", ("class",)), ("dt", ()), ("dd", ()), ("ul", ("class",)), ("li", ("class",)), ("span", ("class", "aria-hidden")),
    ("sup", ("class",)), ("a", ("href", "aria-label")), ("a", ("id", "href", "aria-label")),
    ("ol", ("class", "aria-label")), ("li", ("id", "value")), ("a", ("class", "href", "aria-label")),
}  # fmt: skip


PIECES = (
    "> ",
    "[^1]",
    "[^1]: ",
    "~a~",
    "^1^",
    "- [do] ",
    "\n: ",
    "\n",
    "\\\n",
    "- ",
    "\n\u2014 ",
    "<b>",
    '"',
    "\n\n",
    "[x](javascript:x)",
)


@given(
    st.one_of(
        st.text(alphabet="<>&\"'[]()*_-#`{}:/\\ \nax1.)javscript:~^", max_size=80),
        st.lists(st.sampled_from(PIECES) | st.text("<>&\"' a", max_size=3), max_size=20).map("".join),
    )
)
def test_no_text_ever_becomes_other_markup(texts: Texts, raw: str) -> None:
    parser = Tags()
    parser.feed(str(block_html(texts.blocks(Passage(raw), ""), "index.html", Footnotes())))
    assert parser.seen <= ALLOWED
