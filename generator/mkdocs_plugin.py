"""The adapter: MkDocs events that call the core. The only module that MkDocs loads (entry point `guidepress`).

Works unchanged under MkDocs 1.6 and under ProperDocs, which has the same plugin interface.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from generator.checks import load_and_check
from generator.diagnostics import Findings, Severity
from generator.edition import Edition, make_edition
from generator.fonts import FOLDER, load_fonts
from generator.handouts.cache import Cache, cache_folder
from generator.handouts.make import TypesetOptions
from generator.model import addresses
from generator.model.links import address_problem
from generator.pages.frame import PageFrame
from generator.pages.framing import FrameBuilder, MarkdownPage
from generator.pages.page import TOP, Page
from generator.publish import minify
from generator.publish.bundle import write_bundle
from generator.publish.hosting import hosting_files
from generator.report import as_text, summary
from generator.search.index import build_index
from generator.search.records import markdown_record
from generator.source.sources import Sources
from generator.templates_dir import templates_dir

log = get_plugin_logger("guidepress")

# Outside any block of Material's base.html: two check boxes and a label that only its own script needs.
# The Nu checker rejects their `autocomplete`. A test fails should Material change them.
_LEFTOVERS = (
    '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">',
    '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">',
    '<label class="md-overlay" for="__drawer"></label>',
)
_ROWS = re.compile(r"guidelines/[^/]+/decisions/[^/]+\.csv")
_SITEMAP = "sitemap.xml"
_MOST_LISTED = 60
"""Markdown pages in the navigation of a page."""
_NOT_OURS = ("search", "material/search", "offline", "material/offline")


class GuidepressPage(MkDocsPage):
    """A page that comes ready: nothing is read and nothing is rendered."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        """Take title, body and headings from the core's page."""
        super().__init__(page.title, file, config)
        self.markdown = ""
        self.content = page.body
        self.meta = {"description": page.description} if page.description else {}
        self.present_anchor_ids = set(page.anchors)
        headings = [AnchorLink(heading.title, heading.anchor, 2) for heading in page.headings]
        top = AnchorLink(page.title, TOP, 1)
        top.children = headings
        self.toc = TableOfContents([top])
        self._links = page.links

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Tell MkDocs which anchors are linked, so that its own validation covers these pages too."""
        links: dict[File, dict[str, str]] = {}
        for link in sorted(self._links):
            path, _, anchor = link.partition("#")
            target = files.src_uris.get(_source_uri(path))
            if target is None:
                log.warning("%s links to %s, which is not a page", self.file.dest_uri, link)
            elif anchor:
                links.setdefault(target, {})[anchor] = link
        self.links_to_anchors = links


def _source_uri(address: str) -> str:
    """MkDocs knows documentation pages by the Markdown file that they would come from."""
    return address.removesuffix(".html") + ".md"


class GuidepressConfig(Config):  # type: ignore[no-untyped-call] # MkDocs leaves __init_subclass__ untyped
    """No options yet: everything is said in the library's own files."""


class GuidepressPlugin(BasePlugin[GuidepressConfig]):  # type: ignore[no-untyped-call] # the same
    """Brings the guidelines of `docs_dir` into a MkDocs site."""

    progress: Callable[[str], None]

    def __init__(self) -> None:
        """Begin without an edition; `progress` is told the address of each page that is done."""
        self.progress = lambda _: None
        self._serving = False
        self._edition: Edition | None = None
        self._frames: FrameBuilder | None = None
        self._markdown: dict[str, list[MarkdownPage]] | None = None

    @property
    def edition(self) -> Edition:
        """What was printed by the build that is running."""
        if self._edition is None:
            raise PluginError("guidepress: no edition: on_pre_build has not run")
        return self._edition

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a live preview: it makes no bundle."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our theme over Material's and settle what must not be otherwise."""
        if config.theme.name != "material":
            raise PluginError('guidepress: set "theme: material" in mkdocs.yml')
        for name in _NOT_OURS:
            if name in config.plugins:
                raise PluginError(
                    f'guidepress: remove the plugin "{name}": Guidepress has its own search and offline copy'
                )
        for name, address in (("site_url", config.site_url), ("repo_url", config.repo_url)):
            problem = address_problem(address or "https://example.org/")
            if problem or "?" in (address or "") or "#" in (address or ""):
                reason = problem or "what follows ? or # would stand in the middle of every page's address"
                raise PluginError(f"guidepress: {name} in mkdocs.yml: {reason}")
        for address in (config.edit_uri, config.edit_uri_template):
            if urlsplit(address or "").scheme not in {"", "http", "https"}:
                raise PluginError("guidepress: edit_uri in mkdocs.yml: an address begins with https://")
        theme = str(templates_dir() / "theme")
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(0, theme)
        config.theme["font"] = False
        config.theme["palette"] = {}
        config.use_directory_urls = False
        if not config.site_url:
            config.theme.static_templates.discard(_SITEMAP)  # it would list nothing, which no reader of it allows
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read, check and print, while the last good site still stands."""
        loaded = load_and_check(Path(config.docs_dir))
        library = loaded.library
        if library is not None and not loaded.findings.has_errors:
            config.theme["language"] = _theme_language(library.info.language, config.theme.dirs)
            self._edition = make_edition(library, config.site_url or "", loaded.findings, self._press(config))
        _report(loaded.findings, loaded.sources)
        if library is None or loaded.findings.has_errors:
            raise PluginError(f"guidepress: {summary(loaded.findings)}")
        bundle = "" if self._serving else addresses.bundle(library.info.library.name, library.info.version)
        self._markdown = None
        self._frames = FrameBuilder(
            library,
            self.edition.texts,
            self.edition.pages,
            bundle,
            config.site_url or "",
            strict=not self._serving,  # a preview is told of edits by a script of MkDocs' own
        )

    def _press(self, config: MkDocsConfig) -> TypesetOptions:
        """A preview sets the usual paper and size alone."""
        folder = cache_folder(Path(config.config_file_path).parent)
        return TypesetOptions(load_fonts(Path(config.docs_dir)), Cache(folder), all_variants=not self._serving)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages and handouts; keep YAML and Material's unused scripts out of the site."""
        for file in list(files):
            if _is_left_out(file, config):
                files.remove(file)
            elif _is_of_theme(file, config):
                file.inclusion = InclusionLevel.INCLUDED  # `exclude_docs` speaks of the library's files
                shipped = minify.shipped(Path(file.abs_src_path or ""))
                if shipped is not None:
                    file.content_string = shipped
        folder = Path(config.docs_dir).name
        pieces = {address: text for page in self.edition.pages for address, text in page.pieces.items()}
        for page in self.edition.pages:
            file = File.generated(config, _source_uri(page.address), content="", inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = page.source.removeprefix(f"{folder}/") or None
            files.append(file)
            GuidepressPage(page, file, config)
        for sheets in self.edition.sheets.values():
            for printing in chain.from_iterable(sheet.printings for sheet in sheets):
                files.append(_generated(config, printing.address, printing.data))
        for address, text in {**self.edition.data, **pieces, **hosting_files(config.site_url or "")}.items():
            files.append(_generated(config, address, text))
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """All pages are read: write the search index, ordinary Markdown pages included."""
        records = list(self.edition.records)
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = self.edition.library.as_of.isoformat()
                if not isinstance(file.page, GuidepressPage) and not _unsearched(file.page):
                    records.append(markdown_record(file.url, str(file.page.title), file.page.markdown or ""))
        for name, script in build_index(
            records, self.edition.library.info.language, self.edition.search_alerts
        ).items():
            files.append(_generated(config, f"{addresses.SEARCH_FOLDER}/{name}", script))
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme what stands around the page."""
        context["gp"] = self._frame(page.url, nav, page.edit_url)  # type: ignore[typeddict-unknown-key] # ours
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The page for addresses that do not exist is shown at any depth: its links begin at the site's root."""
        if template_name == "404.html":
            base = f"{context['base_url'].rstrip('/')}/"
            context["gp"] = self._frame(template_name, context["nav"], None, base)  # type: ignore[typeddict-unknown-key] # ours
        return context

    def _frame(self, address: str, nav: Navigation, edit_url: str | None, base: str | None = None) -> PageFrame:
        if self._frames is None:
            raise PluginError("guidepress: no frames: on_pre_build has not run")
        if self._markdown is None:
            self._markdown = _by_folder(nav)
        others = self._markdown.get("") or self._markdown.get(_folder(address), [])
        return self._frames.frame(address, others, edit_url, base)

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Take out what Material's base leaves over, and what is there for the eyes of its editors alone."""
        self.progress(page.url)
        return _finished(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Take out what Material's base leaves over."""
        return _finished(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pack the offline copy: it holds the same pages."""
        if not self._serving:
            library = self.edition.library
            info = library.info
            meta = {"title": info.name, "publisher": info.publisher.name, "license": info.license.name}
            try:
                write_bundle(Path(config.site_dir), info.library.name, info.version, meta, library.as_of)
            except ValueError as problem:  # content/ brings a file whose name the bundle needs
                raise PluginError(f"guidepress: {problem}") from problem

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Show edits of templates too; the content folder is watched by MkDocs itself."""
        server.watch(str(templates_dir()))
        return server


def _is_of_theme(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir is not None and Path(file.src_dir) != Path(config.docs_dir)


def _is_left_out(file: File, config: MkDocsConfig) -> bool:
    """YAML of the library, CSV files that hold rows of its tables, its fonts for paper, Material's unused files, and parts of scripts."""
    if file.src_uri == _SITEMAP and not config.site_url:
        return True  # the bare template, which MkDocs now takes for a file of the theme
    if _is_of_theme(file, config):
        return file.src_uri.endswith((".map", ".mjs")) or file.src_uri.startswith("assets/javascripts/")
    name = file.src_uri.casefold()
    return name.endswith((".yaml", ".yml")) or name.startswith(f"{FOLDER}/") or _ROWS.fullmatch(name) is not None


def _generated(config: MkDocsConfig, address: str, content: str | bytes) -> File:
    """A file that is no page; `exclude_docs` does not reach it."""
    return File.generated(config, address, content=content, inclusion=InclusionLevel.INCLUDED)


def _by_folder(nav: Navigation) -> dict[str, list[MarkdownPage]]:
    """The Markdown pages that a page lists: all of them under ""; where they are many, those of its own folder.

    Each page with a link to each other would make a site of thousands of pages quadratic (docs/design.md, Navigation).
    """
    pages = [MarkdownPage(page.url or addresses.HOME, str(page.title)) for page in nav.pages]
    if len(pages) <= _MOST_LISTED:
        return {"": pages}
    folders: dict[str, list[MarkdownPage]] = {}
    for page in pages:
        beside = folders.setdefault(_folder(page.address), [])
        if len(beside) < _MOST_LISTED:
            beside.append(page)
    return folders


def _folder(address: str) -> str:
    """The folder of an address, which is "./" at the root."""
    return address.rpartition("/")[0] or "./"


def _unsearched(page: MkDocsPage) -> bool:
    """Whether a Markdown page asks to be left out of search, in the way that Material's users know."""
    wish = page.meta.get("search")
    return isinstance(wish, dict) and bool(wish.get("exclude"))


def _theme_language(tag: str, folders: Sequence[str]) -> str:
    """The language of Material's few words that comes nearest to a tag."""
    for name in (tag, tag.split("-", maxsplit=1)[0].lower()):
        if any((Path(folder) / "partials" / "languages" / f"{name}.html").is_file() for folder in folders):
            return name
    return "en"


def _finished(html: str) -> str:
    for leftover in _LEFTOVERS:
        html = html.replace(leftover, "")
    return minify.page(html)


def _report(findings: Findings, sources: Sources) -> None:
    """Every finding through MkDocs' log, so that `--strict` counts warnings."""
    levels = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.HINT: log.info}
    for item in findings:
        levels[item.severity]("%s", as_text(item, sources))
