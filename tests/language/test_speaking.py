"""What is said goes by the language that is spoken, and only while it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from markupsafe import Markup

from generator.language.catalogue import Catalogue
from generator.language.formats import decimal_text, joined, listed, long_date
from generator.language.speaking import (
    _,
    filled,
    html,
    html_plural,
    in_this_language,
    ngettext,
    pgettext,
    speaking,
    spoken,
)

DUTCH = Catalogue("nl", {("", "Menu {x}"): ("Kaart {x}",), ("a door", "Open"): ("Doe open",), ("", "a"): ("<b>",)})


def test_a_language_is_spoken_inside_its_block_alone() -> None:
    with speaking(DUTCH):
        assert (_("Menu {x}", x=1), pgettext("a door", "Open"), pgettext("a shop", "Open")) == (
            "Kaart 1",
            "Doe open",
            "Open",
        )
    assert (_("Menu {x}", x=1), spoken().tag) == ("Menu 1", "en")


def test_a_message_without_places_is_left_as_it_is() -> None:
    assert _("{not a place}") == "{not a place}"


def test_threads_go_on_in_the_language_of_whoever_asks() -> None:
    with speaking(DUTCH), ThreadPoolExecutor(1) as threads:
        assert threads.submit(in_this_language(lambda: _("Menu {x}", x=2))).result() == "Kaart 2"


def test_counts_are_filled_in() -> None:
    assert [ngettext("{count} page", "{count} pages", n) for n in (1, 2)] == ["1 page", "2 pages"]


def test_in_html_words_are_text_and_markup_stays_markup() -> None:
    with speaking(DUTCH):
        assert html("a") == Markup("&lt;b&gt;")
        assert html("Menu {x}", x="<i>") == Markup("Kaart &lt;i&gt;")
        assert html("Menu {x}", x=Markup("<i>1</i>")) == Markup("Kaart <i>1</i>")
    assert html_plural("{count} {x}", "{count} {x}s", 2, x=Markup("<i>")) == Markup("2 <i>s")


def test_pieces_keep_what_they_are() -> None:
    assert filled("not {value} here", value=(1, 2)) == ("not ", 1, 2, " here")
    assert filled("{value}", value=()) == ()


@pytest.mark.parametrize(
    ("tag", "day", "number", "items", "either"),
    [
        ("en", "30 April 2024", "7.0", "a, b and c", "a, b or c"),
        ("en-US", "April 30, 2024", "7.0", "a, b, and c", "a, b, or c"),
        ("de", "30. April 2024", "7,0", "a, b und c", "a, b oder c"),
        ("es", "30 de abril de 2024", "7,0", "a, b y c", "a, b o c"),
        ("fr", "30 avril 2024", "7,0", "a, b et c", "a, b ou c"),
        ("zh", "2024年4月30日", "7.0", "a、b和c", "a、b或c"),
        ("xx-unknown", "30 April 2024", "7.0", "a, b and c", "a, b or c"),
    ],
)
def test_dates_numbers_and_lists_are_those_of_cldr(tag: str, day: str, number: str, items: str, either: str) -> None:
    with speaking(Catalogue(tag)):
        assert long_date(date(2024, 4, 30)) == day
        assert decimal_text(Decimal("7.0")) == number
        assert (listed("abc"), listed("abc", "or")) == (items, either)
        assert (listed([]), listed(["a"])) == ("", "a")


def test_lists_keep_their_pieces() -> None:
    assert joined([(1,), (2, 3), (4,), (5,)]) == (1, ", ", 2, 3, ", ", 4, " and ", 5)
