"""Danger first, on every face: which alerts stand where, in which order, and whose words they are."""

from __future__ import annotations

import re

import pytest

from generator.analysis import Analyses
from generator.handouts.plan import plans
from generator.handouts.typeset import Typesetter
from generator.handouts.writer import HandoutContext
from generator.model import addresses
from generator.model.danger import alerts_of
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.model.values import Ref
from generator.pages.explorer import explorer_data
from generator.text.resolve import Texts
from tests.comparing import comparing
from tests.handouts.pdf_reading import read
from tests.support import DECISION, GUIDELINE, LibraryCase, printed_pages

LIBRARY_ALERTS = """
contacts:
  emergency: {name: Emergency services, phone: 000 111}
  clinic: {name: The clinic}
alerts:
  breathing:
    level: emergency
    title: You cannot breathe
    do: Call now.
    contact: emergency
    search-terms: [cannot breathe]
  general:
    level: soon
    title: You feel worse
    do: Tell us.
"""
GUIDELINE_ALERTS = """
alerts:
  swelling:
    level: soon
    title: Your neck swells
    watch-for: [a lump below the jaw]
    do: Make an appointment.
    contact: clinic
    stricter: The source says only that swelling is common.
    source: source-guideline
  rash:
    level: soon
    title: A rash
    do: Show it to us.
    source: source-guideline
  choking:
    level: urgent
    title: You cannot swallow
    do: Come today.
"""
OWN_IN_SHORT = "the library’s words"  # noqa: RUF001
OWN = "These words are the library’s, not the guideline’s."  # noqa: RUF001 - as it is printed
STRICTER = (
    "These words are the library’s, and stricter than the guideline’s. The source says only that swelling is common."  # noqa: RUF001
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    case = comparing(LibraryCase(tmp_path_factory.mktemp("alerts"))).with_schedules()
    for path, more in (("library.yaml", LIBRARY_ALERTS), (GUIDELINE, GUIDELINE_ALERTS)):
        case.put(path, (case.content / path).read_text(encoding="utf-8") + more)
    case.change(DECISION, "    note: Why, in one sentence.", "    note: Why, in one sentence.\n    alert: rash")
    return case.change(GUIDELINE, "        main: true", "        main: true\n        alert: choking")


@pytest.fixture(scope="module")
def library(case: LibraryCase) -> Library:
    loaded = case.load()
    assert not [item.message for item in loaded.findings if item.severity == "error"]
    assert loaded.library
    return loaded.library


def shown(library: Library, *named: Ref) -> list[str]:
    return [item.alert.id.name for item in alerts_of(library, library.guidelines[0], named)]


def test_of_each_level_one_is_shown_the_guidelines_before_the_librarys_and_the_most_pressing_first(
    library: Library,
) -> None:
    assert shown(library) == ["choking", "swelling", "breathing"]
    assert [item.alert.id.name for item in alerts_of(library)] == ["breathing", "general"]


def test_what_the_content_of_a_page_names_takes_the_place_of_its_level(library: Library) -> None:
    assert shown(library, Ref("alert", "rash")) == ["choking", "rash", "breathing"]
    assert shown(library, Ref("alert", "general")) == ["choking", "breathing", "general"]


def test_the_overview_has_them_in_full_and_none_is_lost(library: Library) -> None:
    pages = {page.address: page for page in printed_pages(library)}
    body = pages[addresses.guideline("sore-throat")].body
    boxes = re.findall(r'<aside class="gp-alert gp-alert--(?:brief gp-alert--)?(\w+)"', body)
    assert boxes == ["urgent", "soon", "emergency"]
    # The answer stands first; who has a sign meets it before any list.
    assert body.index("gp-main-message") < body.index("gp-alert--urgent") < body.index('id="gp-for-whom"')
    assert STRICTER in body
    assert "a lump below the jaw" in body
    assert "A rash" in body[body.index("Other reasons to get help") :]
    for name in ("swelling", "rash", "choking"):
        assert f"gp-alert-{name}" in pages[addresses.guideline("sore-throat")].anchors
    assert addresses.alert("", "breathing").partition("#")[2] in pages[addresses.HELP].anchors
    assert 'href="tel:000111"' in pages[addresses.HELP].body


@pytest.mark.parametrize(
    "address",
    [
        addresses.decision("sore-throat", "which-test"),
        addresses.questions("sore-throat"),
        addresses.my_handout("sore-throat"),
    ],
)
def test_other_pages_have_them_in_short_before_what_they_are_about(library: Library, address: str) -> None:
    body = next(page.body for page in printed_pages(library) if page.address == address)
    assert len(re.findall(r'<aside class="gp-alert gp-alert--brief', body)) == len(shown(library))
    assert body.index("gp-alert--brief") < body.index('class="gp-lead"')
    assert "the library’s words" in body  # noqa: RUF001


def test_the_explorer_knows_which_row_names_which_alert(library: Library) -> None:
    bundle = library.guidelines[0]
    texts = Texts(Directory(library))
    data = explorer_data(library, texts, bundle, Analyses(texts).of(bundle.decisions[0], bundle.id))
    assert data is not None
    assert [data["alerts"][at]["head"] for at in data["always"]] == [
        "Today: You cannot swallow",
        "Soon: Your neck swells",
        "Emergency: You cannot breathe",
    ]
    assert data["alerts"][data["rules"][0]["alert"]]["head"] == "Soon: A rash"
    assert "alert" not in data["rules"][1]


def test_every_kind_of_sheet_has_them_and_says_whose_words_they_are(library: Library) -> None:
    typesetter = Typesetter()
    context = HandoutContext(library=library, texts=Texts(Directory(library)))
    kinds = set()
    for plan in plans(context, library.guidelines[0]):
        text = read(typesetter.typeset(plan.document()).data).text
        soon = "Soon: A rash." if "adults-positive" in plan.name or plan.kind is SheetKind.DECISION else STRICTER
        own = OWN
        if plan.kind is not SheetKind.BOOKLET:  # what the sheet itself does not name stands in short
            own = OWN_IN_SHORT
            soon = f"{OWN_IN_SHORT}, stricter than the guideline" if soon is STRICTER else soon
        for words in ("Today: You cannot swallow. Come today.", "Call now.", "000 111", own, soon):
            assert words in text, (plan.kind, plan.name, words)
        kinds.add(plan.kind)
    assert kinds == set(SheetKind)
