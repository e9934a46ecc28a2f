"""The flow diagram of a decision table on paper: drawn for each variant at full type size, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.diagrams.picture import Step, sheet_picture
from generator.handouts.alerts import alert_line
from generator.handouts.document import Block, Bullets, Flow, Para
from generator.handouts.drawn import Drawing
from generator.handouts.runs import Run, Runs
from generator.handouts.writer import Drawn, HandoutContext, Writer
from generator.language.speaking import _
from generator.model.decision import DecisionTable
from generator.model.values import Paper
from generator.model.variants import ALL_VARIANTS, Variant

_MARGIN = 57.0  # points: the margin of every page is at most that wide
_LOST = frozenset("ŵŴ")
"""In a drawing the typesetter forgets which letters these glyphs of our font stand for, which PDF/UA-1 forbids: there the
words, which stand beside every drawing, have to do."""
_SIZES = {Paper.A4: (595.0, 842.0), Paper.LETTER: (612.0, 792.0), Paper.A5: (420.0, 595.0)}  # points


def flow(writer: Writer, decision: DecisionTable) -> Flow | None:
    """The diagram of the table `decision`; None where there is none to draw. `writer` is the sheet's."""
    key = (writer.here, decision.decision.name)
    if key not in writer.context.drawn:  # the decision sheet and the booklet have the same
        writer.context.drawn[key] = _draw(writer.context, writer.here, decision)
    drawn = writer.context.drawn[key]
    said = tuple(block for step in drawn.steps for block in _said(writer, step))
    return Flow(drawn.drawings, drawn.alternative, said) if said else None


def strongly(runs: Iterable[Run]) -> Runs:
    """The same words, strong."""
    return tuple(replace(run, strong=True, url="", goto="", new_line=False, language="") for run in runs)


def _draw(context: HandoutContext, here: str, decision: DecisionTable) -> Drawn:
    chart = context.analyses.of(decision, here).chart
    found = []
    for variant in ALL_VARIANTS:
        width, height = _room(variant)
        picture = sheet_picture(chart, width=width, height=height, type_size=float(variant.points))
        if picture and _LOST.isdisjoint(picture.svg):
            found.append((Drawing(variant.name, picture.svg, picture.width), picture))
    if found:
        return Drawn(tuple(drawing for drawing, _ in found), found[0][1].alt, found[0][1].steps)
    return Drawn((), "", chart.steps if chart else ())


def _room(variant: Variant) -> tuple[float, float]:
    """What a page surely has for a drawing, in points: between the margins, below a high head and above a high foot."""
    width, height = _SIZES[variant.paper]
    return width - 2 * _MARGIN, height - (330.0 if variant.is_large else 260.0)


def _said(writer: Writer, step: Step) -> tuple[Block, ...]:
    """A step of the diagram in words: the question, and where each answer leads."""
    ways: list[tuple[Block, ...]] = []
    for way in step.ways:
        blocks: list[Block] = []
        for text, points in way.told:
            answer = () if blocks else strongly(writer.plain(_("{label}: {value}", label=way.answer, value="")))
            blocks.append(Para((*answer, *writer.plain(text))))
            if points:
                blocks.append(Bullets(tuple((Para(writer.plain(point)),) for point in points)))
        ways.append((*blocks, *(line for ref in way.alerts for line in alert_line(writer, ref))))
    return (Para(strongly(writer.plain(f"{step.number}. {step.ask}"))), Bullets(tuple(ways)))
