"""What stands around a page, as the theme's templates get it: the variable `gp`, a record and nothing else.

The templates are read by Jinja2 and must stay within what MiniJinja understands: they go by attributes alone. A test
compares every name in them with these records, so that a misspelt one is found and not printed as nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link with its words. Addresses are relative to the page, or absolute on the page for missing addresses."""

    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLanguage:
    """The same page in another language: its tag (BCP 47), its own name for itself, the way it is written (ltr or rtl).

    `address` is the page's on the web, "" where it is not known, or where it is not the same page but the nearest one.
    """

    tag: str
    title: str
    direction: str
    href: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationEntry:
    """A line of the navigation."""

    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationGroup:
    """Lines of the navigation under one heading, `title`."""

    title: str
    pages: tuple[NavigationEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidelineNavigation:
    """The pages of the reader's own guideline."""

    title: str
    groups: tuple[NavigationGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """The navigation of a page: `guideline` None outside guidelines, `pages` are the ordinary Markdown pages."""

    guidelines: NavigationEntry
    guideline: GuidelineNavigation | None
    library: tuple[NavigationEntry, ...]
    pages: tuple[NavigationEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFacts:
    """Who answers for the library; what is not known is None. `short_name` is for the head of the page, `disclaimer` is HTML."""

    name: str
    short_name: str
    href: str
    version: str
    publisher: str
    publisher_href: str | None
    contact_href: str | None
    license: str
    license_href: str | None
    disclaimer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoFacts:
    """A logo: where it lies, and how large it is in pixels."""

    href: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandFacts:
    """What makes pages the publisher's own; None is what nobody has chosen.

    `style` and `icon` are addresses below the root of the site, `icon_type` is its media type. `name` says what a logo
    says. `hours` and `footer` are HTML, "" for none; `pages` are those on privacy and on who answers for the site.
    """

    style: str
    icon: str
    icon_type: str
    logo: LogoFacts | None
    logo_dark: LogoFacts | None
    name: str
    address: tuple[str, ...]
    phone: str
    phone_href: str
    hours: str
    footer: str
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPlaces:
    """Where the search box finds its index, and what it offers where nothing is found."""

    action: str
    index: str
    glossary: str
    questions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineCopy:
    """The bundle: `size` is put in when all pages are there; `date` in words, `date_iso` as ISO 8601."""

    href: str
    size: str
    date: str
    date_iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDue:
    """When the text of a guideline is to be checked next, in words and as ISO 8601."""

    date: str
    date_iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """Everything around one page.

    `root` is the way to the site's root, `kind` a name for style sheets, `is_wide` whether the page needs the whole width for tables or cards, `is_hidden` whether search engines leave it out, `lang` the language of the page where it is
    not that of the library (BCP 47, else ""), `speaks` the language of our own words and dates on it, with its country, which the theme may not know, `policy` its Content-Security-Policy, `languages` are the other ones that the page is there in, `json_ld` data that is escaped for
    a script element, `words` the address of what scripts say ("" in English). `title` and `description` are plain text, "" on ordinary Markdown pages, which bring their own. `footer` are the ways on from any page; `brand` is None where the publisher has none.
    """

    root: str
    kind: str
    is_wide: bool
    is_hidden: bool
    lang: str
    speaks: str
    languages: tuple[OtherLanguage, ...]
    words: str
    policy: str
    open_graph: tuple[tuple[str, str], ...]
    json_ld: str
    feed: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    title: str
    description: str
    library: LibraryFacts
    brand: BrandFacts | None
    nav: Navigation
    breadcrumbs: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    footer: tuple[Link, ...]
    search: SearchPlaces
    bundle: OfflineCopy | None
    edit: str | None
    review_due: ReviewDue | None
