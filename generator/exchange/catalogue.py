"""`data/library.json`: what a library holds, how old it is, and where, for programs."""

from __future__ import annotations

import json
from typing import Any

from generator.exchange.alerts import alert_data, contact_data
from generator.model import addresses, data_files
from generator.model.currency import review_due, source_day
from generator.model.danger import every_alert, library_alerts
from generator.model.library import GuidelineBundle, Library
from generator.model.standing import standing
from generator.text.plain import inline_plain
from generator.text.resolve import Texts


def catalogue(library: Library, texts: Texts) -> str:
    """The catalogue of `library` as JSON. Addresses are below the site's root; dates are ISO 8601.

    `texts` are its texts with references resolved.
    """
    info = library.info
    data = {
        "library": info.library.name,
        "name": info.name,
        "version": info.version,
        "language": info.language,
        "publisher": info.publisher.name,
        "license": info.license.name,
        "as-of": library.as_of.isoformat(),
        "alerts": [alert_data(library, texts, shown) for shown in library_alerts(library)],
        "contacts": [contact_data(texts, contact, "") for contact in info.contacts.values()],
        "guidelines": [_guideline(library, texts, bundle) for bundle in library.guidelines],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _guideline(library: Library, texts: Texts, bundle: GuidelineBundle) -> dict[str, Any]:
    guideline = bundle.guideline
    files = data_files.decision_files(library)
    return {
        "id": bundle.id,
        "title": inline_plain(texts.inlines(guideline.title, bundle.id)),
        "address": addresses.guideline(bundle.id),
        "version": guideline.version,
        "status": guideline.status.value,
        "notice": standing(guideline).notice,
        "superseded-by": [str(library.resources[ref.name].address) for ref in guideline.superseded_by],
        **source_day(guideline),
        "reviewed": guideline.reviewed.isoformat(),
        "review-due": review_due(guideline, library).isoformat(),
        "clinically-reviewed": bool(guideline.reviewed_by),
        "sources": [str(library.resources[ref.name].address) for ref in guideline.sources],
        "alerts": [alert_data(library, texts, shown) for shown in every_alert(library) if shown.home == bundle.id],
        "contacts": [contact_data(texts, contact, bundle.id) for contact in guideline.contacts.values()],
        "decisions": [addresses.decision(bundle.id, table.decision.name) for table in bundle.decisions],
        "decision-data": [f"{files[bundle.id, table.decision.name]}.json" for table in bundle.decisions],
        "handouts": addresses.handout_list(bundle.id),
    }
