"""What stands around a page: navigation, breadcrumbs, previous and next, dates.

The navigation of a page lists the pages of its own guideline and one link to all guidelines, no more:
with every page in every navigation a site grows with the square of its pages (docs/design.md, Navigation).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from generator.language.formats import long_date
from generator.language.scripts import script_words
from generator.language.speaking import _, ngettext, pgettext, spoken
from generator.model import addresses
from generator.model.currency import review_due
from generator.model.danger import has_help
from generator.model.library import Library
from generator.model.values import Prose, Status
from generator.pages.assets import FOLDER, WIDE_FEATURES, scripts_of, styles_of, words_address
from generator.pages.brand import brand_facts
from generator.pages.frame import (
    GuidelineNavigation,
    LibraryFacts,
    Link,
    Navigation,
    NavigationEntry,
    NavigationGroup,
    OfflineCopy,
    PageFrame,
    ReviewDue,
    SearchPlaces,
)
from generator.pages.languages import other_languages
from generator.pages.page import Kind, Page
from generator.pages.policy import page_policy
from generator.pages.structured import json_ld, open_graph
from generator.text.html import inline_html
from generator.text.plain import inline_plain
from generator.text.resolve import Texts

SIZE_MARK = "(size of the offline copy)"
"""Stands for a figure that is known only when all pages are there: `publish.bundle` puts it in."""

MOST_SECTIONS = 60
"""So many sections of a guideline its navigation lists at the most."""


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """An ordinary Markdown page beside the guidelines, as far as navigation needs it."""

    address: str
    title: str


_WIDE = frozenset({Kind.HOME, Kind.OVERVIEW, Kind.DECISION, Kind.SEARCH})
"""Pages of cards, tables or results: no list of headings stands beside them."""
_MOST_LISTED = 60
"""Markdown pages in the navigation of a page."""


def by_folder(pages: Sequence[MarkdownPage]) -> dict[str, list[MarkdownPage]]:
    """The Markdown pages that a page lists: all of them under ""; where they are many, those of its own folder.

    Each page with a link to each other would make a site of thousands of pages quadratic (docs/design.md, Navigation).
    """
    if len(pages) <= _MOST_LISTED:
        return {"": list(pages)}
    folders: dict[str, list[MarkdownPage]] = {}
    for page in pages:
        listed = folders.setdefault(_folder(page.address), [])
        if len(listed) < _MOST_LISTED:
            listed.append(page)
    return folders


def beside(address: str, pages: Mapping[str, Sequence[MarkdownPage]]) -> Sequence[MarkdownPage]:
    """The Markdown pages, of the `pages` that `by_folder` sorted, that the page at `address` lists."""
    return pages.get("") or pages.get(_folder(address), ())


def _folder(address: str) -> str:
    """The folder of an address, which is "./" at the root."""
    return address.rpartition("/")[0] or "./"


Href = Callable[[str], str]
"""The link from a page to an address of the site."""


class FrameBuilder:
    """Makes the frame of each page of a site."""

    def __init__(
        self, library: Library, texts: Texts, pages: Sequence[Page], bundle: str, site_url: str = "", *, strict: bool
    ) -> None:
        """`bundle` is the address of the offline copy, "" where none is made; `site_url` "" where it is not known.

        `pages` are those of `library`, whose `texts` have their references resolved. `strict` puts the Content-
        Security-Policy into every page; a live preview runs scripts of its own.
        """
        self._texts = texts
        self._site_url = f"{site_url.rstrip('/')}/" if site_url else ""
        self._strict = strict
        self._library = library
        self._texts = texts
        self._bundle = bundle
        self._pages = {page.address: page for page in pages}
        self._names = {
            item.id: inline_plain(texts.inlines(item.guideline.short_title or item.guideline.title, item.id))
            for item in library.guidelines
        }
        self._by_guideline: dict[str, list[Page]] = {}
        for page in pages:
            if page.kind is not Kind.CONFORMANCE:  # that page is for editors: "About this guideline" leads to it
                self._by_guideline.setdefault(page.guideline, []).append(page)
        self._lines = {name: list(_lines(own)) for name, own in self._by_guideline.items()}
        self._places = {page.address: place for own in self._by_guideline.values() for place, page in enumerate(own)}
        self._sections = {
            name: [place for place, page in enumerate(own) if page.kind is Kind.SECTION]
            for name, own in self._by_guideline.items()
        }

    def frame(
        self, address: str, others: Sequence[MarkdownPage], edit_url: str | None, base: str | None = None
    ) -> PageFrame:
        """What stands around the page at `address`; `edit_url` is where its source is edited, None where nobody can.

        `others` are the Markdown pages. Links are relative to the page, or begin with `base` where it is given.
        """
        page = self._pages.get(address)

        def href(target: str) -> str:
            return addresses.relative(target, address) if base is None else base + target

        return PageFrame(
            root="../" * address.count("/") if base is None else base,
            kind=page.kind.value.replace(" ", "-") if page else "markdown",
            is_wide=page is not None and _is_wide(page),
            is_hidden=self._is_of_draft(page),
            lang=self._own_language(page),
            speaks=spoken().tag,
            languages=tuple(other_languages(self._library, page, address, self._site_url)) if base is None else (),
            words=words_address(spoken().tag) if script_words(spoken()) else "",
            policy=page_policy(markdown=page is None) if self._strict else "",
            open_graph=tuple(open_graph(page, self._library, self._site_url).items()) if page else (),
            json_ld=json_ld(page, self._library, self._texts, self._site_url) if page else "",
            feed=f"{self._site_url}{addresses.FEED}" if self._site_url else "",
            scripts=tuple(f"{FOLDER}/{name}" for name in scripts_of(page)) if page else (),
            styles=tuple(f"{FOLDER}/{name}" for name in styles_of(page)) if page else (),
            title=page.title if page else "",
            description=page.description if page else "",
            library=self._facts(href(addresses.HOME), self._html(self._library.info.disclaimer, address, base)),
            brand=brand_facts(
                self._library.info,
                href,
                lambda prose: self._html(prose, address, base),
                up="" if self._library.is_original else "../",
            ),
            nav=self._navigation(address, page, others, href),
            breadcrumbs=self._breadcrumbs(page, href),
            previous=self._neighbour(page, -1, href),
            next=self._neighbour(page, 1, href) if page and page.kind is not Kind.OVERVIEW else None,
            footer=self._footer(page, href),
            search=SearchPlaces(
                action=href(addresses.SEARCH),
                index=addresses.SEARCH_INDEX,
                glossary=href(addresses.GLOSSARY),
                questions=href(addresses.ALL_QUESTIONS),
            ),
            bundle=self._offline_copy(href),
            edit=edit_url,
            review_due=self._review_due(page),
        )

    def _is_of_draft(self, page: Page | None) -> bool:
        """Whether a page is that of a draft, which only those should find who were sent to it."""
        if page is None or not page.guideline:
            return False
        return self._library.guideline(page.guideline).guideline.status is Status.DRAFT

    def _own_language(self, page: Page | None) -> str:
        """The language of a page's guideline where it is not the library's, which stands on the page as a whole; else ""."""
        info = self._library.info
        own = self._library.guideline(page.guideline).language(info) if page and page.guideline else info.language
        return "" if own == info.language else own

    def _offline_copy(self, href: Href) -> OfflineCopy | None:
        if not self._bundle:
            return None
        day = self._library.as_of
        return OfflineCopy(href=href(self._bundle), size=SIZE_MARK, date=long_date(day), date_iso=day.isoformat())

    def _facts(self, home: str, disclaimer: str) -> LibraryFacts:
        info = self._library.info
        publisher, license_ = info.publisher, info.license
        return LibraryFacts(
            name=info.name,
            short_name=info.short_name or info.name,
            href=home,
            version=info.version,
            publisher=publisher.name,
            publisher_href=str(publisher.address) if publisher.address else None,
            contact_href=str(publisher.contact) if publisher.contact else None,
            license=license_.name,
            license_href=str(license_.address) if license_.address else None,
            disclaimer=disclaimer,
        )

    def _html(self, prose: Prose, address: str, base: str | None) -> str:
        """A text of the library with its markup; words alone where links cannot be relative."""
        inlines = self._texts.inlines(prose, "")
        return inline_plain(inlines) if base is not None else inline_html(inlines, address)

    def _navigation(self, address: str, page: Page | None, others: Sequence[MarkdownPage], href: Href) -> Navigation:
        library = [
            (_("Words explained"), addresses.GLOSSARY),
            (_("Questions to ask"), addresses.ALL_QUESTIONS),
            *([(_("When to get help"), addresses.HELP)] if has_help(self._library) else []),
            (_("Sources and links"), addresses.RESOURCES),
            (_("A to Z"), addresses.SEARCH),
        ]
        near = [(other.title, other.address) for other in others if _is_near(other.address, address)]
        return Navigation(
            guidelines=_entry(_("All guidelines"), addresses.HOME, address, href),
            guideline=self._own_guideline(page, href),
            library=tuple(_entry(title, target, address, href) for title, target in library),
            pages=tuple(_entry(title, target, address, href) for title, target in near),
        )

    def _footer(self, page: Page | None, href: Href) -> tuple[Link, ...]:
        """Where somebody may want to go on who has come to the end of any page."""
        ways = [
            (_("Questions to ask"), addresses.ALL_QUESTIONS),
            (_("Words explained"), addresses.GLOSSARY),
            (_("Where the facts come from"), addresses.RESOURCES),
            (_("Everything from A to Z"), addresses.SEARCH),
        ]
        if page and page.guideline:
            ways.append((_("About this guideline"), addresses.about(page.guideline)))
        return tuple(Link(title=title, href=href(address)) for title, address in ways)

    def _own_guideline(self, page: Page | None, href: Href) -> GuidelineNavigation | None:
        if page is None or not page.guideline:
            return None
        return GuidelineNavigation(
            title=self._names[page.guideline],
            groups=tuple(
                NavigationGroup(
                    title=group,
                    pages=tuple(_entry(title, target, page.address, href) for title, target, _heading in listed),
                )
                for group, listed in groupby(self._listed(page), key=itemgetter(2))
            ),
        )

    def _listed(self, page: Page) -> list[tuple[str, str, str]]:
        """Title, address and group of the pages in a page's navigation.

        Of very many sections it lists those around the page, or else the first. A list of hundreds helps nobody, and
        in each of hundreds of pages it makes the site grow with their square.
        """
        own = self._lines[page.guideline]
        sections = self._sections[page.guideline]
        if len(sections) <= MOST_SECTIONS:
            return own
        begin, end = sections[0], sections[-1] + 1
        here = self._places[page.address] if page.kind is Kind.SECTION else begin
        first = max(begin, min(here - MOST_SECTIONS // 2, end - MOST_SECTIONS))
        inside = f"{addresses.guideline(page.guideline)}#gp-inside"
        everything = (ngettext("All {count} part", "All {count} parts", len(sections)), inside, _reading())
        return [*own[:begin], *own[first : first + MOST_SECTIONS], everything, *own[end:]]

    def _breadcrumbs(self, page: Page | None, href: Href) -> tuple[Link, ...]:
        if page is None or page.kind is Kind.HOME:
            return ()
        crumbs = [Link(title=_("Home"), href=href(addresses.HOME))]
        if page.guideline and page.kind is not Kind.OVERVIEW:
            title = self._names[page.guideline]
            crumbs.append(Link(title=title, href=href(addresses.guideline(page.guideline))))
        return tuple(crumbs)

    def _neighbour(self, page: Page | None, step: int, href: Href) -> Link | None:
        """The page of the same guideline before (-1) or after (1) this one."""
        place = self._places.get(page.address) if page and page.guideline else None
        if page is None or place is None:
            return None
        own = self._by_guideline[page.guideline]
        if not 0 <= place + step < len(own):
            return None
        other = own[place + step]
        return Link(title=other.short_title, href=href(other.address))

    def _review_due(self, page: Page | None) -> ReviewDue | None:
        """When the text of a current guideline is checked next; what is past or not yet finished names no day."""
        guideline = self._library.guideline(page.guideline).guideline if page and page.guideline else None
        if guideline is None or guideline.status is not Status.CURRENT:
            return None
        due = review_due(guideline, self._library)
        return ReviewDue(date=long_date(due), date_iso=due.isoformat())


def _is_wide(page: Page) -> bool:
    """Whether a page is one of cards or tables, or has a table for all of its width."""
    return page.kind in _WIDE or (page.kind is Kind.SECTION and not WIDE_FEATURES.isdisjoint(page.features))


def _is_near(other: str, address: str) -> bool:
    """Whether the Markdown page `other` belongs into the navigation of `address`.

    A folder of pages is one entry, its index, except on its own pages: readers need not see the editors' shelf.
    """
    folder, _slash, name = other.rpartition("/")
    return not folder or name == "index.html" or address.startswith(f"{folder}/")


def _entry(title: str, target: str, address: str, href: Href) -> NavigationEntry:
    return NavigationEntry(title=title, href=href(target), current=target == address)


def _lines(pages: Sequence[Page]) -> Iterator[tuple[str, str, str]]:
    """Title, address and group of the pages of a guideline, and of the reader's own list, which stands on one of them."""
    with_list = Kind.QUESTIONS if any(page.kind is Kind.QUESTIONS for page in pages) else Kind.MY_HANDOUT
    for page in pages:
        yield page.short_title, page.address, _group(page)
        if page.kind is with_list:
            yield _("My list"), f"{page.address}#gp-mine", _group(page)


def _group(page: Page) -> str:
    """Under which heading the navigation lists a page."""
    if page.kind in {Kind.OVERVIEW, Kind.SECTION, Kind.ABOUT}:
        return _reading()
    if page.kind in {Kind.RECOMMENDATIONS, Kind.DECISION}:
        return pgettext("heading of the navigation", "Look up")
    return pgettext("heading of the navigation", "Take along")


def _reading() -> str:
    return pgettext("heading of the navigation", "Read")
