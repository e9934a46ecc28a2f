"""Pictures that editors choose: line drawings by name, or files of their own."""

from __future__ import annotations

DRAWINGS = (
    "mammogram",
    "scan",
    "talk",
    "drug",
    "calendar",
    "question",
    "body",
    "breast",
    "brain",
    "home-care",
    "emergency",
    "paper",
)
"""The line drawings that come with Guidepress (`templates/art`)."""


class Picture(str):
    """A drawing by its name, or the name of an SVG or PNG file beside the file that chooses it."""

    __slots__ = ()

    @property
    def is_drawing(self) -> bool:
        """Whether this is one of `DRAWINGS`, not a file."""
        return self in DRAWINGS
