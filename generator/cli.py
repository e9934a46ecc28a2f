"""The command `guidepress`: arguments in, exit code out, no logic.

Exit codes: 0 fine, 1 the content has errors, 2 wrong usage, 3 the machine failed; 128 and the number of a signal that ended
the command (143 for SIGTERM), 141 where nobody reads what it prints.
"""

from __future__ import annotations

import gc
import re
import shutil
import sys
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import click

from generator.checks import load_and_check
from generator.decision.given import JsonError
from generator.diagnostics import Findings
from generator.ending import echo, orderly
from generator.exchange.alerts import alerts_around, words_of
from generator.exchange.decide import decide_file
from generator.exchange.decision_schema import DECISION_DATA, decision_schema_text
from generator.exchange.diff.report import compare
from generator.exchange.dmn.export import left_out
from generator.exchange.dmn.graph import to_dmn
from generator.exchange.dmn.importing import import_dmn, write_files
from generator.exchange.verify import verify_file
from generator.language_commands import i18n, translate
from generator.model.standing import standing
from generator.model.voice import speaking_for
from generator.publish import engine, scaffold
from generator.publish.exit_codes import exit_codes
from generator.publish.progress_report import ProgressReport, drafts_in_words
from generator.publish.provenance import verify_bundle
from generator.reference_commands import references_import
from generator.report import FORMATS, text_report
from generator.search.command import describe, query_site
from generator.source.library import KINDS, content_of
from generator.source.one_file import guideline_beside, load_decision
from generator.source.schema import schema_text
from generator.source.sources import Sources
from generator.version import __version__

_CONTENT = 1
_LAST_PORT = 65535
_SELDOM = 50_000
"""Objects made between two looks of Python's collector at the youngest; its own is 700."""


class _Commands(click.Group):
    """Commands, and their help, that end in good order."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with orderly():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with orderly():
            return super().invoke(ctx)


class _Address(click.ParamType[str]):
    """Where to listen: `host:port`, as MkDocs understands it."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        host, _, port = str(value).rpartition(":")
        try:
            if host != "localhost":
                ip_address(host.removeprefix("[").removesuffix("]"))
        except ValueError:
            self.fail(f"{value}: begin with localhost or an IP address, such as 127.0.0.1:8000", param, ctx)
        if not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) <= _LAST_PORT:
            self.fail(f"{value}: end with a port from 1 to {_LAST_PORT}, such as 127.0.0.1:8000", param, ctx)
        return str(value)


class _There(click.Path):
    """A path that must be there; where it is not, `otherwise` says what to type next."""

    def __init__(self, otherwise: str, *, folder: bool) -> None:
        super().__init__(exists=True, dir_okay=folder, file_okay=not folder, path_type=Path)
        self._otherwise = otherwise

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not Path(value).exists():
            self.fail(f"{value} does not exist. {self._otherwise}", param, ctx)
        return super().convert(value, param, ctx)


_config = click.option(
    "-f",
    "--config-file",
    type=_There(
        "Go to the folder of your library, or make one: guidepress new library my-library -C my-folder", folder=False
    ),
    default="mkdocs.yml",
    show_default=True,
    help="The project.",
)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="guidepress")
def main() -> None:
    """Turn clinical guidelines, written in YAML, into a website, an offline bundle and handouts.

    Exit codes: 0 fine, 1 the content has errors, 2 wrong usage, 3 the machine failed.
    """


@main.command()
@_config
@click.option("-d", "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="The output. [default: site]")
@click.option("--strict", is_flag=True, help="Let warnings stop the build.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Processes that may be used. [default: one a core]")
@click.option(
    "--dask", default="", metavar="ADDRESS", help="The scheduler of a Dask cluster that makes the guidelines."
)
@click.option(
    "--drafts", is_flag=True, help="Show drafts, too, for those who review them; no offline copy is made then."
)
@click.option("--profile", is_flag=True, help="Tell where the time went.")
@exit_codes
def build(
    config_file: Path, site_dir: Path | None, *, strict: bool, jobs: int | None, dask: str, drafts: bool, profile: bool
) -> None:
    """Build the site, handouts, offline bundle and data; the old site stays until the new one is complete.

    What did not change since the last build is taken from `.cache/`, which may be deleted at any time.
    """
    report = ProgressReport(_progress_line if sys.stderr.isatty() else None)
    _collect_seldom()
    try:
        built = engine.build(
            config_file, site_dir, strict=strict, progress=report, say=_complain, jobs=jobs, dask=dask, drafts=drafts
        )
    finally:
        report.end()
    since = ", unchanged since the last build" if built.is_unchanged else ""
    counts = f"{built.pages} pages, {built.handouts} handouts ({built.printings} PDFs)"
    echo(f"{built.site}: {counts}{since}, in {built.seconds:.1f} s")
    if built.bundle:
        echo(f"{built.bundle}: {-(-built.bundle_size // 1024)} kB, opens without a network")
    if built.drafts:
        echo(drafts_in_words(built.drafts, shown=drafts))
    if profile:
        echo(report.profile(), nl=False)


def _collect_seldom() -> None:
    """Look for garbage in cycles less often: there is little of it, and the command ends soon.

    That is a twelfth of the time of a build, and a third of reading a large table.
    """
    gc.freeze()  # what was imported stays, here and in the processes that begin as copies
    gc.set_threshold(_SELDOM, 50, 100)


def _progress_line(words: str) -> None:
    """Show `words` in the last line of a terminal, in place of those before; "" leaves it empty."""
    width = shutil.get_terminal_size().columns - 1
    echo(f"\r\033[K{words[:width]}", err=True, nl=False)


def _complain(line: str) -> None:
    echo(line, err=True)


@main.command()
@_config
@click.option("-a", "--address", type=_Address(), default="127.0.0.1:8000", show_default=True, help="Where to listen.")
@exit_codes
def serve(config_file: Path, address: str) -> None:
    """Show the site while you write: an edit appears in the browser."""
    engine.serve(config_file, address, _complain)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@_config
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
@exit_codes
def check(paths: tuple[Path, ...], config_file: Path, form: str) -> None:
    """Report everything that a build would complain about, without building.

    PATH is a content folder, or a file or folder in one: then only what is found there is reported. Without PATH,
    the project's own content is checked.
    """
    _collect_seldom()
    today = datetime.now(UTC).date()
    wanted: dict[Path, list[Path]] = {}
    for path in paths:
        content = content_of(path)
        if content is None:
            raise click.UsageError(f"{path} is not in a content folder: there is no library.yaml in it or above it")
        wanted.setdefault(content, []).append(path.resolve().relative_to(content))
    reports = []
    for content, below in wanted.items():
        loaded = load_and_check(content, today=today)
        found = loaded.findings.below(*(f"{content.name}/{path.as_posix()}" for path in below))
        reports.append((found, loaded.sources))
    if not wanted:
        loaded = engine.check(config_file, today, _complain)
        reports = [(loaded.findings, loaded.sources)]
    for findings, sources in reports:
        echo(FORMATS[form](findings, sources))
    sys.exit(_CONTENT if any(findings.has_errors for findings, _ in reports) else 0)


@main.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@exit_codes
def diff(old: Path, new: Path, *, as_json: bool) -> None:
    """Show what changed between two libraries, or two decision files, in plain words.

    OLD and NEW are projects or content folders, such as two working copies of one repository; or the files of two decision
    tables. What is about danger comes first, then, for each table that now answers differently, people who get
    another answer; then everything else, case by case.
    """
    compared = compare(old, new, as_json=as_json)
    if compared.complaint:
        echo(compared.complaint, err=True)
        sys.exit(_CONTENT)
    echo(compared.text)


@main.command()
@click.argument("kind", type=click.Choice(scaffold.KINDS))
@click.argument("name")
@click.option("-C", "--directory", type=click.Path(file_okay=False, path_type=Path), default=".", help="The project.")
@exit_codes
def new(kind: str, name: str, directory: Path) -> None:
    """Write a valid starting file with comments that explain it.

    \b
    guidepress new library my-library
    guidepress new guideline sore-throat
    guidepress new decision sore-throat/which-test
    guidepress new questions sore-throat
    """  # noqa: D301 - \b is click's mark for lines that are kept
    try:
        for path in scaffold.write(kind, name, directory):
            echo(f"wrote {path}")
    except scaffold.BadNameError as problem:
        raise click.UsageError(str(problem)) from problem


@main.command()
@click.argument("kind", type=click.Choice([*sorted(KINDS), DECISION_DATA]), required=False)
@exit_codes
def schema(kind: str | None) -> None:
    """Print the JSON Schema of a kind of file, for editors (yaml-language-server).

    decision-data is what the site publishes of a decision table for programs.
    """
    echo(decision_schema_text() if kind == DECISION_DATA else schema_text(kind))


@main.command()
@click.argument("query")
@click.option(
    "--site",
    type=_There("Build it first: guidepress build", folder=True),
    default="site",
    show_default=True,
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("-n", "--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@exit_codes
def search(query: str, site: Path, limit: int, *, as_json: bool) -> None:
    """Print the hits that a reader of the built site would get."""
    echo(describe(query_site(site, query, limit), as_json=as_json))


@main.group()
def dmn() -> None:
    """Exchange decision tables with tools that speak OMG DMN."""


@dmn.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder.")
@exit_codes
def dmn_import(file: Path, output: Path) -> None:
    """Write one YAML file for each decision table of a DMN file (1.1 to 1.6), named after its decision.

    What is not S-FEEL is kept as text and reported. Existing files are never changed.
    """
    imported = import_dmn(file, output)
    for path in write_files(imported.files):
        echo(f"wrote {path}")
    _report(imported.findings, imported.sources)


@dmn.command("export")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The DMN file.")
@exit_codes
def dmn_export(file: Path, output: Path) -> None:
    """Write a decision table as DMN 1.3, and report what DMN has no place for."""
    table, findings, sources = load_decision(file)
    if table is not None and not findings.has_errors:
        guideline = guideline_beside(file)
        with speaking_for(guideline):
            notice = standing(guideline).notice if guideline else ""
        alerts = words_of(alerts_around(file, table))
        output.write_text(to_dmn(table, notice=notice, alerts=alerts), encoding="utf-8")
        echo(f"wrote {output}")
        if rest := left_out(table):
            findings.hint("dmn-not-carried", f"DMN has no place for: {', '.join(rest)}", table.where.head)
    _report(findings, sources)


def _report(findings: Findings, sources: Sources) -> None:
    """Findings, if there are any, on the error stream; ends the command where one is an error."""
    if findings.items:
        echo(text_report(findings, sources), err=True)
    if findings.has_errors:
        sys.exit(_CONTENT)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--given", required=True, help="What is known, as a JSON object, such as '{\"age\": 52}'.")
@click.option(
    "--ignore-other-inputs", is_flag=True, help="Let it hold more than the table asks; what is ignored is named."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@exit_codes
def decide(file: Path, given: str, *, as_json: bool, ignore_other_inputs: bool) -> None:
    """Ask one decision table what it says.

    Exit code 1: the table has errors, what is given does not fit it, or its hit policy is violated.
    """
    try:
        decided = decide_file(file, given, as_json=as_json, ignore_others=ignore_other_inputs)
    except JsonError as problem:
        raise click.BadParameter(str(problem), param_hint="--given") from problem
    if decided.complaint:
        echo(decided.complaint, err=True)
    if decided.text:
        echo(decided.text)
    sys.exit(_CONTENT if decided.failed else 0)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@exit_codes
def verify(file: Path, *, as_json: bool) -> None:
    """Find gaps, overlaps and rules that never decide in one decision table, without a library around it.

    Exit code 1: something was found that `check` calls an error, or the file cannot be read as a table. With --json,
    only the latter.
    """
    _collect_seldom()
    verified = verify_file(file, as_json=as_json)
    echo(verified.complaint or verified.text, err=bool(verified.complaint))
    sys.exit(_CONTENT if verified.failed else 0)


@main.command("verify-bundle")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--published",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="MANIFEST.json of the publisher's site: what was published.",
)
@exit_codes
def verify_copy(path: Path, published: Path | None) -> None:
    """Tell whether an offline copy holds what was published.

    PATH is the ZIP, or the folder that it was unpacked to, on a stick for example. Exit code 1: something was changed, is
    missing or was added; each file is named.
    """
    verified = verify_bundle(path, published)
    for problem in verified.problems:
        echo(problem)
    if verified.problems:
        sys.exit(_CONTENT)
    whole = "what was published" if published else "whole"
    echo(f"{path.name} is {whole}: {verified.title}, version {verified.version}, {verified.files} files")


main.add_command(i18n)
main.add_command(references_import)
main.add_command(translate)
