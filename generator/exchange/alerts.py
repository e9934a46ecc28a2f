"""Alerts and contacts for programs, and the alerts that one decision file names.

A table is asked and exported without its library, and then knows no more of an alert than its name; where a library
lies around the file, the words are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.decision.compiled import CompiledExemption, CompiledTable
from generator.decision.evaluate import Answer
from generator.decision.walking import decide
from generator.exchange.sources import source_list
from generator.model import addresses
from generator.model.alerts import Contact
from generator.model.danger import ShownAlert, named_alert
from generator.model.decision import DecisionTable
from generator.model.library import Library
from generator.model.values import Prose, Ref
from generator.source.library import content_of, load_library
from generator.text.alert_words import headline, own_in_short, sentence
from generator.text.plain import inline_plain, shown_words
from generator.text.resolve import Texts

Named = Mapping[str, ShownAlert]
"""Alerts by the name under which a file knows them: `lump`, or `guideline/lump`."""


def alert_record(library: Library, texts: Texts, shown: ShownAlert) -> dict[str, Any]:
    """All of the alert `shown` of `library`; `texts` are its texts with references resolved. `own-words`: no source says it so, or none so strictly; addresses are below the site's root."""
    alert = shown.alert

    def plain(prose: Prose) -> str:
        return inline_plain(texts.inlines(prose, shown.home))

    data: dict[str, Any] = {"id": alert.id.name, "level": alert.level.value, "title": plain(alert.title)}
    if alert.watch_for:
        data["watch-for"] = [plain(point.text) for point in alert.watch_for]
    data["do"] = plain(alert.do)
    if shown.contact:
        data["contact"] = contact_record(texts, shown.contact, shown.home)
    data["own-words"] = alert.is_own
    if alert.stricter is not None:
        data["stricter"] = plain(alert.stricter)
    data["sources"] = source_list(library.resources, alert.source)
    if alert.search_terms:
        data["search-terms"] = list(alert.search_terms)
    return data | {"page": addresses.alert(shown.home, alert.id.name)}


def contact_record(texts: Texts, contact: Contact, home: str) -> dict[str, Any]:
    """`contact`, whom readers reach, in plain words of `texts`; `home` is the guideline whose contact it is, "" for the library's."""
    data: dict[str, Any] = {"id": contact.id.name, "name": inline_plain(texts.inlines(contact.name, home))}
    if contact.phone:
        data["phone"] = str(contact.phone)
    for key, prose in (("hours", contact.hours), ("place", contact.place)):
        if prose:
            data[key] = inline_plain(texts.inlines(prose, home))
    if contact.address:
        data["address"] = str(contact.address)
    return data


def alert_line(shown: ShownAlert) -> str:
    """An alert in a line: how soon, what, what to do, whom to reach, and whose words these are."""
    alert, contact = shown.alert, shown.contact
    line = f"{sentence(headline(alert, shown_words))} {sentence(shown_words(alert.do))}"
    if contact and contact.phone:
        line += f" {shown_words(contact.name)}: {contact.phone}."
    return f"{line} ({own_in_short(alert)})" if alert.is_own else line


def alerts_named(library: Library, here: str, table: DecisionTable) -> Named:
    """The alerts of `library` that rules and open cases of a `table` of guideline `here` name."""
    found = ((ref, named_alert(library, here, ref)) for ref in _refs(table))
    return {name_of(ref): shown for ref, shown in found if shown}


def words_of(named: Named) -> dict[str, str]:
    """Alerts in a line each, by name."""
    return {name: alert_line(shown) for name, shown in named.items()}


def alerts_around(path: Path, table: DecisionTable) -> Named:
    """The same for the `table` in the file at `path`, from the library around it; none where there is no library.

    What of the library cannot be read is passed over: it is told elsewhere.
    """
    path = path.resolve()
    content = content_of(path.parent) if any(True for _ in _refs(table)) else None
    library = load_library(content).library if content else None
    return alerts_named(library, path.parent.parent.name, table) if library else {}


def name_of(ref: Ref) -> str:
    """The name of an alert as a file writes it."""
    return f"{ref.guideline}/{ref.name}" if ref.guideline else ref.name


def _refs(table: DecisionTable) -> Iterator[Ref]:
    named = [*(rule.alert for rule in table.rules), *(item.alert for item in table.open)]
    return (ref for ref in named if ref and ref.name)


def answered_alerts(
    answer: Answer, table: DecisionTable, compiled: CompiledTable, values: Mapping[str, Any]
) -> list[Ref]:
    """The alerts of an `answer` of `table`: those of the rules behind it, or of the open case that it is.

    `compiled` is the table as it was evaluated, `values` what was given for its inputs.
    """
    refs = [rule.alert for rule in table.rules if rule.id.name in answer.hit]
    if answer.open is not None:
        refs += [
            item.alert for item, one in zip(table.open, compiled["open"], strict=True) if _holds(one, compiled, values)
        ][:1]
    return list(dict.fromkeys(ref for ref in refs if ref))


def _holds(exemption: CompiledExemption, compiled: CompiledTable, values: Mapping[str, Any]) -> bool:
    """Whether an open case is that of a person: the table is asked with this case alone."""
    return decide({**compiled, "open": [exemption]}, values).open == exemption["why"]


def alert_in_json(ref: Ref, named: Named) -> dict[str, Any]:
    """The alert `ref` of an answer as `guidepress decide --json` prints it; of one that is not in `named`, its name."""
    shown = named.get(name_of(ref))
    if shown is None:
        return {"id": name_of(ref), "level": None, "title": None, "do": None}
    alert = shown.alert
    data = {"level": alert.level.value, "title": shown_words(alert.title), "do": shown_words(alert.do)}
    return {"id": name_of(ref), **data, "own-words": alert.is_own}


def alert_in_words(ref: Ref, named: Named) -> str:
    """The alert `ref` of an answer in a line; of one that is not in `named`, its name."""
    shown = named.get(name_of(ref))
    return alert_line(shown) if shown else f"Alert: {name_of(ref)} (no library around this file has its words)"
