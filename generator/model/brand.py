"""What makes a library recognisable as its publisher's own: one source for pages, sheets, their signs and previews."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Self

from generator.diagnostics import Where
from generator.model import addresses
from generator.model.colors import Color
from generator.model.pictures import Picture
from generator.model.values import Phone, Prose

_NOWHERE = Where("")


class WebFont(str):
    """The name of a WOFF2 file beside `library.yaml`; `data` are its bytes, b"" where it could not be used."""

    __slots__ = ("data", "where")
    where: Where
    data: bytes

    def __new__(cls, name: str, where: Where = _NOWHERE, data: bytes = b"") -> Self:
        """A font of this `name`, chosen at the place `where`."""
        made = super().__new__(cls, name)
        made.where = where
        made.data = data
        return made

    @property
    def address(self) -> str:
        """Where it lies below the site's root."""
        return addresses.font(self.data)


class PageAddress(str):
    """A Markdown page of the library (`privacy.md`), or an https: address; `where` is the place that names it."""

    __slots__ = ("where",)
    where: Where

    def __new__(cls, text: str, where: Where = _NOWHERE) -> Self:
        """What `text` names."""
        made = super().__new__(cls, text)
        made.where = where
        return made

    @property
    def page(self) -> str:
        """The address of the page below the site's root, "" where it is on another site."""
        return f"{self.removesuffix('.md')}.html" if self.endswith(".md") and "://" not in self else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """The publisher's typeface. On paper it comes from `content/paper-fonts/`, on pages from WOFF2 files."""

    where: Where = field(default=Where(""), compare=False)
    family: Annotated[str, "Its name, as the files in content/paper-fonts/ say it: sheets are set in it"]
    license: Annotated[str, "Under which terms it may be used on the web and on paper, for example SIL OFL 1.1"]
    regular: Annotated[WebFont, "A WOFF2 file beside library.yaml: pages are set in it"] | None = None
    bold: Annotated[WebFont, "Its bold face, a WOFF2 file beside library.yaml"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Logo, colours, typeface and how the publisher is reached."""

    where: Where = field(default=Where(""), compare=False)
    logo: Annotated[Picture, "An SVG or PNG file beside library.yaml, for a light ground and for paper"] | None = None
    logo_dark: Annotated[Picture, "The same for a dark ground; none: the logo on a light plate"] | None = None
    name: Annotated[str, "What the logo says, for those who do not see it; none: the publisher's name"] = ""
    color: Annotated[Color, 'Of titles, links and buttons, in quotes: "#0b4251"'] | None = None
    accent: Annotated[Color, 'Of lines and marks, in quotes: "#b06f00"'] | None = None
    typeface: Annotated[Typeface, "The typeface of pages and sheets"] | None = None
    address: Annotated[tuple[str, ...], "Postal address, line by line"] = ()
    phone: Annotated[Phone, "Phone number, as it is dialled"] | None = None
    hours: Annotated[Prose, "When the phone is answered, or the door is open"] | None = None
    privacy: (
        Annotated[PageAddress, "Page on privacy: a Markdown page such as privacy.md, or an https: address"] | None
    ) = None
    imprint: Annotated[PageAddress, "Page on who answers for the site, as `privacy`"] | None = None
    footer: Annotated[Prose, "A sentence or two at the foot of every page and the end of every sheet"] | None = None

    @property
    def family(self) -> str:
        """The typeface of sheets, "" for ours."""
        return self.typeface.family if self.typeface else ""
