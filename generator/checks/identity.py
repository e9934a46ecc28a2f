"""One identifier names one thing; one word leads to one term."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks.context import CheckContext
from generator.diagnostics import Where
from generator.model.library import GuidelineBundle
from generator.model.values import Identifier


def check_identifiers(context: CheckContext) -> None:
    """No two sections, recommendations, comparisons, questions or decisions of a guideline share an identifier."""
    for bundle in context.library.guidelines:
        told: set[Where] = set()
        for kind, identifiers in _identifiers(bundle):
            seen: dict[str, Identifier] = {}
            for identifier in identifiers:
                first = seen.setdefault(identifier.name, identifier)
                if first is not identifier and identifier.name and identifier.where not in told:
                    told.add(identifier.where)
                    message = f'{kind} "{identifier}" is defined twice; first on line {first.where.line}'
                    context.findings.error("duplicate-id", message, identifier.where, "rename one of them")


def _identifiers(bundle: GuidelineBundle) -> Iterable[tuple[str, list[Identifier]]]:
    sections = bundle.guideline.sections
    groups = bundle.questions.groups if bundle.questions else ()
    yield "section", [section.id for section in sections]
    # Two of one section are told below; a comparison of options names a risk of any section.
    yield "risk", [risk for section in sections for risk in {one.id.name: one.id for one in section.risks}.values()]
    compared = [item for section in sections for item in section.options]
    yield "comparison of options", [item.id for item in compared]
    for item in compared:
        yield f'in "{item.id}", option', [option.id for option in item.options]
        yield f'in "{item.id}", row', [row.id for row in item.rows]
        yield f'in "{item.id}", statement', [matter.id for matter in item.matters]
    yield "recommendation", [item.id for section in sections for item in section.recommendations]
    yield "schedule", [item.id for section in sections for item in section.schedules]
    # A comparison is found by its identifier from everywhere in the guideline; what stands beside it is an anchor of one page.
    yield "comparison", [item.id for section in sections for item in section.evidence]
    for section in sections:
        parts = (section.risks, section.evidence, section.figures, section.tables)
        yield "part of a section", [item.id for some in parts for item in some]
        for comparison in section.evidence:
            yield "outcome", [outcome.id for outcome in comparison.outcomes]
    # Groups and questions are anchors of one page.
    yield (
        "question or group",
        [group.id for group in groups] + [item.id for group in groups for item in group.questions],
    )


def check_aliases(context: CheckContext) -> None:
    """A word of the glossary, or an alias, belongs to one term only."""
    if not context.of_library:
        return
    owners: dict[str, str] = {}
    for name, term in context.library.terms.items():
        for word in (term.term.raw, *term.aliases):
            owner = owners.setdefault(word.casefold(), name)
            if owner != name:
                where = context.sources.find(term.where, word)
                context.findings.error(
                    "alias-of-two-terms",
                    f'"{word}" already belongs to the term "{owner}"',
                    where,
                    "keep it in one of them",
                )
