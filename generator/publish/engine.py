"""Runs MkDocs on a project, into a folder beside the site, and puts the result in place."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from generator.checks import load_and_check
from generator.diagnostics import Findings, MachineError, Where
from generator.native import check_clock
from generator.publish.errors import ContentError
from generator.publish.inputs import digest_of_everything, digest_of_program
from generator.publish.markdown import template_findings
from generator.publish.preview import attempt
from generator.publish.progress import Watch
from generator.publish.project import load_project
from generator.publish.release import culprit, staged
from generator.publish.site_record import SiteRecord, SiteRecords, is_whole
from generator.publish.site_writer import LastSite
from generator.report import as_text
from generator.source.library import Loaded
from generator.source.sources import Sources
from generator.store import store_folder

PLUGIN = "guidepress"
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    Attributes:
        site: the output folder.
        pages: how many HTML pages are in it.
        handouts: how many sheets to print, whatever their paper and size of type.
        printings: how many PDF files these are, one for each paper and size of type.
        bundle: the offline copy, a zip file; None of a site that shows drafts.
        bundle_size: its size in bytes, 0 where there is none.
        seconds: how long the build took.
        drafts: how many drafts there are: left out, or shown where they were asked for.
        is_unchanged: nothing had changed since the last build, so its site stayed.
    """

    site: Path
    pages: int
    handouts: int
    printings: int
    bundle: Path | None
    bundle_size: int
    seconds: float
    drafts: int = 0
    is_unchanged: bool = False


def build(
    config_file: Path,
    site_dir: Path | None,
    *,
    strict: bool,
    progress: Watch,
    say: Callable[[str], None],
    jobs: int | None = None,
    dask: str = "",
    drafts: bool = False,
) -> Built:
    """Build the project of `config_file` and exchange its site for the new one, in `site_dir` or where the project says (None).

    Drafts are left out, but with `drafts`: then no offline copy is made of them and the rest.

    Findings and MkDocs' own warnings go to `say`, line by line; `progress` is told how far it is. `jobs` are
    the processes that may be used, None: as many as there are cores; `dask` is the address of the scheduler of a cluster that
    makes the guidelines instead, "" for none.

    Raises:
        ContentError: the content has errors, or warnings with `strict`. The old site stands as it was.
        MachineError: the machine failed. The old site stands as it was.
    """
    started = time.monotonic()
    check_clock()
    said: list[str] = []

    def heard(line: str) -> None:
        said.append(line)
        say(line)

    with _logging_to(heard), _expected(config_file, "nothing was published", final_name(site_dir)):
        config = load_project(
            config_file, heard, only_errors=True, site_dir=str(site_dir) if site_dir else None, strict=strict or None
        )
        plugin = _plugin(config)
        final = Path(config.site_dir)
        without_address = [] if config.site_url else [_without_address(config_file)]
        records = SiteRecords(store_folder(Path(config.config_file_path).parent))
        program = digest_of_program()
        inputs, last = digest_of_everything(config, program, drafts=drafts), records.get(final)
        if last and inputs and last.inputs == inputs and is_whole(final, last):
            for line in last.said:
                say(line)
            return _built(final, last, started, is_unchanged=True)
        with staged(final, keep=(config_file, Path(config.docs_dir))) as stage:
            config.site_dir = str(stage)
            plugin.watch = progress
            plugin.jobs = jobs
            plugin.dask = dask
            plugin.program = program
            plugin.drafts = drafts
            plugin.last = LastSite(site=final, files=last.files, packed=last.packed) if last else None
            config.plugins.on_startup(command="build", dirty=False)
            try:
                with _templates("nothing was published"):
                    mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
    handouts, printings = plugin.counts
    for line in without_address:
        heard(line)
    record = SiteRecord(
        inputs=inputs
        if inputs == digest_of_everything(config, program, drafts=drafts)
        else "",  # somebody may have written meanwhile
        said=tuple(said),
        pages=sum(name.endswith(".html") for name in plugin.written),
        handouts=handouts,
        printings=printings,
        bundle=plugin.made.known.bundle,
        drafts=len(plugin.draft_names),
        files=plugin.written,
        packed=plugin.packed,
    )
    records.put(final, record)
    return _built(final, record, started)


def _without_address(config_file: Path) -> str:
    """What is told where the site has no address: no error of the content, so that `--strict` does not stop at it."""
    findings = Findings()
    message = "the site has no address, so that sheets have a line to fill in where their newest version is found"
    hint = "set site_url to the address that readers use, once there is one"
    findings.warning("no-address", message, Where(config_file.name, 1, 1), hint)
    return as_text(findings.items[0], Sources())


def _built(site: Path, record: SiteRecord, started: float, *, is_unchanged: bool = False) -> Built:
    bundle = site / record.bundle if record.bundle else None
    return Built(
        site=site,
        pages=record.pages,
        handouts=record.handouts,
        printings=record.printings,
        bundle=bundle,
        bundle_size=bundle.stat().st_size if bundle else 0,
        seconds=time.monotonic() - started,
        drafts=record.drafts,
        is_unchanged=is_unchanged,
    )


def serve(config_file: Path, address: str, say: Callable[[str], None]) -> None:
    """Serve the project of `config_file` with live preview until interrupted: MkDocs' own server.

    `address` is `host:port`. What it does goes to `say`.

    Errors of content are said, and shown on the pages; the preview goes on.

    Raises:
        ContentError: `mkdocs.yml` cannot be used at the start.
    """
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415 - starts watchdog; only needed here

    check_clock()

    def load(*, config_file: str, **options: Any) -> MkDocsConfig:
        return load_project(Path(config_file), say, only_errors=True, **options)

    started: list[bool] = []

    def build_or_tell(config: MkDocsConfig, **options: Any) -> None:
        """The first build may fail: the preview begins all the same, and says why. Later ones are `Preview`'s."""
        if started:
            mkdocs_build(config, **options)
            return
        started.append(True)
        _plugin(config).first_told = attempt(lambda: mkdocs_build(config, **options), say)

    with (
        _logging_to(say, logging.INFO),
        _expected(config_file, "nothing is served", address),
        _templates("nothing is served"),
        _replaced(mkdocs_serve, "load_config", load),
        _replaced(mkdocs_serve, "build", build_or_tell),
    ):
        mkdocs_serve.serve(str(config_file), dev_addr=address)


@contextmanager
def _replaced(module: ModuleType, name: str, function: Callable[..., Any]) -> Iterator[None]:
    """Another function under `name` of a module: MkDocs' server has no other way to be told how to load a project."""
    before = getattr(module, name)
    setattr(module, name, function)
    try:
        yield
    finally:
        setattr(module, name, before)


def final_name(site_dir: Path | None) -> str:
    """What to call the output in a message when the system named no file."""
    return str(site_dir) if site_dir else "the output folder"


def check(config_file: Path, today: date, say: Callable[[str], None]) -> Loaded:
    """All that a build of the project of `config_file` would find, and what `check` adds on the day `today`.

    What is wrong with the project file goes to `say`, line by line.

    Raises:
        ContentError: `mkdocs.yml` cannot be read, or not be used.
        MachineError: the content folder cannot be read.
    """
    with _logging_to(say), _expected(config_file, "nothing was checked", str(config_file)):
        config = load_project(config_file, say, only_errors=True)
        config = _plugin(config).on_config(config)
    loaded = load_and_check(Path(config.docs_dir), today=today)
    if loaded.complete:
        for item in template_findings(config):
            loaded.findings.add(item)
    return loaded


@contextmanager
def _expected(config_file: Path, consequence: str, output: str) -> Iterator[None]:
    """Errors of MkDocs, and of the plugins, extensions and templates that it runs, as errors of content or machine."""
    try:
        yield
    except ConfigurationError as problem:
        raise ContentError(f"{config_file}: {problem}") from problem
    except (Abort, BuildError) as problem:
        raise ContentError(f"{consequence}: {problem}") from problem
    except OSError as problem:
        raise MachineError(f"{problem.strerror or problem} ({culprit(problem, output)})") from problem
    except (ContentError, MachineError):
        raise
    except Exception as problem:
        if _is_ours(problem):
            raise
        raise ContentError(f"{consequence}: {type(problem).__name__} in {_guilty(problem)}: {problem}") from problem


@contextmanager
def _templates(consequence: str) -> Iterator[None]:
    """Errors of templates as errors of content. Stands nearest to MkDocs: a template that is missing is an OSError."""
    try:
        yield
    except TemplateError as problem:
        raise ContentError(f"{consequence}: {_template(problem)}") from problem


def _template(problem: TemplateError) -> str:
    if isinstance(problem, TemplateNotFound):
        return f"there is no template {problem.name}; look at `template:` at the head of the page, and at custom_dir"
    place = f" ({problem.filename}:{problem.lineno})" if isinstance(problem, TemplateSyntaxError) else ""
    return f"{type(problem).__name__} in a template: {problem.message}{place}"


def _files(problem: Exception) -> list[Path]:
    """The files that an error came through, the one where it began last."""
    return [Path(frame.filename) for frame in traceback.extract_tb(problem.__traceback__)]


def _is_ours(problem: Exception) -> bool:
    """Whether an error began in this package, or in what it called: a defect, which shows its traceback.

    The adapter and this module only lead to MkDocs and back.
    """
    own = [path for path in _files(problem) if path.is_relative_to(_PACKAGE) and "_templates" not in path.parts]
    names = ("publish/engine.py", "publish/preview.py", "publish/project.py", "publish/release.py", "mkdocs_plugin.py")
    between = {_PACKAGE / name for name in names}
    return any(path not in between for path in own) or _files(problem)[-1] in between


def _guilty(problem: Exception) -> str:
    """The file where an error began, as short as it can be told."""
    parts = _files(problem)[-1].parts
    start = parts.index("site-packages") + 1 if "site-packages" in parts else len(parts) - 2
    return "/".join(parts[start:])


def _plugin(config: MkDocsConfig) -> Any:
    if PLUGIN not in config.plugins:
        raise ContentError(f'{config.config_file_path}: add "{PLUGIN}" to the list "plugins:"')
    return config.plugins[PLUGIN]


class _Saying(logging.Handler):
    """Log records as lines for people: our findings as they are, MkDocs' own words with their level."""

    def __init__(self, say: Callable[[str], None], level: int) -> None:
        super().__init__(level)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        """Pass one record on."""
        message = record.getMessage()
        if record.name == f"mkdocs.plugins.{PLUGIN}":
            message = message.removeprefix(f"{PLUGIN}: ")
        elif record.levelno >= logging.WARNING:
            message = f"{record.levelname.lower()}: {message}"
        self._say(message)


@contextmanager
def _logging_to(say: Callable[[str], None], level: int = logging.WARNING) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    handler = _Saying(say, level)
    propagated, before = logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated
        logger.setLevel(before)
