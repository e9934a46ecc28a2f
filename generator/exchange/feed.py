"""A feed of changes (Atom, RFC 4287): one entry a guideline, renewed with each check of its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.exchange.xml_text import Element, document, element
from generator.language.speaking import _
from generator.model import addresses
from generator.model.library import GuidelineBundle, Library
from generator.model.standing import standing
from generator.model.values import Prose
from generator.text.plain import inline_plain
from generator.text.resolve import Texts

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """What a feed says of one guideline; `updated` is the day of its last check."""

    guideline: str
    updated: date
    element: Element


def feed(library: Library, entries: Iterable[FeedEntry], site_url: str) -> str:
    """The feed of `library` as XML with its `entries`, newest first. `site_url` ends in a slash; without an address on the web there is no feed."""
    newest_first = sorted(entries, key=lambda entry: (-entry.updated.toordinal(), entry.guideline))
    children = (
        element("title", text=library.info.name),
        element("id", text=site_url),
        element("updated", text=_time(library.as_of)),
        element("author", element("name", text=library.info.publisher.name)),
        element("link", rel="self", href=f"{site_url}{addresses.FEED}", type="application/atom+xml"),
        element("link", rel="alternate", href=site_url, type="text/html"),
        element("rights", text=library.info.license.name),
        *(entry.element for entry in newest_first),
    )
    return document(Element("feed", {"xmlns": _ATOM, "xml:lang": library.info.language}, children))


def feed_entry(bundle: GuidelineBundle, texts: Texts, site_url: str) -> FeedEntry:
    """The entry of the guideline `bundle`, in plain words of `texts`. `site_url` ends in a slash."""
    guideline = bundle.guideline

    def plain(text: Prose) -> str:
        return inline_plain(texts.inlines(text, bundle.id))

    address = f"{site_url}{addresses.guideline(bundle.id)}"
    changed = guideline.changes
    news = (
        [_("Since {version}: {change}", version=changed.since, change=plain(point.text)) for point in changed.points]
        if changed
        else []
    )
    main = plain(guideline.main_message.text)
    status = standing(guideline).line
    what = {"version": guideline.version, "message": main}
    first = (
        _("{status}. Version {version}. {message}", status=status, **what)
        if status
        else _("Version {version}. {message}", **what)
    )
    words = [first, *news]
    entry = element(
        "entry",
        element("title", text=plain(guideline.title)),
        element("id", text=address),
        element("link", rel="alternate", href=address, type="text/html"),
        element("published", text=_time(guideline.published)) if guideline.published else None,
        element("updated", text=_time(guideline.reviewed)),
        element("summary", text="\n".join(words)),
    )
    return FeedEntry(guideline=bundle.id, updated=guideline.reviewed, element=entry)


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
