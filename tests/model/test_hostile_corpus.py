"""The hostile library is as hostile as it says: it is read without an error, and every text of it is an attack."""

from __future__ import annotations

import dataclasses

import pytest

from generator.model.alerts import Alert, Contact
from generator.model.library import Library
from generator.model.walk import texts_of, walk
from tests.hostile import hostile_library

OF_THE_SITE = 2
"""Texts of mkdocs.yml, which is no part of the library."""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, list[str]]:
    case, texts = hostile_library(tmp_path_factory.mktemp("hostile"))
    loaded = case.load()
    assert not loaded.findings.has_errors
    assert loaded.library is not None
    return loaded.library, texts


def test_every_attack_is_a_text_of_the_library(attacked: tuple[Library, list[str]]) -> None:
    library, texts = attacked
    read = {text.raw for text in texts_of(library)}
    missing = [text for text in texts if " ".join(text.split()) not in read and text.strip("\n") not in read]
    assert missing == texts[-OF_THE_SITE:]


@pytest.mark.parametrize("kind", [Alert, Contact])
def test_every_field_about_danger_is_filled(kind: type, attacked: tuple[Library, list[str]]) -> None:
    library, _ = attacked
    reference_scopes = [library.info, library.guidelines[0].guideline]
    for home in reference_scopes:
        records = [record for record in walk(home) if isinstance(record, kind)]
        names = {item.name for item in dataclasses.fields(kind)} - {"fact"}
        assert {name for name in names if any(getattr(record, name) for record in records)} == names
