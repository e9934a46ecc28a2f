"""The words of the reference library, where they must stand on their own: on a sheet, in a row of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import load_and_check
from generator.model.library import Library

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def library() -> Library:
    library = load_and_check(CONTENT).library
    assert library is not None
    return library


def test_what_a_word_means_does_not_hang_on_the_page_that_it_stands_on(library: Library) -> None:
    for name, term in library.terms.items():
        words = term.definition.raw.casefold().split()
        assert not {"above", "below", "see"} & set(words), name
        assert "“" not in term.definition.raw, f"{name} names a heading that is not on every page and sheet"


def test_a_result_does_not_begin_with_the_label_that_stands_before_it(library: Library) -> None:
    for bundle in library.guidelines:
        for table in bundle.decisions:
            for clause in table.outputs:
                for label in (item.label for item in clause.domain.values) if clause.domain else ():
                    assert not label.raw.casefold().startswith(clause.label.raw.casefold()), (table.decision, label.raw)
