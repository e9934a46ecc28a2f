"""Which scripts and styles a kind of page loads beside those of every page.

A feature has a script and a style sheet of its own, and only the pages that use it pay for it. Names are
files below `templates/theme/assets/guidepress/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.pages.page import Kind, Page

FOLDER = "assets/guidepress"

SCRIPTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.HOME: ("terms.js", "home.js"),
    Kind.OVERVIEW: ("terms.js", "first-question.js"),
    Kind.SECTION: ("terms.js",),
    Kind.RECOMMENDATIONS: ("terms.js",),
    Kind.DECISION: ("terms.js", "views.js", "lazy-load.js", "begin.js"),
    Kind.QUESTIONS: ("terms.js", "store.js", "take-along.js", "questions.js"),
    Kind.MY_HANDOUT: ("terms.js", "lazy-load.js", "store.js", "take-along.js", "my-handout.js", "questions.js"),
    Kind.ABOUT: ("terms.js",),
    Kind.RESOURCES: ("terms.js",),
    Kind.SEARCH: ("search-page.js",),
}
"""Classic scripts in the order in which they run; all are deferred."""

EXPLORER = ("decide.js", "relevance.js", "explorer.js")
"""What a decision's page loads when a reader begins, in this order."""

LINKED_EXPLORER = ("decide.js", "relevance.js", "chain.js", "explorer.js")
"""The same of a table whose inputs come from other tables and from formulas."""

STYLES: Mapping[Kind, tuple[str, ...]] = {
    Kind.HOME: ("art.css", "strength.css", "terms.css", "home.css"),
    Kind.OVERVIEW: ("texts.css", "art.css", "strength.css", "terms.css", "explorer.css", "overview.css"),
    Kind.SECTION: ("texts.css", "art.css", "strength.css", "terms.css", "evidence.css", "handouts.css", "figures.css"),
    Kind.RECOMMENDATIONS: ("texts.css", "art.css", "strength.css", "terms.css"),
    Kind.DECISION: (
        "texts.css",
        "art.css",
        "strength.css",
        "terms.css",
        "cases.css",
        "decision.css",
        "explorer.css",
        "answer.css",
        "handouts.css",
    ),
    Kind.QUESTIONS: ("art.css", "terms.css", "mine.css", "handouts.css"),
    Kind.HANDOUTS: ("art.css", "handouts.css"),
    Kind.MY_HANDOUT: (
        "texts.css",
        "art.css",
        "strength.css",
        "terms.css",
        "mine.css",
    ),
    Kind.ABOUT: ("texts.css", "art.css", "terms.css"),
    Kind.RESOURCES: ("art.css", "terms.css"),
    Kind.SEARCH: ("search.css",),
}
"""Style sheets, after those of every page."""

FEATURE_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "options": ("store.js", "options.js"),
    "schedule-days": ("schedule.js",),
}
"""Scripts of what some pages of a kind have and others lack (`Renderer.uses`); they run before those of the kind."""

FEATURE_STYLES: Mapping[str, tuple[str, ...]] = {
    "cases": ("cases.css",),
    "evidence": ("evidence.css",),
    "figures": ("figures.css",),
    "options": ("options.css",),
    "schedule": ("schedule.css",),
    "linked": ("linked.css",),
}
"""Style sheets of the same, after those of the kind."""

WIDE_FEATURES = frozenset({"options"})
"""What needs the whole width of a page of its section."""


def scripts_of(page: Page) -> tuple[str, ...]:
    """The scripts of a page, each once, in the order in which they run."""
    own = [name for feature in page.features for name in FEATURE_SCRIPTS.get(feature, ())]
    return tuple(dict.fromkeys((*own, *SCRIPTS.get(page.kind, ()))))


def styles_of(page: Page) -> tuple[str, ...]:
    """The style sheets of a page, each once, in their order."""
    own = [name for feature in page.features for name in FEATURE_STYLES.get(feature, ())]
    return tuple(dict.fromkeys((*STYLES.get(page.kind, ()), *own)))


def needs_of(features: Iterable[str]) -> tuple[str, ...]:
    """The style sheets and scripts of some `features`, each once: what a piece needs that is loaded later."""
    own = sorted(features)
    styles = [name for feature in own for name in FEATURE_STYLES.get(feature, ())]
    return tuple(dict.fromkeys((*styles, *(name for feature in own for name in FEATURE_SCRIPTS.get(feature, ())))))


def words_address(tag: str) -> str:
    """The address of what scripts say in the language `tag` (BCP 47)."""
    return f"{FOLDER}/words-{tag}.js"
