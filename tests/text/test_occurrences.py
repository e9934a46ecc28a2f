"""Words of the glossary are found as readers meet them: whole, in the plural, and in any case unless they are short."""

from __future__ import annotations

import pytest

from generator.text.occurrences import Occurrences

NAMES = [
    ("biopsy", "biopsy"),
    ("core biopsy", "core"),
    ("gland", "gland"),
    ("mass", "mass"),
    ("X-ray", "x-ray"),
    ("reflex", "reflex"),
    ("AIM", "aim"),
    ("MRI scan", "mri"),
    ("scan", "scan"),
    ("care  team", "team"),
    ("scan", "second owner"),
    ("(odd)", "odd"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A biopsy.", [("biopsy", "biopsy")]),
        ("Biopsies and BIOPSY", [("Biopsies", "biopsy"), ("BIOPSY", "biopsy")]),
        ("a core biopsy", [("core biopsy", "core")]),
        ("core, biopsy", [("biopsy", "biopsy")]),
        ("glands, glandes, glandular, England", [("glands", "gland"), ("glandes", "gland")]),
        ("masses and mass", [("masses", "mass"), ("mass", "mass")]),
        ("reflexes of masses", [("reflexes", "reflex"), ("masses", "mass")]),
        ("X-rays, not x-ray", [("X-rays", "x-ray"), ("x-ray", "x-ray")]),
        ("the aim of AIM", [("AIM", "aim")]),
        ("an MRI scan, an mri scan", [("MRI scan", "mri"), ("scan", "scan")]),
        ("care team, care\u00a0teams", [("care team", "team"), ("care\u00a0teams", "team")]),
        ("a scan", [("scan", "scan")]),
        ("scanning, rescan", []),
        ("(odd)", []),
        ("", []),
    ],
)
def test_names_in_a_text(text: str, found: list[tuple[str, str]]) -> None:
    places = list(Occurrences(NAMES).find(text))
    assert [(text[start:end], owner) for start, end, owner in places] == found


def test_what_follows_a_name_is_searched_from_its_end() -> None:
    names = Occurrences([("a b c", "long"), ("b", "b"), ("c d", "cd")])
    assert list(names.find("a b c d")) == [(0, 5, "long")]
    assert list(names.find("a b b c d")) == [(2, 3, "b"), (4, 5, "b"), (6, 9, "cd")]


def test_two_capitals_make_an_abbreviation_at_any_length() -> None:
    assert list(Occurrences([("HER2 test", "one capital and three")]).find("her2 test")) == []
    assert list(Occurrences([("Paget disease", "one")]).find("paget DISEASE")) == [(0, 13, "one")]
    assert list(Occurrences([("Éclat Ö", "two")]).find("éclat ö")) == []
