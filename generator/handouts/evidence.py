"""What studies found, on paper: both sides beside each other with their pictures, then the summary of findings."""

from __future__ import annotations

from html import escape

from generator.handouts import parts
from generator.handouts.document import Block, Heading, KeepTogether, Para, SideBySide, TableBlock, TableRow
from generator.handouts.drawn import LabelledPicture, PictureBlock
from generator.handouts.parts import Blocks
from generator.handouts.runs import Run, Runs
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model.evidence import Comparison, Outcome
from generator.text import evidence
from generator.text.evidence import Pieces, Shown, Side
from generator.text.risk import labels_of, strip
from generator.text.strength_words import certainty_word, how_certain

_WIDTH = 90.0  # millimetres: as wide as half a sheet allows


def comparison(writer: Writer, item: Comparison, *, level: int = 3, anchor: str = "", steps: int = 0) -> Blocks:
    """All that is known of the comparison `item`, below a heading of `level` with its `anchor`.

    `steps` is how many steps the guideline's scale of certainty has, 0 for that of GRADE; `writer` is the sheet's.
    """
    who = (*parts.strongly(writer, _("In these people:")), Run(" "), *writer.line(item.who), *writer.cite(item.source))
    blocks: list[Block] = [parts.heading(writer, item.title, level, anchor), Para(who)]
    blocks += [_outcome(writer, item, outcome, level + 1, steps) for outcome in item.outcomes]
    if evidence.is_worked_out(item):
        blocks.append(Para(writer.plain(evidence.worked_out())))
    blocks.append(_table(writer, item))
    return tuple(blocks)


def _outcome(writer: Writer, item: Comparison, outcome: Outcome, level: int, steps: int) -> KeepTogether:
    sides = (
        evidence.side(outcome, item.compares.without, with_it=False),
        evidence.side(outcome, item.compares.with_, with_it=True),
    )
    left, right = (_side(writer, side, outcome) for side in sides)
    told: Runs = ()
    for sentence in evidence.difference(outcome, item.compares.with_):
        told += (*((Run(" "),) if told else ()), *_said(writer, sentence))
    words = [how_certain(outcome.certainty) + "."] if outcome.certainty else []
    words += [evidence.what_certainty_means(outcome, steps), evidence.what_lowers(outcome)]
    return KeepTogether(
        (
            Heading(level, _said(writer, evidence.named(outcome))),
            SideBySide(left, right),
            Para((*told, *writer.cite(outcome.source))),
            Para(writer.plain(" ".join(filter(None, words)))),
        )
    )


def _side(writer: Writer, side: Side, outcome: Outcome) -> Blocks:
    label = tuple(Run(run.text, strong=True, language=run.language) for run in writer.line(side.label))
    said: Runs = ()
    for sentence in side.said:
        said += (*((Run(" "),) if said else ()), *_said(writer, sentence))
    blocks: list[Block] = [Para(label), Para(said)]
    if side.count is None or outcome.of is None:
        return tuple(blocks)
    first = "".join(piece if isinstance(piece, str) else writer.words(piece) for piece in side.said[0])
    alternative = _("{label}: {value}", label=writer.words(side.label), value=first)
    svg = strip(side.count, outcome.of, escape(alternative), colour=parts.INK)
    if svg:
        above, below = parts.split_labels(labels_of(side.count, outcome.of, colour=parts.INK))
        blocks.append(LabelledPicture(above, PictureBlock(svg, alternative, _WIDTH), below, ""))
    return tuple(blocks)


def _said(writer: Writer, pieces: Pieces) -> Runs:
    """A sentence with its numbers set apart."""
    runs: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Shown):
            runs += parts.strongly(writer, str(piece))
        elif isinstance(piece, str):
            runs += writer.plain(piece)
        else:
            runs += writer.line(piece)
    return tuple(runs)


def _table(writer: Writer, item: Comparison) -> TableBlock:
    """The layout of GRADE in as many columns as paper has: what belongs together shares a cell."""
    columns = (
        _("Outcome"),
        writer.words(item.compares.without),
        writer.words(item.compares.with_),
        _("Difference"),
        _("Studies and certainty"),
    )
    caption = _("Summary of findings: {title}", title=writer.words(item.title))
    rows = tuple(_row(writer, outcome) for outcome in item.outcomes)
    return TableBlock(writer.plain(caption), columns, rows, note=_said(writer, evidence.brackets(item)))


def _row(writer: Writer, outcome: Outcome) -> TableRow:
    difference: list[Block] = [Para(_said(writer, evidence.difference_in_short(outcome)))]
    if outcome.relative:
        difference.append(Para(writer.said(_("Relative effect: {effect}"), effect=writer.line(outcome.relative))))
    people: list[Block] = [Para(writer.plain(_("Participants: {people}", people=evidence.participants(outcome))))]
    word = certainty_word(outcome.certainty) if outcome.certainty else _("not stated")
    people.append(Para(writer.plain(_("Certainty: {certainty}", certainty=word))))
    if outcome.lowered_by:
        lowered = _("Lowered by: {reasons}", reasons=evidence.lowered_in_short(outcome))
        people.append(Para(writer.plain(lowered)))
    cells = (
        (Para(_said(writer, evidence.side_in_short(outcome, with_it=False))),),
        (Para(_said(writer, evidence.side_in_short(outcome, with_it=True))),),
        tuple(difference),
        tuple(people),
    )
    return TableRow(_said(writer, evidence.named(outcome)), cells)
