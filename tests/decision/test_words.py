"""Pieces; the words themselves are in `fixtures/decisions/cells/`."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.decision.parser import parse_cell
from generator.decision.sfeel_text import to_sfeel
from generator.decision.words import in_words, pieces
from generator.language.catalogue import Catalogue
from generator.language.speaking import speaking
from generator.model.sfeel import Declared, Domain, Interval, Type, UnaryTests
from generator.model.values import Prose

LABELS = {"a": "**Average** risk", "h": "High", "x": "<b>x</b>"}
RISK = Domain(Type.VALUES, tuple(Declared(name, name, Prose(label)) for name, label in LABELS.items()))


def test_labels_are_pieces_of_their_own() -> None:
    assert pieces(parse_cell("a, h", RISK), RISK) == (Prose("**Average** risk"), " or ", Prose("High"))
    assert pieces(parse_cell("not a", RISK), RISK) == ("not ", Prose("**Average** risk"))
    assert pieces(parse_cell("not(a, h)", RISK), RISK) == (
        "neither ",
        Prose("**Average** risk"),
        " nor ",
        Prose("High"),
    )


def test_labels_are_left_as_written() -> None:
    assert in_words(parse_cell("x, a", RISK), RISK) == "<b>x</b> or **Average** risk"


def test_numbers_alone_are_one_piece() -> None:
    domain = Domain(Type.INTEGER, unit="years")
    assert pieces(parse_cell("5, 7, >= 9", domain), domain) == ("5 years, 7 years, or 9 years or more",)


def test_an_interval_without_ends_has_words_but_no_text() -> None:
    tests = UnaryTests((Interval(),))
    assert in_words(tests, Domain(Type.NUMBER)) == "any"
    with pytest.raises(ValueError, match=r"^S-FEEL has no text for an interval without ends$"):
        to_sfeel(tests, Domain(Type.NUMBER))


def test_no_special_characters() -> None:
    domain = Domain(Type.NUMBER, unit="mmol/l")
    tests = UnaryTests((Interval(Decimal("-1.5"), Decimal(2), low_open=True),))
    assert in_words(tests, domain).isascii()


SPANISH = Catalogue(
    "es",
    {
        ("", "{low} to {high}"): ("de {low} a {high}",),
        ("", "{amount} or more"): ("{amount} o más",),
        ("", "{first}, or {second}"): ("{first}, o bien {second}",),
        ("", "before {moment}"): ("antes del {moment}",),
        ("", "none of {values}"): ("ni {values}",),
        ("", "{number} year"): ("{number} año", "{number} años"),
        ("", "{number} month"): ("{number} mes", "{number} meses"),
        ("", "{number}%"): ("{number} %",),
    },
)
DURATION = Domain(Type.YEARS_MONTHS)


@pytest.mark.parametrize(
    ("cell", "domain", "words"),
    [
        ("[40..74]", Domain(Type.INTEGER, unit="years"), "de 40 a 74 años"),
        ("1, >= 75", Domain(Type.INTEGER, unit="years"), "1 año, o bien 75 años o más"),
        (">= 7.0", Domain(Type.NUMBER, unit="%"), "7,0 % o más"),
        (">= 7.5", Domain(Type.NUMBER, unit="mmol/l"), "7,5 mmol/l o más"),
        ("< 2024-04-30", Domain(Type.DATE), "antes del 30 de abril de 2024"),
        (">= P1Y2M", DURATION, "1 año 2 meses o más"),
        ("not(1, 2, 3)", Domain(Type.INTEGER, unit="years"), "ni 1, 2 o 3 años"),
    ],
)
def test_cells_speak_other_languages(cell: str, domain: Domain, words: str) -> None:
    with speaking(SPANISH):
        assert in_words(parse_cell(cell, domain), domain) == words


def test_a_list_in_american_english_has_a_comma_before_its_last() -> None:
    with speaking(Catalogue("en-US")):
        assert in_words(parse_cell("a, h, x", RISK), RISK) == "**Average** risk, High, or <b>x</b>"
    assert in_words(parse_cell("a, h, x", RISK), RISK) == "**Average** risk, High or <b>x</b>"
