"""The publisher's own look can be read by everybody, and what it names is there."""

from __future__ import annotations

from collections.abc import Callable

from generator.checks.context import CheckContext
from generator.diagnostics import did_you_mean
from generator.fonts import FALLBACK, FAMILY, FOLDER, load_fonts
from generator.model.brand import Brand, PageAddress
from generator.model.colors import SIGN, TEXT, Color, least_contrast, nearest
from generator.model.palette import LIGHT_GROUNDS, WHITE

_TEXT = "titles and links in it, and white letters on it, could not be read by everybody"
_SIGN = "lines and marks in it could not be seen by everybody"


def check_brand(context: CheckContext) -> None:
    """Two colours are told from every ground, the typeface is among the fonts for paper, and named pages are there."""
    brand = context.library.info.brand
    if brand is None or not context.of_library:
        return
    if brand.color:
        grounds = (WHITE, *LIGHT_GROUNDS)
        _check_color(context, brand.color, TEXT, lambda color: least_contrast(color, grounds), _TEXT)
    if brand.accent:
        _check_color(context, brand.accent, SIGN, lambda color: least_contrast(color, LIGHT_GROUNDS), _SIGN)
    _check_typeface(context, brand)
    for page in (brand.privacy, brand.imprint):
        if page:
            _check_page(context, page)


def _check_color(context: CheckContext, color: Color, wanted: float, told: Callable[[str], float], why: str) -> None:
    found = told(color)
    if found < wanted:
        better = nearest(color, lambda other: told(other) >= wanted)
        message = f"{color} is too pale: {why} (contrast {found:.1f} to 1; {wanted:.1f} is needed)"
        hint = f'the nearest that can is "{better}"'
        context.findings.error("low-contrast", message, context.sources.find(color.where, color), hint)


def _check_typeface(context: CheckContext, brand: Brand) -> None:
    typeface = brand.typeface
    if typeface is None or not typeface.family:
        return
    folder = context.content.root
    known = load_fonts(folder).families
    if typeface.family not in known:
        there = [family for family in known if family not in (FAMILY, FALLBACK)]
        hint = did_you_mean(typeface.family, there) or f"put its files (.ttf or .otf) into {folder.name}/{FOLDER}/"
        message = f'no font in {folder.name}/{FOLDER}/ is called "{typeface.family}"'
        where = context.sources.find(typeface.where, typeface.family)
        context.findings.error("unknown-font", message, where, hint)


def _check_page(context: CheckContext, page: PageAddress) -> None:
    if page.page and not (context.content.root / str(page)).is_file():
        message = f'there is no page "{page}" in {context.content.root.name}/'
        context.findings.error("missing-file", message, page.where, "write it in Markdown, or name an https: address")
