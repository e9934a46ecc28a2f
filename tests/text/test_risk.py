"""Numbers: both frames, and one dot a person."""

from __future__ import annotations

import re

import pytest

from generator.model.risk import Count, Risk
from generator.model.values import Identifier, Prose
from generator.text.risk import negative_frame, pictograph, positive_frame, share_in_words


def risk(of: int = 100, *, n: tuple[int, int] | None = None, at_most: int | None = None) -> Risk:
    return Risk(
        id=Identifier("r"),
        n=Count(*n) if n else None,
        at_most=None if at_most is None else Count(at_most, at_most),
        of=of,
        who=Prose("people"),
        will=Prose("do"),
        will_not=Prose("do not"),
    )


@pytest.mark.parametrize(
    ("item", "will", "will_not", "half"),
    [
        (risk(n=(15, 20)), "15 to 20 of every 100", "80 to 85 of every 100", ""),
        (risk(n=(3, 3)), "3 of every 100", "97 of every 100", ""),
        (risk(n=(0, 0)), "0 of every 100", "100 of every 100", ""),
        (risk(at_most=50), "Up to 50 of every 100", "At least 50 of every 100", "half"),
        (risk(1000, n=(500, 500)), "500 of every 1000", "500 of every 1000", "half"),
        (risk(n=(40, 50)), "40 to 50 of every 100", "50 to 60 of every 100", ""),
        (risk(n=(50, 50)), "50 of every 100", "50 of every 100", "half"),
        (risk(n=(51, 51)), "51 of every 100", "49 of every 100", ""),
    ],
)
def test_both_frames_add_up(item: Risk, will: str, will_not: str, half: str) -> None:
    assert (positive_frame(item), negative_frame(item), share_in_words(item)) == (will, will_not, half)


def dots(svg: str) -> tuple[int, int, int]:
    """Full dots, half dots and rings of a picture."""
    counts = {"full": 0, "half": 0, "rings": 0}
    for attributes, path in re.findall(r'<path ([^>]*?) d="([^"]*)"', svg):
        kind = "rings" if "stroke" in attributes else "half" if "0 0 0 0" in path else "full"
        counts[kind] += path.count("M")
    return counts["full"], counts["half"], counts["rings"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (risk(n=(15, 20)), (15, 5, 85)),
        (risk(at_most=50), (0, 50, 100)),
        (risk(n=(3, 3)), (3, 0, 97)),
        (risk(7, n=(7, 7)), (7, 0, 0)),
    ],
)
def test_a_picture_has_a_dot_for_everyone(item: Risk, expected: tuple[int, int, int]) -> None:
    """A half dot stands inside a ring."""
    assert dots(pictograph(item, "words")) == expected


def test_a_picture_in_full() -> None:
    """Eleven people: a full dot, a half one inside its ring, nine rings, the last in a second row."""
    ring = "a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z"
    rings = "".join(f"M{x} {y}{ring}" for x, y in [*((x, 10) for x in range(23, 200, 20)), (3, 30)])
    assert pictograph(risk(11, n=(1, 2)), "1 to 2 of 11", colour="#123") == (
        '<svg xmlns="http://www.w3.org/2000/svg" class="gp-pictograph" role="img" aria-label="1 to 2 of 11" '
        'viewBox="0 0 200 40" width="200" height="40">'
        f'<path fill="#123" d="M3 10{ring}"/>'
        '<path fill="#123" d="M30 3a7 7 0 0 0 0 14z"/>'
        f'<path fill="none" stroke="#123" stroke-width="2" d="{rings}"/></svg>'
    )


@pytest.mark.parametrize(
    ("people", "size"),
    [(1, "200 20"), (100, "200 200"), (101, "500 100"), (500, "500 400"), (501, "800 260"), (1000, "800 500")],
)
def test_more_people_stand_in_longer_rows(people: int, size: str) -> None:
    assert f'viewBox="0 0 {size}"' in pictograph(risk(people, n=(1, 1)), "words")


def test_nobody_is_not_drawn() -> None:
    assert pictograph(risk(0, n=(0, 0)), "words") == ""


def test_too_many_people_to_draw_are_not_drawn() -> None:
    assert pictograph(risk(1001, n=(1, 1)), "words") == ""
