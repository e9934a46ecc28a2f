"""Which alerts a page or sheet shows, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.alerts import LEVELS, Alert, AlertLevel, Contact
from generator.model.library import GuidelineBundle, Library
from generator.model.values import Ref


@dataclass(frozen=True, slots=True)
class ShownAlert:
    """An alert where it is shown. `home` is the guideline that it belongs to, "" for the library's own."""

    alert: Alert
    home: str
    contact: Contact | None = None


def alerts_of(
    library: Library, bundle: GuidelineBundle | None = None, named: Iterable[Ref] = ()
) -> tuple[ShownAlert, ...]:
    """The alerts that stand on a page of the guideline `bundle` (None: of the `library`), at most one of each level.

    `named` are those that the page's own content names. What the page's own content names comes before the guideline's
    others, and these before the library's: of one level the first is shown. The guideline's stand first, the library's
    below them; in each the most pressing first.
    """
    own = bundle.id if bundle else ""
    chosen: dict[AlertLevel, ShownAlert] = {}
    for shown in (*_named(library, own, named), *_all(library, bundle)):
        chosen.setdefault(shown.alert.level, shown)
    return tuple(sorted(chosen.values(), key=lambda shown: (not shown.home, LEVELS.index(shown.alert.level))))


def further_alerts(library: Library, bundle: GuidelineBundle) -> tuple[ShownAlert, ...]:
    """The alerts of the guideline `bundle` of `library` that its overview does not show.

    Another of the same level stands there.
    """
    shown = {item.alert.id.name for item in alerts_of(library, bundle) if item.home}
    return tuple(item for item in guideline_alerts(library, bundle) if item.alert.id.name not in shown)


def library_alerts(library: Library) -> tuple[ShownAlert, ...]:
    """All alerts of the library itself, the most pressing first."""
    found = (ShownAlert(alert, "", _contact(library, None, alert)) for alert in library.info.alerts.values())
    return tuple(sorted(found, key=lambda shown: LEVELS.index(shown.alert.level)))


def has_help(library: Library) -> bool:
    """Whether the library has a page of its own about danger: alerts of its own, or contacts."""
    return bool(library.info.alerts or library.info.contacts)


def every_alert(library: Library) -> Iterator[ShownAlert]:
    """Each alert of a library once, in the order of the library: the guidelines' first."""
    for bundle in library.guidelines:
        yield from guideline_alerts(library, bundle)
    yield from library_alerts(library)


def named_alert(library: Library, here: str, ref: Ref) -> ShownAlert | None:
    """The alert of `library` that `ref` inside guideline `here` ("" outside guidelines) names; None if none."""
    name = ref.guideline or here
    bundle = library.find(name)
    if bundle and ref.name in bundle.guideline.alerts:
        alert = bundle.guideline.alerts[ref.name]
        return ShownAlert(alert, bundle.id, _contact(library, bundle, alert))
    if ref.guideline or ref.name not in library.info.alerts:
        return None
    alert = library.info.alerts[ref.name]
    return ShownAlert(alert, "", _contact(library, bundle, alert))


def _named(library: Library, here: str, refs: Iterable[Ref]) -> Iterator[ShownAlert]:
    for ref in refs:
        shown = named_alert(library, here, ref)
        if shown:
            yield shown


def _all(library: Library, bundle: GuidelineBundle | None) -> Iterator[ShownAlert]:
    if bundle:
        yield from guideline_alerts(library, bundle)
    yield from (
        ShownAlert(shown.alert, "", _contact(library, bundle, shown.alert)) for shown in library_alerts(library)
    )


def guideline_alerts(library: Library, bundle: GuidelineBundle) -> Iterator[ShownAlert]:
    """The alerts of `bundle`, a guideline of `library`, in the order of its file."""
    for alert in bundle.guideline.alerts.values():
        yield ShownAlert(alert, bundle.id, _contact(library, bundle, alert))


def _contact(library: Library, bundle: GuidelineBundle | None, alert: Alert) -> Contact | None:
    """Whom an alert names. A guideline may have a number of its own for a role that the library's alerts name."""
    if alert.contact is None:
        return None
    own = bundle.guideline.contacts if bundle else {}
    return own.get(alert.contact.name) or library.info.contacts.get(alert.contact.name)
