"""The reference library in Spanish and Arabic, as their readers meet it: what holds for the original holds for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pdfua
import pytest
import yaml

from generator.search.command import query_site
from tests.browser.conftest import ROOT
from tests.browser.harness import DESKTOP, PHONE, Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.browser.harness_focus import focus_walk
from tests.browser.test_site import LOOKED_AT, OWN, STATES, sideways
from tests.browser.test_weight import FIRST_VISIT, NEXT_PAGE, loads
from tests.support import DECISION, LibraryCase

Read = Callable[..., Reader]
NOT_THERE = {"diagnostics", "markdown", "library page"}
"""For editors, in the language that they write in."""
TRANSLATED = {kind: address for kind, address in LOOKED_AT.items() if kind not in NOT_THERE}
JUDGED = yaml.safe_load((ROOT / "tests/search/reference-es.yaml").read_text(encoding="utf-8"))

ROOM = 0.9
"""Of the limits, what translated pages may take: more than the original (`test_weight.ROOM`), since Spanish takes more words."""

UNANSWERED = yaml.safe_load((ROOT / "tests/search/unanswered.yaml").read_text(encoding="utf-8"))["es"]
UNSEEN = yaml.safe_load((ROOT / "tests/search/unseen-es.yaml").read_text(encoding="utf-8"))
NEWER = yaml.safe_load((ROOT / "tests/search/newer-es.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def spanish(every_language: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(every_language)}es/"


@pytest.fixture(scope="module")
def arabic(every_language: Path, serve: Callable[[Path], str]) -> str:
    return f"{serve(every_language)}ar/"


@pytest.mark.parametrize(
    ("kind", "language", "width", "colours"),
    [
        *((kind, "es", PHONE, "light") for kind in TRANSLATED),
        *((kind, "ar", PHONE, "dark") for kind in TRANSLATED),
        *((kind, "ar", DESKTOP, "light") for kind in ("home", "overview", "decision", "questions")),
    ],
)
def test_axe_finds_nothing(
    every_language: Path, serve: Callable[[Path], str], read: Read, kind: str, language: str, width: int, colours: str
) -> None:
    reader = read(f"{serve(every_language)}{language}/{TRANSLATED[kind]}", width=width, colours=colours)
    assert axe(reader.page) == []
    assert sideways(reader) == 0
    assert reader.page.locator("html").get_attribute("lang") == language
    assert reader.page.locator("body").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("state", [state for state in STATES if state != "closed"])
def test_no_panel_of_a_right_to_left_page_is_off_the_screen(arabic: str, read: Read, state: str) -> None:
    reader = read(arabic + TRANSLATED["decision"], width=PHONE)
    if STATES[state](reader):
        assert sideways(reader) == 0
        assert focus_walk(reader.page) == []


@pytest.mark.parametrize("folder", ["es", "ar"])
def test_the_nu_checker_finds_nothing(every_language: Path, folder: str) -> None:
    assert nu((every_language / folder).rglob("*.html")) == []


def test_every_sheet_passes_the_gate(every_language: Path) -> None:
    """Of the usual paper and size; the typesetter's own gate has let all of them through."""
    found = []
    for folder in ("es", "ar"):
        for path in sorted((every_language / folder / "handouts").glob("*-a4.pdf")):
            found += [f"{path.name}: {item.rule_id} {item.message}" for item in pdfua.validate(str(path)).findings]
    assert found == []


@pytest.mark.parametrize("kind", ["overview", "questions"])
def test_the_focus_is_always_in_view(spanish: str, read: Read, kind: str) -> None:
    assert focus_walk(read(spanish + TRANSLATED[kind], width=PHONE).page) == []


def test_every_page_is_light(every_language: Path) -> None:
    heavy = {}
    for folder in ("es", "ar"):
        home = loads(every_language / folder / "index.html")
        for page in (every_language / folder).rglob("*.html"):
            every = loads(page)
            first, following = sum(every.values()), sum(size for file, size in every.items() if file not in home)
            if first > ROOM * FIRST_VISIT or following > ROOM * NEXT_PAGE:
                heavy[str(page.relative_to(every_language))] = first, following
    assert heavy == {}


def test_a_page_leads_to_itself_in_the_other_language_and_back(spanish: str, read: Read) -> None:
    reader = read(spanish + TRANSLATED["decision"], width=DESKTOP)
    title = reader.page.locator("h1").inner_text()
    reader.page.locator(".gp-languages--head").get_by_role("link", name="English").click()
    assert reader.page.url.endswith(f"/{TRANSLATED['decision']}")
    assert "/es/" not in reader.page.url
    reader.page.locator(".gp-footer").get_by_role("link", name="Español").click()
    assert reader.page.locator("h1").inner_text() == title


def test_the_questions_are_asked_and_answered_in_spanish(spanish: str, read: Read) -> None:
    reader = read(spanish + TRANSLATED["decision"], width=PHONE)
    page = reader.page
    page.get_by_role("button", name="Empezar").click()
    page.get_by_role("radio", name="No tiene ningún signo ni síntoma").check()
    go_on = page.locator(".gp-explorer form button[type=submit]")
    go_on.click()
    page.locator(".gp-explorer").get_by_role("textbox").first.fill("62")
    go_on.click()
    page.locator(".gp-option").nth(3).click()  # none of these
    go_on.click()
    told = page.locator(".gp-explorer").inner_text().replace("\u00a0", " ")
    assert "Se recomienda una mamografía cada 2 años." in told
    assert axe(page) == []


def test_a_list_is_kept_and_told_in_spanish(spanish: str, read: Read) -> None:
    reader = read(spanish + TRANSLATED["questions"], width=PHONE)
    boxes = reader.page.locator(".gp-choices .gp-tick")
    boxes.nth(0).check()
    assert "1 pregunta" in reader.page.locator(".gp-mine-status").inner_text()
    boxes.nth(1).check()
    assert "2 preguntas" in reader.page.locator(".gp-mine-status").inner_text()


def test_the_offline_copy_has_all_languages(every_language: Path, read: Read) -> None:
    reader = read(f"{file_url(every_language)}/ar/{TRANSLATED['questions']}", width=PHONE)
    assert reader.page.locator("body").get_attribute("dir") == "rtl"
    search = reader.page.locator(".gp-toggle--search")
    if search.is_visible():
        search.click()
    reader.page.locator("form.gp-search input[name=q]").fill("ماموغرام")
    reader.page.locator("[role=listbox] [role=option]").first.wait_for()


def test_queries_in_spanish(every_language: Path, record_property: Callable[[str, object], None]) -> None:
    """What Spanish readers type: judged by somebody who had not seen the engine."""
    assert len(JUDGED) == 60
    places = []
    for case in JUDGED:
        found = [hit.record.address for hit in query_site(every_language / "es", case["query"], 10).hits]
        places.append(next((place for place, address in enumerate(found, 1) if address in case["right"]), 0))
    first, three = (sum(0 < place <= most for place in places) / len(places) for most in (1, 3))
    missed = [case["query"] for case, place in zip(JUDGED, places, strict=True) if place != 1]
    record_property(
        "figure", f"search in Spanish: {first:.0%} right first, {three:.0%} among three; not first: {missed}"
    )
    assert (first >= 0.9, three >= 0.95) == (True, True), missed


def test_queries_in_spanish_that_search_was_not_made_for(
    every_language: Path, record_property: Callable[[str, object], None]
) -> None:
    """No worse than it is; `reference-es.yaml` was worked on with its misses in view, this set was not.

    It was 48 with the two guidelines that the queries were written for, and is 46 with six. One is left for chance: a text of
    any guideline that is written anew moves others by a place.
    """
    places = places_of(UNSEEN, every_language / "es")
    record_property(
        "figure",
        f"search in Spanish, unseen: {places.count(1)} of {len(places)} first, {len(places) - places.count(0)} in three",
    )
    assert (len(places), places.count(1) >= 45) == (60, True)


def test_queries_in_spanish_for_the_newer_guidelines(
    every_language: Path, record_property: Callable[[str, object], None]
) -> None:
    """No worse than it is, which was 27 first and 29 in three: no word was added for what is missed."""
    places = places_of(NEWER, every_language / "es")
    record_property(
        "figure",
        f"search in Spanish, newer guidelines: {places.count(1)} of {len(places)} first, {len(places) - places.count(0)} in three",
    )
    assert (len(places), places.count(1) >= 26, places.count(0) <= 4) == (32, True, True)


def places_of(cases: Sequence[Mapping[str, Any]], site: Path) -> list[int]:
    """For each of the `cases`, which of the first three hits in the `site` is a right page, or a place in one; 0 for none."""
    places = []
    for case in cases:
        found = [hit.record.address for hit in query_site(site, case["query"], 3).hits]
        right = {*case["right"]}
        places.append(
            next((place for place, address in enumerate(found, 1) if {address, address.split("#")[0]} & right), 0)
        )
    return places


def test_spanish_queries_without_an_answer(
    every_language: Path, record_property: Callable[[str, object], None]
) -> None:
    """As `tests/search/test_unanswered.py` has it for English."""
    wrong = [query for query in UNANSWERED if query_site(every_language / "es", query, 3).answered]
    record_property(
        "figure", f"search in Spanish, queries without an answer: {len(wrong)} of {len(UNANSWERED)} show one ({wrong})"
    )
    assert len(wrong) <= 2, wrong


def test_the_original_is_the_same_beside_translations(site: Path, every_language: Path) -> None:
    """Other languages add a way to themselves, and nothing else."""
    own = (site / f"{OWN}/when-to-screen.html").read_text(encoding="utf-8")
    beside = (every_language / f"{OWN}/when-to-screen.html").read_text(encoding="utf-8")
    assert own.split("<article")[1].split("</article>")[0] == beside.split("<article")[1].split("</article>")[0]


def test_numbers_are_typed_as_the_language_writes_them(
    tmp_path: Path, serve: Callable[[Path], str], read: Read
) -> None:
    """Where decimals have a comma, "1.000" is no one, and "38,5" is what it says."""
    case = LibraryCase(tmp_path).change("library.yaml", "language: en", "language: de")
    case.change(DECISION, "type: integer", "type: number").change(DECISION, '"[0..120]"', '"[0.0..120.0]"')
    page = read(
        serve(case.build(strict=False).site) + "guidelines/sore-throat/decisions/which-test.html", width=DESKTOP
    ).page
    page.locator(".gp-explorer button").first.click()
    box = page.locator(".gp-explorer input[type=text]")
    box.fill("1.000")
    page.locator(".gp-explorer form button[type=submit]").click()
    assert "zum Beispiel 1,5" in page.locator(".gp-explorer__error").inner_text()
    box.fill("38,5")
    page.locator(".gp-explorer form button[type=submit]").click()
    page.locator(".gp-explorer input[type=radio]").first.wait_for()
