"""Checks: model to diagnostics. One check is one function in a module named after what it checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.analysis import Analyses
from generator.checks.addresses import check_addresses
from generator.checks.alerts import check_alert_search, check_alert_words, check_alerts_shown, check_missing_alerts
from generator.checks.brand import check_brand
from generator.checks.conformance.card import check_conformance
from generator.checks.context import CheckContext
from generator.checks.currency import check_dates, check_reviews, check_status
from generator.checks.decisions import check_decisions
from generator.checks.drawings import check_drawings
from generator.checks.editions import check_editions
from generator.checks.evidence import check_evidence
from generator.checks.facts import guideline_facts
from generator.checks.figures import check_plain_tables
from generator.checks.former import check_former_names
from generator.checks.grade_schemes import check_grade_schemes
from generator.checks.identity import check_aliases, check_identifiers
from generator.checks.languages import check_languages, check_words
from generator.checks.links import check_links, check_links_to_drafts, check_references
from generator.checks.literacy import (
    check_labels,
    check_list_length,
    check_markup,
    check_names,
    check_summaries,
    check_unused_terms,
)
from generator.checks.options import check_options
from generator.checks.pages import check_markdown
from generator.checks.paper import check_fonts, check_glyphs
from generator.checks.placeholders import check_placeholders
from generator.checks.readability import check_readability
from generator.checks.references import check_resources
from generator.checks.risks import check_denominators, check_risks
from generator.checks.schedules import check_schedules
from generator.checks.translations import check_translations
from generator.checks.voice import check_voice
from generator.language.speaking import speaking
from generator.model.directory import Directory
from generator.model.library import Library
from generator.source.library import Loaded, load_library
from generator.text.resolve import Texts

CHECKS: tuple[Callable[[CheckContext], None], ...] = (
    check_decisions,  # first: it passes over tables that could not be read
    check_identifiers,
    check_former_names,
    check_aliases,
    check_addresses,
    check_markdown,
    check_drawings,
    check_references,
    check_resources,
    check_links,
    check_links_to_drafts,
    check_dates,
    check_status,
    check_editions,
    check_grade_schemes,
    check_voice,
    check_languages,
    check_words,
    check_placeholders,
    check_alert_words,
    check_alert_search,
    check_alerts_shown,
    check_list_length,
    check_labels,
    check_names,
    check_risks,
    check_evidence,
    check_plain_tables,
    check_denominators,
    check_schedules,
    check_options,
    check_markup,
    check_readability,
    check_unused_terms,
    check_brand,
    check_fonts,
    check_glyphs,
)
"""The checks of every build, in the order in which they run."""


CHECKS_ON_REQUEST: tuple[Callable[[CheckContext], None], ...] = (
    check_missing_alerts,
    check_summaries,
    check_conformance,
)
"""What `guidepress check` tells beside them, and a build does not: what is not there at all, and what a reader could do without."""


def load_and_check(content: Path, *, today: date | None = None, drafts: bool = False) -> Loaded:
    """Read the folder `content` and run every check on it; all findings come together.

    `today` adds what `guidepress check` tells and a build does not: overdue reviews, because a build never fails by
    the calendar; and summaries that say the same as their text; and of a current guideline what is not
    there at all, alerts and what the conformance card asks for. Drafts are checked as well; `drafts` says that they
    are shown, so that others may lead to them.
    Where a file could not be read at all, nothing that depends on other files is judged: it would blame the wrong line.
    """
    loaded = load_library(content)
    if loaded.library is None or not loaded.complete:
        return loaded
    with speaking(loaded.words):
        check_library(loaded, loaded.library, today, drafts=drafts)
    if not loaded.findings.has_errors:
        for tag in loaded.library.info.translations:
            _check_translation(loaded, load_library(content, tag), drafts=drafts)
    return loaded


def _check_translation(loaded: Loaded, other: Loaded, *, drafts: bool) -> None:
    """Add to what was found in a library that was `loaded` what is found in one of its translations alone."""
    if other.library is not None and other.complete:
        with speaking(other.words):
            check_translations(other.translations, other.findings)
            check_library(
                other, other.library, None, drafts=drafts
            )  # what is asked for on request is asked of the original
    known = set(loaded.findings.items)
    for item in other.findings.items:
        if item not in known:
            loaded.findings.add(item)
    loaded.sources.texts.update(other.sources.texts)


def check_library(loaded: Loaded, library: Library, today: date | None, *, drafts: bool = False) -> None:
    """Run every check on the `library` that was `loaded`, in the language that is spoken; `today` and `drafts` as in `load_and_check`."""
    texts = Texts(Directory(library))
    facts = [guideline_facts(library, bundle, texts, loaded.findings) for bundle in library.guidelines]
    context = CheckContext(
        library=library,
        texts=texts,
        sources=loaded.sources,
        content=loaded.folder,
        findings=loaded.findings,
        analyses=Analyses(texts),
        facts=facts,
        drafts=drafts,
    )
    run_checks(context)
    if today is not None:
        check_reviews(context, today)
        if not loaded.findings.has_errors:  # what is wrong comes first
            for check in CHECKS_ON_REQUEST:
                check(context)


def run_checks(context: CheckContext) -> None:
    """Every check of a build, on a library or a part of one."""
    for check in CHECKS:
        check(context)
