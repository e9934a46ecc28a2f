"""Pages put into the frame of the project's theme, as MkDocs does it: its templates, its context, its plugins' events."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.language.speaking import html, html_in_context, html_plural
from generator.pages.frame import PageFrame
from generator.pages.page import TOP, Page
from generator.template_cache import TemplateCache

_EVENTS = ("page_content", "page_context", "post_page")
_HARMLESS = ("autorefs", "mkdocstrings")
"""Plugins that look only for what Markdown pages hold."""


class GuidelinePage(MkDocsPage):
    """A page that comes ready, as MkDocs' templates and plugins know pages."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        """Take title, body and headings from the core's `page`; `file` is its place in a site of `config`."""
        super().__init__(page.title, file, config)
        self.markdown = ""
        self.content = page.body
        self.meta = {"description": page.description} if page.description else {}
        headings = [AnchorLink(heading.title, heading.anchor, 2) for heading in page.headings]
        top = AnchorLink(page.title, TOP, 1)
        top.children = headings
        self.toc = TableOfContents([top])


class MkDocsTheme:
    """The theme of a project whose configuration is settled (`on_config` has run)."""

    def __init__(self, config: MkDocsConfig, language: str, folder: str = "") -> None:
        """Find the templates of `config`, for a library in `language` (a BCP 47 tag), in a `folder` of the site ("": its root)."""
        self._language = _nearest_language(language, config.theme.dirs)
        self._config = config
        self._folder_of_site = folder
        self.use_language()
        self._environment: Environment = config.theme.get_env()
        keep_compiled(self._environment)
        self._nav = Navigation([], [])
        self._files = Files([])
        self._folder = f"{Path(config.docs_dir).name}/"
        self._asked: tuple[Page, GuidelinePage] | None = None

    def use_language(self) -> None:
        """Let MkDocs' theme speak the language of this one: there is one theme for all languages of a site."""
        self._config.theme["language"] = self._language

    def edit_url(self, page: Page) -> str | None:
        """The address at which the source of a page is edited, None where nobody said."""
        own = self._page(page)
        self._asked = page, own  # its frame is made of this, and then it is put into it
        edit_url: str | None = own.edit_url
        return edit_url

    def finished(self, page: Page, frame: PageFrame) -> str:
        """`page` in its `frame`, as it is published: what MkDocs does for a page of its own, step by step."""
        asked, self._asked = self._asked, None  # plugins may change it: it is used once
        own = asked[1] if asked and asked[0] == page else self._page(page)
        config = self._config
        own.active = True
        self.use_language()
        own.content = config.plugins.on_page_content(own.content or "", page=own, config=config, files=self._files)
        context: Any = get_context(self._nav, self._files, config, own)
        context["gp"] = frame
        context = config.plugins.on_page_context(context, page=own, config=config, nav=self._nav)
        html = self._environment.get_template("main.html").render(context)
        return config.plugins.on_post_page(html, page=own, config=config)

    def _page(self, page: Page) -> GuidelinePage:
        address = self._folder_of_site + page.address.removesuffix(".html") + ".md"
        file = File.generated(self._config, address, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = page.source.removeprefix(self._folder) or None
        return GuidelinePage(page, file, self._config)


def keep_compiled(environment: Environment) -> None:
    """Keep the templates of the theme's `environment` compiled; plugins may have changed how they are."""
    environment.globals.update(_=html, gettext=html, ngettext=html_plural, pgettext=html_in_context)
    extensions = "-".join(sorted(name.rpartition(".")[2] for name in environment.extensions))
    environment.bytecode_cache = TemplateCache(f"theme-{extensions}")


def has_foreign_events(config: MkDocsConfig, own: object) -> bool:
    """Whether plugins or hooks of `config` beside `own`, our plugin, look at pages: they must see each, in this process."""
    known = {own, *(config.plugins.get(name) for name in _HARMLESS)}
    methods = (method for name in _EVENTS for method in config.plugins.events[name])
    return any(getattr(method, "__self__", method) not in known for method in methods)


def _nearest_language(tag: str, folders: Sequence[str]) -> str:
    """The language of Material's few words that comes nearest to a tag."""
    for name in (tag, tag.split("-", maxsplit=1)[0].lower()):
        if any((Path(folder) / "partials" / "languages" / f"{name}.html").is_file() for folder in folders):
            return name
    return "en"
