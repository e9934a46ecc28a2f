"""What stands at the head and foot of every page of a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.handouts.labels import Labels, labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What identifies a sheet that lies alone on a table (docs/design.md, What identifies a sheet).

    Dates are in words, `dated` and `reviewed` in a whole sentence.

    `logo` are the bytes of an SVG or PNG file (`logo_format`), None for none; `reach` says how the publisher is reached, `own`
    what it says of itself at the end of a sheet.

    `address` is the page that the sheet came from, `qr` the SVG of its QR code; both None when the library
    has no address on the web. `status` is printed at the head of every page ("" for a current guideline);
    `out_of_date_after` is "" for all others, which hold until no day.
    """

    library: str
    publisher: str
    version: str
    dated: str
    reviewed: str
    out_of_date_after: str
    status: str = ""
    address: str | None = None
    qr: str | None = None
    disclaimer: str = ""
    licence: str = ""
    logo: bytes | None = None
    logo_format: str = ""
    reach: str = ""
    own: str = ""
    labels: Labels = field(default_factory=labels)
