"""A publisher's own look on pages: what its style sheet says, what stands at head and foot, the sign in the tab."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.exchange.catalogue import catalogue
from generator.exchange.diff.changes import changes_of
from generator.model import addresses
from generator.model.directory import Directory
from generator.pages.brand import brand_facts, brand_files
from generator.pages.framing import FrameBuilder
from generator.text.resolve import Texts
from tests.brands import SQUARE, with_brand
from tests.support import LibraryCase, printed_pages


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path)


def test_without_a_brand_there_is_nothing(case: LibraryCase) -> None:
    info = case.library().info
    assert brand_files(info) == {}
    assert brand_facts(info, str, str, up="") is None
    assert "brand" not in json.loads(catalogue(case.library(), Texts(Directory(case.library()))))


def test_each_file_that_is_chosen_is_there_once_under_its_content(case: LibraryCase) -> None:
    info = with_brand(case).library().info
    files = brand_files(info)
    assert {address.partition("/")[2].partition("/")[0] for address in files} == {"brand", "pictures"}
    assert sum(address.endswith(".woff2") for address in files) == 2
    assert sum(address.startswith("assets/pictures/") for address in files) == 2
    style = files[addresses.BRAND_STYLE].decode()
    assert all(address.rpartition("/")[2] in style for address in files if address.endswith(".woff2"))


def test_the_sign_in_the_tab_is_the_logo_or_a_letter(case: LibraryCase) -> None:
    wide = with_brand(case).library().info
    facts = brand_facts(wide, str, str, up="")
    assert facts is not None
    assert facts.icon == addresses.BRAND_ICON
    letter = brand_files(wide)[addresses.BRAND_ICON].decode()
    assert ">N</text>" in letter
    assert "#7a1f5c" in letter
    square = case.put("logo.svg", SQUARE).library().info
    facts = brand_facts(square, str, str, up="")
    assert facts is not None
    assert facts.icon == facts.logo.href if facts.logo else False
    assert addresses.BRAND_ICON not in brand_files(square)


def test_a_single_colour_leaves_the_rest_as_it_is(case: LibraryCase) -> None:
    style = brand_files(with_brand(case, 'brand: {color: "#7a1f5c"}\n').library().info)[addresses.BRAND_STYLE].decode()
    assert "--gp-title: #7a1f5c;" in style
    assert "--gp-accent" not in style
    assert "@font-face" not in style
    assert "gp-brand__logo--light { display: none" not in style


def test_strong_contrast_and_paper_keep_our_colours(case: LibraryCase) -> None:
    style = brand_files(with_brand(case).library().info)[addresses.BRAND_STYLE].decode()
    colors = style[style.index("@media screen and (not") :]
    assert colors.startswith("@media screen and (not (prefers-contrast: more))")
    assert all(':not([data-contrast="more"])' in line for line in colors.splitlines() if "--gp-" in line)


def test_head_and_foot_say_who_it_is_and_how_they_are_reached(case: LibraryCase) -> None:
    library = with_brand(case).library()
    texts = Texts(Directory(library))
    pages = printed_pages(library)
    frame = FrameBuilder(library, texts, pages, "", "https://example.org", strict=True).frame(
        "guidelines/sore-throat/index.html", [], None
    )
    brand = frame.brand
    assert brand is not None
    assert brand.style == "../../assets/brand/style.css"
    assert (brand.name, brand.phone_href) == ("Northfield Hospital", "tel:+442079460018")
    assert brand.footer == "Made by the nurses of the <strong>Breast Care Centre</strong>."
    assert [(link.title, link.href) for link in brand.pages] == [
        ("Privacy", "../../privacy.html"),
        ("Imprint", "https://www.example.org/imprint"),
    ]
    shared = dict(frame.open_graph)
    assert shared["og:image"] == "https://example.org/assets/brand/preview.png"
    assert json.loads(frame.json_ld)["publisher"]["logo"].startswith("https://example.org/assets/pictures/")


def test_programs_find_it(case: LibraryCase) -> None:
    library = with_brand(case).library()
    found = json.loads(catalogue(library, Texts(Directory(library))))["brand"]
    assert found["color"] == "#7a1f5c"
    assert found["logo"].startswith("assets/pictures/")
    assert found["privacy"] == "privacy.html"
    assert found["typeface"] == {"family": "Noto Sans Arabic", "license": "SIL OFL 1.1"}


def test_a_change_of_colour_is_a_change(case: LibraryCase) -> None:
    old = with_brand(case).library()
    new = case.change("library.yaml", "#7a1f5c", "#0b4251").library()
    (change,) = changes_of(old, new, {})
    assert (change.field, change.old, change.new) == ("color", "#7a1f5c", "#0b4251")
    assert [step.kind for step in change.path] == ["brand"]
