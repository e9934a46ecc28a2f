"""Units that tables know read right in any language; an editor's own stay as they are."""

from __future__ import annotations

import pytest

from generator.language.catalogue import Catalogue
from generator.language.speaking import speaking
from generator.language.units import MANY, TIMES, in_unit, unit_in_words, words_of_time

POLISH = Catalogue(
    "pl",
    {("", "{number} year"): ("{number} rok", "{number} lata", "{number} lat"), ("", "years"): ("lata",)},
    lambda n: 0 if n == 1 else 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2,
)


@pytest.mark.parametrize(
    ("number", "unit", "count", "words"),
    [
        ("1", "years", 1, "1 year"),
        ("1", "years", MANY, "1 years"),
        ("2.5", "times", MANY, "2.5 times"),
        ("7", "kg", 7, "7 kg"),
        ("1", "mol", 1, "1 mol"),
        ("7.0", "%", MANY, "7.0%"),
    ],
)
def test_a_number_has_its_unit(number: str, unit: str, count: int, words: str) -> None:
    assert in_unit(number, unit, count) == words


def test_the_form_of_a_unit_goes_by_the_language() -> None:
    with speaking(POLISH):
        said = [in_unit(str(count), "years", count) for count in (1, 3, 5, 22)]
        assert said == ["1 rok", "3 lata", "5 lat", "22 lata"]
        assert (unit_in_words("years"), unit_in_words("kg")) == ("lata", "kg")


def test_the_words_of_time_are_all_forms_of_all_units() -> None:
    with speaking(POLISH):
        assert {"rok", "lata", "lat"} <= words_of_time()
    assert words_of_time() == {form for unit in TIMES for form in (unit, unit.removesuffix("s"))}
