"""Decision tables on paper: the table, one row in words, and what the table leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.decision.policies import hit_policy_in_words
from generator.decision.waiting import WAITING, waiting_and_silent, waits_for
from generator.decision.words import pieces
from generator.handouts import flow, linked, parts
from generator.handouts.alerts import alert_line
from generator.handouts.document import MAX_COLUMNS, Block, Bullets, Para, TableBlock, TableRow
from generator.handouts.parts import Blocks
from generator.handouts.runs import Run, Runs
from generator.handouts.writer import Writer
from generator.language.formats import semicolon
from generator.language.speaking import _
from generator.model.decision import Cell, DecisionTable, Exemption, InputClause, OutputClause, Rule
from generator.model.derived_questions import answered_by, named_by
from generator.model.sfeel import ANY
from generator.model.values import Prose


def whole(writer: Writer, decision: DecisionTable, level: int = 2) -> Blocks:
    """The table `decision` with its question, how to read it, and what it leaves open.

    Headings are of `level`; `writer` is the sheet's.
    """
    blocks: list[Block] = [
        Para(writer.line(decision.question)),
        Para(writer.plain(hit_policy_in_words(decision.hit_policy, decision.aggregation))),
        *linked.signs(writer, decision),
        _table(writer, decision),
        *linked.origins(writer, decision),
        *_defaults(writer, decision),
    ]
    if decision.notes:
        blocks += [parts.heading(writer, _("Good to know"), level), parts.points(writer, decision.notes)]
    waiting, silent = waiting_and_silent(decision)
    if waiting:
        blocks.append(parts.heading(writer, _("Where it depends on what is not known"), level))
        blocks.append(Para(writer.plain(_(WAITING))))
        blocks.append(Bullets(tuple(tuple(_waiting(writer, decision, item)) for item in waiting)))
    for title, advice, some in (
        (
            _("What the guideline does not say"),
            _("If you are one of these people, ask your care team."),
            [item for item in silent if not item.outside],
        ),
        (
            _("Whom the guideline is not about"),
            _("If you are one of these people, ask your care team which advice fits you."),
            [item for item in silent if item.outside],
        ),
    ):
        if some:
            blocks += [parts.heading(writer, title, level), Para(writer.plain(advice))]
            items = [
                (
                    *alert_line(writer, item.alert),
                    *_exemption(writer, item, decision.inputs),
                    *_own_question(writer, item),
                )
                for item in some
            ]
            blocks.append(Bullets(tuple(items)))
    return tuple(blocks)


def steps(writer: Writer, decision: DecisionTable, level: int = 2) -> Blocks:
    """The table `decision` as a diagram, or in steps; no block where there is neither. `writer` and `level` as for `whole`."""
    drawn = flow.flow(writer, decision)
    return (parts.heading(writer, _("The table, step by step"), level), drawn) if drawn else ()


def conditions(writer: Writer, cells: Mapping[str, Cell], inputs: Iterable[InputClause]) -> list[Runs]:
    """What must be true for a row with these `cells`, one line an input that it names: `Your age: 40 to 74 years`.

    `cells` go by the identifier of the input; `inputs` are the table's. `writer` is the sheet's.
    """
    return [
        writer.said(_("{label}: {value}"), label=writer.line(clause.label), value=cell(writer, cells, clause))
        for clause in inputs
        if _asks(cells, clause)
    ]


def results(writer: Writer, rule: Rule, outputs: Sequence[OutputClause]) -> Blocks:
    """What the row `rule` says: its first answer as it stands, the others with their label before them.

    `outputs` are the table's, in their order. `writer` is the sheet's.
    """
    blocks: list[Block] = []
    for clause in outputs:
        blocks += result(writer, rule, clause, flow.strongly(_label(writer, clause)) if blocks else ())
    return tuple(blocks)


def _label(writer: Writer, clause: OutputClause) -> Runs:
    return writer.said(_("{label}: {value}"), label=writer.line(clause.label), value=())


def cell(writer: Writer, cells: Mapping[str, Cell], clause: InputClause) -> Runs:
    """The input entry for `clause` in plain words, the editor's labels with their emphasis.

    `cells` are those of a row, by the identifier of the input; one that is missing means any. `writer` is the
    sheet's.
    """
    found = cells.get(clause.id.name)
    return writer.pieces(pieces(found.tests if found else ANY, clause.domain))


def result(writer: Writer, rule: Rule, clause: OutputClause, before: Runs = ()) -> Blocks:
    """What `rule` says for the output `clause`: the label of a declared value, or the text, with runs `before` it.

    What stands for a grade of the guideline says how firm the advice is, in the words for patients.
    "not stated" where it says nothing: a default speaks only where no rule does. `writer` is the sheet's.
    """
    said = rule.outputs.get(clause.id.name)
    if not said:
        return (Para((*before, *writer.plain(_("not stated")))),)
    shown, ref = clause.shown(said), clause.grade_of(said)
    says = writer.context.library.guideline(writer.here).guideline.grades[ref.name].says if ref else None
    if not says:
        return writer.blocks(shown, before=before)
    # translators: {grade} is the panel's own grade, {says} what it says to a patient
    return (Para((*before, *writer.said(_("{grade}. {says}"), grade=writer.line(shown), says=writer.line(says)))),)


def _defaults(writer: Writer, decision: DecisionTable) -> Blocks:
    """What holds where no row does (DMN 1.3, default output entry)."""
    lines = tuple(
        writer.blocks(clause.shown(clause.default), before=_label(writer, clause))
        for clause in decision.outputs
        if clause.default
    )
    return (Para(writer.plain(_("If no case fits you:"))), Bullets(lines)) if lines else ()


def why(writer: Writer, rule: Rule) -> Blocks:
    """The note of `rule`, if it has one, and who says so: at least a paragraph. `writer` is the sheet's."""
    who_says_so = writer.cite(rule.source)
    return writer.blocks(rule.note, behind=who_says_so) if rule.note else (Para(who_says_so),)


def _reasons(writer: Writer, rule: Rule) -> Blocks:
    """Why, and where it stands on which days a rule's answer is done."""
    found = writer.context.texts.directory.resolve(rule.schedule, writer.here) if rule.schedule else None
    if found is None:
        return why(writer, rule)
    days = Para(writer.plain(_("On which days: {title}", title=writer.words(found.title))))
    return (*why(writer, rule), days) if rule.note or rule.source else (days,)


def _asks(cells: Mapping[str, Cell], clause: InputClause) -> bool:
    found = cells.get(clause.id.name)
    return found is not None and not found.tests.is_any


def _table(writer: Writer, decision: DecisionTable) -> TableBlock:
    caption = writer.plain(writer.words(decision.name))
    inputs = linked.shown_inputs(decision)
    if len(inputs) + len(decision.outputs) + 1 > MAX_COLUMNS:
        rows = tuple(_narrow_row(writer, decision, rule) for rule in decision.rules)
        # translators: heads the column with what must be true for a row
        columns = (_("If"), _("What the guideline says"), _("Why"))
        return TableBlock(caption, columns, rows)
    labels = [writer.words(asked.label) for asked in inputs]
    labels += [writer.words(clause.label) for clause in decision.outputs]
    return TableBlock(caption, (*labels, _("Why")), tuple(_row(writer, decision, rule) for rule in decision.rules))


def _row(writer: Writer, decision: DecisionTable, rule: Rule) -> TableRow:
    first, *others = [cell(writer, rule.cells, asked) for asked in linked.shown_inputs(decision)]
    said = [result(writer, rule, clause) for clause in decision.outputs]
    danger = alert_line(writer, rule.alert)
    cells: list[Blocks] = [(Para(runs),) for runs in others]
    cells += [(*(() if number else danger), *blocks) for number, blocks in enumerate(said)]
    return TableRow(flow.strongly(first), (*cells, _reasons(writer, rule)))


def _narrow_row(writer: Writer, decision: DecisionTable, rule: Rule) -> TableRow:
    """A row of a table that has too many columns for paper: labels go into the cells."""
    header: list[Run] = [*flow.strongly(writer.line(rule.say))] if rule.say else []
    for clause in () if rule.say else decision.inputs:
        if _asks(rule.cells, clause):
            asked = flow.strongly(cell(writer, rule.cells, clause))
            runs = writer.said(_("{label}: {value}"), label=writer.line(clause.label), value=asked)
            header += _on_new_line(runs) if header else runs
    if not header:
        header += flow.strongly(writer.plain(_("in every case")))
    said = (*alert_line(writer, rule.alert), *results(writer, rule, decision.outputs))
    return TableRow(tuple(header), (said, _reasons(writer, rule)))


def _on_new_line(runs: Runs) -> Runs:
    return (Run("", new_line=True), *runs)


def _waiting(writer: Writer, decision: DecisionTable, item: Exemption) -> Iterator[Block]:
    """People whose answer waits for a fact: why, and what they could ask to know it."""
    yield from alert_line(writer, item.alert)
    yield from _exemption(writer, item, decision.inputs)
    yield from _own_question(writer, item)
    listed = writer.context.library.guideline(writer.here).questions
    own = named_by(listed, item)
    for clause in waits_for(decision, item):
        asked = answered_by(listed, decision.decision.name, clause.id.name)
        ask = asked.ask if asked else clause.question
        if ask and (asked is None or asked != own):
            yield _could_ask(writer, ask)


def _own_question(writer: Writer, item: Exemption) -> Iterator[Block]:
    """What these people could ask, where the table says so."""
    own = named_by(writer.context.library.guideline(writer.here).questions, item)
    if own:
        yield _could_ask(writer, own.ask)


def _could_ask(writer: Writer, ask: Prose) -> Para:
    return Para(writer.said(_("You could ask: {question}"), question=writer.line(ask)))


def _exemption(writer: Writer, item: Exemption, inputs: Sequence[InputClause]) -> Blocks:
    if item.say:
        who = flow.strongly((*writer.line(item.say), Run(" ")))
        return writer.blocks(item.why, before=who, behind=writer.cite(item.source))
    named: list[Run] = []
    for position, runs in enumerate(conditions(writer, item.cells, inputs)):
        named += (Run(semicolon()), *runs) if position else runs
    who = flow.strongly((*named, Run(". ")))
    return writer.blocks(item.why, before=who, behind=writer.cite(item.source))
