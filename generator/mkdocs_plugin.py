"""The adapter: MkDocs events that call the core. The only module that MkDocs loads (entry point `guidepress`).

Works unchanged under MkDocs 1.6 and under ProperDocs, which has the same plugin interface.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator.diagnostics import Findings, Severity
from generator.handouts.cache import KIND as SHEETS
from generator.handouts.cache import Cache
from generator.language.catalogue import Catalogue
from generator.language.scripts import script_words
from generator.language.speaking import speaking
from generator.model import addresses
from generator.model.links import address_problem
from generator.pages.assets import words_address
from generator.pages.frame import PageFrame
from generator.publish.bundle import write_bundle
from generator.publish.guideline_builder import GuidelineBuilder
from generator.publish.hosting import hosting_files
from generator.publish.inputs import digest, digest_of_program, digest_of_project, digest_of_shared
from generator.publish.language_edition import LanguageEdition, edition_of
from generator.publish.markdown import (
    ListedFile,
    MadePage,
    check_made_links,
    expected_pages,
    listed_pages,
    template_findings,
)
from generator.publish.packing import PackedFile
from generator.publish.parallel import processes_for, workers_for
from generator.publish.preview import Preview
from generator.publish.production import MadeLibrary
from generator.publish.progress import BuildProgress, BuildStep, Watch
from generator.publish.project import project_findings
from generator.publish.site_files import SITEMAP, finished, generated, made_file, settle
from generator.publish.site_writer import LastSite, SiteWriter, Written
from generator.publish.theme import MkDocsTheme, has_foreign_events, keep_compiled
from generator.publish.work import Job, Reported
from generator.report import as_text, summary
from generator.search.index import build_index
from generator.search.record import Record
from generator.search.records import markdown_record
from generator.source.sources import Sources
from generator.store import store_folder
from generator.templates_dir import templates_dir

log = get_plugin_logger("guidepress")

# Outside any block of Material's base.html: two check boxes and a label that only its own script needs.
# The Nu checker rejects their `autocomplete`. A test fails should Material change them.
_NOT_OURS = ("search", "material/search", "offline", "material/offline")


def _source_uri(address: str) -> str:
    """MkDocs knows documentation pages by the Markdown file that they would come from."""
    return f"{address.removesuffix('.html')}.md" if address.endswith(".html") else address


class GuidepressConfig(Config):  # type: ignore[no-untyped-call] # MkDocs leaves __init_subclass__ untyped
    """No options yet: everything is said in the library's own files."""


class GuidepressPlugin(BasePlugin[GuidepressConfig]):  # type: ignore[no-untyped-call] # the same
    """Brings the guidelines of `docs_dir` into a MkDocs site."""

    watch: Watch
    jobs: int | None
    dask: str
    program: str
    drafts: bool
    last: LastSite | None
    written: Mapping[str, Written]
    packed: Mapping[str, tuple[bytes, ...]]

    def __init__(self) -> None:
        """Begin without a library.

        `watch` is told how far a build is; `jobs` are the processes that may be used, None: as many as there are cores;
        `dask` is the address of a cluster's scheduler, or ""; `program` is the digest of the program, "" where it must be
        asked; `drafts` says whether drafts are shown. `first_told` is what was wrong with a preview's first
        build. `last` is the site that will be replaced, None where nothing is known of it; `written` are the files of the
        new one, and `packed` are pieces of some, as `SiteWriter` has them.
        """
        self.watch = lambda _: None
        self.jobs = None
        self.dask = ""
        self.first_told: list[str] = []
        self.program = ""
        self.drafts = False
        self.last = None
        self.written = {}
        self.packed = {}
        self._serving = False
        self.draft_names: tuple[str, ...] = ()
        self._editions: list[LanguageEdition] = []
        self._nav: Navigation | None = None
        self._pages: dict[str, MadePage] = {}
        self._speaking = ExitStack()

    @property
    def made(self) -> MadeLibrary:
        """What was made, in the language that the library is written in, by the build that is running."""
        if not self._editions:
            raise PluginError("guidepress: nothing is made: on_pre_build has not run")
        return self._editions[0].made

    @property
    def shows_drafts(self) -> bool:
        """Whether the site has pages of drafts: such a site is for those who review them, and no copy of it is handed on."""
        return self.drafts and bool(self.draft_names)

    @property
    def counts(self) -> tuple[int, int]:
        """How many handouts were made in all languages, and how many PDF files they are."""
        every = [item for edition in self._editions for item in edition.made.guidelines]
        return sum(item.sheets for item in every), sum(item.printings for item in every)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a live preview: it makes no bundle, and shows drafts."""
        self._serving = command == "serve"
        self.drafts = self.drafts or self._serving

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our theme over Material's and settle what must not be otherwise.

        `mkdocs.yml` is looked at here, too: under MkDocs' own commands nobody has done so before.
        """
        _look_at_project(config)
        if config.theme.name != "material":
            raise PluginError('guidepress: set "theme: material" in mkdocs.yml')
        _look_at_plugins(config)
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
            config.theme.static_templates.discard(SITEMAP)  # it would list nothing, which no reader of it allows
        return config

    def on_build_error(self, *, error: Exception) -> None:
        """Speak English again: what is made next may have another language."""
        self._speaking.close()

    def on_shutdown(self) -> None:
        """Speak English again."""
        self._speaking.close()

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read, check and print, while the last good site still stands."""
        folder = Path(config.config_file_path).parent
        job = Job(
            config_file=str(Path(config.config_file_path).resolve()),
            content=str(Path(config.docs_dir).resolve()),
            store=str(store_folder(folder).resolve()),
            inputs="",
            language="",
            site_url=config.site_url or "",
            is_preview=self._serving,
            drafts=self.drafts,
            threads=1,
        )
        original = self._edition(job, config)
        self.draft_names = original.builder.files.drafts
        shared = original.builder.shared
        pages = expected_pages(config) if shared.complete else []
        bundle = (
            ""
            if self._serving or self.shows_drafts or shared.library is None
            else addresses.bundle(shared.library.info.library.name, shared.library.info.version)
        )
        productions = [original.produce(pages, bundle)]
        self._editions = [original]
        if shared.library and productions[0].library:
            day = productions[0].library.known.as_of
            for tag in shared.library.info.translations:
                url = f"{job.site_url.rstrip('/')}/{addresses.edition(tag)}" if job.site_url else ""
                edition = self._edition(replace(job, language=tag, site_url=url), config)
                productions.append(edition.produce(pages, bundle, day))
                self._editions.append(edition)
        self._speak(original.words)
        found = template_findings(config) if shared.complete else Findings()
        told = [*dict.fromkeys(chain.from_iterable(item.reported for item in productions))]
        told += [Reported(finding=item, text=as_text(item, Sources())) for item in found]
        _report(told)
        if found.has_errors or any(item.library is None for item in productions):
            raise PluginError(f"guidepress: {summary(Findings(item.finding for item in told))}")
        for edition in self._editions:
            edition.builder.kept.tidy()
        Cache(Path(job.store, SHEETS)).tidy()

    def _edition(self, job: Job, config: MkDocsConfig) -> LanguageEdition:
        """The library in the language of `job`, to be made."""
        builder = GuidelineBuilder(job, partial(MkDocsTheme, config))
        is_foreign = has_foreign_events(config, self)
        jobs = 1 if self._serving or is_foreign else self.jobs
        if processes_for(jobs, len(builder.files.guidelines)) == 1:  # then its threads may use all cores
            builder.job = replace(builder.job, threads=0)
        if not is_foreign and builder.shared.complete:  # nobody knows what other plugins look at
            program = self.program or digest_of_program()
            inputs = digest(program, digest_of_project(config), digest_of_shared(builder.shared))
            builder.job = replace(builder.job, inputs=f"{inputs} {self._serving} {job.drafts} {job.language}")
        dask = "" if self._serving or is_foreign else self.dask
        return LanguageEdition(builder, partial(workers_for, jobs, dask=dask), self.watch)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Make everything known that links may lead to; keep YAML and Material's unused scripts out of the site."""
        self.watch(BuildProgress(step=BuildStep.MARKDOWN))
        made_files = [*self._files()]
        settle(files, config, {made.address for made in made_files}, () if self.drafts else self.draft_names)
        self._pages = {}
        for edition in self._editions:
            self._pages |= edition.pages(config.site_url or "")
        for made in made_files:
            file = made_file(config, _source_uri(made.address), made.address)
            file.page = self._pages.get(made.address)  # type: ignore[assignment] # as far as MkDocs asks
            files.append(file)
        for edition in self._editions:
            words = script_words(edition.words)
            if words:
                files.append(generated(config, words_address(edition.words.tag), words))
            for address, text in edition.made.edition.data.items():
                files.append(generated(config, edition.folder + address, text))
        for address, text in hosting_files(config.site_url or "").items():
            files.append(generated(config, address, text))
        return files

    def _files(self) -> Iterator[PackedFile]:
        """Every file that is made from YAML, in all languages."""
        return chain.from_iterable(edition.files() for edition in self._editions)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the ordinary Markdown pages: they have titles once they are read."""
        self._nav = nav
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """All pages are read: write the search index of each language, ordinary Markdown pages included."""
        keep_compiled(env)
        self.watch(BuildProgress(step=BuildStep.SEARCH))
        records: dict[str, list[Record]] = {}
        for edition in self._editions:
            if self._nav:
                edition.again(listed_pages(self._nav))
            check_made_links(edition.made, config)
            records[edition.folder] = list(edition.made.edition.records)
        for file in files.documentation_pages():
            if file.page is not None:
                edition = edition_of(self._editions, file.url)
                file.page.update_date = edition.made.library.as_of.isoformat()
                if not _unsearched(file.page):
                    address = file.url.removeprefix(edition.folder)
                    text = file.page.markdown or ""
                    records[edition.folder].append(markdown_record(address, str(file.page.title), text))
        for edition in self._editions:
            made = edition.made
            known = [guideline.contribution.counts for guideline in made.guidelines]
            language, alerts = made.library.info.language, made.edition.search_alerts
            with speaking(edition.words):
                scripts = build_index(records[edition.folder], language, alerts, known)
            for name, script in scripts.items():
                files.append(generated(config, f"{edition.folder}{addresses.SEARCH_FOLDER}/{name}", script))
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme what stands around an ordinary page; those from YAML have it already."""
        if "gp" not in context:
            context["gp"] = self._frame(page.url, page.edit_url)  # type: ignore[typeddict-unknown-key] # ours
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The page for addresses that do not exist is shown at any depth: its links begin at the site's root."""
        if template_name == SITEMAP:
            own = (page for page in self._pages.values() if page.listed)
            context["pages"] = [*context["pages"], *map(ListedFile, own)]  # type: ignore[list-item] # the same
        if template_name == "404.html":
            base = f"{context['base_url'].rstrip('/')}/"
            context["gp"] = self._frame(template_name, None, base)  # type: ignore[typeddict-unknown-key] # ours
        return context

    def _frame(self, address: str, edit_url: str | None, base: str | None = None) -> PageFrame:
        """What stands around a page that is not made from YAML."""
        edition = edition_of(self._editions, address)
        edition.builder.theme.use_language()
        self._speak(edition.words)
        return edition.frame(address, edit_url, base)

    def _speak(self, words: Catalogue) -> None:
        """Speak with these words until the build is over, or others are needed."""
        self._speaking.close()
        self._speaking.enter_context(speaking(words))

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Take out what Material's base leaves over, and what is there for the eyes of its editors alone."""
        return finished(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Take out what Material's base leaves over."""
        return finished(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is made from YAML, and pack the offline copy: it holds the same pages."""
        self.watch(BuildProgress(step=BuildStep.WRITE))
        self._speak(self._editions[0].words)  # the last Markdown page may have been in another language
        info = self.made.library.info
        writer = SiteWriter(Path(config.site_dir), self.last)
        self.written, self.packed = writer.written, writer.packed
        if self._serving:
            writer.write_all(tuple(self._files()), lambda _: b"")
            return
        if self.shows_drafts:
            writer.write_all((*writer.there(), *self._files()), lambda _: b"")
            self._speaking.close()
            return
        spoken_in = {edition.folder: edition.words for edition in reversed(self._editions)}
        made = tuple(self._files())
        meta = {"title": info.name, "publisher": info.publisher.name, "license": info.license.name}
        if info.brand and info.brand.typeface:
            meta["typeface"] = f"{info.brand.typeface.family} ({info.brand.typeface.license})"
        try:
            name, as_of = info.library.name, self.made.library.as_of
            write_bundle(writer, name, info.version, meta, as_of, made=made, spoken_in=spoken_in)
        except ValueError as problem:  # content/ brings a file whose name the bundle needs
            raise PluginError(f"guidepress: {problem}") from problem
        finally:
            self._speaking.close()

    @event_priority(-100)  # other plugins may give the server its own builder, and must not find another there
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Show edits of templates too; the content folder is watched by MkDocs itself. Rebuilds are ours."""
        server.watch(str(templates_dir()))
        if config.config_file_path:
            Preview(server, config, builder, partial(log.error, "%s"), self.first_told)
        return server


def _look_at_project(config: MkDocsConfig) -> None:
    if not config.config_file_path:  # it came through a pipe
        return
    findings, project = project_findings(config)
    _report(Reported(finding=item, text=as_text(item, project.sources)) for item in findings)
    if findings.has_errors:
        raise PluginError(f"guidepress: mkdocs.yml: {summary(findings)}")


def _look_at_plugins(config: MkDocsConfig) -> None:
    if "guidepress #2" in config.plugins:  # as MkDocs counts
        raise PluginError('guidepress: name the plugin "guidepress" once in mkdocs.yml')
    for name in _NOT_OURS:
        if name in config.plugins:
            raise PluginError(f'guidepress: remove the plugin "{name}": Guidepress has its own search and offline copy')


def _unsearched(page: MkDocsPage) -> bool:
    """Whether a Markdown page asks to be left out of search, in the way that Material's users know."""
    wish = page.meta.get("search")
    return isinstance(wish, dict) and bool(wish.get("exclude"))


def _report(reported: Iterable[Reported]) -> None:
    """Every finding through MkDocs' log, so that `--strict` counts warnings."""
    levels = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.HINT: log.info}
    for item in reported:
        levels[item.finding.severity]("%s", item.text)
