"""What makes a text easy to use, as far as a machine can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from generator.checks.context import CheckContext
from generator.checks.facts import named_in
from generator.model.guideline import Guideline, Section
from generator.model.library import GuidelineBundle, LibraryFile
from generator.model.values import Passage, Prose
from generator.model.walk import walk
from generator.text.parse import markup_problems
from generator.text.plain import inline_plain
from generator.text.slips import run_together
from generator.text.tokens import Paragraph

MOST_ITEMS = 7
"""Longer lists must be broken into groups (CDC Clear Communication Index, item on lists)."""

LONGEST_LABEL = 120
"""Characters: the heading row is repeated on every printed page and must leave room for rows."""

LONGEST_NAME, LONGEST_TITLE, LONGEST_DISCLAIMER = 120, 200, 600
"""Characters: these stand at the foot of every page and sheet."""


def check_list_length(context: CheckContext) -> None:
    """Key messages, groups of questions, and what an alert says to watch for have at most seven items."""
    lists: list[tuple[str, Sequence[Any]]] = _watched(context.library.info) if context.of_library else []
    for bundle in context.library.guidelines:
        lists += [("key messages", bundle.guideline.key_messages), *_watched(bundle.guideline)]
        if bundle.questions:
            lists += [(f'group "{group.title}"', group.questions) for group in bundle.questions.groups]
    for name, items in lists:
        if len(items) > MOST_ITEMS:
            message = f"{name}: {len(items)} items; readers lose count after {MOST_ITEMS}"
            context.findings.error("list-too-long", message, items[MOST_ITEMS].where, "break the list into groups")


def _watched(record: LibraryFile | Guideline) -> list[tuple[str, Sequence[Any]]]:
    return [(f'what to watch for in the alert "{name}"', alert.watch_for) for name, alert in record.alerts.items()]


def check_markup(context: CheckContext) -> None:
    """What would be lost, run together, or shown as it is typed: lists, headings, tables, code, HTML, marks left open."""
    findings = context.findings
    for _, part in context.parts():
        for prose in walk(part):
            if not isinstance(prose, Prose):
                continue
            for slip in markup_problems(prose):
                where = context.sources.find(prose.where, slip.needle)
                report = findings.error if slip.lost else findings.hint if slip.doubtful else findings.warning
                report("unsupported-markup", slip.message, where, slip.hint)
            # A stand-in for what could not be read has the place of more than a text, and no words.
            if prose.raw and prose.where.end_line > prose.where.line:
                _check_lines(context, prose)


def _check_lines(context: CheckContext, prose: Prose) -> None:
    """Lines of a file that become one line when it is read: a list is an error, paragraphs are a warning."""
    lines = context.sources.within(prose.where)
    is_passage = isinstance(prose, Passage)
    place = run_together([text for _, text in lines], prose.raw)
    told = {item.where.line for item in context.findings if item.code == "text-runs-on"} if place is not None else set()
    if told.intersection(range(prose.where.line, prose.where.end_line + 1)):
        return  # the reader of the file has seen it
    if place is not None:
        where, text = lines[place]
        message = f'"{text.strip()[:40]}" begins no list here: its items would run together in one line'
        hint = "write | instead of > or nothing, and - before each item" if is_passage else ONE_LINE
        context.findings.error("unsupported-markup", message, where, hint)
    elif not is_passage and (gap := next((where for where, text in lines[1:-1] if not text.strip()), None)):
        message = "the paragraphs of this text would run together: it is one line"
        context.findings.warning("unsupported-markup", message, gap, ONE_LINE)


ONE_LINE = "say it in one line here; results, notes, reasons and `text:` have room for lists and paragraphs"


def check_unused_terms(context: CheckContext) -> None:
    """Terms that no text refers to: a hint, because a glossary may be larger than its guidelines."""
    if not context.library.is_original:
        return  # a translation may leave guidelines out
    if not context.of_library:
        return
    used = {name for facts in context.facts for name in facts.terms}
    for part in (context.library.info, context.library.terms, context.library.resources):
        used |= {name for kind, _, name in named_in(part, "", context.texts) if kind == "term"}
    for name, term in context.library.terms.items():
        if name not in used:
            context.findings.hint(
                "unused-term", f'no text refers to the term "{name}"', term.where, f"[…](term:{name})"
            )


def check_labels(context: CheckContext) -> None:
    """Headings of a table's columns are short (PEMAT-P: tables with short headings)."""
    for bundle in context.library.guidelines:
        compared = [item.compares for section in bundle.guideline.sections for item in section.evidence]
        labels = [label for sides in compared for label in (sides.without, sides.with_)]
        for table in bundle.decisions:
            labels += [clause.label for clause in table.inputs] + [clause.label for clause in table.outputs]
        for label in labels:
            if len(label.raw) > LONGEST_LABEL:
                message = f"{len(label.raw)} characters are too many for a column heading"
                context.findings.error("text-too-long", message, label.where, f"at most {LONGEST_LABEL}")


def _titled(bundle: GuidelineBundle) -> Iterator[Any]:
    """What has a title that stands in navigation and lists."""
    for section in bundle.guideline.sections:
        yield section
        yield from section.evidence
        yield from section.recommendations
    yield from bundle.questions.groups if bundle.questions else ()


def check_names(context: CheckContext) -> None:
    """Names that stand on every page and sheet leave room for what they name."""
    info = context.library.info
    named = (
        []
        if not context.of_library
        else [
            (info.name, info.where, LONGEST_NAME, "the name of the library"),
            (info.publisher.name, info.publisher.where, LONGEST_NAME, "the name of the publisher"),
            (info.license.name, info.license.where, LONGEST_NAME, "the name of the licence"),
            (info.disclaimer.raw, info.disclaimer.where, LONGEST_DISCLAIMER, "the disclaimer"),
        ]
    )
    for bundle in context.library.guidelines:
        guideline = bundle.guideline
        named.append((guideline.title.raw, guideline.title.where, LONGEST_TITLE, "the title"))
        named.append((guideline.version, guideline.where, LONGEST_NAME, "the version"))
        named += [(person.name, person.where, LONGEST_NAME, "a name") for person in guideline.reviewed_by]
        named += [(person.role, person.where, LONGEST_NAME, "a role") for person in guideline.reviewed_by]
        named += [(item.name, item.where, LONGEST_NAME, "a name") for item in (*guideline.authors, *guideline.panel)]
        named += [(item.name, item.where, LONGEST_NAME, "a name") for item in guideline.funding]
        named += [(item.title.raw, item.title.where, LONGEST_TITLE, "the title") for item in _titled(bundle)]
        named += [(item.name.raw, item.name.where, LONGEST_TITLE, "the name") for item in bundle.decisions]
        if bundle.questions:
            named.append((bundle.questions.title.raw, bundle.questions.title.where, LONGEST_TITLE, "the title"))
    for text, where, most, what in named:
        if len(text) > most:
            place = context.sources.find(where, text)
            context.findings.error("text-too-long", f"{what} has {len(text)} characters", place, f"at most {most}")


_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 6
"""So short a summary shares its words with any text on the same thing."""
_ALIKE = 0.8
"""The part of a summary's words, in their order, that makes a paragraph a repetition of it."""


def check_summaries(context: CheckContext) -> None:
    """A summary stands right above the text of its section: what both say is read twice."""
    for bundle in context.library.guidelines:
        for section in bundle.guideline.sections:
            first = _first_paragraph(context, bundle, section) if section.text else ""
            if first and repeats(inline_plain(context.texts.inlines(section.summary, bundle.id)), first):
                message = f'the summary of "{section.title.raw}" and the first paragraph below it say the same'
                context.findings.hint(
                    "summary-repeats-text", message, section.summary.where, "let the text go on from the summary"
                )


def _first_paragraph(context: CheckContext, bundle: GuidelineBundle, section: Section) -> str:
    """The words of the first paragraph, "" where the text begins with a list."""
    blocks = context.texts.blocks(section.text, bundle.id) if section.text else ()
    return inline_plain(blocks[0].children) if blocks and isinstance(blocks[0], Paragraph) else ""


def repeats(summary: str, paragraph: str) -> bool:
    """Whether a `paragraph` says again what a `summary` says: nearly all its words, in the same order."""
    words, others = (_WORD.findall(text.casefold()) for text in (summary, paragraph))
    if len(words) < _FEWEST_WORDS:
        return words == others
    alike = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    return sum(block.size for block in alike) >= _ALIKE * len(words)
