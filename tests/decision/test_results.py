"""Computed results: by their mark alone, which a text that begins like it by chance is kept from being."""

from __future__ import annotations

import pytest

from generator.decision.results import COMPUTED, computed_result, unmarked
from generator.diagnostics import Where
from generator.model.decision import Computed, Result
from generator.model.sfeel import Declared, Domain, Type
from generator.model.values import Prose
from generator.text.plain import shown_words

DECLARED = Domain(Type.VALUES, (Declared("feel: a", "feel: a", Prose("A")),))


@pytest.mark.parametrize("domain", [None, Domain(Type.NUMBER), DECLARED])
def test_a_marked_text_is_an_expression_that_readers_do_not_see(domain: Domain | None) -> None:
    where = Where("t.yaml", 3, 7)
    found = computed_result(Prose("feel: age: + 1", where), domain)
    assert found == Result(Prose(COMPUTED, where), Computed("age: + 1"))
    assert found.text.where == where


@pytest.mark.parametrize(
    ("text", "domain"), [("feel: a", DECLARED), ("feels: good", None), ("A feel: a", None), ("feel:a", None)]
)
def test_any_other_text_and_any_declared_value_is_stated(text: str, domain: Domain | None) -> None:
    assert computed_result(Prose(text), domain) is None


def test_a_text_that_begins_with_the_mark_by_chance_is_shown_as_it_is() -> None:
    assert unmarked("feel: well: soon") == r"feel\: well: soon"
    assert shown_words(Prose(unmarked("feel: well: soon"))) == "feel: well: soon"
    assert computed_result(Prose(unmarked("feel: well: soon")), None) is None
    assert unmarked("I feel: well") == "I feel: well"
