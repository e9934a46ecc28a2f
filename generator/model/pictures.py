"""Pictures that editors choose: line drawings by name, or files of their own."""

from __future__ import annotations

from generator.drawings import PICTURES


class Picture(str):
    """A drawing by its name (one of `PICTURES`), or the name of an SVG or PNG file beside the file that chooses it."""

    __slots__ = ()

    @property
    def is_drawing(self) -> bool:
        """Whether this is a drawing that comes with Guidepress, not a file."""
        return self in PICTURES
