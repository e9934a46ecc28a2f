"""The ordinary Markdown pages beside the guidelines: MkDocs' own, and what they have to do with those from YAML."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.utils.meta import get_data

from generator.diagnostics import Findings, Where
from generator.model import addresses
from generator.pages.framing import MarkdownPage
from generator.publish.production import MadeLibrary

log = logging.getLogger("mkdocs.plugins.guidepress")


def listed_pages(nav: Navigation) -> list[MarkdownPage]:
    """The pages of MkDocs' navigation, once they have been read."""
    return [MarkdownPage(page.url or addresses.HOME, str(page.title)) for page in nav.pages]


def expected_pages(config: MkDocsConfig) -> list[MarkdownPage]:
    """The pages that the navigation will list, before MkDocs reads them; plugins may still change what they are."""
    with _in_silence():  # whatever is wrong with them is told when they are read in earnest
        try:
            files = Files([file for file in get_files(config) if file.is_documentation_page()])
            set_exclusions(files, config)
            nav = get_navigation(files, config)
            for page in nav.pages:
                page.read_source(config)
            return listed_pages(nav)
        except Exception:  # noqa: BLE001 - the same
            return []


def template_findings(config: MkDocsConfig) -> Findings:
    """Pages that ask at their head for a template which the theme of `config` does not have: MkDocs would stop at them.

    Ask only where the content folder may be read (`Loaded.complete`).
    """
    findings, environment = Findings(), config.theme.get_env()
    with _in_silence():
        files = Files([file for file in get_files(config) if file.is_documentation_page()])
        set_exclusions(files, config)
    for file in files:
        text = Path(config.docs_dir, file.src_uri).read_text("utf-8", "replace")
        meta = get_data(text)[1] if "template" in text.casefold() else {}
        name = meta.get("template", "main.html")
        if file.inclusion == InclusionLevel.EXCLUDED or _has_template(environment, name):
            continue
        line = next((n for n, words in enumerate(text.split("\n"), 1) if words.casefold().startswith("template")), 1)
        where = Where(f"{Path(config.docs_dir).name}/{file.src_uri}", line, 1)
        hint = "look at `template:` at the head of the page, and at custom_dir"
        findings.error("unknown-template", f"there is no template {name}", where, hint)
    return findings


def _has_template(environment: Environment, name: object) -> bool:
    try:
        return (
            isinstance(name, str)
            and environment.loader is not None
            and bool(environment.loader.get_source(environment, name))
        )
    except TemplateNotFound:
        return False


@contextmanager
def _in_silence() -> Iterator[None]:
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page from YAML, as far as MkDocs and its plugins ask: its anchors, for links to them, and its line in the sitemap.

    There is nothing to render: it has no `content`. A page of a draft is not `listed`.
    """

    present_anchor_ids: frozenset[str]
    canonical_url: str
    update_date: str
    is_link: bool = False
    content: str = ""
    listed: bool = True


@dataclass(frozen=True, slots=True)
class ListedFile:
    """What the template of the sitemap goes through."""

    page: MadePage


def made_pages(made: MadeLibrary, site_url: str, folder: str = "") -> dict[str, MadePage]:
    """Every page of `made` by its address, in reading order.

    `site_url` is "" where it is not known; `folder` is the part of the site that the pages lie in, "" for its root.
    """
    root, day = f"{site_url.rstrip('/')}/" if site_url else "", made.library.as_of.isoformat()
    found = ((folder + page.address, page) for page in made.pages)
    drafts = {
        page.guideline
        for item in made.guidelines
        if item.contribution.is_draft
        for page in item.contribution.parts.pages
    }
    return {
        address: MadePage(
            frozenset(page.anchors),
            f"{root}{'' if address == 'index.html' else address}" if root else "",
            day,
            listed=page.guideline not in drafts,
        )
        for address, page in found
    }


def check_made_links(made: MadeLibrary, config: MkDocsConfig) -> None:
    """Every link of a page of `made` leads to a page, and every link to an anchor to one that is there.

    `config` says how much a missing anchor weighs.
    """
    anchors = {page.address: frozenset(page.anchors) for page in made.pages}
    level = config.validation.links.anchors
    for page in made.pages:
        for link in page.links:
            address, _, anchor = link.partition("#")
            if address.startswith("../"):  # to the original, which is looked at by itself
                continue
            if address not in anchors:
                log.warning("%s links to %s, which is not a page", page.address, link)
            elif anchor and anchor not in anchors[address]:
                log.log(level, "%s links to %s, which has no such place", page.address, link)
