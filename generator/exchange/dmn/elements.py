"""Decision tables and what they stand on, picked out of a DMN file of any version from 1.1 to 1.6.

Which tables can be carried is settled in `logic`. A decision that does no more than invoke a business knowledge model
of one table gets a table of its own, with the parameters bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.diagnostics import Findings, Where
from generator.exchange.dmn.logic import Whole, whole_tables
from generator.exchange.dmn.unary import simple_tests
from generator.exchange.dmn.xml_reader import Node


@dataclass(frozen=True, slots=True)
class Expression:
    """A text in FEEL with its place. "" where the file has none."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDefinition:
    """A type: a base with allowed values, or components; or a list of such."""

    name: str
    base: str
    allowed: Expression | None
    components: Mapping[str, ItemDefinition]
    is_list: bool


@dataclass(frozen=True, slots=True)
class DmnInput:
    """An input clause."""

    where: Where
    own_id: str
    label: str
    expression: Expression
    type_ref: str
    allowed: Expression | None


@dataclass(frozen=True, slots=True)
class DmnOutput:
    """An output clause."""

    where: Where
    name: str
    label: str
    type_ref: str
    allowed: Expression | None
    default: Expression | None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule. `annotations` are those of `DmnTable.annotations`, in order."""

    where: Where
    label: str
    description: str
    cells: tuple[Expression, ...]
    results: tuple[Expression, ...]
    annotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DmnTable:
    """A decision table with the name it gets, and what its names stand for.

    `scope` maps names of input data, decisions and parameters to their `typeRef`; `bindings` map parameters of
    a business knowledge model to the expressions that a decision binds to them.
    """

    where: Where
    name: str
    label: str
    question: str
    description: str
    type_ref: str
    hit_policy: str
    aggregation: str
    output_label: str
    inputs: tuple[DmnInput, ...]
    outputs: tuple[DmnOutput, ...]
    annotations: tuple[str, ...]
    rules: tuple[RuleRow, ...]
    scope: Mapping[str, str]
    bindings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a file holds: its types, and the tables that can be carried, in the order of the file."""

    types: Mapping[str, ItemDefinition]
    tables: tuple[DmnTable, ...]


def definitions(root: Node, findings: Findings) -> Definitions:
    """The types and decision tables of a file, `root` being its `definitions` element.

    What is left out is told in `findings`.
    """
    scope = {
        node.get("name"): _variable_type(node)
        for node in root.all("inputData", "decision", "businessKnowledgeModel")
        if node.get("name")
    }
    tables = tuple(_table(whole, scope) for whole in whole_tables(root, findings))
    return Definitions(item_definitions(root), tables)


def item_definitions(root: Node) -> dict[str, ItemDefinition]:
    """The types that a file defines, by name; `root` is its `definitions` element."""
    return {item.name: item for item in map(_item_definition, root.all("itemDefinition"))}


def _variable_type(node: Node) -> str:
    variable = node.first("variable")
    return variable.get("typeRef") if variable is not None else ""


def _item_definition(node: Node) -> ItemDefinition:
    components = [_item_definition(child) for child in node.all("itemComponent")]
    # A component may name its type in an attribute, as informally written files do.
    base = node.child_text("typeRef") or node.get("typeRef")
    allowed = _tests(node.first("allowedValues")) or _tests(node.first("typeConstraint"))
    is_list = node.get("isCollection") in {"true", "1"}
    return ItemDefinition(
        name=node.get("name"),
        base=base,
        allowed=allowed,
        components={item.name: item for item in components},
        is_list=is_list,
    )


def _expression(node: Node | None, fallback: Where) -> Expression:
    """The text of a literal expression or of unary tests."""
    if node is None:
        return Expression("", fallback)
    inner = node.first("text") or node
    return Expression(inner.text.strip(), inner.where)


def _cell(node: Node) -> Expression:
    found = _expression(node, node.where)
    return replace(found, text=simple_tests(found.text))


def _tests(node: Node | None) -> Expression | None:
    if node is None:
        return None
    found = _expression(node, node.where)
    return found if found.text else None


def _table(whole: Whole, scope: Mapping[str, str]) -> DmnTable:
    node, holder = whole.table, whole.holder
    return DmnTable(
        where=node.where,
        name=holder.get("name") or node.get("outputLabel") or node.get("id") or "decision",
        label=holder.get("label"),
        question=holder.child_text("question"),
        description=holder.child_text("description"),
        type_ref=node.get("typeRef") or _variable_type(holder),
        hit_policy=node.get("hitPolicy") or "UNIQUE",
        aggregation=node.get("aggregation"),
        output_label=node.get("outputLabel"),
        inputs=tuple(_input(child) for child in node.all("input")),
        outputs=tuple(_output(child) for child in node.all("output")),
        annotations=tuple(child.get("name") for child in node.all("annotation")),
        rules=tuple(_rule(child) for child in node.all("rule")),
        scope={**scope, **{parameter.get("name"): parameter.get("typeRef") for parameter in whole.parameters}},
        bindings=whole.bindings,
    )


def _input(node: Node) -> DmnInput:
    expression = node.first("inputExpression")
    return DmnInput(
        where=node.where,
        own_id=node.get("inputVariable") or node.get("id"),
        label=" ".join(node.get("label").split()),
        expression=_expression(expression, node.where),
        type_ref=expression.get("typeRef") if expression is not None else "",
        allowed=_tests(node.first("inputValues")),
    )


def _output(node: Node) -> DmnOutput:
    return DmnOutput(
        where=node.where,
        name=node.get("name"),
        label=" ".join(node.get("label").split()),
        type_ref=node.get("typeRef"),
        allowed=_tests(node.first("outputValues")),
        default=_tests(node.first("defaultOutputEntry")),
    )


def _rule(node: Node) -> RuleRow:
    return RuleRow(
        where=node.where,
        label=node.get("label"),
        description=node.child_text("description"),
        cells=tuple(_cell(child) for child in node.all("inputEntry")),
        results=tuple(_expression(child, child.where) for child in node.all("outputEntry")),
        annotations=tuple(child.child_text("text") for child in node.all("annotationEntry")),
    )
