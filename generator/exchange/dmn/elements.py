"""Decision tables and what they stand on, picked out of a DMN file of any version from 1.1 to 1.6.

Tables are found wherever the standard lets them stand: as a decision's logic, inside a boxed context, and
inside a business knowledge model. A decision that does no more than invoke a business knowledge model with
one table gets a table of its own, with the parameters bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.diagnostics import Where
from generator.exchange.dmn.unary import simple_tests
from generator.exchange.dmn.xml_reader import Node


@dataclass(frozen=True, slots=True)
class Expression:
    """A text in FEEL with its place. "" where the file has none."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class ItemDefinition:
    """A type: a base with allowed values, or components; or a list of such."""

    name: str
    base: str
    allowed: Expression | None
    components: Mapping[str, ItemDefinition]
    is_list: bool


@dataclass(frozen=True, slots=True)
class Input:
    """An input clause."""

    where: Where
    own_id: str
    label: str
    expression: Expression
    type_ref: str
    allowed: Expression | None


@dataclass(frozen=True, slots=True)
class Output:
    """An output clause."""

    where: Where
    name: str
    label: str
    type_ref: str
    allowed: Expression | None
    default: Expression | None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule. `annotations` are those of `Table.annotations`, in order."""

    where: Where
    label: str
    description: str
    cells: tuple[Expression, ...]
    results: tuple[Expression, ...]
    annotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
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
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    annotations: tuple[str, ...]
    rules: tuple[RuleRow, ...]
    scope: Mapping[str, str]
    bindings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a file holds: its types, and its tables in the order of the file."""

    types: Mapping[str, ItemDefinition]
    tables: tuple[Table, ...]


_BOXED = ("context", "contextEntry", "functionDefinition", "list", "conditional", "if", "then", "else")
"""Expressions that may hold a decision table further in."""

_CALL = re.compile(r"([^()\"]+)\(([^()\"]*)\)")


def definitions(root: Node) -> Definitions:
    """The types and decision tables of a file, `root` being its `definitions` element."""
    types = [_item_definition(node) for node in root.all("itemDefinition")]
    return Definitions({item.name: item for item in types}, tuple(_Finder(root).tables()))


class _Finder:
    def __init__(self, root: Node) -> None:
        self._decisions = list(root.all("decision"))
        self._models = list(root.all("businessKnowledgeModel"))
        self._scope = {
            node.get("name"): _variable_type(node)
            for node in root.all("inputData", "decision", "businessKnowledgeModel")
            if node.get("name")
        }

    def tables(self) -> Iterator[Table]:
        for node in self._decisions:
            yield from self._of_decision(node)
        for node in self._models:
            for logic in node.all("encapsulatedLogic"):
                scope = self._scope | _parameters(logic)
                found = list(_within(logic))
                for label, table in found:
                    yield _table(table, node, self._named(node, label, len(found)), scope)

    def _of_decision(self, node: Node) -> Iterator[Table]:
        found = list(_within(node))
        for label, table in found:
            yield _table(table, node, self._named(node, label, len(found)), self._scope)
        if not found and (invoked := self._invoked(node)) is not None:
            model, bindings = invoked
            for logic in model.all("encapsulatedLogic"):
                tables = list(_within(logic))
                if len(tables) == 1:
                    yield _table(tables[0][1], node, node.get("name"), self._scope | _parameters(logic), bindings)

    @staticmethod
    def _named(node: Node, label: str, count: int) -> str:
        """The name of a table: that of its decision; with several tables in one, the entry's name behind it."""
        return f"{node.get('name')} {label}" if count > 1 and label else node.get("name")

    def _invoked(self, node: Node) -> tuple[Node, dict[str, str]] | None:
        """The business knowledge model that a decision only invokes, with the expressions bound to its parameters.

        A boxed invocation, or a call with expressions in the order of the parameters: `Risk rules(Age, Income)`.
        """
        invocation, literal = node.first("invocation"), node.first("literalExpression")
        if invocation is not None:
            called = invocation.first("literalExpression")
            model = self._model(called.child_text("text") if called else "")
            bindings = {}
            for binding in invocation.all("binding"):
                parameter, expression = binding.first("parameter"), binding.first("literalExpression")
                if parameter is not None and expression is not None:
                    bindings[parameter.get("name")] = " ".join(expression.child_text("text").split())
            return None if model is None else (model, bindings)
        call = _CALL.fullmatch(literal.child_text("text")) if literal is not None else None
        model = self._model(call[1].strip()) if call else None
        if call is None or model is None:
            return None
        names = [name for logic in model.all("encapsulatedLogic") for name in _parameters(logic)]
        arguments = [" ".join(argument.split()) for argument in call[2].split(",")]
        return (model, dict(zip(names, arguments, strict=True))) if len(names) == len(arguments) else None

    def _model(self, name: str) -> Node | None:
        return next((model for model in self._models if name and model.get("name") == name), None)


def _within(node: Node, label: str = "") -> Iterator[tuple[str, Node]]:
    """Decision tables below a node, each with the name of the context entry that it stands in."""
    for child in node.children:
        if child.name == "decisionTable":
            yield label, child
        elif child.name in _BOXED:
            variable = child.first("variable")
            yield from _within(child, variable.get("name") if variable is not None else label)


def _variable_type(node: Node) -> str:
    variable = node.first("variable")
    return variable.get("typeRef") if variable is not None else ""


def _parameters(logic: Node) -> dict[str, str]:
    return {node.get("name"): node.get("typeRef") for node in logic.all("formalParameter")}


def _item_definition(node: Node) -> ItemDefinition:
    components = [_item_definition(child) for child in node.all("itemComponent")]
    # A component may name its type in an attribute, as informally written files do.
    base = node.child_text("typeRef") or node.get("typeRef")
    allowed = _tests(node.first("allowedValues")) or _tests(node.first("typeConstraint"))
    is_list = node.get("isCollection") in {"true", "1"}
    return ItemDefinition(node.get("name"), base, allowed, {item.name: item for item in components}, is_list)


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


def _table(
    node: Node, holder: Node, name: str, scope: Mapping[str, str], bindings: Mapping[str, str] | None = None
) -> Table:
    return Table(
        where=node.where,
        name=name or node.get("outputLabel") or node.get("id") or "decision",
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
        scope=scope,
        bindings=bindings or {},
    )


def _input(node: Node) -> Input:
    expression = node.first("inputExpression")
    return Input(
        where=node.where,
        own_id=node.get("inputVariable") or node.get("id"),
        label=" ".join(node.get("label").split()),
        expression=_expression(expression, node.where),
        type_ref=expression.get("typeRef") if expression is not None else "",
        allowed=_tests(node.first("inputValues")),
    )


def _output(node: Node) -> Output:
    return Output(
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
