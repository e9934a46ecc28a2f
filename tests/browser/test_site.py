"""The reference library as readers meet it: every kind of page, light and dark, on a desk and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.browser.harness_focus import focus_walk

Read = Callable[..., Reader]
OWN = "guidelines/breast-cancer-screening"
COMMON_PHONE = 375  # CSS pixels
KINDS = {
    "home": "index.html",
    "overview": f"{OWN}/index.html",
    "section": f"{OWN}/when-to-screen.html",
    "recommendations": f"{OWN}/recommendations.html",
    "decision": f"{OWN}/decisions/how-often.html",
    "questions": f"{OWN}/questions.html",
    "my-handout": f"{OWN}/my-handout.html",
    "handouts": f"{OWN}/handouts.html",
    "about": f"{OWN}/about.html",
    "conformance": f"{OWN}/conformance.html",
    "glossary": "glossary.html",
    "resources": "resources.html",
    "all-questions": "questions.html",
    "help": "help.html",
    "search": "search.html",
    "diagnostics": "diagnostics.html",
    "markdown": "editors/index.html",
}
LOOKED_AT = {**KINDS, "library page": "developers/library.html"}
"""A page of each kind, and one that has its HTML from a plugin (docs/api-page)."""
every_kind = pytest.mark.parametrize("kind", LOOKED_AT)
every_width = pytest.mark.parametrize("width", [DESKTOP, PHONE])


def unfold(reader: Reader, panel: str) -> bool:
    """Open a panel of the header by its button; False where it has none, because all of it is in view."""
    button = reader.page.locator(f".gp-toggle--{panel}")
    if not button.is_visible():
        return False
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    return True


def menu(reader: Reader) -> bool:
    """Open the menu."""
    return unfold(reader, "menu")


def display(reader: Reader) -> bool:
    """Open the choice of colours: by its button, or from the menu where there is no room for one."""
    if unfold(reader, "display"):
        return True
    menu(reader)
    reader.page.locator(".gp-nav [aria-controls=gp-display]").click()
    return True


def search(reader: Reader) -> bool:
    """Type into the search box until hits are shown."""
    unfold(reader, "search")
    reader.page.locator("form.gp-search input[name=q]").fill("mammografy")
    reader.page.locator("[role=listbox] [role=option]").first.wait_for()
    return True


STATES: dict[str, Callable[[Reader], bool]] = {
    "closed": lambda _: True,
    "menu": menu,
    "display": display,
    "search": search,
}


PANELS = (".gp-header", ".gp-nav")
"""Where the header's buttons open something."""


def sideways(reader: Reader) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = reader.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return max(0, width)


@every_kind
@pytest.mark.parametrize(("width", "colours"), [*product((DESKTOP, PHONE), ("light", "dark")), (PHONE, "forced")])
def test_axe_finds_nothing_in_any_state(host: str, read: Read, kind: str, width: int, colours: Colours) -> None:
    reader = read(host + LOOKED_AT[kind], width=width, colours=colours)
    for state, reach in STATES.items():
        if reach(reader):
            # An open panel changes nothing below it: the page itself is looked at once.
            assert axe(reader.page, *(() if state == "closed" else PANELS)) == [], state
            assert sideways(reader) == 0, state
            reader.page.keyboard.press("Escape")


@pytest.mark.parametrize(("width", "colours"), [*product((DESKTOP, PHONE), ("light", "dark")), (PHONE, "forced")])
def test_axe_finds_nothing_with_every_fold_open(host: str, read: Read, width: int, colours: Colours) -> None:
    """On a page of each kind that has folds."""
    reader = read(host, width=width, colours=colours)
    for address in LOOKED_AT.values():
        reader.open(host + address)
        folds: int = reader.page.evaluate("document.querySelectorAll('details:not([open])').length")
        reader.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert folds == 0 or axe(reader.page) == [], address


@every_width
@pytest.mark.parametrize(
    ("kind", "state"),
    # The header's panels are the same on every page: with one open, a short and a long page are walked.
    [(kind, state) for kind in LOOKED_AT for state in STATES if state == "closed" or kind in {"home", "decision"}],
)
def test_the_focus_is_always_in_view(host: str, read: Read, kind: str, width: int, state: str) -> None:
    reader = read(host + LOOKED_AT[kind], width=width)
    STATES[state](reader)
    assert focus_walk(reader.page, most=900) == []  # an index has a stop for each of its words


BROKEN = """() => {
  const found = [];
  const clipped = (element) => getComputedStyle(element).clipPath !== "none";
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (const fold of document.querySelectorAll("article details")) fold.open = true;
  for (let text; (text = texts.nextNode()); ) {
    const { parentElement: around } = text;
    if (!around.checkVisibility() || around.closest(".gp-visually-hidden, code, .gp-resources__address")) continue;
    if ([around.closest("h2, th, p, a") || around, around.closest("thead") || around].some(clipped)) continue;
    for (const { 0: word, index } of text.data.matchAll(/[\\p{L}:;,.?]{3,}/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.top));
      if (new Set(lines).size > 1) found.push(`${word} in "${around.textContent.trim().slice(0, 60)}"`);
    }
  }
  return found;
}"""
"""The words that stand in two lines, with all folds open."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"diagnostics", "markdown", "conformance"}])
def test_no_word_is_broken_with_the_largest_letters_on_a_small_phone(host: str, read: Read, kind: str) -> None:
    """Chromium without a window has no dictionary for `hyphens`: words must fit, or would be cut anywhere."""
    reader = read(host + KINDS[kind], width=PHONE)
    reader.page.evaluate("document.documentElement.dataset.text = 'largest'")
    assert reader.page.evaluate(BROKEN) == []


@pytest.mark.parametrize(("size", "most"), [("auto", 200), ("largest", 406)])
@every_kind
def test_on_a_phone_the_title_comes_soon(host: str, read: Read, kind: str, size: str, most: int) -> None:
    """Of 812 pixels: a quarter at the normal size of text, half at the largest."""
    reader = read(host + LOOKED_AT[kind], width=COMMON_PHONE)
    reader.page.evaluate("size => { document.documentElement.dataset.text = size; }", size)
    title = reader.page.locator("h1").first
    assert title.is_visible()
    assert title.evaluate("title => title.getBoundingClientRect().top") <= most
    assert sideways(reader) == 0


def test_the_settings_in_the_menu_are_those_of_the_button(host: str, read: Read) -> None:
    reader = read(host + KINDS["section"], width=COMMON_PHONE)
    display(reader)
    assert reader.page.evaluate("document.activeElement.closest('#gp-display') !== null"), "what opens has the focus"
    assert not reader.page.locator("#gp-nav").is_visible()
    reader.page.keyboard.press("Escape")
    assert not reader.page.locator("#gp-display").is_visible()
    assert reader.page.evaluate("document.activeElement.matches('.gp-toggle--menu')")


@pytest.mark.parametrize("width", [320, COMMON_PHONE])
@pytest.mark.parametrize("kind", LOOKED_AT)
def test_nothing_is_wider_than_a_phone_with_every_fold_open(host: str, read: Read, kind: str, width: int) -> None:
    reader = read(host + LOOKED_AT[kind], width=width)
    for size in ("auto", "largest"):
        reader.page.evaluate("size => { document.documentElement.dataset.text = size; }", size)
        reader.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert sideways(reader) == 0, size


def test_the_headings_stand_beside_the_text_where_there_is_room(host: str, read: Read) -> None:
    reader = read(host + KINDS["section"], width=1200)
    contents, text = (
        reader.page.locator(place).evaluate("place => place.getBoundingClientRect().toJSON()")
        for place in (".gp-toc__list", ".gp-prose .gp-lead")
    )
    assert contents["left"] > text["right"]
    assert contents["width"] > 150


def test_html_is_valid(site: Path) -> None:
    files = list(site.rglob("*.html"))
    assert len(files) >= len(KINDS) + 1
    assert nu(files) == []


def test_the_kinds_are_all_there_are(site: Path) -> None:
    """Every page of the library is of a kind that is looked at here: its `<article>` says which it is."""
    classes = [re.search(r"gp-kind-[a-z-]+", path.read_text(encoding="utf-8")) for path in site.rglob("*.html")]
    found = {match[0].removeprefix("gp-kind-") for match in classes if match}
    assert found == set(KINDS)


def test_every_page_of_the_offline_copy_opens_from_a_folder(unzipped: Path, read: Read) -> None:
    pages = sorted(unzipped.rglob("*.html"))
    reader = read(file_url(unzipped / "index.html"))
    for page in pages:
        reader.open(file_url(page))
        assert reader.page.locator("h1").count() == 1
    assert len(pages) >= len(KINDS)


def test_every_link_of_the_offline_copy_leads_to_a_file_in_it(unzipped: Path, read: Read) -> None:
    reader = read(file_url(unzipped / "index.html"))
    found = set()
    for page in sorted(unzipped.rglob("*.html")):
        reader.open(file_url(page))
        links: list[str] = reader.page.evaluate("[...document.links].map(link => link.href)")
        found |= {link.partition("#")[0] for link in links if link.startswith("file:")}
    there = {file_url(path) for path in unzipped.rglob("*")}
    assert found - there == set()
    assert len(found) > 15


@pytest.mark.parametrize("face", ["hosted", "offline"])
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("mammografy", "glossary.html#mammogram"),
        ("digital mammography", "glossary.html#mammogram"),
        ("BRCA2", "glossary.html#brca"),
        ("magnetic resonance", "glossary.html#mri"),
    ],
)
def test_search_finds_it_on_both_faces(
    host: str, unzipped: Path, read: Read, face: str, query: str, first: str
) -> None:
    home = host if face == "hosted" else file_url(unzipped) + "/"
    reader = read(f"{home}{KINDS['section']}")
    reader.page.keyboard.press("/")
    reader.page.keyboard.type(query)
    reader.page.locator("[role=listbox] [role=option]").first.wait_for()
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"**/{first}")
    assert reader.page.locator(f"#{first.partition('#')[2]}").is_visible()


@every_kind
def test_everything_can_be_read_without_scripts(host: str, read: Read, kind: str) -> None:
    reader = read(host + LOOKED_AT[kind], scripts=False, width=PHONE)
    assert reader.page.locator("h1").is_visible()
    assert reader.page.get_by_role("link", name="Words explained").first.is_visible()
    assert sideways(reader) == 0


def test_search_without_scripts_is_an_index(host: str, read: Read) -> None:
    reader = read(host + KINDS["home"], scripts=False)
    reader.page.locator("form.gp-search input[name=q]").fill("mammogram")
    reader.page.locator("form.gp-search button[type=submit]").click()
    reader.page.wait_for_url("**/search.html?q=mammogram")
    assert reader.page.get_by_role("link", name="mammogram", exact=True).first.is_visible()


def test_the_table_reads_as_cards_on_a_phone_and_stays_a_table(host: str, read: Read) -> None:
    reader = read(f"{host}{KINDS['decision']}#age-75-and-over", width=PHONE)
    case = reader.page.locator("#age-75-and-over")
    assert case.evaluate("element => getComputedStyle(element).display") == "block"
    case.wait_for()  # the script opens the fold that it lies in
    table = reader.page.get_by_role("table").filter(has=case)
    assert table.get_by_role("columnheader").all_inner_texts() == [
        "If this is you",
        "What the guideline says",
        "How firm it is",
    ]
    (who,) = table.get_by_role("rowheader").all_inner_texts()
    assert who.startswith(
        "You are 75 or older, you are at average risk, and you have no sign or symptom of breast cancer"
    )
    assert who.endswith("Your risk can be average even if a first-degree relative had breast cancer.")


def test_the_foot_offers_the_offline_copy_with_size_and_date(site: Path, host: str, unzipped: Path, read: Read) -> None:
    (bundle,) = (site / "offline").glob("*.zip")
    said = read(host + KINDS["section"]).page.locator("#gp-offline").inner_text()
    number, unit = re.search(r"about ([\d.]+) (kB|MB)", said).groups()  # type: ignore[union-attr]
    assert float(number) * {"kB": 1e3, "MB": 1e6}[unit] == pytest.approx(bundle.stat().st_size, rel=0.1)
    assert re.search(r"of [A-Z][a-z]+ \d+, 20\d\d", said)
    there = read(file_url(unzipped / "index.html")).page.locator("#gp-offline")
    assert there.inner_text().startswith("This is an offline copy of ")
    assert there.locator("a").count() == 0


@pytest.mark.parametrize(("width", "colours"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_the_largest_type_and_strong_contrast_hold_on_every_kind(
    host: str, read: Read, width: int, colours: Colours
) -> None:
    """What is chosen on one page holds on the next; nothing runs out of the window; axe finds nothing."""
    reader = read(host + KINDS["home"], width=width, colours=colours)
    before = reader.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    display(reader)
    reader.page.get_by_label("Largest").check()
    reader.page.get_by_label("Strong").check()
    for address in LOOKED_AT.values():
        reader.open(host + address)
        after = reader.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        assert after == pytest.approx(before * 1.5)
        assert sideways(reader) == 0, address
        assert axe(reader.page) == [], address


def test_a_page_past_its_review_says_so_on_the_readers_day(host: str, read: Read) -> None:
    reader = read(host + KINDS["overview"])
    notice = reader.page.locator(".gp-notice--review")
    assert notice.is_hidden()
    reader.page.clock.set_fixed_time("2027-11-24T12:00:00Z")
    reader.open(host + KINDS["overview"])
    assert notice.is_visible()


def test_the_page_for_lost_readers_helps_at_any_depth(site: Path, read: Read, serve: Callable[[Path], str]) -> None:
    reader = read(serve(site) + "404.html")
    assert reader.page.locator("h1").count() == 1
    assert axe(reader.page) == []
    hrefs: list[str] = reader.page.evaluate("[...document.links].map(link => link.getAttribute('href'))")
    assert [href for href in hrefs if not href.startswith(("/", "#", "http"))] == []
