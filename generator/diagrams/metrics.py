"""How wide a text is in Atkinson Hyperlegible, and where its lines break.

Diagrams are placed before anyone knows with which font a device will show them. A page therefore also says how
wide each line is (`textLength`), so that a wider font is set closer instead of running out of its box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MARGIN = 1.02
"""Room that a line is given beyond its width: devices round the advance of each letter."""

_CHARACTERS = (
    *map(chr, range(32, 127)),
    *map(chr, range(160, 256)),
    *"\N{EN DASH}\N{EM DASH}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}“”•…≤≥",
)
# Advance widths in thousandths of the type size, from the `hmtx` table of the fonts in templates/fonts.
_REGULAR = (
    "280 281 301 655 594 927 705 160 300 300 433 602 205 368 205 377 648 402 549 574 614 583 598 510 615 598 205 "
    "205 553 602 553 520 780 626 619 656 673 567 548 710 690 414 510 627 539 820 689 727 601 753 618 596 558 690 "
    "589 840 623 595 607 315 377 315 552 396 268 526 566 500 564 539 311 560 546 278 254 490 239 841 546 552 566 "
    "576 340 471 324 536 441 654 461 429 460 319 233 319 555 280 281 500 586 580 595 233 530 425 798 371 562 602 "
    "348 798 382 352 579 382 383 268 555 508 235 291 256 381 562 826 812 868 520 626 626 626 626 626 626 998 656 "
    "567 567 567 567 414 414 414 414 712 689 727 727 727 727 727 528 727 690 690 690 690 595 576 597 526 526 526 "
    "526 526 526 874 500 539 539 539 539 278 278 278 278 567 546 552 552 552 552 552 602 552 536 536 536 536 429 "
    "566 429 480 800 235 235 398 398 438 696 579 579"
)
_BOLD = (
    "320 283 410 783 619 977 702 222 366 366 434 618 243 374 243 442 652 448 586 605 626 612 632 543 625 561 243 "
    "243 573 618 573 614 754 690 639 673 686 580 544 719 679 458 560 659 537 842 700 764 626 781 654 619 617 663 "
    "656 883 699 687 621 333 442 333 589 430 314 553 596 520 596 566 367 597 572 315 259 567 314 886 572 573 596 "
    "601 372 534 379 570 526 723 533 518 516 370 234 370 533 320 283 520 617 596 687 216 578 452 798 395 669 618 "
    "350 798 405 404 618 407 413 314 591 515 301 321 291 409 669 853 856 959 614 690 690 690 690 690 690 1016 673 "
    "580 580 580 580 458 458 458 458 773 700 764 764 764 764 764 539 763 663 663 663 663 687 615 621 553 553 553 "
    "553 553 553 883 520 566 566 566 566 301 301 301 301 589 572 573 573 573 573 573 594 573 570 570 570 570 518 "
    "596 518 508 842 277 277 498 498 438 803 594 594"
)
_WIDTHS: tuple[dict[str, int], ...] = tuple(
    dict(zip(_CHARACTERS, map(int, table.split()), strict=True)) for table in (_REGULAR, _BOLD)
)
_LATIN, _LATIN_END = 700, 0x250  # other letters of European scripts
_FULL = 1000  # everything else: no script of the world is set wider than a square a character
_INVISIBLE = {"\u2060", "\u200b", "\u2066", "\u2069"}
_BREAK = re.compile(r"(?<=\w\w\w[-/])(?=\w\w)| +")  # "receptor-" may stand alone, "T-" of "T-DM1" may not


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line with this `text`, in the unit of `size`; not too small where the font lacks a character.

    `size` is that of the type; `bold` says which of the two faces is measured.
    """
    known = _WIDTHS[bold]
    total = sum(known.get(c, _LATIN if ord(c) < _LATIN_END else _FULL) for c in text if c not in _INVISIBLE)
    return total * size / 1000


def is_exact(text: str) -> bool:
    """Whether every character of a line is one whose width is known."""
    return all(c in _WIDTHS[0] or c in _INVISIBLE for c in text)


def lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """A `text` broken into lines of at most `room`; a longer word is broken where it must be.

    `room` is in the unit of `size`, the size of the type; `bold` as in `width`.

    >>> lines("40 to 74 years", 16, 70)
    ['40 to 74', 'years']
    """
    room /= MARGIN
    found: list[str] = []
    line = ""
    for piece, space in _pieces(text):
        joined = f"{line}{space}{piece}" if line else piece
        if line and width(joined, size, bold=bold) > room:
            found.append(line)
            line = piece
        else:
            line = joined
        while width(line, size, bold=bold) > room and len(line) > 1:
            cut = next(n for n in range(len(line), 0, -1) if n == 1 or width(line[:n], size, bold=bold) <= room)
            found.append(line[:cut])
            line = line[cut:]
    return [*found, line] if line else found


def longest(text: str, size: float, *, bold: bool = False) -> float:
    """The room that the longest piece of a `text` needs that must not be broken; `size` and `bold` as in `width`."""
    return max((width(piece, size, bold=bold) * MARGIN for piece, _ in _pieces(text)), default=0.0)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each unbreakable piece with the space before it. A no-break space breaks nothing."""
    at, space = 0, ""
    for match in _BREAK.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], space
        space = match[0][:1]
        at = match.end()
    if at < len(text):
        yield text[at:], space
