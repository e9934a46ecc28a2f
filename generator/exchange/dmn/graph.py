"""Linked decisions as one DMN file: a decision requirements graph (OMG DMN 1.3 §6), so that the whole chain runs elsewhere.

Each table is a decision; a value that it works out itself is one of its own, a literal expression. An input that comes
from elsewhere requires the decision that it comes from, and names it in its input expression.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.decision.literals import number_text
from generator.exchange.dmn import export
from generator.exchange.dmn.diagram import Need, graph_diagram
from generator.exchange.dmn.export import NAMESPACES, TableExport, requirement, type_name
from generator.exchange.dmn.naming import decision_name, input_name, output_name
from generator.exchange.xml_text import Element, document, element
from generator.model.decision import DecisionTable, Exemption, InputClause, Rule
from generator.model.library import Resource
from generator.model.linked import Combined, Formula, FromDecision, Number, Operand, Rounded, Rounding, Term, operands
from generator.version import __version__


def to_dmn(
    table: DecisionTable,
    resources: Mapping[str, Resource] | None = None,
    notice: str = "",
    alerts: Mapping[str, str] | None = None,
) -> str:
    """The `table` as one DMN file, with all that it is linked to; the other arguments as for `export.to_dmn`.

    `resources` give knowledge sources their titles, `notice` is what must be known of the guideline first, `alerts` are
    the words of the alerts that the tables name.
    """
    if not table.is_linked:
        return export.to_dmn(table, resources, notice, alerts)
    return document(_Graph(table, resources or {}, notice, alerts or {}).definitions())


class _Part(TableExport):
    """One table of a graph."""

    def _expression(self, clause: InputClause) -> str:
        return expression(self.whole, clause)

    @property
    def whole(self) -> DecisionTable:
        """The table."""
        return self._table

    @property
    def cited(self) -> list[str]:
        """The sources of its rules."""
        return self._sources

    def source(self, name: str) -> Element:
        """A source that is cited."""
        return self._knowledge_source(name)

    def types(self) -> list[Element]:
        """The types that it declares; an input with a path has no structure here."""
        return [item for item in self._item_definitions() if not item.attributes["name"].startswith("structure ")]

    def told(self, needs: list[Need], authorities: list[Need]) -> Element:
        """The table as a decision with what it `needs`, and whose word it is (`authorities`)."""
        return _apart(self._decision(decision_name(self._table), needs, authorities), self._table.decision.name)


def expression(table: DecisionTable, clause: InputClause) -> str:
    """How FEEL reads the value of `clause`, an input of `table`: an input data, or another decision, or a part of its result."""
    if isinstance(clause.origin, FromDecision):
        source = next(one for one in table.linked if one.decision.name == clause.origin.decision)
        computed = next((one for one in source.inputs if one.id.name == clause.origin.output), None)
        if computed is not None:
            return _value_name(source, computed)
        name = decision_name(source)
        return name if len(source.outputs) == 1 else f"{name}.{output_name(source.output(clause.origin.output))}"
    return _value_name(table, clause) if clause.origin is not None else input_name(clause)


class _Graph:
    def __init__(
        self, table: DecisionTable, resources: Mapping[str, Resource], notice: str, alerts: Mapping[str, str]
    ) -> None:
        self._tables = (*table.linked, table)
        self._notice = notice
        self._parts = [_Part(_spoken(one), resources, notice if one is table else "", alerts) for one in self._tables]
        self._needs: list[tuple[str, Need]] = []

    def definitions(self) -> Element:
        last = self._tables[-1]
        own = last.decision.name
        decisions = [decision for part in self._parts for decision in self._decisions(part)]
        asked = [
            element(
                "inputData",
                element(
                    "variable", id=f"variable_{clause.id}", name=input_name(clause), typeRef=type_name(clause.domain)
                ),
                id=_data(clause.id.name),
                name=input_name(clause),
            )
            for clause in last.asked
        ]
        sources = {name: part.source(name) for part in self._parts for name in part.cited}
        items = {item.attributes["name"]: item for part in self._parts for item in part.types()}
        rows = [
            [f"decision_{own}"],
            [str(one.attributes["id"]) for one in decisions if one.attributes["id"] != f"decision_{own}"],
            [_data(clause.id.name) for clause in last.asked],
            [f"source_{name}" for name in sources],
        ]
        attributes = NAMESPACES | {
            "id": f"definitions_{own}",
            "name": decision_name(last),
            "namespace": f"urn:guidepress:decision:{own}",
            "exporter": "Guidepress",
            "exporterVersion": __version__,
        }
        children = [
            *([element("description", text=self._notice)] if self._notice else []),
            *items.values(),
            *decisions,
            *asked,
            *sources.values(),
            graph_diagram(own, rows, self._needs),
        ]
        return Element("definitions", attributes, tuple(children))

    def _decisions(self, part: _Part) -> list[Element]:
        """What a table works out itself, and the table."""
        table = part.whole
        all_of_it = next(one for one in self._tables if one.decision == table.decision)
        found = [self._value(all_of_it, one) for one in all_of_it.inputs if isinstance(one.origin, Formula)]
        own = f"decision_{table.decision.name}"
        needs = [self._need(own, table, clause) for clause in table.inputs]
        authorities = [Need(f"source_{name}", f"authority_{table.decision.name}_{name}") for name in part.cited]
        self._needs += [(own, need) for need in (*needs, *authorities)]
        return [*found, part.told(needs, authorities)]

    def _value(self, table: DecisionTable, clause: InputClause) -> Element:
        assert isinstance(clause.origin, Formula)  # noqa: S101 - asked by the caller
        own = _value_id(table, clause)
        needs = [self._need(own, table, table.input(name)) for name in dict.fromkeys(operands(clause.origin.term))]
        self._needs += [(own, need) for need in needs]
        name = _value_name(table, clause)
        return element(
            "decision",
            element("variable", id=f"variable_{own}", name=name, typeRef="number"),
            *(requirement("informationRequirement", need) for need in needs),
            element(
                "literalExpression", element("text", text=_feel(clause.origin.term, table)), id=f"expression_{own}"
            ),
            id=own,
            name=name,
        )

    @staticmethod
    def _need(own: str, table: DecisionTable, clause: InputClause) -> Need:
        link = f"requirement_{own}_{clause.id}"
        if isinstance(clause.origin, Formula):
            return Need(_value_id(table, clause), link, is_decision=True)
        if isinstance(clause.origin, FromDecision):
            source = next(one for one in table.linked if one.decision.name == clause.origin.decision)
            computed = next((one for one in source.inputs if one.id.name == clause.origin.output), None)
            target = _value_id(source, computed) if computed is not None else f"decision_{source.decision}"
            return Need(target, link, is_decision=True)
        return Need(_data(clause.id.name), link)


def _spoken(table: DecisionTable) -> DecisionTable:
    """A table without the inputs that only count in a formula: as columns they would say nothing."""
    rows: tuple[Rule | Exemption, ...] = (*table.rules, *table.open, *table.impossible)
    counted = {name for one in table.inputs if isinstance(one.origin, Formula) for name in operands(one.origin.term)}
    spoken = {name for row in rows for name, cell in row.cells.items() if not cell.tests.is_any}
    inputs = tuple(one for one in table.inputs if one.id.name in spoken or one.id.name not in counted)
    return replace(table, inputs=inputs or table.inputs)


def _apart(one: Element, name: str) -> Element:
    """An element whose parts have the `name` of the table in their ids: two tables may have an input of one name."""
    own = one.attributes.get("id", "")
    attributes = dict(one.attributes)
    if own.startswith(("input_", "output_", "rule_")):
        attributes["id"] = f"{name}_{own}"
    return replace(one, attributes=attributes, children=tuple(_apart(child, name) for child in one.children))


def _data(name: str) -> str:
    return f"data_{name}"


def _value_id(table: DecisionTable, clause: InputClause) -> str:
    return f"value_{table.decision}_{clause.id}"


def _value_name(table: DecisionTable, clause: InputClause) -> str:
    return f"{decision_name(table)} {input_name(clause)}"


def _feel(term: Term, table: DecisionTable) -> str:
    """A term as FEEL (OMG DMN 1.3 §10.3), every part of it in brackets."""
    if isinstance(term, Number):
        return number_text(term.value)
    if isinstance(term, Operand):
        clause = table.input(term.name)
        return expression(table, clause)
    if isinstance(term, Combined):
        return f"({_feel(term.left, table)} {term.sign} {_feel(term.right, table)})"
    if isinstance(term, Rounded):
        return _rounded(_feel(term.term, table), term)
    values = [_feel(part, table) for part in term.terms]
    if term.name == "count":
        values = [f"(if {value} then 1 else 0)" for value in values]
    return f"({' + '.join(values)})" if term.name in {"sum", "count"} else f"{term.name}({', '.join(values)})"


def _rounded(value: str, term: Rounded) -> str:
    step = number_text(term.step)
    if term.how is Rounding.HALF_UP:
        return f"((if {value} < 0 then -1 else 1) * floor(abs({value}) / {step} + 0.5) * {step})"
    function = "floor" if term.how is Rounding.DOWN else "ceiling"
    return f"({function}({value} / {step}) * {step})"
