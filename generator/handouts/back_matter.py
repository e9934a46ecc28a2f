"""The end of a sheet: words explained, room to write, and the sources that it retells."""

from __future__ import annotations

from collections.abc import Iterable

from generator.handouts.document import Ending, Para
from generator.handouts.parts import Blocks, heading
from generator.handouts.runs import Run
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model.guideline import Guideline
from generator.model.values import Ref


def back_matter(
    writer: Writer,
    guideline: Guideline,
    *,
    sources: Iterable[Ref] = (),
    own: str = "",
    lines: int = 0,
) -> Blocks:
    """The end of every sheet about `guideline` but the booklet: words explained, room to write, sources.

    Args:
        writer: the sheet's.
        guideline: what the sheet is about.
        sources: what the sheet retells: by default those of the guideline's sources that it cites, or the first if it
            cites none.
        own: the heading above the room for a reader's own words, "" for notes.
        lines: how many ruled lines there are at least.
    """
    retold = tuple(sources) or [ref for ref in guideline.sources if writer.has_cited(ref)] or guideline.sources[:1]
    cited = writer.cite(retold)
    blocks = words_explained(writer, _("Words with a dotted line, explained"), aliases=False)
    references = writer.references()
    told: Blocks = ()
    if references:
        # Where one source is all that there is, the list says as much as the number.
        one = len(references.items) == len(retold) == 1 and not retold[0].at
        told = (Para((Run(retells()), *(() if one else cited))), references)
    return (*blocks, Ending(told, own or _("Notes"), lines))


def words_explained(writer: Writer, title: str, *, aliases: bool = True) -> Blocks:
    """The glossary words of a sheet under the heading `title`, with or without their other names (`aliases`).

    No block where there are none. `writer` is the sheet's.
    """
    definitions = writer.definitions(aliases=aliases)
    return (heading(writer, title), definitions) if definitions else ()


def numbered_sources(writer: Writer, sources: Iterable[Ref]) -> Blocks:
    """The chapter of numbered sources, beginning with the `sources` that are retold. `writer` is the sheet's."""
    made_from = Para((Run(retells()), *writer.cite(sources)))
    references = writer.references()
    return (heading(writer, _("Sources")), made_from, references) if references else ()


def retells() -> str:
    """What stands before the sources of a sheet."""
    return _("This sheet retells, in plain words:")
