"""A decision table as DMN 1.3 (`https://www.omg.org/spec/DMN/20191111/MODEL/`), which dmn-js opens.

What S-FEEL and DMN can say is written: inputs and outputs with types and allowed values, rules, hit policy,
aggregation, default results, annotations. Whole numbers, and numbers in steps, are numbers under a type
definition of that name. What DMN has no place for stays out: units, labels of values, `ask`, examples,
`verify`. Combinations that are `open` or `impossible`, and notes, go into the decision's description.

Ids are made from identifiers alone, so that the same table gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.decision.literals import number_text
from generator.decision.sfeel_text import to_sfeel, value_text
from generator.decision.waiting import waiting_and_silent
from generator.exchange.dmn.ages import BASES, MIXED, mixed_ages, without_ages
from generator.exchange.dmn.diagram import Need, diagram
from generator.exchange.dmn.identifiers import Identifiers
from generator.exchange.dmn.inputs import InputTree, input_tree
from generator.exchange.dmn.naming import (
    ALERT,
    INTEGER,
    SCHEDULE,
    SOURCE,
    STEPS,
    WHY,
    decision_name,
    description,
    input_name,
    output_name,
)
from generator.exchange.xml_text import Element, document, element
from generator.model.decision import (
    Computed,
    DecisionTable,
    Exemption,
    InputClause,
    OutputClause,
    Result,
    Rule,
    Verify,
    tests_of,
)
from generator.model.identifiers import as_identifier
from generator.model.library import Resource
from generator.model.places import written
from generator.model.sfeel import Domain, Equals, InputName, Interval, Operand, Test, Type, UnaryTests
from generator.model.values import Ref
from generator.text.plain import shown_words as words
from generator.version import __version__

NAMESPACES = {
    "xmlns": "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "xmlns:dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/",
    "xmlns:dc": "http://www.omg.org/spec/DMN/20180521/DC/",
    "xmlns:di": "http://www.omg.org/spec/DMN/20180521/DI/",
}
TYPE_NAMES = {
    Type.TEXT: "string",
    Type.VALUES: "string",
    Type.BOOLEAN: "boolean",
    Type.INTEGER: "number",
    Type.NUMBER: "number",
    Type.DATE: "date",
    Type.TIME: "time",
    Type.DATE_TIME: "dateTime",
    Type.DAYS_TIME: "dayTimeDuration",
    Type.YEARS_MONTHS: "yearMonthDuration",
}
"""FEEL's names of our types (OMG DMN 1.3 table 42)."""


def to_dmn(
    table: DecisionTable,
    resources: Mapping[str, Resource] | None = None,
    notice: str = "",
    alerts: Mapping[str, str] | None = None,
) -> str:
    """The `table` as one DMN file with one decision.

    `resources` give knowledge sources their titles and addresses. `notice` is what must be known of its guideline before
    anything is decided ("" for a current one): it comes first in the descriptions of the file and of the decision. `alerts` are
    the words of the alerts that the table names; of others only the name is written.
    """
    return document(TableExport(table, resources or {}, notice, alerts or {}).definitions())


def left_out(table: DecisionTable) -> list[str]:
    """What of a table has no place in DMN, in an editor's words."""
    inputs, outputs = table.inputs, table.outputs
    domains = [clause.domain for clause in inputs] + [clause.domain for clause in outputs if clause.domain]
    found = {
        "units": any(clause.domain.unit for clause in inputs),
        "labels of values": any(value.label.raw != value.id for domain in domains for value in domain.values),
        "ask": any(clause.ask for clause in inputs),
        "examples": bool(table.examples),
        "verify": table.verify != Verify(),
        "facts": any(rule.fact for rule in table.rules),
        "search-terms": bool(table.search_terms),
        "may-be-missing without a range": any(
            clause.domain.may_be_missing and not allowed_values(clause.domain) for clause in without_ages(table).inputs
        ),
        "how long the months of an age are, which are 30 days 10 hours 30 minutes there": bool(mixed_ages(table)),
    }
    return [name for name, there in found.items() if there]


class TableExport:
    """One table as a decision, and what it needs."""

    def __init__(
        self, table: DecisionTable, resources: Mapping[str, Resource], notice: str, alerts: Mapping[str, str]
    ) -> None:
        """Name what is in `table`; `resources`, `notice` and `alerts` as for `to_dmn`."""
        self._mixed = bool(mixed_ages(table))
        self._table = table = without_ages(table)
        self._alerts = alerts
        self._notice = notice
        self._resources = resources
        self._names = {clause.id.name: input_name(clause) for clause in table.inputs}
        # Ids by the names in DMN, so that they are the same when the table has been out and in again.
        inputs, outputs = Identifiers(), Identifiers()
        self._inputs = {clause.id.name: inputs.new(input_name(clause), clause.id.name) for clause in table.inputs}
        self._outputs = {clause.id.name: outputs.new(output_name(clause), clause.id.name) for clause in table.outputs}
        self._own = as_identifier(decision_name(table)) or table.decision.name
        self._id = f"decision_{self._own}"
        used = {
            ALERT: any(rule.alert for rule in table.rules),
            WHY: any(rule.note for rule in table.rules),
            SCHEDULE: any(rule.schedule for rule in table.rules),
            SOURCE: any(rule.source for rule in table.rules),
        }
        self._annotations = [name for name, there in used.items() if there]
        self._sources = sorted({ref.name for rule in table.rules for ref in rule.source})
        self._data = input_tree([(input_name(clause), type_name(clause.domain)) for clause in table.inputs])

    def definitions(self) -> Element:
        """The whole file."""
        table = self._table
        name = decision_name(table)
        needs = [Need(f"data_{i}", f"requirement_{i}") for i, _ in enumerate(self._data, 1)]
        authorities = [Need(f"source_{name}", f"authority_{name}") for name in self._sources]
        children = [
            *([element("description", text=self._notice)] if self._notice else []),
            *self._item_definitions(),
            self._decision(name, needs, authorities),
            *(self._input_data(need, tree) for need, tree in zip(needs, self._data, strict=True)),
            *(self._knowledge_source(name) for name in self._sources),
            diagram(self._id, needs, authorities),
        ]
        attributes = NAMESPACES | {
            "id": f"definitions_{self._own}",
            "name": name,
            "namespace": f"urn:guidepress:decision:{self._own}",
            "exporter": "Guidepress",
            "exporterVersion": __version__,
        }
        return Element("definitions", attributes, tuple(children))

    # what the decision needs

    def _item_definitions(self) -> Iterator[Element]:
        domains = [clause.domain for clause in self._table.inputs]
        domains += [clause.domain for clause in self._table.outputs if clause.domain]
        names = {type_name(domain) for domain in domains}
        for name in sorted(names - set(TYPE_NAMES.values())):
            base = TYPE_NAMES[BASES.get(name, Type.NUMBER)]
            yield element("itemDefinition", element("typeRef", text=base), name=name)
        for number, tree in enumerate(self._data, 1):
            if tree.components:
                yield _structure(tree, "itemDefinition", f"structure {number}")

    @staticmethod
    def _input_data(need: Need, tree: InputTree) -> Element:
        number = need.element.removeprefix("data_")
        kind = f"structure {number}" if tree.components else tree.type_name
        variable = element("variable", id=f"variable_{number}", name=tree.name, typeRef=kind)
        return element("inputData", variable, id=need.element, name=tree.name)

    def _knowledge_source(self, name: str) -> Element:
        resource = self._resources.get(name)
        return element(
            "knowledgeSource",
            id=f"source_{name}",
            name=resource.title if resource else name,
            locationURI=resource.link if resource else "",
        )

    # the decision

    def _decision(self, name: str, needs: list[Need], authorities: list[Need]) -> Element:
        table = self._table
        told = "\n\n".join(self._description())
        only = table.outputs[0] if len(table.outputs) == 1 else None
        kind = (type_name(only.domain) if only.domain else "string") if only else ""
        return element(
            "decision",
            element("description", text=told) if told else None,
            element("question", text=words(table.question)) if table.question.raw else None,
            element("variable", id=f"variable_{self._id}", name=name, typeRef=kind),
            *(requirement("informationRequirement", need) for need in needs),
            *(requirement("authorityRequirement", need) for need in authorities),
            self._decision_table(),
            id=self._id,
            name=name,
            label=words(table.name),
        )

    def _description(self) -> Iterator[str]:
        if self._notice:
            yield self._notice
        for note in self._table.notes:
            yield words(note.text)
        if self._mixed:
            yield MIXED
        waiting, silent = waiting_and_silent(self._table)
        told = (
            ("It depends on what is not known", waiting),
            ("No advice", silent),
            ("Cannot occur", self._table.impossible),
        )
        for what, exemptions in told:
            for exemption in exemptions:
                alert = f" {ALERT}: {self._alert(exemption.alert)}" if exemption.alert else ""
                yield f"{what} where {self._conditions(exemption)}: {words(exemption.why)}{alert}"

    def _alert(self, ref: Ref | None) -> str:
        """An alert by its name, which an import reads, and in words."""
        if ref is None:
            return ""
        name = _named(ref)
        return f"{name}: {self._alerts[name]}" if name in self._alerts else name

    def _conditions(self, exemption: Exemption) -> str:
        named = [clause for clause in self._table.inputs if clause.id.name in exemption.cells]
        return "; ".join(f"{input_name(c)}: {self._cell(exemption.cells[c.id.name].tests, c)}" for c in named)

    def _decision_table(self) -> Element:
        table = self._table
        annotations = [element("annotation", name=name) for name in self._annotations]
        return element(
            "decisionTable",
            *(self._input(clause) for clause in table.inputs),
            *(self._output(clause) for clause in table.outputs),
            *annotations,
            *(self._rule(rule) for rule in table.rules),
            id=f"table_{self._own}",
            hitPolicy=table.hit_policy.value.upper(),
            aggregation=table.aggregation.value.upper() if table.aggregation else "",
            outputLabel=words(table.outputs[0].label) if len(table.outputs) == 1 else "",
        )

    def _input(self, clause: InputClause) -> Element:
        own = f"input_{self._inputs[clause.id.name]}"
        allowed = allowed_values(clause.domain)
        return element(
            "input",
            element(
                "inputExpression",
                element("text", text=self._expression(clause)),
                id=f"{own}_expression",
                typeRef=type_name(clause.domain),
            ),
            element("inputValues", element("text", text=allowed), id=f"{own}_values") if allowed else None,
            id=own,
            label=words(clause.label),
        )

    def _expression(self, clause: InputClause) -> str:
        """Where the value of an input stands: in an input data of its name."""
        return self._names[clause.id.name]

    def _output(self, clause: OutputClause) -> Element:
        own = f"output_{self._outputs[clause.id.name]}"
        allowed = allowed_values(clause.domain) if clause.domain else ""
        default = element("text", text=self._result(clause.default, clause)) if clause.default else None
        return element(
            "output",
            element("outputValues", element("text", text=allowed), id=f"{own}_values") if allowed else None,
            element("defaultOutputEntry", default, id=f"{own}_default") if default else None,
            id=own,
            label=words(clause.label),
            name=output_name(clause),
            typeRef=type_name(clause.domain) if clause.domain else "string",
        )

    def _rule(self, rule: Rule) -> Element:
        own = f"rule_{rule.id}"
        told = {
            ALERT: self._alert(rule.alert),
            WHY: words(rule.note) if rule.note else "",
            SCHEDULE: _named(rule.schedule) if rule.schedule else "",
            SOURCE: written(rule.source),
        }
        notes = [told[name] for name in self._annotations]
        # dmn-js shows only the description, the standard's own place is annotationEntry (DMN 1.3 §8.3.3).
        shown = description(told[ALERT], told[WHY]) if self._annotations != [SOURCE] else notes[0]
        cells = [(self._inputs[c.id.name], self._cell(tests_of(rule, c.id.name), c)) for c in self._table.inputs]
        results = [
            (self._outputs[c.id.name], self._result(rule.outputs.get(c.id.name), c)) for c in self._table.outputs
        ]
        return element(
            "rule",
            element("description", text=shown) if shown else None,
            *(element("inputEntry", element("text", text=t), id=f"{own}_input_{name}") for name, t in cells),
            *(element("outputEntry", element("text", text=t), id=f"{own}_output_{name}") for name, t in results),
            *(element("annotationEntry", element("text", text=text)) for text in notes),
            id=own,
            label=rule.id.name,
        )

    def _cell(self, tests: UnaryTests, clause: InputClause) -> str:
        """A cell as S-FEEL, in which other inputs go by their names in DMN."""
        if any(isinstance(operand, InputName) for operand in tests.operands):
            tests = replace(tests, tests=tuple(self._renamed(test) for test in tests.tests))
        return to_sfeel(tests, clause.domain)

    def _renamed(self, test: Test) -> Test:
        if isinstance(test, Interval):
            return replace(test, low=self._operand(test.low), high=self._operand(test.high))
        if isinstance(test, Equals) and isinstance(test.value, InputName):
            return Equals(replace(test.value, text=self._names[test.value.name]))
        return test

    def _operand(self, operand: Operand | None) -> Operand | None:
        return replace(operand, text=self._names[operand.name]) if isinstance(operand, InputName) else operand

    @staticmethod
    def _result(result: Result | None, clause: OutputClause) -> str:
        """A result as a FEEL literal, or the expression that it is; `null` where there is none."""
        if result is None:
            return "null"
        if isinstance(result.value, Computed):
            return result.value.feel
        if result.value is None or clause.domain is None:
            return value_text(words(result.text), Domain(Type.TEXT))
        return value_text(result.value, clause.domain)


def type_name(domain: Domain) -> str:
    """The `typeRef` of a domain: FEEL's own, or one that `_item_definitions` declares."""
    if domain.type is Type.INTEGER:
        return INTEGER
    if domain.type is Type.NUMBER and domain.step is not None:
        return f"{STEPS} {number_text(domain.step)}"
    if BASES.get(domain.unit) is domain.type:
        return domain.unit
    return TYPE_NAMES[domain.type]


def allowed_values(domain: Domain) -> str:
    """What the domain can be, as unary tests: declared values, the range, `null`; "" where nothing is said."""
    plain = Domain(domain.type)
    tests: list[Test] = []
    if domain.values:
        tests = [Equals(declared.value) for declared in domain.values]
    elif domain.range != Interval():
        tests = [domain.range]
    text = to_sfeel(UnaryTests(tuple(tests)), plain) if tests else ""
    if domain.type is Type.BOOLEAN and domain.may_be_missing:
        text = "true, false"
    return f"{text}, null" if text and domain.may_be_missing else text


def requirement(tag: str, need: Need) -> Element:
    """The requirement `tag` of a decision: what it needs (`need`), by its id."""
    what = "requiredDecision" if need.is_decision else "requiredInput"
    href = "requiredAuthority" if tag == "authorityRequirement" else what
    return element(tag, element(href, href=f"#{need.element}"), id=need.requirement)


def _structure(tree: InputTree, tag: str, name: str) -> Element:
    """A type definition with components."""
    components = [
        _structure(part, "itemComponent", part.name)
        if part.components
        else element("itemComponent", element("typeRef", text=part.type_name), name=part.name)
        for part in tree.components
    ]
    return element(tag, *components, name=name)


def _named(ref: Ref) -> str:
    """What an editor writes where a file names something: `guideline/name` of another guideline."""
    return f"{ref.guideline}/{ref.name}" if ref.guideline else ref.name
