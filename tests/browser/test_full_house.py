"""A guideline that has every part, with every fold opened: in all colours and widths, with the largest letters, without scripts.

The reference library has not each part that a guideline may have (`test_site.py` looks at its pages): pictures, plain
tables, schedules, evidence, footnotes, ages, people and contacts are looked at here, on every page that shows them, and in
each state that a reader brings about.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from tests.browser.explorer_case import begin, go_on, press
from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.browser.harness_focus import focus_walk
from tests.browser.test_site import BROKEN, sideways
from tests.full_house import AGES, PAGES, SECTION, full_house

Read = Callable[..., Reader]
COMMON_PHONE = 375
OPEN = "for (const fold of document.querySelectorAll('details')) fold.open = true"
LOOKS: list[tuple[int, Colours]] = [
    *product((DESKTOP, COMMON_PHONE, PHONE), ("light", "dark")),
    (DESKTOP, "forced"),
    (PHONE, "forced"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_house(tmp_path_factory.mktemp("full")).build(strict=False).site


@pytest.fixture(scope="module")
def home(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


def largest(reader: Reader) -> None:
    reader.page.evaluate("document.documentElement.dataset.text = 'largest'")


@pytest.mark.parametrize(("width", "colours"), LOOKS)
def test_axe_finds_nothing_with_every_fold_open(home: str, read: Read, width: int, colours: Colours) -> None:
    reader = read(home, width=width, colours=colours)
    for name, address in PAGES.items():
        reader.open(home + address)
        reader.page.evaluate(OPEN)
        assert axe(reader.page) == [], name
        assert sideways(reader) == 0, name


@pytest.mark.parametrize("width", [DESKTOP, COMMON_PHONE, PHONE])
def test_nothing_is_cut_or_wider_than_the_window_with_the_largest_letters(home: str, read: Read, width: int) -> None:
    reader = read(home, width=width)
    for name, address in PAGES.items():
        reader.open(home + address)
        largest(reader)
        reader.page.evaluate(OPEN)
        reader.page.evaluate("document.fonts.ready.then(() => true)")
        assert sideways(reader) == 0, name
        if name != "conformance":  # it is for editors, and quotes what they wrote
            assert reader.page.evaluate(BROKEN) == [], name


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_focus_is_always_in_view(home: str, read: Read, width: int) -> None:
    reader = read(home, width=width)
    for name in ("section", "overview", "my-handout", "every age"):
        reader.open(home + PAGES[name])
        reader.page.evaluate(OPEN)
        assert focus_walk(reader.page, most=900) == [], name


def test_html_is_valid(site: Path) -> None:
    assert nu(site.rglob("*.html")) == []


@pytest.mark.parametrize("face", ["hosted", "folder"])
def test_everything_can_be_read_without_scripts(site: Path, home: str, read: Read, face: str) -> None:
    start = home if face == "hosted" else file_url(site) + "/"
    reader = read(start + SECTION, scripts=False, width=PHONE)
    for words in (
        "How the fever goes, from the first day to the tenth.",
        "a large glass of water, or more than one",
        "After day 7 it is not given any more.",
        "You may feel well sooner.",
        "95 to 97 of every 100",
        "The true difference is probably close to this",
    ):
        assert reader.page.get_by_text(words).first.is_visible(), words
    assert sideways(reader) == 0
    reader.open(start + AGES)
    assert reader.page.get_by_text("The sheet for older babies.").first.is_visible()
    reader.open(start + PAGES["about"])
    for words in ("B. Writer", "The Example Panel", "Example Foundation", "The questions to ask are new."):
        assert reader.page.get_by_text(words).first.is_visible(), words


@pytest.mark.parametrize(("width", "colours"), LOOKS)
def test_axe_finds_nothing_where_an_age_is_asked_exactly(home: str, read: Read, width: int, colours: Colours) -> None:
    """The question, what is wrong with an answer, the day of birth that is asked for, and the answer."""
    reader = read(home, width=width, colours=colours)
    reader.page.clock.set_fixed_time("2027-03-10T12:00:00Z")
    reader.open(home + AGES)
    press(reader, "Begin")
    for age, unit in (("", "W"), ("x", "W"), ("1", "M")):
        reader.page.locator("#gp-answer-0").fill(age)
        reader.page.get_by_label("Unit of time").select_option(unit)
        go_on(reader)
        assert axe(reader.page) == [], age
        assert sideways(reader) == 0, age
        largest(reader)
        assert sideways(reader) == 0, age
        reader.page.evaluate("document.documentElement.dataset.text = 'auto'")
    # One month may be less than six weeks, and may be more: only the day of birth can tell.
    birth = reader.page.locator("#gp-answer-birth")
    assert birth.is_visible()
    birth.fill("2027-02-03")
    go_on(reader)
    reader.page.locator("#gp-explorer .gp-answer").wait_for()
    assert reader.page.locator(".gp-answer__says").inner_text() == "The sheet for newborns."
    assert axe(reader.page) == []
    assert sideways(reader) == 0


@pytest.mark.parametrize(("width", "colours"), LOOKS)
def test_axe_finds_nothing_on_several_answers(home: str, read: Read, width: int, colours: Colours) -> None:
    reader = read(home + PAGES["several"], width=width, colours=colours)
    begin(reader, "50", "A gene")
    reader.page.evaluate(OPEN)
    assert axe(reader.page) == []
    assert sideways(reader) == 0
    largest(reader)
    assert sideways(reader) == 0


@pytest.mark.parametrize(("width", "colours"), LOOKS)
def test_axe_finds_nothing_on_the_way_through_a_score(home: str, read: Read, width: int, colours: Colours) -> None:
    """Each question that still matters, of three two, and the answer with what was worked out on the way."""
    reader = read(home + PAGES["linked"], width=width, colours=colours)
    press(reader, "Begin")
    for said in ("Yes", "No"):
        assert axe(reader.page) == []
        assert sideways(reader) == 0
        reader.page.get_by_label(said, exact=True).check()
        go_on(reader)
    reader.page.locator("#gp-explorer .gp-answer").wait_for()
    assert reader.page.locator(".gp-answer__says").inner_text() == "Up to 25 minutes"
    reader.page.evaluate(OPEN)
    assert axe(reader.page) == []
    assert sideways(reader) == 0
    largest(reader)
    assert sideways(reader) == 0


@pytest.mark.parametrize(("width", "colours"), LOOKS)
def test_axe_finds_nothing_on_days_of_ones_own(home: str, read: Read, width: int, colours: Colours) -> None:
    reader = read(home + SECTION, width=width, colours=colours)
    fields = reader.page.get_by_label("Which day is your day 0?")
    for field, day in zip(fields.all(), ("2027-01-31", "1899-12-31"), strict=True):
        field.fill(day)
        field.dispatch_event("change")
    assert axe(reader.page, ".gp-schedule") == []
    assert sideways(reader) == 0
    largest(reader)
    assert sideways(reader) == 0
