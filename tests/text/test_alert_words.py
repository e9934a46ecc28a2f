"""An alert in words and as data: level, danger, what to do, whom to reach, and whose words these are."""

from __future__ import annotations

import pytest

from generator.model.alerts import Alert, AlertLevel
from generator.model.danger import named_alert
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.values import Identifier, Prose, Ref
from generator.text.alert_data import alert_data
from generator.text.alert_words import headline, level_word, own_in_short, sentence, whose_words
from generator.text.resolve import Texts
from tests.support import GUIDELINE, LibraryCase

ALERTS = """
alerts:
  lump:
    level: urgent
    title: A *lump* in your neck
    do: Call [your nurse](term:care-team) within 2 days.
    watch-for: [It grows, {text: It is **hard**}]
    contact: nurse
    stricter: The source says 7 days.
    source: source-guideline
  fever: {level: soon, title: Fever, do: Rest., contact: friend, source: source-guideline}
  rash: {level: emergency, title: A rash, do: Call now., contact: desk, search-terms: [spots]}
contacts:
  nurse: {name: Your nurse, phone: (030) 123-4, hours: From 9 to 12, place: Room 2}
  friend: {name: A friend}
  desk: {name: The desk, place: Ground floor}
"""
PAGE = "guidelines/sore-throat/decisions/which-test.html"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    case = LibraryCase(tmp_path_factory.mktemp("alerts"))
    text = (case.content / GUIDELINE).read_text(encoding="utf-8")
    library = case.put(GUIDELINE, text + ALERTS).put(
        "library.yaml",
        (case.content / "library.yaml").read_text(encoding="utf-8")
        + "\nalerts: {air: {level: emergency, title: No air, do: Call 112., search-terms: [choking]}}\n",
    ).load().library  # fmt: skip
    assert library is not None
    return library


def data(library: Library, name: str, page: str = PAGE) -> dict[str, object]:
    shown = named_alert(library, "sore-throat", Ref("alert", name))
    assert shown is not None
    return alert_data(library, Texts(Directory(library)), shown, page)


def test_everything_that_an_alert_says_is_in_its_data(library: Library) -> None:
    assert data(library, "lump") == {
        "level": "urgent",
        "head": "Today: A lump in your neck",
        "do": "Call your nurse within 2\u00a0days.",
        "library": False,
        "href": "../index.html#gp-alert-lump",
        "contact": {
            "name": "Your nurse",
            "more": "From 9 to 12, Room 2",
            "phone": "(030) 123-4",
            "tel": "tel:0301234",
        },
        "watch": ["It grows", "It is hard"],
        "whose": "These words are the library\u2019s, and stricter than the guideline\u2019s. The source says 7\u00a0days.",
        "own": "the library\u2019s words, stricter than the guideline",
        "source": "Source:",
        "sources": [
            {"title": "Title of the guideline that you retell", "href": "../../../resources.html#source-guideline"}
        ],
    }


def test_what_it_does_not_say_is_no_key(library: Library) -> None:
    assert data(library, "fever", "guidelines/sore-throat/index.html") == {
        "level": "soon",
        "head": "Soon: Fever",
        "do": "Rest.",
        "library": False,
        "href": "#gp-alert-fever",
        "source": "Source:",
        "sources": [
            {"title": "Title of the guideline that you retell", "href": "../../resources.html#source-guideline"}
        ],
    }
    assert data(library, "rash") == {
        "level": "emergency",
        "head": "Emergency: A rash",
        "do": "Call now.",
        "library": False,
        "href": "../index.html#gp-alert-rash",
        "contact": {"name": "The desk", "more": "Ground floor"},
        "whose": "These words are the library\u2019s, not the guideline\u2019s.",
        "own": "the library\u2019s words",
    }


def test_an_alert_of_the_library_leads_to_its_own_page(library: Library) -> None:
    found = data(library, "air")
    assert (found["library"], found["href"]) == (True, "../../../help.html#gp-alert-air")


def test_an_alert_that_a_source_says_has_no_words_of_the_library_s() -> None:
    alert = Alert(
        id=Identifier("a"),
        level=AlertLevel.SOON,
        title=Prose("A *lump*"),
        do=Prose("Rest."),
        source=(Ref("resource", "r"),),
    )
    assert headline(alert, str) == "Soon: A *lump*"
    assert (whose_words(alert, str), own_in_short(alert)) == ("", "")


@pytest.mark.parametrize(("level", "word"), [*zip(AlertLevel, ("Emergency", "Today", "Soon"), strict=True)])
def test_each_level_is_a_word(level: AlertLevel, word: str) -> None:
    assert level_word(level) == word


@pytest.mark.parametrize("end", [".", "!", "?", "…", ":"])
def test_a_sentence_has_one_mark_at_its_end(end: str) -> None:
    assert sentence(f"Call now{end}") == f"Call now{end}"
    assert sentence("Call now") == "Call now."
