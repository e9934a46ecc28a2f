"""Parts that several kinds of sheet share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.decision.policies import hit_policy_in_words
from generator.decision.words import in_words
from generator.handouts.document import (
    MAX_COLUMNS,
    Block,
    Bullets,
    Furniture,
    Heading,
    Notice,
    Para,
    Question,
    QuestionGroup,
    Recommendation,
    Run,
    Runs,
    Table,
    TableRow,
)
from generator.handouts.qr import qr_svg
from generator.handouts.writer import Writer
from generator.model.currency import review_due
from generator.model.decision import DecisionTable, Exemption, InputClause, OutputClause, Rule
from generator.model.guideline import Guideline
from generator.model.guideline import Recommendation as Advice
from generator.model.library import Library
from generator.model.questions import QuestionGroup as Group
from generator.model.sfeel import ANY
from generator.model.values import Point, Status
from generator.text.dates import long_date

Blocks = tuple[Block, ...]

_STATUS = {
    Status.CURRENT: "",
    Status.DRAFT: "Draft: do not decide by this text",
    Status.SUPERSEDED: "Out of date: newer advice has taken the place of this guideline",
    Status.WITHDRAWN: "Withdrawn: do not decide by this text",
}

_WHAT_TO_DO = {
    Status.DRAFT: "It is not finished. Ask your care team.",
    Status.SUPERSEDED: "Ask your care team about the newer advice.",
    Status.WITHDRAWN: "Ask your care team what holds instead.",
}


def furniture(library: Library, guideline: Guideline, page: str, site_url: str) -> Furniture:
    """What identifies every page; `page` is the address below the site's root that a sheet belongs to."""
    info = library.info
    address = f"{site_url.rstrip('/')}/{page}" if site_url else ""
    return Furniture(
        library=info.name,
        publisher=info.publisher.name,
        version=guideline.version,
        published=long_date(guideline.published),
        reviewed=f"{long_date(guideline.reviewed)}, {_review(guideline)}",
        out_of_date_after=long_date(review_due(guideline, library)),
        status=_STATUS[guideline.status],
        address=address or None,
        qr=qr_svg(address) if address else None,
        disclaimer=info.disclaimer.raw,
        licence=info.license.name,
    )


def _review(guideline: Guideline) -> str:
    if not guideline.reviewed_by:
        return "not clinically reviewed"
    return "checked by " + ", ".join(f"{person.name} ({person.role})" for person in guideline.reviewed_by)


def notices(writer: Writer, guideline: Guideline) -> Blocks:
    """What must be known before anything is read."""
    status = _STATUS[guideline.status]
    if not status:
        return ()
    inner: list[Block] = [Para(writer.plain(_WHAT_TO_DO[guideline.status]))]
    if guideline.superseded_by:
        runs: list[Run] = [Run("What took its place:")]
        runs.extend(writer.cite(guideline.superseded_by))
        inner.append(Para(tuple(runs)))
    return (Notice("superseded", status, tuple(inner)),)


def heading(writer: Writer, title: str, level: int = 2) -> Heading:
    """A heading of fixed words."""
    return Heading(level, writer.plain(title))


def points(writer: Writer, items: Iterable[Point], *, ordered: bool = False) -> Bullets:
    """A list of statements."""
    return Bullets(tuple((Para((*writer.line(item.text), *writer.cite(item.source))),) for item in items), ordered)


def advice(writer: Writer, guideline: Guideline, item: Advice) -> Recommendation:
    """A recommendation."""
    grade = guideline.grades[item.grade.name] if item.grade else None
    return Recommendation(
        title=(*writer.plain(writer.words(item.title)), *writer.cite(item.source)),
        who=writer.line(item.who),
        body=writer.blocks(item.text),
        grade=grade.label if grade else None,
        grade_meaning=writer.line(grade.meaning) if grade else (),
    )


def questions(writer: Writer, group: Group, lines: int, level: int = 2) -> QuestionGroup:
    """A group of questions, each with ruled lines for the answer."""
    items = tuple(
        Question(writer.line(item.ask), tuple(writer.line(more) for more in item.follow_up), lines)
        for item in group.questions
    )
    return QuestionGroup(writer.line(group.title), items, level)


def table(writer: Writer, decision: DecisionTable) -> Blocks:
    """A decision table with its hit policy, and what it leaves open."""
    blocks: list[Block] = [
        Para(writer.line(decision.question)),
        Para(writer.plain(hit_policy_in_words(decision.hit_policy, decision.aggregation))),
        _table(writer, decision),
    ]
    if decision.notes:
        blocks.append(points(writer, decision.notes))
    if decision.open:
        blocks.append(heading(writer, "Where the guideline gives no advice", 3))
        blocks.append(Para(writer.plain("If you are one of these people, ask your care team.")))
        blocks.append(Bullets(tuple((_exemption(writer, item, decision.inputs),) for item in decision.open)))
    return tuple(blocks)


def _table(writer: Writer, decision: DecisionTable) -> Table:
    caption = writer.plain(writer.words(decision.name))
    if len(decision.inputs) + len(decision.outputs) + 1 > MAX_COLUMNS:
        rows = tuple(_narrow_row(writer, decision, rule) for rule in decision.rules)
        return Table(caption, ("If", "What the guideline says", "Why"), rows)
    columns = [writer.words(asked.label) for asked in decision.inputs]
    columns += [writer.words(clause.label) for clause in decision.outputs]
    return Table(caption, (*columns, "Why"), tuple(_row(writer, decision, rule) for rule in decision.rules))


def _row(writer: Writer, decision: DecisionTable, rule: Rule) -> TableRow:
    first, *others = [writer.plain(_cell(rule, asked)) for asked in decision.inputs]
    results = [_result(writer, rule, clause) for clause in decision.outputs]
    return TableRow(first, tuple((Para(runs),) for runs in (*others, *results, _why(writer, rule))))


def _narrow_row(writer: Writer, decision: DecisionTable, rule: Rule) -> TableRow:
    """A row of a table that has too many columns for paper: labels go into the cells."""
    named = [asked for asked in decision.inputs if asked.id.name in rule.cells] or list(decision.inputs)
    conditions = "; ".join(f"{writer.words(asked.label)}: {_cell(rule, asked)}" for asked in named)
    results = tuple(
        Para((Run(f"{writer.words(clause.label)}: "), *_result(writer, rule, clause))) for clause in decision.outputs
    )
    return TableRow(writer.plain(conditions), (results, (Para(_why(writer, rule)),)))


def _cell(rule: Rule | Exemption, clause: InputClause) -> str:
    cell = rule.cells.get(clause.id.name)
    return in_words(cell.tests if cell else ANY, clause.domain)


def _result(writer: Writer, rule: Rule, clause: OutputClause) -> Runs:
    prose = rule.outputs.get(clause.id.name) or clause.default
    if prose is None:
        return ()
    label = clause.domain.label(prose.raw) if clause.domain else None
    return writer.line(label or prose)


def _why(writer: Writer, rule: Rule) -> Runs:
    return (*(writer.line(rule.note) if rule.note else ()), *writer.cite(rule.source))


def _exemption(writer: Writer, item: Exemption, inputs: Sequence[InputClause]) -> Para:
    named = "; ".join(
        f"{writer.words(clause.label)}: {_cell(item, clause)}" for clause in inputs if clause.id.name in item.cells
    )
    return Para((Run(f"{named}. ", strong=True), *writer.line(item.why), *writer.cite(item.source)))


def back_matter(writer: Writer, guideline: Guideline) -> Blocks:
    """Words explained and sources: the end of every sheet."""
    blocks: list[Block] = []
    made_from = Para((Run("This sheet retells, in plain words:"), *writer.cite(guideline.sources)))
    definitions = writer.definitions()
    if definitions:
        blocks += [heading(writer, "Words on this sheet"), definitions]
    references = writer.references()
    if references:
        blocks += [heading(writer, "Sources"), made_from, references]
    return tuple(blocks)
