"""What stands beside the text of a section: pictures that show something, and tables that only tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from generator.diagnostics import Where
from generator.model.pictures import Picture
from generator.model.values import Identifier, Passage, Prose, ResourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture that readers learn from; who cannot see it learns the same from words (WCAG 2.2, 1.1.1)."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: part of its address"]
    file: Annotated[Picture, "An SVG or PNG file beside this one"]
    alt: Annotated[Prose, "What it shows, in a sentence: said to who cannot see it"]
    caption: Annotated[Prose, "What to learn from it: stands below it"]
    described: Annotated[Passage, "All that it shows, in words, where a sentence is too short for that"] | None = None
    credit: Annotated[Prose, "Who made it"] | None = None
    license: Annotated[str, "The licence under which it is shown, for example CC BY 4.0"] | None = None
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainTable:
    """A table that is read and decides nothing. The first cell of a row says what the row is about.

    Its rows stand here, or in a CSV file beside this one, whose first line has the `columns`.
    """

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: part of its address"]
    title: Annotated[Prose, "What the table tells: stands above it"]
    columns: Annotated[tuple[Prose, ...], "What each column holds, that of the row's name included"] = ()
    rows: Annotated[tuple[tuple[Prose, ...], ...], "The rows, each a list with a cell for every column"] = ()
    csv: Annotated[str, "A CSV file beside this one, in place of `columns` and `rows`"] | None = None
    note: Annotated[Prose, "What must be known to read it"] | None = None
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()
