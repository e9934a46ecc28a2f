"""The path sheet: one row of a table, for the person whom it fits.

It says what the guideline says for this row, never what to do: who reads it alone must see for whom it is, that other
rows may fit as well, and what to ask.
"""

from __future__ import annotations

from generator.decision.policies import hit_policy_in_words
from generator.handouts import parts, tables
from generator.handouts.document import Block, Bullets, Para, WriteLines
from generator.handouts.kinds.decision import about, inputs
from generator.handouts.parts import Blocks
from generator.handouts.writer import Writer
from generator.model.decision import DecisionTable, HitPolicy, Rule
from generator.model.library import GuidelineBundle

_OWN_LINES = 4


def path_sheet(writer: Writer, bundle: GuidelineBundle, decision: DecisionTable, rule: Rule) -> Blocks:
    """One row: for whom, what the guideline says and why, what to ask."""
    guideline = bundle.guideline
    fits = tables.conditions(writer, rule.cells, decision.inputs)
    blocks: list[Block] = [*parts.notices(writer, guideline)]
    if fits:
        all_of = "this" if len(fits) == 1 else "all of this"
        blocks.append(parts.heading(writer, f"This part is for you if {all_of} is true"))
        blocks.append(Bullets(tuple((Para(runs),) for runs in fits)))
    else:
        blocks.append(parts.heading(writer, "This part is for everyone whom the guideline is for"))
    others = _others(decision, rule)
    if others:
        blocks.append(Para(writer.plain(others)))
    blocks.append(parts.heading(writer, "What the guideline says"))
    blocks += tables.results(writer, rule, decision.outputs)
    reason = tables.why(writer, rule)
    if reason:
        blocks.append(Para(reason if rule.note else (*writer.plain("Who says so:"), *reason)))
    if decision.notes:
        blocks += [parts.heading(writer, "Good to know"), parts.points(writer, decision.notes)]
    if guideline.audience.excludes:
        blocks.append(parts.heading(writer, "This guideline is not for you if any of this is true"))
        blocks.append(parts.points(writer, guideline.audience.excludes))
        if guideline.audience.otherwise:
            blocks.append(Para(writer.line(guideline.audience.otherwise)))
    name = decision.decision.name
    asked = about(
        bundle, {("rule", f"{name}/{rule.id}")}, {("decision", name)}, inputs(decision, rule), _sections(bundle, name)
    )
    if asked:
        blocks.append(parts.questions(writer, "Questions you could ask", asked))
    blocks.append(WriteLines("What else I want to ask or say", _OWN_LINES))
    blocks += parts.back_matter(writer, guideline, compact=True)
    return tuple(blocks)


def _others(decision: DecisionTable, rule: Rule) -> str:
    """What somebody who sees one row alone must know of the others."""
    if decision.hit_policy is HitPolicy.UNIQUE:
        return ""
    if decision.hit_policy is HitPolicy.FIRST:
        first = rule is decision.rules[0]
        return "" if first else "This row counts only if none of the rows above it in the table fits you."
    return f"This is one row of a table. {hit_policy_in_words(decision.hit_policy, decision.aggregation)}"


def _sections(bundle: GuidelineBundle, decision: str) -> set[tuple[str, str]]:
    """What belongs to a table: its sections and recommendations."""
    found: set[tuple[str, str]] = set()
    for section in bundle.guideline.sections:
        found |= {("section", section.id.name) for ref in section.decisions if ref.name == decision}
        for item in section.recommendations:
            if item.decision and item.decision.name == decision:
                found.add(("recommendation", item.id.name))
    return found
