"""What scripts say is in the catalogue, too: in the pseudo-language, whatever a reader brings about wears accents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.harness import DESKTOP, Reader, file_url
from tests.language.pseudo import in_pseudo, leaks, shown
from tests.language.test_every_word import UNTRANSLATED
from tests.support import LibraryCase

Read = Callable[..., Reader]
OWN = "guidelines/sore-throat"
TYPED = {"qxqxqx", "typed", "by", "me"}
"""What the test types itself."""


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = LibraryCase(tmp_path_factory.mktemp("pseudo")).current()
    case.change("library.yaml", "language: en", "language: en\ntranslations: [en-XA]")
    in_pseudo(case.content)
    return case.build(strict=False).site / "en-XA"


def leaked(reader: Reader) -> list[str]:
    """What has no accent on the page as it stands now, its attributes included."""
    html = reader.page.evaluate("document.body.outerHTML")
    return list(leaks(shown(html), UNTRANSLATED | TYPED))


def test_the_explorer_asks_and_tells(pseudo: Path, serve: Callable[[Path], str], read: Read) -> None:
    reader = read(f"{serve(pseudo.parent)}en-XA/{OWN}/decisions/which-test.html", width=DESKTOP)
    page = reader.page
    page.locator(".gp-explorer button").first.click()
    page.locator(".gp-explorer input[type=text]").first.wait_for()
    page.locator(".gp-explorer form button[type=submit]").click()  # an answer is missing: what to do is said
    assert leaked(reader) == []
    page.locator(".gp-explorer input[type=text]").fill("x")
    page.locator(".gp-explorer form button[type=submit]").click()
    assert leaked(reader) == []
    page.locator(".gp-explorer input[type=text]").fill("40")
    page.locator(".gp-explorer form button[type=submit]").click()
    page.locator(".gp-explorer input[type=radio]").last.check()
    assert leaked(reader) == []
    page.locator(".gp-explorer form button[type=submit]").click()
    assert leaked(reader) == []


def test_search_finds_and_finds_nothing(pseudo: Path, serve: Callable[[Path], str], read: Read) -> None:
    address = f"{serve(pseudo.parent)}en-XA/search.html"
    for query in ("qxqxqx", "śóŕé", "ţħŕóáţ"):
        reader = read(f"{address}?q={query}", width=DESKTOP)
        reader.page.locator(".gp-results__heading").wait_for()
        assert leaked(reader) == []
    reader.page.locator("form.gp-search input[name=q]").fill("śóŕé")
    reader.page.locator("[role=listbox] [role=option]").first.wait_for()
    assert leaked(reader) == []


def test_a_list_of_questions_is_kept_moved_and_erased(pseudo: Path, serve: Callable[[Path], str], read: Read) -> None:
    reader = read(f"{serve(pseudo.parent)}en-XA/{OWN}/questions.html", width=DESKTOP)
    page = reader.page
    page.locator(".gp-choices .gp-tick").first.check()
    page.locator(".gp-mine__add textarea").fill("typed by me")
    page.locator(".gp-mine__add button").click()
    page.locator("[data-act=up]").last.click()
    assert leaked(reader) == []
    page.locator("[data-act=remove]").first.click()
    page.locator("[data-act=erase]").click()
    page.locator("[data-act=erase-now]").click()
    assert leaked(reader) == []


def test_ones_own_handout(pseudo: Path, serve: Callable[[Path], str], read: Read) -> None:
    reader = read(f"{serve(pseudo.parent)}en-XA/{OWN}/my-handout.html", width=DESKTOP)
    for fold in reader.page.locator("details.gp-choice > summary").all():
        if fold.is_visible():  # an answer is offered where one was given
            fold.click()
    reader.page.locator(".gp-choices .gp-tick").first.check()
    assert leaked(reader) == []


def test_the_offline_copy_says_what_it_is(pseudo: Path, read: Read) -> None:
    reader = read(f"{file_url(pseudo)}/index.html", width=DESKTOP)
    assert leaked(reader) == []
