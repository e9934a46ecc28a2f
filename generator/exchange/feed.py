"""A feed of changes (Atom, RFC 4287): one entry a guideline, renewed with each check of its text."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from generator.model import addresses
from generator.model.library import GuidelineBundle, Library
from generator.model.standing import standing
from generator.model.values import Prose
from generator.text.plain import inline_plain
from generator.text.resolve import Texts

_ATOM = "http://www.w3.org/2005/Atom"


def feed(library: Library, texts: Texts, site_url: str) -> str:
    """The feed of `library` as XML, newest first; without an address on the web there is no feed.

    `texts` are its texts with references resolved; `site_url` ends in a slash.
    """
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": library.info.language})
    _add(root, "title", library.info.name)
    _add(root, "id", site_url)
    _add(root, "updated", _time(library.as_of))
    _add(_add(root, "author"), "name", library.info.publisher.name)
    _add(root, "link", rel="self", href=f"{site_url}{addresses.FEED}", type="application/atom+xml")
    _add(root, "link", rel="alternate", href=site_url, type="text/html")
    _add(root, "rights", library.info.license.name)
    for bundle in sorted(library.guidelines, key=lambda item: (-item.guideline.reviewed.toordinal(), item.id)):
        _entry(root, bundle, texts, site_url)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _entry(root: ET.Element, bundle: GuidelineBundle, texts: Texts, site_url: str) -> None:
    guideline = bundle.guideline

    def plain(text: Prose) -> str:
        return inline_plain(texts.inlines(text, bundle.id))

    address = f"{site_url}{addresses.guideline(bundle.id)}"
    entry = _add(root, "entry")
    _add(entry, "title", plain(guideline.title))
    _add(entry, "id", address)
    _add(entry, "link", rel="alternate", href=address, type="text/html")
    if guideline.published:
        _add(entry, "published", _time(guideline.published))
    _add(entry, "updated", _time(guideline.reviewed))
    changed = guideline.changes
    news = [f"Since {changed.since}: {plain(point.text)}" for point in changed.points] if changed else []
    main = plain(guideline.main_message.text)
    status = standing(guideline).line
    words = [f"{status and f'{status}. '}Version {guideline.version}. {main}", *news]
    _add(entry, "summary", "\n".join(words))


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    if text:
        element.text = text
    return element


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
