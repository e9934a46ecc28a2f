"""The command `guidepress import-references`: arguments in, entries of `resources.yaml` out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.ending import echo
from generator.exchange.references.importing import import_references
from generator.publish.errors import ContentError
from generator.publish.exit_codes import exit_codes
from generator.report import text_report
from generator.text.numbers import counted
from generator.whole_file import write_whole

_CONTENT = 1


@click.command("import-references")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The resources.yaml that they are added to. [default: print the entries]",
)
@exit_codes
def references_import(file: Path, output: Path | None) -> None:
    """Add the references of a CSL-JSON, RIS or BibTeX file to resources.yaml.

    Entries that are there stay as they are. What was not carried over stands in a comment at its entry.
    """
    imported = import_references(file, output)
    if imported.text is not None and output is None:
        echo(imported.text.rstrip("\n"))
    elif imported.text is not None and output is not None:
        if imported.added:
            try:
                write_whole(output, imported.text)
            except OSError as problem:
                raise ContentError(f"{output} cannot be written: {problem.strerror}") from problem
        echo(f"{output}: {counted(len(imported.added), 'new source')}")
    if imported.findings.items:
        echo(text_report(imported.findings, imported.sources), err=True)
    if imported.findings.has_errors:
        sys.exit(_CONTENT)
