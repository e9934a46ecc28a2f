"""What is drawn on a sheet: SVG with the words that it stands for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A drawing: SVG without text that the alternative does not have. It is made smaller where it does not fit.

    `width` in millimetres.
    """

    svg: str
    alternative: str
    width: float


@dataclass(frozen=True, slots=True)
class PictureLabel:
    """What a part of a picture means: a square like those of the part, as SVG, and words."""

    svg: str
    words: str


@dataclass(frozen=True, slots=True)
class LabelledPicture:
    """A drawing with labels `above` and `below` it. `key` says what each square is ("": nothing is said)."""

    above: tuple[PictureLabel, ...]
    picture: PictureBlock
    below: tuple[PictureLabel, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing made for one variant (its name): SVG and its width in points, at which its type is large enough."""

    variant: str
    svg: str
    width: float
