"""A risk in words and as a picture: the same on screen, in the bundle and on paper (docs/literacy.md, Numbers).

Both frames are always said (to how many it happens, and to how many not), so that neither hope nor fear is sold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.language.speaking import _
from generator.model.risk import Risk

MOST_DOTS = 1000
"""Above this nobody sees single dots: the words stand alone."""

_STEP, _RADIUS = 20, 7
_HALVES = 2


def positive_frame(risk: Risk) -> str:
    """`15 to 20 of every 100`: to how many it happens."""
    if risk.at_most is not None:
        return _("Up to {number} of every {total}", number=risk.at_most.high, total=risk.of)
    return _of_every(risk.count.low, risk.count.high, risk.of)


def negative_frame(risk: Risk) -> str:
    """`80 to 85 of every 100`: to how many it does not happen."""
    if risk.at_most is not None:
        return _("At least {number} of every {total}", number=risk.of - risk.at_most.high, total=risk.of)
    return _of_every(risk.of - risk.count.high, risk.of - risk.count.low, risk.of)


def share_in_words(risk: Risk) -> str:
    """`half` where the number is exactly that, else "": the one fraction that everybody reads at once."""
    count = risk.count
    exact = risk.at_most is not None or count.low == count.high
    # translators: half of the people
    return _("half") if exact and count.high * _HALVES == risk.of else ""


def _of_every(low: int, high: int, total: int) -> str:
    if low == high:
        # translators: so many people of every 100
        return _("{number} of every {total}", number=low, total=total)
    return _("{low} to {high} of every {total}", low=low, high=high, total=total)


def pictograph(risk: Risk, alternative: str, *, colour: str = "currentColor") -> str:
    """One dot a person of `risk` as SVG in one `colour`; "" above `MOST_DOTS`.

    Full dots: surely among them. Half dots: perhaps. Rings: not. Shape alone tells them apart, so that it reads in
    grey and in forced colours. `alternative` is the text for those who do not see it; it is escaped by the caller.
    """
    if not 0 < risk.of <= MOST_DOTS:
        return ""
    columns = _columns(risk.of)
    rows = -(-risk.of // columns)
    full, half = risk.count.low, risk.count.high - risk.count.low
    places = [(index % columns * _STEP + _STEP // 2, index // columns * _STEP + _STEP // 2) for index in range(risk.of)]
    body = "".join(
        _shape(dots, colour)
        for dots, colour in (
            ("".join(_disc(places[:full])), f'fill="{colour}"'),
            ("".join(_half_disc(places[full : full + half])), f'fill="{colour}"'),
            ("".join(_disc(places[full:])), f'fill="none" stroke="{colour}" stroke-width="2"'),
        )
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gp-pictograph" role="img" aria-label="{alternative}" '
        f'viewBox="0 0 {columns * _STEP} {rows * _STEP}" width="{columns * _STEP}" height="{rows * _STEP}">{body}</svg>'
    )


def _columns(people: int) -> int:
    """Rows of ten up to 100 people, of 25 up to 500, of 40 beyond: the picture stays readable on a phone."""
    return next(columns for limit, columns in ((100, 10), (500, 25), (MOST_DOTS, 40)) if people <= limit)


def _shape(path: str, attributes: str) -> str:
    return f'<path {attributes} d="{path}"/>' if path else ""


def _disc(places: Sequence[tuple[int, int]]) -> Iterator[str]:
    for x, y in places:
        yield f"M{x - _RADIUS} {y}a{_RADIUS} {_RADIUS} 0 1 0 {2 * _RADIUS} 0a{_RADIUS} {_RADIUS} 0 1 0 {-2 * _RADIUS} 0z"


def _half_disc(places: Sequence[tuple[int, int]]) -> Iterator[str]:
    for x, y in places:
        yield f"M{x} {y - _RADIUS}a{_RADIUS} {_RADIUS} 0 0 0 0 {2 * _RADIUS}z"
