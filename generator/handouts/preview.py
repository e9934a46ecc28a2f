"""The picture beside a link to the site where it is shared: the publisher's logo, the name of the library, its colour.

Typst writes it, as it sets sheets: the same library gives the same bytes.
"""

from __future__ import annotations

import json

from typst import Compiler

from generator.fonts import REPLACEMENT, FontSet, missing_characters
from generator.handouts.printable import printable, shortened
from generator.language.tags import is_right_to_left
from generator.model.library import LibraryFile
from generator.native import no_panic
from generator.templates_dir import templates_dir

WIDTH, HEIGHT = 1200, 630
"""Pixels, as the networks that show such pictures ask for them."""

_PER_INCH = 144  # of a page of 600 by 315 points
_ROOM = (512, 84)  # points for the logo
_GROUND = "#0b4251"
_NAME_LIMIT = 90  # characters: three lines


def preview_picture(info: LibraryFile, fonts: FontSet) -> bytes:
    """The PNG for the library's `info`, which has a brand, set in `fonts`; b"" where its logo cannot be drawn."""
    brand = info.brand
    logo = brand.logo.file if brand and brand.logo else None
    scale = min(_ROOM[0] / logo.width, _ROOM[1] / logo.height) if logo else 0
    names = {"name": shortened(info.name, _NAME_LIMIT), "publisher": shortened(info.publisher.name, _NAME_LIMIT)}
    said = {
        **{key: _shown(text, fonts) for key, text in names.items()},
        "fonts": fonts.families,
        "color": str(brand.color or _GROUND) if brand else _GROUND,
        "rtl": is_right_to_left(info.language),
        "logo": list(logo.data) if logo else None,
        "format": logo.suffix.removeprefix(".") if logo else "",
        "width": logo.width * scale if logo else 0,
        "height": logo.height * scale if logo else 0,
    }
    with no_panic("drawing the picture for previews"):
        root = templates_dir() / "brand"
        compiler = Compiler(
            input=str(root / "preview.typ"), root=str(root), font_paths=fonts.fonts, ignore_system_fonts=True
        )
        data = compiler.compile(format="png", ppi=_PER_INCH, sys_inputs={"said": json.dumps(said)})
    return data if isinstance(data, bytes) else b""


def _shown(text: str, fonts: FontSet) -> str:
    text = printable(text)
    for piece in missing_characters([text], fonts):
        text = text.replace(piece, REPLACEMENT)
    return text
