"""SVG files below content/ that the site publishes as they are: whoever opens one opens a page of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.checks.context import CheckContext
from generator.diagnostics import Where
from generator.fonts import FOLDER
from generator.model.library import Library
from generator.source.folder import printable_name, read_file
from generator.source.svg_file import RefusedError, looked_at


def check_drawings(context: CheckContext) -> None:
    """In no SVG file of the content, named or not, does anything act or lead elsewhere; pictures were looked at before."""
    chosen = set(_chosen(context.library))
    for path in context.content.files if context.of_library else ():
        suffix, name = path.suffix.casefold(), context.content.name(path)
        if suffix not in {".svg", ".svgz"} or name in chosen or path.parts[0] == FOLDER:
            continue
        try:
            _look(path, context)
        except RefusedError as problem:
            where = Where(name, problem.line, problem.column, problem.line, problem.column + 1)
            context.findings.error(
                "bad-picture", f'"{printable_name(path.name)}" {problem.message}', where, problem.hint
            )


def _look(path: PurePosixPath, context: CheckContext) -> None:
    if path.suffix.casefold() == ".svgz":
        raise RefusedError("is a packed SVG file, into which nobody looks", "export it again as plain SVG")
    data = read_file(context.content.root / path, context.content.name(path), context.findings)
    if data is not None:
        looked_at(data)


def _chosen(library: Library) -> Iterator[str]:
    """The files that were chosen as pictures, as findings name them: what is wrong with one is told where it is chosen."""
    guidelines = [bundle.guideline for bundle in library.guidelines]
    pictures = [topic.picture for topic in library.info.topics.values()]
    for guideline in guidelines:
        pictures += [guideline.picture, *(section.picture for section in guideline.sections)]
    for picture in pictures:
        if picture and not picture.is_drawing:
            yield str(PurePosixPath(picture.where.file).with_name(str(picture)))
