"""Alerts on paper: danger stands before what a sheet is about, in the same words as on the website."""

from __future__ import annotations

from collections.abc import Iterable

from generator.handouts.document import AlertBlock, Para
from generator.handouts.parts import Blocks
from generator.handouts.runs import Run, Runs
from generator.handouts.writer import Writer
from generator.language.formats import comma
from generator.language.speaking import _
from generator.model.alerts import Contact
from generator.model.danger import ShownAlert, alerts_of, named_alert
from generator.model.library import GuidelineBundle
from generator.model.values import Prose, Ref
from generator.text.alert_words import headline, own_in_short, sentence, whose_words


def alerts(
    writer: Writer, bundle: GuidelineBundle, named: Iterable[Ref | None] = (), *, in_full: bool = False
) -> Blocks:
    """The alerts of a sheet about the guideline `bundle`, as on the page that it belongs to.

    Those that the sheet's own content names (`named`; None names nothing) stand in full, with `in_full` all of them;
    the others in short: danger, what to do, the number, and whose words these are. `writer` is the sheet's.
    """
    library = writer.context.library
    refs = [ref for ref in named if ref]
    own = [named_alert(library, bundle.id, ref) for ref in refs]
    return tuple(
        (_alert if in_full or shown in own else _brief)(writer, shown) for shown in alerts_of(library, bundle, refs)
    )


def alert_line(writer: Writer, ref: Ref | None) -> Blocks:
    """The title of the alert `ref` that a row or a recommendation names, where its text stands elsewhere on the sheet.

    No block where `ref` is None, or names no alert. `writer` is the sheet's.
    """
    shown = named_alert(writer.context.library, writer.here, ref) if ref else None
    return (Para((Run(headline(shown.alert, writer.words), strong=True),)),) if shown else ()


def _brief(writer: Writer, shown: ShownAlert) -> AlertBlock:
    alert = shown.alert
    phone = shown.contact.phone if shown.contact else None
    number = (Run(" "), Run(str(phone), strong=True, url=phone.href)) if phone else ()
    own = own_in_short(alert)
    return AlertBlock(
        level=alert.level.value,
        head=(Run(sentence(headline(alert, writer.words))),),
        do=(*writer.line(alert.do), *number, *(writer.plain(f" ({own})") if own else ())),
        brief=True,
    )


def _alert(writer: Writer, shown: ShownAlert) -> AlertBlock:
    alert, contact = shown.alert, shown.contact

    def plain(prose: Prose) -> str:
        return writer.words(prose)

    return AlertBlock(
        level=alert.level.value,
        head=(Run(sentence(headline(alert, plain))),),
        do=(*writer.line(alert.do), *writer.cite(alert.source)),
        watch=tuple(writer.line(point.text) for point in alert.watch_for),
        contact=_contact(writer, contact) if contact else (),
        phone_to_fill_in=contact is not None and not contact.phone and not contact.address,
        whose=writer.plain(whose_words(alert, plain)) if alert.is_own else (),
    )


def _contact(writer: Writer, contact: Contact) -> Runs:
    """Whom to reach, with all that is known of how."""
    runs = list(writer.line(contact.name))
    if contact.phone:
        number = (Run(str(contact.phone), strong=True, url=contact.phone.href),)
        runs = list(writer.said(_("{label}: {value}"), label=tuple(runs), value=number))
    for part in (contact.hours, contact.place):
        if part:
            runs += [Run(comma()), *writer.line(part)]
    if contact.address:
        url = str(contact.address)
        runs += [Run(comma()), Run(url.removeprefix("mailto:"), url=url)]
    return tuple(runs)
