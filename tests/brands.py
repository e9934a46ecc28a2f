"""A publisher of our own making, with a logo, two colours, a typeface and all ways to be reached."""

from __future__ import annotations

from pathlib import Path

from generator.templates_dir import templates_dir
from tests.support import LibraryCase

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 60" width="{width}" height="60">'
    '<circle cx="30" cy="30" r="26" fill="{color}"/><path d="M30 12v36M12 30h36" stroke="#fff" stroke-width="7"/></svg>'
)
WIDE = LOGO.format(width=220, color="#7a1f5c")
SQUARE = LOGO.format(width=60, color="#7a1f5c")
DARK = LOGO.format(width=220, color="#eaabd5")
FONT = Path(__file__).parent.parent / "content/paper-fonts/NotoSansArabic-Regular.ttf"
BRAND = """
brand:
  logo: logo.svg
  logo-dark: logo-dark.svg
  name: Northfield Hospital
  color: "#7a1f5c"
  accent: "#b3660a"
  typeface: {family: Noto Sans Arabic, license: SIL OFL 1.1, regular: own-regular.woff2, bold: own-bold.woff2}
  address: [Breast Care Centre, 12 Station Road]
  phone: +44 20 7946 0018
  hours: Monday to Friday, 9 to 5
  privacy: privacy.md
  imprint: https://www.example.org/imprint
  footer: Made by the nurses of the **Breast Care Centre**.
"""


def with_brand(case: LibraryCase, brand: str = BRAND, *, logo: str = WIDE) -> LibraryCase:
    """The library of `case` with a `brand`, and the files that it may name."""
    case.put("logo.svg", logo).put("logo-dark.svg", DARK).put("privacy.md", "# Privacy\n\nWe keep nothing.\n")
    for face in ("regular", "bold"):
        own = templates_dir() / f"theme/assets/guidepress/fonts/atkinson-hyperlegible-{face}.woff2"
        case.put(f"own-{face}.woff2", own.read_bytes())
    case.put(f"paper-fonts/{FONT.name}", FONT.read_bytes())
    return case.put("library.yaml", f"{(case.content / 'library.yaml').read_text(encoding='utf-8')}{brand}")
