"""What a page says of itself to programs: Open Graph for previews, JSON-LD (schema.org) for search engines.

schema.org has `MedicalWebPage` and `MedicalGuideline`; neither knows a status, so that `creativeWorkStatus` says it:
nobody should be led to superseded advice without a word.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from generator.handouts.preview import HEIGHT, WIDTH
from generator.language.catalogue import ENGLISH
from generator.language.speaking import _, speaking
from generator.model import addresses
from generator.model.editions import editions_before, newest
from generator.model.guideline import Guideline
from generator.model.library import GuidelineBundle, Library, Resource
from generator.model.people import Person
from generator.model.standing import standing
from generator.model.values import Prose, Voice
from generator.pages.page import Kind, Page
from generator.text.plain import inline_plain
from generator.text.references import numbers
from generator.text.resolve import Texts

_READERS: Mapping[Voice, tuple[str, ...]] = {
    Voice.PATIENTS: ("Patient", "Caregiver"),
    Voice.CLINICIANS: ("Clinician",),
    Voice.BOTH: ("Patient", "Caregiver", "Clinician"),
}
"""Whom a guideline speaks to, in the words of schema.org."""

_WITH_CITATIONS = frozenset({Kind.OVERVIEW, Kind.ABOUT, Kind.RESOURCES})


def open_graph(page: Page, library: Library, site_url: str) -> Mapping[str, str]:
    """Open Graph properties of a `page` of `library`; `og:url` only where the site has an address, never an invented one.

    `site_url` is that address with a slash at its end, "" where it is not known.
    """
    found = {
        "og:type": "article" if page.guideline else "website",
        "og:title": page.title,
        "og:site_name": library.info.name,
        "og:locale": _language(page, library).replace("-", "_"),
    }
    if page.description:
        found["og:description"] = _status_first(page, library)
    if site_url:
        found["og:url"] = f"{site_url}{page.address}"
    if site_url and library.info.brand:
        found |= {
            "og:image": f"{site_url}{addresses.BRAND_PREVIEW}",
            "og:image:type": "image/png",
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": _(
                "{library}. Published by {publisher}", library=library.info.name, publisher=library.info.publisher.name
            ),
        }
    return found


def _status_first(page: Page, library: Library) -> str:
    """A preview shows one line: the status comes first in it."""
    if not page.guideline:
        return page.description
    line = standing(library.guideline(page.guideline).guideline).line
    return _("{status}. {text}", status=line, text=page.description) if line else page.description


def _language(page: Page, library: Library) -> str:
    return library.guideline(page.guideline).language(library.info) if page.guideline else library.info.language


def json_ld(page: Page, library: Library, texts: Texts, site_url: str) -> str:
    """The `page` as JSON-LD, safe inside `<script type="application/ld+json">`: no `<`, `>` or `&` is left in it.

    `texts` are the texts of `library` with references resolved; `site_url` as in `open_graph`.
    """
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if page.guideline else "WebPage",
        "name": page.title,
        "inLanguage": _language(page, library),
        "isPartOf": {"@type": "WebSite", "name": library.info.name, **_at(site_url)},
        "publisher": _publisher(library, site_url),
        "license": str(library.info.license.address) if library.info.license.address else library.info.license.name,
        **_at(site_url, page.address),
    }
    if page.description:
        data["description"] = _status_first(page, library)
    if page.guideline:
        data |= _guideline(library.guideline(page.guideline), library, texts, site_url)
        data |= _editions(library.guideline(page.guideline), library, texts, site_url)
    if page.kind in _WITH_CITATIONS:
        data |= _citations(page, library)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _work_status(guideline: Guideline) -> str:
    """As in "Published", or "Superseded: …": English in every language, as the words of schema.org are."""
    with speaking(ENGLISH):
        words = standing(guideline)
    if not words.word:
        return "Published"
    return words.term + words.line.removeprefix(words.word)


def _at(site_url: str, address: str = "") -> Mapping[str, str]:
    return {"url": f"{site_url}{address}"} if site_url else {}


def _publisher(library: Library, site_url: str) -> Mapping[str, str]:
    publisher = library.info.publisher
    found = {"@type": "Organization", "name": publisher.name}
    if publisher.address:
        found["url"] = str(publisher.address)
    brand = library.info.brand
    if brand and brand.phone:
        found["telephone"] = brand.phone
    if brand and brand.logo and brand.logo.file and site_url:
        found["logo"] = f"{site_url}{brand.logo.file.address}"
    return found


def _citations(page: Page, library: Library) -> dict[str, Any]:
    """The publications that a guideline is made from, or all that the page of sources lists, where more than an address is known."""
    named = library.guideline(page.guideline).guideline.sources if page.guideline else ()
    resources = [library.resources[ref.name] for ref in named] if page.guideline else library.resources.values()
    found = [_publication(resource) for resource in resources if resource.authors or numbers(resource)]
    return {"citation": found} if found else {}


def _publication(resource: Resource) -> dict[str, Any]:
    """A publication in the words of schema.org; nobody says which author is a person and which a panel."""
    kind = "Book" if resource.isbn else "ScholarlyArticle" if resource.container else "CreativeWork"
    ids = {"doi": resource.doi, "pmid": resource.pmid}
    identifiers = [
        {"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in ids.items() if value
    ]
    within = {"volumeNumber": resource.volume, "issueNumber": resource.issue}
    found = {
        "name": resource.title,
        "url": resource.link,
        "author": list(resource.authors),
        "datePublished": resource.published.isoformat() if resource.published else "",
        "isPartOf": {"@type": "CreativeWork", "name": resource.container} if resource.container else {},
        "pagination": resource.pages,
        "publisher": {"@type": "Organization", "name": resource.publisher} if resource.publisher else {},
        "isbn": resource.isbn,
        "identifier": identifiers,
        "license": resource.license,
        **(within if resource.container else {}),
    }
    return {"@type": kind} | {key: value for key, value in found.items() if value}


def _people(guideline: Guideline, plain: Callable[[Prose], str]) -> dict[str, Any]:
    """Who wrote a guideline, who gave its advice, and who paid. A bare name may be that of a group: it stays a text."""

    def named(person: Person) -> dict[str, str] | str:
        if not (person.role or person.place):
            return person.name
        found = {"jobTitle": person.role, "affiliation": person.place}
        return {"@type": "Person", "name": person.name} | {key: plain(prose) for key, prose in found.items() if prose}

    found = {
        "author": [named(person) for person in guideline.authors],
        "contributor": [named(person) for person in guideline.panel],
        "funder": [
            {"@type": "Organization", "name": it.name} | ({"url": str(it.address)} if it.address else {})
            for it in guideline.funding
        ],
    }
    return {key: value for key, value in found.items() if value}


def _editions(bundle: GuidelineBundle, library: Library, texts: Texts, site_url: str) -> dict[str, Any]:
    """What a guideline replaces, or is replaced by, in the words of Dublin Core: schema.org has none for works."""

    def named(item: GuidelineBundle) -> dict[str, Any]:
        title = inline_plain(texts.inlines(item.guideline.title, item.id))
        return {"@type": "MedicalWebPage", "name": title, **_at(site_url, addresses.guideline(item.id))}

    newer, older = newest(library, bundle.guideline), editions_before(library, bundle)
    found = {"dcterms:isReplacedBy": [*map(named, newer)], "dcterms:replaces": [*map(named, older)]}
    said = {key: value for key, value in found.items() if value}
    return {"@context": ["https://schema.org", {"dcterms": "http://purl.org/dc/terms/"}], **said} if said else {}


def _guideline(bundle: GuidelineBundle, library: Library, texts: Texts, site_url: str) -> dict[str, Any]:
    guideline = bundle.guideline
    readers = [{"@type": "MedicalAudience", "audienceType": who} for who in _READERS[guideline.voice]]
    return {
        "lastReviewed": guideline.reviewed.isoformat(),
        **({"datePublished": guideline.published.isoformat()} if guideline.published else {}),
        "dateModified": guideline.reviewed.isoformat(),
        "version": guideline.version,
        "creativeWorkStatus": _work_status(guideline),
        "reviewedBy": [
            {"@type": "Person", "name": person.name, "jobTitle": person.role} for person in guideline.reviewed_by
        ],
        **_people(guideline, lambda prose: inline_plain(texts.inlines(prose, bundle.id))),
        "audience": readers,
        "isBasedOn": [
            resource.link or {"@type": "CreativeWork", "name": resource.title}
            for resource in (library.resources[ref.name] for ref in guideline.sources)
        ],
        "about": {
            "@type": "MedicalGuideline",
            "name": inline_plain(texts.inlines(guideline.title, bundle.id)),
            **({"guidelineDate": guideline.published.isoformat()} if guideline.published else {}),
            **_at(site_url, addresses.guideline(bundle.id)),
        },
    }
