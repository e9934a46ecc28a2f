"""Pictures that editors choose: line drawings by name, or files of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from generator.diagnostics import Where
from generator.drawings import PICTURES
from generator.model import addresses

_NOWHERE = Where("")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A file that an editor brought, looked at and found good: its bytes, and its width and height in pixels.

    `suffix` is ".svg" or ".png".
    """

    data: bytes
    suffix: str
    width: int
    height: int

    @property
    def address(self) -> str:
        """Where it lies below the site's root."""
        return addresses.picture(self.data, self.suffix)


class Picture(str):
    """A drawing by its name, or the name of an SVG or PNG file beside the file that chooses it.

    `where` is the place that chooses it; `file` is that file, None of a drawing, and where it could not be used.
    """

    __slots__ = ("file", "where")
    where: Where
    file: PictureFile | None

    def __new__(cls, name: str, where: Where = _NOWHERE, file: PictureFile | None = None) -> Self:
        """A picture of this `name`."""
        made = super().__new__(cls, name)
        made.where = where
        made.file = file
        return made

    @property
    def is_drawing(self) -> bool:
        """Whether this is one of `PICTURES`, not a file."""
        return self in PICTURES

    @property
    def published(self) -> str:
        """What programs are told: the name of a drawing, the address of a file below the site's root."""
        return self.file.address if self.file else str.__str__(self)
