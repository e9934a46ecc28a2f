"""A finished page: what an engine needs to put it into its frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of page."""

    HOME = "home"
    OVERVIEW = "overview"
    SECTION = "section"
    RECOMMENDATIONS = "recommendations"
    DECISION = "decision"
    QUESTIONS = "questions"
    MY_HANDOUT = "my handout"
    HANDOUTS = "handouts"
    ABOUT = "about"
    CONFORMANCE = "conformance"
    GLOSSARY = "glossary"
    RESOURCES = "resources"
    ALL_QUESTIONS = "all questions"
    HELP = "help"
    SEARCH = "search"
    LETTER = "letter"
    DIAGNOSTICS = "diagnostics"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a page. Its title is plain text; `anchor` is its id."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page made from the model.

    `address` is below the site's root. `body` is finished HTML with one `<h1>`, whose id is `TOP`; a picture or the
    library's name may stand before it. `links` are the addresses inside the site that it links to, with anchors; `anchors` all ids in it.
    `pieces` are scripts that it loads later, by address; `pictures` are files of editors that it shows, by address.
    `features` are what scripts and styles of their own are loaded for (`assets.FEATURE_SCRIPTS`), where it has them.
    `source` names the file that an editor would change, as in `Where`. `title` and `short_title` are plain text.
    """

    address: str
    kind: Kind
    title: str
    short_title: str
    body: str
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    pieces: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    features: tuple[str, ...] = ()
    source: str = ""
    description: str = ""
    guideline: str = ""


TOP = "gp-top"
"""Id of every page's `<h1>`: the address of the page as a whole. (The skip link leads to the text around it.)"""
