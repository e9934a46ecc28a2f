"""Alerts: danger that is told at the right place, in few words, and found by those who search for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.checks.context import CheckContext
from generator.checks.facts import named_in
from generator.diagnostics import Where
from generator.model.alerts import Alert, AlertLevel
from generator.model.values import Prose
from generator.text.plain import shown_words

LONGEST_TITLE, LONGEST_DO = 60, 160
"""Characters that a reader sees: on a phone an alert in short has two lines before the answer that it stands above."""

_NO_SENTENCE = {"yes", "no", "true", "false"}


def check_alert_words(context: CheckContext) -> None:
    """Title and what to do are short; what is stricter than a source says what the source says, and which it is."""
    for _, alerts in _alerts(context):
        for alert in alerts.values():
            for prose, most, what in ((alert.title, LONGEST_TITLE, "title"), (alert.do, LONGEST_DO, "`do`")):
                length = len(shown_words(prose))
                if length > most:
                    message = f"the {what} of an alert has {length} characters: too long for two lines on a phone"
                    context.findings.warning("alert-too-long", message, prose.where, f"at most {most}")
            if alert.stricter is not None:
                _check_stricter(context, alert, alert.stricter)


def _check_stricter(context: CheckContext, alert: Alert, stricter: Prose) -> None:
    if stricter.raw.casefold() in _NO_SENTENCE:
        message = f'"{stricter}" would be printed as it is, and does not say what the source says'
        context.findings.error("unknown-value", message, stricter.where, "write what the source itself says")
    elif not alert.source:
        message = "the alert says that it is stricter than a source, but names none"
        context.findings.warning("stricter-without-source", message, stricter.where, "add source: to the alert")


def check_alert_search(context: CheckContext) -> None:
    """Whoever is in danger finds the alert by her own words, and by each of them one alert of a level."""
    for _, alerts in _alerts(context):
        owners: dict[tuple[AlertLevel, str], str] = {}
        for name, alert in alerts.items():
            if alert.level is AlertLevel.EMERGENCY and not alert.search_terms:
                message = "a search finds this emergency only by the words of its title"
                hint = 'add search-terms: with what people type, such as ["can\'t breathe"]'
                context.findings.hint("alert-without-search-terms", message, alert.where.head, hint)
            for term in alert.search_terms:
                owner = owners.setdefault((alert.level, " ".join(term.casefold().split())), name)
                if owner != name:
                    message = f'"{term}" already leads to the alert "{owner}", and a search shows only one alert of each level'
                    where = _search_term(context, alert, term)
                    context.findings.warning("search-term-of-two-alerts", message, where, "keep it in one of them")


def _search_term(context: CheckContext, alert: Alert, term: str) -> Where:
    """The place of a search term, and not of the same word in the title."""
    key = context.sources.find(alert.where, "search-terms:")
    return context.sources.find(replace(key, end_line=alert.where.end_line, end_column=alert.where.end_column), term)


def check_alerts_shown(context: CheckContext) -> None:
    """Pages show the first alert of each level, and those that their content names: each is one of them."""
    if not context.of_library:
        return
    library = context.library
    named = {alert for facts in context.facts for alert in facts.named_alerts}
    for part in (library.info, library.terms, library.resources):
        named |= {(owner, name) for kind, owner, name in named_in(part, "", context.texts) if kind == "alert"}
    own = ((name, alert.level.value, alert.where) for name, alert in library.info.alerts.items())
    _check_shown(context, "", own, named)
    for facts in context.facts:
        alerts = ((item.name, item.level, item.where) for item in facts.alerts if item.is_sound)
        _check_shown(context, facts.id, alerts, named)


def _check_shown(
    context: CheckContext, here: str, alerts: Iterable[tuple[str, str, Where]], named: set[tuple[str, str]]
) -> None:
    first: dict[str, str] = {}
    for name, level, where in alerts:
        if context.findings.has_error_in(where):
            continue
        before = first.setdefault(level, name)
        if before != name and (here, name) not in named:
            message = (
                f'no page shows this alert first: "{before}" has the same level, {level}, and comes before it, '
                "and nothing names this one"
            )
            hint = f'write "alert: {name}" where it belongs: in a rule, a recommendation or a term'
            context.findings.hint("alert-not-shown", message, where.head, hint)


def check_missing_alerts(context: CheckContext) -> None:
    """A guideline that people follow today tells when to get help."""
    for bundle in context.library.guidelines:
        guideline = bundle.guideline
        if guideline.status.is_in_use and not guideline.alerts and not context.library.info.alerts:
            message = "nothing tells readers when to get help: neither this guideline nor the library has alerts"
            hint = "add alerts: to guideline.yaml or library.yaml"
            context.findings.hint("no-alerts", message, guideline.title.where, hint)


def _alerts(context: CheckContext) -> Iterator[tuple[str, Mapping[str, Alert]]]:
    """Alerts by name, the library's ("") and each guideline's; those with an error are not judged further."""
    library = context.library
    own = [("", library.info.alerts)] if context.of_library else []
    for here, alerts in (*own, *((item.id, item.guideline.alerts) for item in library.guidelines)):
        yield here, {name: item for name, item in alerts.items() if not context.findings.has_error_in(item.where)}
