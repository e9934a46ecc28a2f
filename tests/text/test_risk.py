"""Numbers: both frames, and one square a person."""

from __future__ import annotations

import re

import pytest

from generator.model.risk import Count, Risk
from generator.model.values import Identifier, Prose
from generator.text.risk import Share, is_drawn, labels, negative_frame, pictograph, positive_frame, share_in_words


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


def squares(svg: str) -> tuple[int, int, int]:
    """Solid, hatched and empty squares of a picture."""
    counts = {"solid": 0, "hatched": 0, "empty": 0}
    for fill, path in re.findall(r'<path fill="([^"]*)" [^>]*? d="([^"]*)"', svg):
        kind = "solid" if fill != "none" else "hatched" if "zm" in path else "empty"
        counts[kind] += path.count("M")
    return counts["solid"], counts["hatched"], counts["empty"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (risk(n=(15, 20)), (15, 5, 80)),
        (risk(at_most=50), (0, 50, 50)),
        (risk(n=(3, 3)), (3, 0, 97)),
        (risk(7, n=(7, 7)), (7, 0, 0)),
        (risk(n=(0, 0)), (0, 0, 100)),
    ],
)
def test_a_picture_has_a_square_for_everyone(item: Risk, expected: tuple[int, int, int]) -> None:
    assert squares(pictograph(item, "words")) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (risk(n=(12, 17)), ["From 12", "To 17", "The other 83 of 100"]),
        (risk(at_most=50), ["Up to 50", "The other 50 of 100"]),
        (risk(n=(0, 5)), ["Up to 5", "The other 95 of 100"]),
        (risk(n=(3, 3)), ["3 of 100", "The other 97 of 100"]),
        (risk(n=(0, 0)), ["The other 100 of 100"]),
        (risk(7, n=(7, 7)), ["7 of 7"]),
        (risk(n=(90, 100)), ["From 90", "To 100"]),
    ],
)
def test_a_label_for_each_kind_of_square_that_there_is(item: Risk, expected: list[str]) -> None:
    """Never more certain than the source: of a range, the low end is "at least", the high end "up to"."""
    found = labels(item)
    assert [label.words for label in found] == expected
    drawn = [kind for kind, people in zip(Share, squares(pictograph(item, "words")), strict=True) if people]
    assert [label.share for label in found] == drawn
    assert [squares(label.square).index(1) for label in found] == [list(Share).index(share) for share in drawn]


def test_a_picture_in_full() -> None:
    """Three people: a solid square, a hatched one, an empty one."""
    assert pictograph(risk(3, n=(1, 2)), "1 to 2 of 3", colour="#123") == (
        '<svg xmlns="http://www.w3.org/2000/svg" class="gp-pictograph" role="img" aria-label="1 to 2 of 3" '
        'viewBox="0 0 55 19" width="55" height="19" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">'
        '<path fill="#123" stroke="#123" d="M3 3h13v13h-13z"/>'
        '<path fill="none" stroke="#123" d="M21 3h13v13h-13zm0 6 6-6m-6 13 13-13m-6 13 6-6"/>'
        '<path fill="none" stroke="#123" stroke-width="1" d="M39 3h13v13h-13z"/></svg>'
    )


@pytest.mark.parametrize(
    ("people", "size"),
    [
        (1, "19 19"),
        (20, "361 19"),
        (100, "361 91"),
        (101, "451 91"),
        (500, "451 361"),
        (501, "721 235"),
        (1000, "721 451"),
    ],
)
def test_more_people_stand_in_longer_rows(people: int, size: str) -> None:
    assert f'viewBox="0 0 {size}"' in pictograph(risk(people, n=(1, 1)), "words")


@pytest.mark.parametrize("people", [0, 1001])
def test_nobody_is_not_drawn_nor_are_too_many(people: int) -> None:
    item = risk(people, n=(0, 0))
    assert (is_drawn(item), pictograph(item, "words")) == (False, "")
