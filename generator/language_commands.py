"""The commands `guidepress i18n` (fixed words) and `guidepress translate` (texts of guidelines): arguments in, files out."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

import click

from generator.checks.translations import progress
from generator.diagnostics import did_you_mean
from generator.ending import echo
from generator.language.catalogue import FOLDER, SOURCE, CatalogueError, file_name, read_texts
from generator.language.extraction import messages
from generator.language.po_text import as_template
from generator.language.tags import primary
from generator.language.upkeep import every_language, updated
from generator.publish.errors import ContentError
from generator.publish.exit_codes import exit_codes
from generator.publish.project import load_project
from generator.source.library import LibraryFiles, Loaded, load_library
from generator.source.scalar_readers import LANGUAGE
from generator.source.translation_files import handed_out, taken_back, up_to_date, write_all
from generator.whole_file import write_whole

_CONTENT = 1
T = TypeVar("T")
_FILE = click.Path(dir_okay=False, path_type=Path)


class _Language(click.ParamType[str]):
    """A language tag, such as `es` or `pt-BR`."""

    name = "language"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        tag = str(value)
        if not re.fullmatch(LANGUAGE, tag):
            self.fail(f"{tag!r} is no language tag: write one such as es, ar or pt-BR", param, ctx)
        return tag


_config = click.option(
    "-f", "--config-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), default="mkdocs.yml",
    show_default=True, help="The project.",
)  # fmt: skip
_language = click.argument("language", type=_Language())


@click.group()
def i18n() -> None:
    """Keep the words that Guidepress itself says: buttons, headings, labels."""


@i18n.command()
@click.option("-o", "--output", type=_FILE, help="Where to write. [default: print]")
@exit_codes
def extract(output: Path | None) -> None:
    """Write every word as a template for translators (.pot)."""
    _put(as_template(messages()), output)


@i18n.command("update")
@_language
@_config
@click.option("-o", "--output", type=_FILE, help="The catalogue. [default: i18n/LANGUAGE.po in the content folder]")
@exit_codes
def update_words(language: str, config_file: Path, output: Path | None) -> None:
    """Write or bring up to date the catalogue of LANGUAGE, a language tag such as pl.

    What is translated stays; what is new is empty; what was reworded is marked as fuzzy. In the content folder only words
    are listed that Guidepress has no translation for.
    """
    if output is None:
        folder = _content_of(config_file) / FOLDER
        output = folder / file_name(language)
        text = _read(lambda: updated(language, output, folder), output)
    else:
        text = _read(lambda: updated(language, output), output)
    _put(text, output)
    left = text.count('\nmsgstr ""\n\n') + text.count('\nmsgstr[0] ""\n')
    echo(f"{output}: {left} to translate")


@i18n.command("status")
@_config
@exit_codes
def status_of_words(config_file: Path) -> None:
    """Tell how complete each language is."""
    for item in every_language(_content_of(config_file) / FOLDER):
        if primary(item.tag) != SOURCE:  # English needs no words, and its kinds only a few
            echo(f"{item.tag}: {item.done} of {item.of}")


@click.group()
def translate() -> None:
    """Translate the texts of a library: what they say, never what they decide."""


@translate.command("update")
@_language
@click.argument("guidelines", nargs=-1)
@_config
@exit_codes
def update_texts(language: str, guidelines: tuple[str, ...], config_file: Path) -> None:
    """Write or bring up to date the files of texts in LANGUAGE, beside the YAML that they translate.

    GUIDELINES are to be translated as well; without any, those that have such a file, or all where none has. New texts are
    empty; a text whose original has changed keeps its translation, marked as fuzzy, with the old original.
    """
    content = _content_of(config_file)
    files = LibraryFiles(content, language)
    unknown = sorted({*guidelines} - {*files.every_guideline})
    if unknown:
        raise click.BadParameter(
            f"{unknown[0]}: {did_you_mean(unknown[0], files.every_guideline)}", param_hint="GUIDELINES"
        )
    loaded = _loaded(content, language, guidelines or (() if files.guidelines else files.every_guideline))
    write_all({item.name: up_to_date(item, language) for item in loaded.translations}, content)
    _tell(language, loaded)
    if loaded.library and language not in loaded.library.info.translations:
        echo(f"to publish it, write in library.yaml: translations: [{language}]")


@translate.command("export")
@_language
@_config
@click.option("-o", "--output", type=_FILE, help="Where to write. [default: print]")
@click.option("--all", "everything", is_flag=True, help="What is translated, too.")
@exit_codes
def export(language: str, config_file: Path, output: Path | None, *, everything: bool) -> None:
    """Write one catalogue for a translation office: what is not translated, or must be translated anew."""
    loaded = _loaded(_content_of(config_file), language)
    text, count = handed_out(loaded.translations, language, everything=everything)
    _put(text, output)
    echo(f"{count} texts to translate", err=True)


@translate.command("import")
@_language
@click.argument("catalogue", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_config
@exit_codes
def take_back(language: str, catalogue: Path, config_file: Path) -> None:
    """Take over what an office has translated into LANGUAGE in CATALOGUE, a file that `export` wrote.

    A text that has changed meanwhile is not taken, and named.
    """
    content = _content_of(config_file)
    loaded = _loaded(content, language)
    found = taken_back(_read(lambda: read_texts(catalogue, language), catalogue), loaded.translations, language)
    write_all(found.files, content)
    echo(f"{found.taken} translations taken over")
    for name in found.changed_since:
        echo(f"not taken, the original has changed since: {name}", err=True)
    for name in found.unknown:
        echo(f"not taken, there is no such text: {name}", err=True)
    if found.changed_since or found.unknown:
        sys.exit(_CONTENT)


@translate.command("status")
@_config
@exit_codes
def status_of_texts(config_file: Path) -> None:
    """Tell how much of the library is translated into each of its languages."""
    content = _content_of(config_file)
    original = load_library(content)
    if original.library is None or not original.library.info.translations:
        echo("library.yaml names no further languages: write them under `translations:`")
        return
    for tag in original.library.info.translations:
        _tell(tag, _loaded(content, tag))


def _content_of(config_file: Path) -> Path:
    return Path(load_project(config_file, lambda line: echo(line, err=True)).docs_dir)


def _loaded(content: Path, language: str, also: Collection[str] = ()) -> Loaded:
    """The library in a language; a content that cannot be read ends the command."""
    loaded = load_library(content, language, also=also)
    if loaded.library is None or not loaded.complete or loaded.findings.has_errors:
        raise ContentError("the content has errors: mend what `guidepress check` tells, then translate")
    return loaded


def _tell(language: str, loaded: Loaded) -> None:
    every, done, stale = progress(loaded.translations)
    again = f", {stale} to translate anew" if stale else ""
    echo(f"{language}: {done} of {every} texts translated{again}")


def _put(text: str, output: Path | None) -> None:
    if output is None:
        echo(text, nl=False)
        return
    write_whole(output, text)


def _read(action: Callable[[], T], path: Path) -> T:
    """What `action` makes of the catalogue at `path`; one that cannot be read ends the command."""
    try:
        return action()
    except CatalogueError as problem:
        hint = f"; {problem.hint}" if problem.hint else ""
        raise ContentError(f"{path}:{problem.line}: {problem}{hint}") from problem
