"""Runs MkDocs on a project, into a folder beside the site, and puts the result in place."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from generator.diagnostics import MachineError
from generator.publish.release import staged

PLUGIN = "guidepress"


class ContentError(Exception):
    """The content or its configuration has errors; they have been reported."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: figures for its summary. Sizes in bytes, time in seconds."""

    site: Path
    pages: int
    handouts: int
    bundle: Path
    bundle_size: int
    seconds: float


def build(
    config_file: Path,
    site_dir: Path | None,
    *,
    strict: bool,
    progress: Callable[[str], None],
    say: Callable[[str], None],
) -> Built:
    """Build a project and exchange its site for the new one.

    Findings and MkDocs' own warnings go to `say`, line by line; `progress` is told each page that is done.

    Raises:
        ContentError: the content has errors, or warnings with `strict`. The old site stands as it was.
        MachineError: the machine failed. The old site stands as it was.
    """
    started = time.monotonic()
    with _logging_to(say):
        try:
            config = load_config(str(config_file), site_dir=str(site_dir) if site_dir else None, strict=strict or None)
            plugin = _plugin(config)
            final = Path(config.site_dir)
            with staged(final, keep=(config_file, Path(config.docs_dir))) as stage:
                config.site_dir = str(stage)
                plugin.progress = progress
                config.plugins.on_startup(command="build", dirty=False)
                try:
                    mkdocs_build(config)
                finally:
                    config.plugins.on_shutdown()
        except ConfigurationError as problem:
            raise ContentError(f"{config_file}: {problem}") from problem
        except (Abort, BuildError) as problem:
            raise ContentError(f"nothing was published: {problem}") from problem
        except OSError as problem:
            raise MachineError(
                f"{problem.strerror or problem} ({problem.filename or final_name(site_dir)})"
            ) from problem
    edition = plugin.edition
    bundle = next((final / "offline").glob("*.zip"))
    return Built(
        site=final,
        pages=sum(1 for _ in final.rglob("*.html")),
        handouts=sum(len(sheets) for sheets in edition.sheets.values()),
        bundle=bundle,
        bundle_size=bundle.stat().st_size,
        seconds=time.monotonic() - started,
    )


def serve(config_file: Path, address: str, say: Callable[[str], None]) -> None:
    """Serve a project with live preview until interrupted: MkDocs' own server. What it does goes to `say`.

    Raises:
        ContentError: the content has errors at the start; later ones are only said.
    """
    from mkdocs.commands.serve import serve as mkdocs_serve  # noqa: PLC0415 - starts watchdog; only needed here

    with _logging_to(say, logging.INFO):
        try:
            mkdocs_serve(str(config_file), dev_addr=address)
        except ConfigurationError as problem:
            raise ContentError(f"{config_file}: {problem}") from problem
        except (Abort, BuildError) as problem:
            raise ContentError(f"nothing is served: {problem}") from problem


def final_name(site_dir: Path | None) -> str:
    """What to call the output in a message when the system named no file."""
    return str(site_dir) if site_dir else "the output folder"


def content_folder(config_file: Path) -> Path:
    """The content folder of a project.

    Raises:
        ContentError: `mkdocs.yml` cannot be read.
    """
    with _logging_to(lambda _: None):
        try:
            config = load_config(str(config_file))
        except ConfigurationError as problem:
            raise ContentError(f"{config_file}: {problem}") from problem
    return Path(config.docs_dir)


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
