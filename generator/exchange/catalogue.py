"""`data/library.json`: what a library holds, how old it is, and where, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.exchange.alerts import alert_record, contact_record
from generator.exchange.editions import older_edition_records, successors
from generator.exchange.evidence import evidence_records
from generator.exchange.people import people_record
from generator.exchange.schedules import schedule_records
from generator.exchange.sources import publication, source_list
from generator.model import addresses, data_files
from generator.model.brand import Brand
from generator.model.currency import review_due, source_day
from generator.model.danger import guideline_alerts, library_alerts
from generator.model.library import GuidelineBundle, Library
from generator.model.standing import standing
from generator.model.values import Voice
from generator.model.voice import speaking_for
from generator.text.plain import inline_plain
from generator.text.resolve import Texts


def catalogue(library: Library, texts: Texts) -> str:
    """The catalogue of `library` as JSON. Addresses are below the site's root; dates are ISO 8601.

    `texts` are its texts with references resolved.
    """
    return catalogue_of(library, texts, [catalogue_entry(library, texts, bundle) for bundle in library.guidelines])


def catalogue_of(library: Library, texts: Texts, guidelines: Sequence[Mapping[str, Any]]) -> str:
    """The catalogue of `library` as JSON; `texts` are its texts with references resolved. Addresses are below the site's root; dates are ISO 8601.

    `guidelines` are what `catalogue_entry` says of each, in the order of the library.
    """
    info = library.info
    data = {
        "library": info.library.name,
        "name": info.name,
        "version": info.version,
        "language": info.language,
        "publisher": info.publisher.name,
        "license": info.license.name,
        **({"brand": _brand(info.brand, texts)} if info.brand else {}),
        "as-of": library.as_of.isoformat(),
        "topics": [
            {"id": name, "title": inline_plain(texts.inlines(topic.title, "")), "address": addresses.topic(name)}
            for name, topic in info.topics.items()
        ],
        "alerts": [alert_record(library, texts, shown) for shown in library_alerts(library)],
        "contacts": [contact_record(texts, contact, "") for contact in info.contacts.values()],
        "guidelines": list(guidelines),
        "resources": [publication(name, resource) for name, resource in library.resources.items()],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _brand(brand: Brand, texts: Texts) -> dict[str, Any]:
    """What of a publisher's brand is chosen; files by their addresses below the site's root."""
    found = {
        "name": brand.name,
        "logo": brand.logo.published if brand.logo else "",
        "logo-dark": brand.logo_dark.published if brand.logo_dark else "",
        "color": brand.color or "",
        "accent": brand.accent or "",
        "typeface": {"family": brand.typeface.family, "license": brand.typeface.license} if brand.typeface else "",
        "address": list(brand.address),
        "phone": brand.phone or "",
        "hours": inline_plain(texts.inlines(brand.hours, "")) if brand.hours else "",
        "privacy": (brand.privacy.page or str(brand.privacy)) if brand.privacy else "",
        "imprint": (brand.imprint.page or str(brand.imprint)) if brand.imprint else "",
        "footer": inline_plain(texts.inlines(brand.footer, "")) if brand.footer else "",
    }
    return {name: value for name, value in found.items() if value}


def catalogue_entry(library: Library, texts: Texts, bundle: GuidelineBundle) -> dict[str, Any]:
    """What the catalogue of `library` says of the guideline `bundle`, in plain words of `texts`."""
    with speaking_for(bundle.guideline):
        return _entry(library, texts, bundle)


def _entry(library: Library, texts: Texts, bundle: GuidelineBundle) -> dict[str, Any]:
    guideline = bundle.guideline
    return {
        "id": bundle.id,
        "title": inline_plain(texts.inlines(guideline.title, bundle.id)),
        **_for_readers(texts, bundle),
        **({} if guideline.voice is Voice.PATIENTS else {"voice": guideline.voice.value}),
        "address": addresses.guideline(bundle.id),
        "version": guideline.version,
        "status": guideline.status.value,
        "notice": standing(guideline).notice,
        "superseded-by": successors(library, texts, guideline),
        **older_edition_records(library, texts, bundle),
        **source_day(guideline),
        "reviewed": guideline.reviewed.isoformat(),
        "review-due": review_due(guideline, library).isoformat(),
        "clinically-reviewed": bool(guideline.reviewed_by),
        **people_record(library, texts, bundle),
        "sources": source_list(library.resources, guideline.sources),
        "alerts": [alert_record(library, texts, shown) for shown in guideline_alerts(library, bundle)],
        "contacts": [contact_record(texts, contact, bundle.id) for contact in guideline.contacts.values()],
        "schedules": schedule_records(library, texts, bundle),
        "evidence": evidence_records(library, texts, bundle),
        "decisions": [addresses.decision(bundle.id, table.decision.name) for table in bundle.decisions],
        "decision-data": [
            f"{data_files.decision_file(library, bundle.id, table.decision.name)}.json" for table in bundle.decisions
        ],
        **({"options-data": addresses.options_data(bundle.id)} if bundle.compares else {}),
        "handouts": addresses.handout_list(bundle.id),
    }


def _for_readers(texts: Texts, bundle: GuidelineBundle) -> dict[str, str]:
    """What patients call a guideline, its topic and its picture (a drawing's name or a file's address), where it has them."""
    guideline = bundle.guideline
    title = inline_plain(texts.inlines(guideline.patient_title, bundle.id)) if guideline.patient_title else ""
    topic = guideline.topic.name if guideline.topic else ""
    picture = guideline.picture.published if guideline.picture else ""
    found = {"patient-title": title, "topic": topic, "picture": picture}
    return {name: value for name, value in found.items() if value}
