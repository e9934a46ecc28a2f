"""An alert as data for scripts (alert-box.js): what explorer and search show before anything else."""

from __future__ import annotations

from typing import Any

from generator.language.formats import comma
from generator.language.speaking import _
from generator.model import addresses
from generator.model.danger import ShownAlert
from generator.model.library import Library
from generator.model.values import Prose
from generator.text.alert_words import headline, own_in_short, whose_words
from generator.text.numbers import keep_whole
from generator.text.plain import inline_plain
from generator.text.references import cited
from generator.text.resolve import Texts


def alert_data(library: Library, texts: Texts, shown: ShownAlert, page: str) -> dict[str, Any]:
    """What the box of the alert `shown` says on the `page` at an address, as plain words; keys without value are left out.

    `texts` are the texts of `library` with references resolved.
    """
    alert, contact = shown.alert, shown.contact

    def plain(prose: Prose) -> str:
        return keep_whole(inline_plain(texts.inlines(prose, shown.home)))

    found: dict[str, Any] = {
        "level": alert.level.value,
        "head": headline(alert, plain),
        "do": plain(alert.do),
        "library": not shown.home,
        "href": addresses.relative(addresses.alert(shown.home, alert.id.name), page),
    }
    if contact and contact.can_be_reached:
        more = [plain(part) for part in (contact.hours, contact.place) if part]
        found["contact"] = {"name": plain(contact.name), "more": comma().join(more)}
        if contact.phone:
            found["contact"] |= {"phone": str(contact.phone), "tel": contact.phone.href}
    if alert.watch_for:
        found["watch"] = [plain(point.text) for point in alert.watch_for]
    if alert.is_own:
        found |= {"whose": whose_words(alert, plain), "own": own_in_short(alert)}
    if alert.source:
        found["source"] = _("Source:")
        found["sources"] = [
            {
                "title": cited(library.resources[ref.name], ref),
                "href": addresses.relative(addresses.resource(ref.name), page),
            }
            for ref in alert.source
        ]
    return found
