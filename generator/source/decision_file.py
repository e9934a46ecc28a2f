"""`decisions/<id>.yaml`: the shape of the file as people write it (`when`, `then`, cells as text).

`decision_table` makes the model's `DecisionTable` of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Annotated

from generator.diagnostics import Findings, Where, did_you_mean
from generator.model.decision import Aggregation, Verify
from generator.model.sfeel import Type
from generator.model.strength import Certainty
from generator.model.values import (
    AlertRef,
    Identifier,
    Note,
    Passage,
    Prose,
    QuestionRef,
    Ref,
    ResourceRef,
    ScheduleRef,
)
from generator.source.nodes import Key, Map, Node, Scalar, Seq, kind_of
from generator.source.scalar_readers import entries_of, read_prose, read_ref_to


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as written.

    `quoted` says that the text in the file has a quote before it; a cell that was written as a list has its items as
    `parts`, which `text` joins by `, `, or by the bare comma that stands between them in the file.
    """

    text: str
    where: Where = field(default=Where(""), compare=False)
    quoted: bool = False
    parts: tuple[RawCell, ...] = field(default=(), compare=False)

    def at(self, offset: int, length: int) -> Where:
        """The place of `length` of its characters, the first of which is number `offset`, from 0.

        That of the whole cell where its characters do not stand in the file as they are here.
        """
        start = 0
        for part in self.parts:
            end = start + len(part.text)
            if offset <= end:
                return part.at(offset - start, length)
            start = end + (len(_JOINED) if self.text.startswith(_JOINED, end) else len(_GLUED))
        width = self.where.end_column - self.where.column
        if self.where.line != self.where.end_line or width != len(self.text) + 2 * self.quoted:
            return self.where  # folded, or with escapes: its characters stand elsewhere
        column = self.where.column + offset + self.quoted
        return Where(self.where.file, self.where.line, column, self.where.line, column + max(length, 1))


_JOINED, _GLUED = ", ", ","


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of a grid."""

    cells: tuple[RawCell, ...]
    where: Where = field(default=Where(""), compare=False)


@dataclass(frozen=True, slots=True)
class RawGrid:
    """A header and rows, as they stand in the YAML or in a CSV file."""

    rows: tuple[RawRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawValue:
    """A declared value: an identifier or a text, its label, and what more is said of it."""

    name: str
    label: Prose
    short: Prose | None = None
    help: Prose | None = None
    grade: Ref | None = None


@dataclass(frozen=True, slots=True)
class RawValues:
    """Declared values in order."""

    values: tuple[RawValue, ...]


def read_cell(node: Node, findings: Findings) -> RawCell:
    """The cell that `node` holds: a text, or a list, which means "any of".

    `[0..28]`, which YAML takes for a list, is the interval it looks like. What is wrong is added to `findings`; then
    the cell is `-`.
    """
    if isinstance(node, Scalar):
        if node.raw:
            return RawCell(node.raw, node.where)
        if not node.text.strip():
            findings.error("bad-cell", "the cell is empty", node.where, 'write "-" for any value')
            return RawCell("-", node.where)
        return RawCell(node.text, node.where, node.quoted)
    if isinstance(node, Seq) and node.raw and ".." in node.raw and len(node.items) == 1:
        return RawCell(node.raw, node.where)
    if isinstance(node, Seq) and node.items and all(isinstance(item, Scalar) for item in node.items):
        parts = tuple(read_cell(item, findings) for item in node.items)
        return RawCell(_joined(parts), node.where, parts=parts)
    findings.error("bad-cell", f"a cell belongs here, not {kind_of(node)}", node.where, "put this cell in quotes")
    return RawCell("-", node.where)


def _joined(parts: Sequence[RawCell]) -> str:
    """The items of a list in a line; a comma without a space stays so, since `[0,5]` may be meant as one number."""
    text = parts[0].text
    for before, part in pairwise(parts):
        end, start = (before.where.end_line, before.where.end_column), (part.where.line, part.where.column)
        glued = start == (end[0], end[1] + len(_GLUED)) and not before.quoted and not part.quoted
        text += (_GLUED if glued else _JOINED) + part.text
    return text


def read_values(node: Node, findings: Findings) -> RawValues:
    """The declared values that `node` holds: `{id: label}`, or a list of values that are their own labels.

    In place of a label there may be `{label: …, short: …, help: …, grade: …}`. What is wrong is added to `findings`.
    """
    found: list[RawValue] = []
    if isinstance(node, Map):
        found = [_read_value(key.text, value, findings) for key, value in entries_of(node, findings)]
    elif isinstance(node, Seq):
        texts = [read_prose(item, findings) for item in node.items]
        found = [RawValue(name=text.raw, label=text) for text in texts]
    else:
        findings.error("wrong-type", f"values and their labels belong here, not {kind_of(node)}", node.where)
    if not found and isinstance(node, (Map, Seq)):
        findings.error("empty-value", "there are no values here", node.where, "write at least one, or a type instead")
    seen: set[str] = set()
    for value in found:
        if value.name in seen:
            findings.error("duplicate-id", f'the value "{value.name}" stands here twice', value.label.where)
        seen.add(value.name)
    return RawValues(tuple(found))


VALUE_KEYS = {
    "label": "What readers see",
    "short": "The label in a few words, for diagrams",
    "help": "What it means, shown where it is chosen",
    "grade": "The grade of the guideline that this result stands for: the strength of its advice",
}
"""What may be said of a declared value, each with its documentation."""


def _read_value(name: str, node: Node, findings: Findings) -> RawValue:
    if not isinstance(node, Map):
        return RawValue(name=name, label=read_prose(node, findings))
    said: dict[str, Prose] = {}
    grade: Ref | None = None
    for key, value in entries_of(node, findings):
        if key.text == "grade":
            grade = read_ref_to(value, "grade", findings)
        elif key.text in VALUE_KEYS:
            said[key.text] = read_prose(value, findings)
        else:
            hint = did_you_mean(key.text, VALUE_KEYS)
            findings.error("unknown-key", f'"{key.text}" is not a key that belongs here', key.where, hint)
    if "label" not in said:
        findings.error("missing-key", 'the key "label" is missing', node.where.head, "add it: what readers see")
    label = said.get("label", Prose("", node.where))
    return RawValue(name=name, label=label, short=said.get("short"), help=said.get("help"), grade=grade)


def read_grid(node: Node, findings: Findings) -> RawGrid:
    """The list of rows that `node` holds, each a list of cells. What is wrong is added to `findings`."""
    if not isinstance(node, Seq):
        findings.error("wrong-type", f"a header and rows belong here, not {kind_of(node)}", node.where)
        return RawGrid(())
    rows = []
    for item in node.items:
        if isinstance(item, Seq):
            rows.append(RawRow(tuple(_grid_cell(cell, findings) for cell in item.items), item.where))
        else:
            hint = "write each row as [cell, cell]"
            findings.error("wrong-type", f"a row of cells belongs here, not {kind_of(item)}", item.where, hint)
    return RawGrid(tuple(rows))


def _grid_cell(node: Node, findings: Findings) -> RawCell:
    """A cell of a grid: it may be empty, as in `id`, `source` and `note`; `decision_grid` knows where it may not."""
    if isinstance(node, Scalar) and not node.text.strip():
        return RawCell("", node.where)
    return read_cell(node, findings)


@dataclass(frozen=True, slots=True)
class RawExpect:
    """What an example expects: cells by output, or None for "no rule applies"."""

    cells: Mapping[str, RawCell] | None


def read_expect(node: Node, findings: Findings) -> RawExpect:
    """What `node` expects: a mapping of results, or the word `none`. What is wrong is added to `findings`."""
    if isinstance(node, Map):
        if not node.entries:
            findings.error("empty-value", "no result is expected here", node.where, 'name one, or write "none"')
        cells: dict[str, RawCell] = {
            Key(key.text, key.where): read_cell(value, findings) for key, value in entries_of(node, findings)
        }
        return RawExpect(cells)
    if not (isinstance(node, Scalar) and node.text == "none"):
        findings.error("wrong-type", f'results belong here, or "none", not {kind_of(node)}', node.where)
    return RawExpect(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputEntry:
    """What the table asks."""

    where: Where = field(default=Where(""), compare=False)
    label: Annotated[Prose, "Short name: the heading of the column"]
    type: Annotated[Type, "What can be answered; with `values` it may be left out"] | None = None
    values: Annotated[RawValues, "The possible answers with their labels"] | None = None
    range: Annotated[RawCell, "The smallest and largest possible value, such as [40..120]"] | None = None
    step: Annotated[str, "Distance of neighbouring numbers, such as 0.1"] | None = None
    unit: Annotated[str, "Unit that is shown after numbers, such as years"] = ""
    ask: Annotated[Prose, "The question to a reader, in plain words"] | None = None
    question: Annotated[Prose, "What a reader who does not know it asks, in her own voice; by default `ask`"] | None = (
        None
    )
    help: Annotated[Passage, "What is meant, and how to find out: a reader opens it under the question"] | None = None
    none_of_these: Annotated[
        str, "The value that stands for none of the others: then several of them may be true, and are ticked together"
    ] = ""
    from_: Annotated[Identifier, "The decision of this guideline that answers it: nobody is asked for it"] | None = None
    output: Annotated[
        str, "Which output of that decision is meant, where it has several, or which value that it works out"
    ] = ""
    compute: (
        Annotated[
            RawCell, "How it is worked out of other inputs, such as weight / (height * height) round half-up to 0.1"
        ]
        | None
    ) = None
    may_be_missing: Annotated[bool, "Whether `not known` is a possible answer"] = False
    dmn_name: Annotated[str, "Its name in DMN, where the identifier loses it"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputEntry:
    """What the table answers."""

    where: Where = field(default=Where(""), compare=False)
    label: Annotated[Prose, "Short name: the heading of the column"]
    type: Annotated[Type, "text, unless there are `values`"] | None = None
    values: Annotated[RawValues, "The possible results in their order of priority"] | None = None
    default: Annotated[Passage, "Result where no rule applies"] | None = None
    dmn_name: Annotated[str, "Its name in DMN, where the identifier loses it"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """One row."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: its address; by default r1, r2, …"] | None = None
    was: Annotated[tuple[Identifier, ...], "Identifiers that it had before: their addresses still lead here"] = ()
    when: Annotated[Mapping[str, RawCell], "Cells by input; an input left out means any"] = field(default_factory=dict)
    then: Annotated[Mapping[str, Passage], "Results by output: free ones have room for paragraphs and lists"]
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    note: Annotated[Passage, "Why, in one sentence"] | None = None
    say: Annotated[Prose, "Whom it fits, in a sentence to the reader; by default it is made of the labels"] | None = (
        None
    )
    short: Annotated[Prose, "The result in a few words, for the diagram"] | None = None
    certainty: Annotated[Certainty, "How certain its evidence is, where the panel says so: high to very-low"] | None = (
        None
    )
    alert: Annotated[AlertRef, "The alert that is shown first to whom this row fits"] | None = None
    schedule: Annotated[ScheduleRef, "The schedule that says on which days this is done"] | None = None
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionEntry:
    """Combinations that need no rule."""

    where: Where = field(default=Where(""), compare=False)
    when: Annotated[Mapping[str, RawCell], "Cells by input"]
    why: Annotated[Passage, "Why no rule is needed"]
    say: (
        Annotated[Prose, "Who these people are, in a sentence to the reader; by default it is made of the labels"]
        | None
    ) = None
    outside: Annotated[bool, "Whether the guideline is not about these people at all"] = False
    alert: Annotated[AlertRef, "The alert that is shown first to whom this fits"] | None = None
    question: Annotated[QuestionRef, "What these people could ask instead, one of the guideline's questions"] | None = (
        None
    )
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleEntry:
    """A worked example."""

    where: Where = field(default=Where(""), compare=False)
    given: Annotated[Mapping[str, RawCell], "One value by input"]
    expect: Annotated[RawExpect, "The results expected by output, or none where no rule applies"]
    say: Annotated[Prose, "Who this is, in a sentence; by default it is made of the labels"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFile:
    """`content/guidelines/<id>/decisions/<decision>.yaml`."""

    where: Where = field(default=Where(""), compare=False)
    decision: Annotated[Identifier, "Identifier: the name of the file"]
    was: Annotated[tuple[Identifier, ...], "Identifiers that it had before: their addresses still lead here"] = ()
    name: Annotated[Prose, "Title of the table"]
    question: Annotated[Prose, "The question that it answers, in the reader's voice"]
    hit_policy: Annotated[Prose, "unique, any, priority, first, rule order, output order or collect"]
    aggregation: Annotated[Aggregation, "For collect: sum, min, max or count"] | None = None
    inputs: Annotated[Mapping[str, InputEntry], "What is asked, by identifier"]
    outputs: Annotated[Mapping[str, OutputEntry], "What is answered, by identifier"]
    rules: Annotated[tuple[RuleEntry, ...], "The rows"] = ()
    grid: Annotated[RawGrid, "The rows as a header and lists of cells, instead of rules"] | None = None
    csv: Annotated[RawCell, "A CSV file beside this one that holds the rows, instead of rules"] | None = None
    impossible: Annotated[tuple[ExemptionEntry, ...], "Combinations that cannot occur"] = ()
    open: Annotated[tuple[ExemptionEntry, ...], "Combinations that the guideline leaves open"] = ()
    examples: Annotated[tuple[ExampleEntry, ...], "Worked examples"] = ()
    notes: Annotated[tuple[Note, ...], "What holds for the whole table"] = ()
    verify: Annotated[Verify, "How findings of the verification are reported"] = Verify()
    diagram_order: Annotated[tuple[Identifier, ...], "Inputs in the order in which the flow diagram asks them"] = ()
    search_terms: Annotated[tuple[str, ...], "Words that readers may type for it"] = ()
    dmn_name: Annotated[str, "Its name in DMN, where the identifier loses it"] = ""
