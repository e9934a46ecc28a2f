"""Which decision tables of a DMN file are the whole of what they stand in, and which are only a part of it.

A table is the whole where nothing else has a say: as the logic of a decision or of a business knowledge model, and for a
decision that does no more than invoke such a model. Inside a larger expression (a context entry, a branch of an if, a
call whose result is doubled) the table says something else than the decision: 100 instead of 200, or to a child what
holds for adults. Such decisions are refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Findings
from generator.exchange.dmn.xml_reader import Node
from generator.model.identifiers import as_identifier

_CALL = re.compile(r"([^()\"]+)\(([^()\"]*)\)")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRANCHES = {"if": "the condition of an if", "then": 'the "then" of an if', "else": 'the "else" of an if'}
_CONSTRUCTS = _BRANCHES | {
    "functionDefinition": "a function definition",
    "invocation": "an invocation",
    "list": "a list",
    "relation": "a relation",
    "filter": "a filter",
    "for": "a for expression",
    "some": "a some expression",
    "every": "an every expression",
}
"""Boxed expressions by element (OMG DMN 1.6 §7.3 and §10.2) that are named; what stands between them is not."""

_EXPRESSIONS = {"literalExpression": "a literal expression", "context": "a context", "conditional": "an if"} | {
    name: words for name, words in _CONSTRUCTS.items() if name not in _BRANCHES
}

_HINT = "only a table that is all of a decision can be carried: make it a decision of its own where the file comes from"


@dataclass(frozen=True, slots=True)
class Whole:
    """A table that is all of its `holder`, a decision or a business knowledge model.

    `parameters` are the `formalParameter` elements of the model that it stands in; `bindings` map their names to the
    expressions that an invoking decision binds to them.
    """

    table: Node
    holder: Node
    parameters: tuple[Node, ...] = ()
    bindings: Mapping[str, str] = field(default_factory=dict)


def whole_tables(root: Node, findings: Findings) -> tuple[Whole, ...]:
    """The tables of a file that can be carried: those of decisions, then those of business knowledge models.

    `root` is its `definitions` element. Each decision and each model that is not carried is named in `findings`: as an
    error where a table is a part of it (`dmn-part-of-decision`), else as a warning (`dmn-not-carried`).
    """
    return tuple(_Logic(root, findings).whole())


class _Logic:
    def __init__(self, root: Node, findings: Findings) -> None:
        self._decisions = list(root.all("decision"))
        self._all_models = list(root.all("businessKnowledgeModel"))
        self._models = {node.get("name"): node for node in reversed(self._all_models) if node.get("name")}
        self._findings = findings
        # A model may be called, or be handed on by its name; a longer name that holds its own is another one.
        names = {node.get("name") for node in root.all("inputData", "decision")} | set(self._models)
        longest_first = sorted(filter(None, names), key=len, reverse=True)
        self._names = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
        self._with_table = self._holding_tables()

    def whole(self) -> Iterator[Whole]:
        refused = []
        left_out = []
        for node in self._decisions:
            carried = self._of_decision(node)
            if carried is not None:
                yield carried
            else:
                left_out.append(node)
                refused += [node] if self._refused(node) else []
        alone = [carried for node in self._all_models if (carried := _whole_model(node))]
        refused += [node for node in self._all_models if _whole_model(node) is None and self._refused(node)]
        users = {name: user for user in reversed(refused) for name, _ in self._called(user)}
        namesakes = {as_identifier(node.get("name")): node for node in left_out}
        for carried in alone:
            user = users.get(carried.holder.get("name"))
            namesake = namesakes.get(as_identifier(carried.holder.get("name")))
            if user is not None:
                self._report(carried.holder, f"its decision table is only a part of {_named(user)}")
            elif namesake is not None:
                self._report(carried.holder, f"its decision table would get the name of {_named(namesake)}")
            else:
                yield carried

    # what is carried

    def _of_decision(self, node: Node) -> Whole | None:
        table = node.first("decisionTable")
        if table is not None:
            return Whole(table, node)
        invoked = self._invoked(node)
        if invoked is None:
            return None
        model, bindings = invoked
        carried = _whole_model(model)
        if carried is None or {parameter.get("name") for parameter in carried.parameters} != set(bindings):
            return None
        return Whole(carried.table, node, carried.parameters, bindings)

    def _invoked(self, node: Node) -> tuple[Node, dict[str, str]] | None:
        """The business knowledge model that a decision only invokes, with the expressions bound to its parameters.

        A boxed invocation, or a call with an expression for each parameter: `Risk rules(Age, Income)`.
        """
        invocation, literal = node.first("invocation"), node.first("literalExpression")
        if invocation is not None:
            model = self._models.get(_called_name(invocation))
            bindings = {}
            for binding in invocation.all("binding"):
                parameter, expression = binding.first("parameter"), binding.first("literalExpression")
                if parameter is not None and expression is not None:
                    bindings[parameter.get("name")] = " ".join(expression.child_text("text").split())
            return None if model is None else (model, bindings)
        call = _CALL.fullmatch(literal.child_text("text")) if literal is not None else None
        model = self._models.get(call[1].strip()) if call else None
        if call is None or model is None:
            return None
        names = [parameter.get("name") for parameter in _parameters(model)]
        arguments = [" ".join(argument.split()) for argument in call[2].split(",")]
        if len(names) != len(arguments):
            return None
        if ":" in call[2]:  # `Risk rules(age: Age, income: Income)`
            pairs = [argument.partition(":") for argument in arguments]
            return model, {name.strip(): expression.strip() for name, _, expression in pairs}
        return model, dict(zip(names, arguments, strict=True))

    # what is not

    def _refused(self, node: Node) -> bool:
        """Tell of a decision or a model that is not carried; whether a table is a part of it."""
        for place, found in _below(node):
            if found.name == "decisionTable":
                self._report(node, f"its decision table is only a part of it, inside {place or 'another expression'}")
                return True
        for name, place in self._called(node):
            if name in self._with_table:
                called = _named(self._models[name])
                self._report(node, f"the decision table of {called} is only a part of it, inside {place}")
                return True
        form = next((words for child in _logic(node).children if (words := _EXPRESSIONS.get(child.name))), None)
        what = f"it is {form}, and no decision table" if form else "there is no decision table in it"
        self._findings.warning("dmn-not-carried", f"{_named(node)} was left out: {what}", node.where)
        return False

    def _report(self, node: Node, why: str) -> None:
        self._findings.error("dmn-part-of-decision", f"{_named(node)} was left out: {why}", node.where, _HINT)

    def _called(self, node: Node) -> Iterator[tuple[str, str]]:
        """The business knowledge models that the expressions of a node call, each with where the call stands."""
        for place, found in _below(node):
            if found.name == "invocation" and _called_name(found) in self._models:
                yield _called_name(found), place
            elif found.name == "literalExpression" and self._models:
                text = " ".join(_STRING.sub("", found.child_text("text")).split())
                inner = "an if" if re.search(r"\bif\b", text) else "a literal expression"
                for named in self._names.finditer(text):
                    if named[1] in self._models:
                        yield named[1], f"{inner} in {place}" if place else inner

    def _holding_tables(self) -> set[str]:
        """The models in which a table stands, or in a model that they call."""
        calls = {name: {called for called, _ in self._called(node)} for name, node in self._models.items()}
        callers: dict[str, set[str]] = {}
        for name, called in calls.items():
            for other in called:
                callers.setdefault(other, set()).add(name)
        left = [
            name
            for name, node in self._models.items()
            if any(found.name == "decisionTable" for _, found in _below(node))
        ]
        holding: set[str] = set()
        while left:
            name = left.pop()
            if name not in holding:
                holding.add(name)
                left += callers.get(name, ())
        return holding


def _named(node: Node) -> str:
    kind = "decision" if node.name == "decision" else "business knowledge model"
    return f'the {kind} "{node.get("name")}"'


def _whole_model(model: Node) -> Whole | None:
    """A business knowledge model that is one table and nothing else."""
    table = _logic(model).first("decisionTable")
    is_feel = _logic(model).get("kind") in {"", "FEEL"}
    return None if table is None or not is_feel else Whole(table, model, tuple(_parameters(model)))


def _logic(holder: Node) -> Node:
    """The element that an expression stands in: of a model its function, of a decision itself."""
    return holder.first("encapsulatedLogic") or holder


def _parameters(model: Node) -> list[Node]:
    return list(_logic(model).all("formalParameter"))


def _called_name(invocation: Node) -> str:
    called = invocation.first("literalExpression")
    return called.child_text("text") if called is not None else ""


def _below(node: Node, place: str = "") -> Iterator[tuple[str, Node]]:
    """All elements below a node, each with the construct that it stands in, from the inside out; "" for none."""
    for child in node.children:
        inner = _construct(child)
        here = " in ".join(part for part in (inner, place) if part)
        yield here, child
        if child.name != "decisionTable":
            yield from _below(child, here)


def _construct(node: Node) -> str:
    if node.name == "encapsulatedLogic":
        kind = node.get("kind")
        return f'a function of the kind "{kind}"' if kind not in {"", "FEEL"} else ""
    if node.name == "contextEntry":
        variable = node.first("variable")
        return f'the context entry "{variable.get("name")}"' if variable is not None else "the result of a context"
    if node.name == "binding":
        parameter = node.first("parameter")
        return f'the binding of "{parameter.get("name") if parameter is not None else ""}"'
    return _CONSTRUCTS.get(node.name, "")
