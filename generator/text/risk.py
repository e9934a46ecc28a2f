"""A risk in words and as a picture: the same on screen, in the bundle and on paper (docs/literacy.md, Numbers).

Both frames are always said (to how many it happens, and to how many not), so that neither hope nor fear is sold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from generator.language.speaking import _, pgettext
from generator.model.risk import Count, Risk

MOST_SQUARES = 1000
"""Above this nobody sees single squares: the words stand alone."""

_PITCH, _SIDE, _MARGIN = 18, 13, 3
"""From one square to the next, its side, and the place of the first."""
_HATCH = "m0 6 6-6m-6 13 13-13m-6 13 6-6"
"""Three slanting lines in a square, from its corner."""
_HALVES = 2


class Share(Enum):
    """What a square of the picture stands for; shape alone tells them apart, in grey and in forced colours too."""

    AT_LEAST = "solid"
    UP_TO = "hatched"
    OTHER = "empty"


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on the picture: a square of its kind in SVG, and words."""

    share: Share
    square: str
    words: str


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
    """The picture of `risk`; `alternative` and `colour` as in `strip`."""
    return strip(risk.count, risk.of, alternative, colour=colour)


def strip(count: Count, of: int, alternative: str, *, colour: str = "currentColor") -> str:
    """One square for each `of` so many people as SVG in one `colour`; "" where it is not drawn.

    Solid: at least so many as `count` says. Hatched: up to so many. Empty: the others. `alternative` is the text for
    those who do not see it; it is escaped by the caller.
    """
    if not 0 < of <= MOST_SQUARES:
        return ""
    columns = _columns(of)
    corners = [(_MARGIN + n % columns * _PITCH, _MARGIN + n // columns * _PITCH) for n in range(of)]
    ends = (0, count.low, count.high, of)
    body = "".join(
        _squares(share, corners[start:end], colour) for share, start, end in zip(Share, ends, ends[1:], strict=False)
    )
    told = f'class="gp-pictograph" role="img" aria-label="{alternative}"'
    return _svg(told, columns * _PITCH + 1, -(-of // columns) * _PITCH + 1, body)


def labels(risk: Risk, *, colour: str = "currentColor") -> tuple[Label, ...]:
    """What stands on the picture of `risk`, as `labels_of` has it in a `colour`."""
    return labels_of(risk.count, risk.of, colour=colour)


def labels_of(count: Count, of: int, *, colour: str = "currentColor") -> tuple[Label, ...]:
    """What stands on a picture of a `count` of people, `of` so many.

    In the order of its squares, each with one in `colour`; none that it lacks. The others come last and stand below the
    squares, the rest above them.
    """
    low, high, others = count.low, count.high, of - count.high
    least = of_people(low, of) if low == high else pgettext("people in a picture", "From {number}", number=low)
    if low:
        most = pgettext("people in a picture", "To {number}", number=high)
    else:
        most = pgettext("people in a picture", "Up to {number}", number=high)
    rest = pgettext("people in a picture", "The other {number} of {total}", number=others, total=of)
    found = ((Share.AT_LEAST, low, least), (Share.UP_TO, high - low, most), (Share.OTHER, others, rest))
    return tuple(Label(share, _square(share, colour), words) for share, people, words in found if people)


def of_people(number: int, total: int) -> str:
    """`15 of 100`: a `number` of people of a `total`, in short."""
    return pgettext("people in a picture", "{number} of {total}", number=number, total=total)


def is_drawn(risk: Risk) -> bool:
    """Whether there is a picture of `risk`: not of nobody, and not of more than `MOST_SQUARES`."""
    return 0 < risk.of <= MOST_SQUARES


def _columns(people: int) -> int:
    """A strip of rows of 20 up to 100 people, of 25 up to 500, of 40 beyond: it stays readable on a phone."""
    limits = ((100, 20), (500, 25), (MOST_SQUARES, 40))
    return min(people, next(columns for limit, columns in limits if people <= limit))


def _square(share: Share, colour: str) -> str:
    """One square, to stand beside the words that tell what it means."""
    size = _SIDE + 2 * _MARGIN
    return _svg(
        'class="gp-pictograph__square" aria-hidden="true"', size, size, _squares(share, [(_MARGIN,) * 2], colour)
    )


def _svg(attributes: str, width: int, height: int, body: str) -> str:
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    drawn = 'stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes} {size} {drawn}>{body}</svg>'


def _squares(share: Share, corners: Sequence[tuple[int, ...]], colour: str) -> str:
    if not corners:
        return ""
    hatch = _HATCH if share is Share.UP_TO else ""
    path = "".join(f"M{x} {y}h{_SIDE}v{_SIDE}h-{_SIDE}z{hatch}" for x, y in corners)
    fill = colour if share is Share.AT_LEAST else "none"
    thin = ' stroke-width="1"' if share is Share.OTHER else ""
    return f'<path fill="{fill}" stroke="{colour}"{thin} d="{path}"/>'
