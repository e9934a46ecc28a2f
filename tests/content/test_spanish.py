"""The reference library in Spanish is whole, and as firm as the original: neither a text nor a hedge is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from generator.checks import load_and_check
from generator.source.library import Loaded, load_library
from generator.source.translation import TextState, TranslatedText

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
HEDGES: Mapping[str, str] = yaml.safe_load((Path(__file__).parent / "hedges_es.yaml").read_text(encoding="utf-8"))

DOSE = re.compile(r"\d (mg|mL|g\b|units|\[IU\])|\bdays? \d")
NUMBER = re.compile(r"\d[\d,.]*(?<![,.])")


@pytest.fixture(scope="module")
def spanish() -> Loaded:
    return load_library(CONTENT, "es")


@pytest.fixture(scope="module")
def texts(spanish: Loaded) -> list[tuple[str, TranslatedText]]:
    return [(file.name, text) for file in spanish.translations for text in file.texts]


def test_every_guideline_is_there_in_spanish(spanish: Loaded) -> None:
    original = load_library(CONTENT).library
    assert original is not None
    assert spanish.library is not None
    assert spanish.library.info.guidelines == original.info.guidelines


def test_every_text_is_translated_and_none_is_out_of_date(texts: list[tuple[str, TranslatedText]]) -> None:
    left = [f"{name}: {text.path} ({text.state})" for name, text in texts if text.state is not TextState.TRANSLATED]
    assert left == []


def test_checks_have_nothing_to_tell_of_spanish_texts() -> None:
    found = [item for item in load_and_check(CONTENT).findings if item.where.file.endswith("es.po")]
    assert [f"{item.where} {item.message}" for item in found] == []


def test_the_numbers_of_doses_stand_in_the_same_lines_and_in_the_same_order(
    texts: list[tuple[str, TranslatedText]],
) -> None:
    """`check` compares the numbers of a whole text; two doses that change places would be the same to it."""
    doses = [text for _, text in texts if DOSE.search(text.original)]
    assert doses
    for text in doses:
        own, said = (
            [NUMBER.findall(line) for line in words.splitlines() if NUMBER.search(line)]
            for words in (text.original, text.said)
        )
        assert said == own, text.path


@pytest.mark.parametrize("hedge", HEDGES)
def test_hedges_are_kept(texts: list[tuple[str, TranslatedText]], hedge: str) -> None:
    """Lists are left out: they hold what people type, in words of each language's own."""
    own, kept = re.compile(rf"\b(?:{hedge})\b"), re.compile(rf"\b(?:{HEDGES[hedge]})\b")
    stated = [(name, text) for name, text in texts if not text.is_list and own.search(text.original.casefold())]
    assert stated, "no text of the library has this hedge any more"
    assert [f"{name}: {text.path}: {text.said}" for name, text in stated if not kept.search(text.said.casefold())] == []
