"""The publisher's own look on pages: a style sheet of two colours and a typeface, the sign of the site, and the footer.

Without `brand:` in `library.yaml` there is none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import escape

from generator.language.speaking import _
from generator.model import addresses
from generator.model.brand import Brand, PageAddress, Typeface, WebFont
from generator.model.library import LibraryFile
from generator.model.palette import dark, light
from generator.model.pictures import Picture
from generator.model.values import Prose
from generator.pages.frame import BrandFacts, Link, LogoFacts

_SQUARE = 1.5
"""A logo that is no more than so many times as wide as high, or the other way round, can be the sign in a tab."""
_GROUND = "#0b4251"
_MEDIA = {".svg": "image/svg+xml", ".png": "image/png"}

_LOOK = """\
.gp-brand__logo { flex: none; display: block; width: auto; height: auto; max-width: min(11rem, 38vw); max-height: 2.5rem; }
.gp-brand__logo--dark { display: none; }
.gp-footer__own { margin: var(--gp-s4) 0; max-width: var(--gp-text); color: var(--gp-ink); }
.gp-footer__own p { margin: 0 0 var(--gp-s1); overflow-wrap: anywhere; }
.gp-footer__own a { display: inline-block; min-height: 24px; }
@container gp-header (width < 26em) {
  .gp-brand__logo ~ .gp-brand__name { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
"""
_PLATE = "{dark} .gp-brand__logo {{ padding: 3px 6px; background: #fff; border-radius: 4px; }}\n"
_FORCED = "@media (forced-colors: active) { .gp-brand__logo { padding: 3px 6px; background: #fff; forced-color-adjust: none; } }\n"
_SWAPPED = "{dark} .gp-brand__logo--light {{ display: none; }}\n{dark} .gp-brand__logo--dark {{ display: block; }}\n"
_AS_ASKED = ':root[data-theme="dark"]'
_AS_DEVICE = ':root:not([data-theme="light"])'
_ON_SCREEN = "@media screen and (prefers-color-scheme: dark)"
_BY_DEVICE = "@media (prefers-color-scheme: dark)"
_USUAL_CONTRAST = ':not([data-contrast="more"])'


def brand_files(info: LibraryFile) -> Mapping[str, bytes]:
    """The files of the brand in the library's `info`, by their addresses; none where it has no brand."""
    brand = info.brand
    if brand is None:
        return {}
    files = {addresses.BRAND_STYLE: _style(brand).encode()}
    if not _own_icon(brand):
        files[addresses.BRAND_ICON] = _letter(brand.name or info.name, str(brand.color or _GROUND)).encode()
    files |= {logo.file.address: logo.file.data for logo in (brand.logo, brand.logo_dark) if logo and logo.file}
    return files | {font.address: font.data for _weight, font in _fonts(brand.typeface)}


def _own_icon(brand: Brand) -> Picture | None:
    """The logo, where it has the shape of a sign."""
    file = brand.logo.file if brand.logo else None
    fits = file and max(file.width, file.height) <= _SQUARE * min(file.width, file.height)
    return brand.logo if fits else None


def _letter(name: str, color: str) -> str:
    """The first letter of a name, white on the publisher's colour."""
    first = next((character for character in name if character.isalnum()), "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="{color}"/>'
        f'<text x="16" y="23" fill="#fff" font-family="sans-serif" font-size="20" font-weight="700" text-anchor="middle">'
        f"{escape(first.upper())}</text></svg>\n"
    )


def _fonts(typeface: Typeface | None) -> Iterator[tuple[int, WebFont]]:
    """The faces that pages load, with their weight."""
    for weight, font in ((400, typeface.regular), (700, typeface.bold)) if typeface else ():
        if font and font.data:
            yield weight, font


def _style(brand: Brand) -> str:
    """The style sheet of a brand. Who asks for strong contrast gets our own colours, and paper has its own."""
    return "".join([_LOOK, *_faces(brand.typeface), *_logo_rules(brand), *_colors(brand)])


def _faces(typeface: Typeface | None) -> Iterator[str]:
    for weight, font in _fonts(typeface):
        file = addresses.relative(font.address, addresses.BRAND_STYLE)
        yield (
            f'@font-face {{ font-family: "gp-own"; font-weight: {weight}; font-display: swap; '
            f'src: url("{file}") format("woff2"); }}\n'
        )
    if any(_fonts(typeface)):
        own = '"gp-own", "Atkinson Hyperlegible", gp-fallback, gp-fallback-dejavu, system-ui, sans-serif'
        yield f":root, body {{ --md-text-font-family: {own}; }}\n"
        yield f".gp-diagram__picture text {{ font-family: {own}; }}\n"


def _logo_rules(brand: Brand) -> Iterator[str]:
    if brand.logo is None:
        return
    rule = _SWAPPED if brand.logo_dark else _PLATE
    yield f"@media screen {{\n{rule.format(dark=_AS_ASKED)}}}\n"  # paper is white
    yield f"{_ON_SCREEN} {{\n{rule.format(dark=_AS_DEVICE)}}}\n"
    yield _FORCED


def _colors(brand: Brand) -> Iterator[str]:
    by_day, by_night = light(brand.color, brand.accent), dark(brand.color, brand.accent)
    if not by_day:
        return
    yield "@media screen and (not (prefers-contrast: more)) {\n"
    yield _rule(f":root{_USUAL_CONTRAST}", by_day)
    yield _rule(f"{_AS_ASKED}{_USUAL_CONTRAST}", by_night)
    yield f"{_BY_DEVICE} {{ {_rule(f'{_AS_DEVICE}{_USUAL_CONTRAST}', by_night)}}}\n"
    yield "}\n"


def _rule(selector: str, variables: Mapping[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'--gp-{name}: {color};' for name, color in variables.items())} }}\n"


def brand_facts(
    info: LibraryFile, href: Callable[[str], str], html: Callable[[Prose], str], *, up: str
) -> BrandFacts | None:
    """What pages say of the brand in the library's `info`; None where it has none.

    `href` makes the link from a page to an address, `html` the words of a text; `up` is the way from the root of this
    language to that of the site, where Markdown pages lie.
    """
    brand = info.brand
    if brand is None:
        return None
    own = _own_icon(brand)
    icon = own.file if own else None
    return BrandFacts(
        style=href(addresses.BRAND_STYLE),
        icon=href(icon.address if icon else addresses.BRAND_ICON),
        icon_type=_MEDIA[icon.suffix if icon else ".svg"],
        logo=_logo(brand.logo, href),
        logo_dark=_logo(brand.logo_dark, href),
        name=brand.name or info.publisher.name,
        address=brand.address,
        phone=brand.phone or "",
        phone_href=brand.phone.href if brand.phone else "",
        hours=html(brand.hours) if brand.hours else "",
        footer=html(brand.footer) if brand.footer else "",
        pages=tuple(_pages(brand, href, up)),
    )


def _logo(logo: Picture | None, href: Callable[[str], str]) -> LogoFacts | None:
    if logo is None or logo.file is None:
        return None
    return LogoFacts(href=href(logo.file.address), width=logo.file.width, height=logo.file.height)


def _pages(brand: Brand, href: Callable[[str], str], up: str) -> Iterator[Link]:
    named: tuple[tuple[str, PageAddress | None], ...] = (
        (_("Privacy"), brand.privacy),
        # translators: a page that says who answers for a website, and how they are reached
        (_("Imprint"), brand.imprint),
    )
    for title, page in named:
        if page:
            yield Link(title=title, href=href(up + page.page) if page.page else str(page))
