"""The path sheet: one row of a table, for the person whom it fits.

It says what the guideline says for this row, never what to do: who reads it alone must see for whom it is, that other
rows may fit as well, and what to ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decision.policies import hit_policy_in_words
from generator.handouts import alerts, linked, parts, schedules, tables
from generator.handouts.back_matter import back_matter
from generator.handouts.document import Block, Bullets, IfRoom, Para
from generator.handouts.kinds.decision import about, inputs
from generator.handouts.parts import Blocks
from generator.handouts.writer import Writer
from generator.language.speaking import _, ngettext
from generator.model.decision import DecisionTable, HitPolicy, Rule
from generator.model.guideline import Recommendation, Section
from generator.model.library import GuidelineBundle
from generator.model.questions import Question

_OWN_LINES = 1
_FIRST_QUESTIONS = 3
"""As many as one remembers. The first is there in any case; the others stand where there is room, and these before more."""


def path_sheet(writer: Writer, bundle: GuidelineBundle, decision: DecisionTable, rule: Rule) -> Blocks:
    """The row `rule` of the table `decision`: for whom, what the guideline says and why, what to ask.

    `bundle` is the guideline; `writer` is the sheet's.
    """
    guideline = bundle.guideline
    fits = tables.conditions(writer, rule.cells, decision.inputs)
    blocks: list[Block] = [*alerts.alerts(writer, bundle, [rule.alert])]
    if fits:
        title = ngettext(
            "This part is for you if this is true", "This part is for you if all of this is true", len(fits)
        )
        blocks.append(parts.heading(writer, title))
        blocks.append(Bullets(tuple((Para(runs),) for runs in fits)))
        blocks += linked.way(writer, decision, rule)
    else:
        blocks.append(parts.heading(writer, _("This part is for everyone whom the guideline is for")))
    others = _others(decision, rule)
    if others:
        blocks.append(Para(writer.plain(others)))
    blocks.append(parts.heading(writer, _("What the guideline says")))
    blocks += tables.results(writer, rule, decision.outputs)
    if rule.note:
        blocks += tables.why(writer, rule)
    elif rule.source:
        blocks.append(Para((*writer.plain(_("Who says so:")), *writer.cite(rule.source))))
    schedule = schedules.named(bundle, rule.schedule)
    if schedule:
        blocks += [
            parts.heading(writer, _("On which days: {title}", title=writer.words(schedule.title))),
            *schedules.whole(writer, schedule),
        ]
    if decision.notes:
        blocks += [parts.heading(writer, _("Good to know")), parts.points(writer, decision.notes)]
    if guideline.audience.excludes:
        blocks.append(parts.heading(writer, _("This guideline is not for you if any of this is true")))
        blocks.append(parts.points(writer, guideline.audience.excludes, cite=False))
        if guideline.audience.otherwise:
            blocks.append(Para(writer.line(guideline.audience.otherwise)))
    blocks += _to_ask(writer, _questions(bundle, decision, rule))
    blocks += back_matter(writer, guideline, own=_("What else I want to ask or say"), lines=_OWN_LINES)
    return tuple(blocks)


def _to_ask(writer: Writer, asked: list[Question]) -> Iterator[Block]:
    if asked:
        yield parts.questions(writer, _("Questions you could ask"), asked[:1], lines=1, follow_up=False)
    for rank, more in enumerate((asked[1:_FIRST_QUESTIONS], asked[_FIRST_QUESTIONS:])):
        if more:
            yield IfRoom((parts.questions(writer, "", more, lines=1, follow_up=False),), rank)


def _others(decision: DecisionTable, rule: Rule) -> str:
    """What somebody who sees one row alone must know of the others."""
    if decision.hit_policy is HitPolicy.UNIQUE:
        return ""
    if decision.hit_policy is HitPolicy.FIRST:
        first = rule is decision.rules[0]
        return "" if first else _("This case counts only if none of the cases above it in the table fits you.")
    # translators: {how} is a sentence on how to read the table
    return _("This is one case of a table. {how}", how=hit_policy_in_words(decision.hit_policy, decision.aggregation))


def recommendation_of(bundle: GuidelineBundle, decision: DecisionTable, rule: Rule) -> Recommendation | None:
    """The one recommendation that says what the row `rule` says, and no other row of the table `decision`.

    None if there is none in the guideline `bundle`, or more than one.
    """
    found = [item for _, item in _linked(bundle, decision, rule)]
    others = [item for other in decision.rules if other is not rule for _, item in _linked(bundle, decision, other)]
    return found[0] if len(found) == 1 and found[0] not in others else None


def _linked(bundle: GuidelineBundle, decision: DecisionTable, rule: Rule) -> list[tuple[Section, Recommendation]]:
    """The recommendations of the table that have the row's identifier, or carry one of its facts."""
    return [
        (section, item)
        for section in bundle.guideline.sections
        for item in section.recommendations
        if item.decision
        and item.decision.name == decision.decision.name
        and (item.id.name == rule.id.name or set(item.fact) & set(rule.fact))
    ]


def _questions(bundle: GuidelineBundle, decision: DecisionTable, rule: Rule) -> list[Question]:
    """What to ask about this row; where no question is about it, what to ask about its table."""
    name = decision.decision.name
    linked = _linked(bundle, decision, rule)
    own = about(
        bundle,
        {("rule", f"{name}/{rule.id}")},
        inputs(decision, rule),
        {("recommendation", item.id.name) for _, item in linked},
        {("section", section.id.name) for section, _ in linked},
    )
    return own or about(
        bundle,
        {("decision", name)},
        {
            ("section", section.id.name)
            for section in bundle.guideline.sections
            if name in {ref.name for ref in section.decisions}
        },
    )
