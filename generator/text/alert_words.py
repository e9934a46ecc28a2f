"""The fixed words of alerts, for every face."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.language.formats import SENTENCE_ENDS
from generator.language.speaking import N_, _
from generator.model.alerts import Alert, AlertLevel
from generator.model.values import Prose

# translators: how soon somebody needs help
_LEVELS: Mapping[AlertLevel, str] = {
    AlertLevel.EMERGENCY: N_("Emergency"),
    AlertLevel.URGENT: N_("Today"),
    AlertLevel.SOON: N_("Soon"),
}
_ENDS = (*SENTENCE_ENDS, ":")


def level_word(level: AlertLevel) -> str:
    """How soon help is needed, in one word."""
    return _(_LEVELS[level])


def headline(alert: Alert, plain: Callable[[Prose], str]) -> str:
    """Level and danger of an `alert` in one line; `plain` gives the words of a text without markup."""
    # translators: how soon somebody needs help, and why: "Emergency: you cannot breathe"
    return _("{level}: {danger}", level=level_word(alert.level), danger=plain(alert.title))


def sentence(words: str) -> str:
    """The words with a full stop behind them, where they end without a mark."""
    return words if words.endswith(_ENDS) else f"{words}."


def whose_words(alert: Alert, plain: Callable[[Prose], str]) -> str:
    """Whose words an `alert` is written in, as a sentence; "" where they are those of a source that is cited with it.

    `plain` as in `headline`.
    """
    if not alert.is_own:
        return ""
    if alert.stricter is None:
        return _(
            "These words are the library\N{RIGHT SINGLE QUOTATION MARK}s, not the guideline\N{RIGHT SINGLE QUOTATION MARK}s."
        )
    return _(
        "These words are the library\N{RIGHT SINGLE QUOTATION MARK}s, and stricter than the guideline\N{RIGHT SINGLE QUOTATION MARK}s. {why}",
        why=plain(alert.stricter),
    )


def own_in_short(alert: Alert) -> str:
    """Whose words an alert is written in, where the whole sentence stands elsewhere; "" where they are a source's."""
    if not alert.is_own:
        return ""
    if alert.stricter is None:
        return _("the library\N{RIGHT SINGLE QUOTATION MARK}s words")
    return _("the library\N{RIGHT SINGLE QUOTATION MARK}s words, stricter than the guideline")
