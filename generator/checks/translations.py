"""Translated texts beside their originals: what is missing, what has changed since, and what a slip of a translator would do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from generator.diagnostics import Findings, Where
from generator.source.translation import TextState, TranslatedText, Translation, count
from generator.text.slips import run_together

_NUMBER = re.compile(r"\d(?:[.,\u00a0\u202f\u2009\u066b\u066c]?\d)*")
_THOUSANDS = re.compile(r"[.,\u00a0\u202f\u2009\u066c](?=\d{3}(?!\d))")
_TARGET = re.compile(r"\]\(([a-z]+:[^)\s]+)\)")
_SHOWN = 160
"""Characters of an original that a hint repeats."""


def check_translations(translations: Sequence[Translation], findings: Findings) -> None:
    """Add to `findings` what readers of these `translations` would miss, or read otherwise than it is meant.

    A text without a translation, or with one of an older original, is shown in the language of the original.
    """
    for translation in translations:
        _check_missing(translation, findings)
        for text in translation.texts:
            if text.state is TextState.STALE:
                _tell_stale(text, findings)
            if text.state is TextState.KEPT:
                _tell_kept(text, findings)
            if text.state in {TextState.TRANSLATED, TextState.KEPT} and not text.is_list:
                _check_numbers(text, findings)
                _check_references(text, findings)
                _check_lines(text, findings)


def _check_missing(translation: Translation, findings: Findings) -> None:
    missing = [text for text in translation.texts if text.state is TextState.MISSING and not text.is_list]
    if not missing:
        return
    every = sum(not text.is_list for text in translation.texts)
    message = f"{len(missing)} of {every} texts are not translated: readers see the original (first: {missing[0].path})"
    hint = "run `guidepress translate update`, and translate them"
    findings.hint("untranslated-texts", message, Where(translation.name), hint)


def _tell_stale(text: TranslatedText, findings: Findings) -> None:
    message = f"the original of this text ({text.path}) has changed since it was translated: readers see the original"
    hint = (
        f"it was “{_short(text.before)}” and is “{_short(text.original)}”; run `guidepress translate update`, and "
        "translate it anew; or, if the translation still holds, write the flag `keep` above it"
    )
    findings.warning("stale-translation", message, text.place, hint)


def _tell_kept(text: TranslatedText, findings: Findings) -> None:
    message = f"readers see this translation ({text.path}) though its original has changed: the flag `keep` asks for it"
    was, now = _short(text.before), _short(text.original)
    hint = f"it was “{was}” and is “{now}”; `guidepress translate update` keeps it for this one alone"
    findings.warning("kept-translation", message, text.place, hint)


def _check_numbers(text: TranslatedText, findings: Findings) -> None:
    wanted, said = _numbers(text.original), _numbers(text.said)
    if wanted == said:
        return
    lost, new = _listed(wanted - said), _listed(said - wanted)
    parts = [
        f"{lost} of the original is not in the translation" if lost else "",
        f"{new} is in the translation alone" if new else "",
    ]
    message = f"the numbers of this text ({text.path}) are not those of its original: {', '.join(filter(None, parts))}"
    findings.warning("other-numbers", message, text.place, "write each number as a figure, as the original does")


def _check_lines(text: TranslatedText, findings: Findings) -> None:
    if text.is_line and run_together(["", *text.said.split("\n")], "") is not None:
        message = f"the list in this translation ({text.path}) would run together: its original is one line"
        findings.error("unsupported-markup", message, text.place, "say it in one line, as the original does")


def _check_references(text: TranslatedText, findings: Findings) -> None:
    wanted, said = set(_TARGET.findall(text.original)), set(_TARGET.findall(text.said))
    lost = sorted(wanted - said)
    if lost:
        message = f"the translation of this text ({text.path}) does not lead to {_listed(set(lost))}"
        findings.warning("lost-reference", message, text.place, f"mark its word: [word]({lost[0]})")


def _numbers(text: str) -> set[str]:
    """The numbers in a `text`, whatever stands between their thousands and before their decimals."""
    whole = (_THOUSANDS.sub("", found) for found in _NUMBER.findall(_TARGET.sub("]", text)))
    return {"".join(str(unicodedata.digit(sign)) if sign.isdigit() else "." for sign in found) for found in whole}


def _listed(items: set[str]) -> str:
    return ", ".join(sorted(items))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"


def progress(translations: Sequence[Translation]) -> tuple[int, int, int]:
    """How many texts there are in `translations`, how many are translated, and how many translations are stale."""
    texts = [text for translation in translations for text in translation.texts]
    return len(texts), count(texts, TextState.TRANSLATED, TextState.KEPT), count(texts, TextState.STALE)
