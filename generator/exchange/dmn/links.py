"""What ties the parts of a DMN file together, and gets lost when each table becomes a file: told, never dropped in silence.

An input may be the answer of another decision. Where that is a table as well, whoever asks has to carry the answer over; where
it is a formula or anything else that was left out, nobody computes the input: that is an error, and stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Findings, Where
from generator.exchange.dmn.elements import DmnTable
from generator.exchange.dmn.naming import SOURCE
from generator.exchange.dmn.xml_reader import Node
from generator.model.places import are_sources, sources_in

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NAMED_AND_LEFT = {
    "decisionService": "decision service",
    "knowledgeSource": "knowledge source",
    "textAnnotation": "text annotation",
    "elementCollection": "collection of elements",
    "organizationUnit": "organization unit",
    "performanceIndicator": "performance indicator",
}
_NO_LOGIC = frozenset({"knowledgeSource", "textAnnotation", "elementCollection", "organizationUnit"})
_HINTS = {"knowledgeSource": "name it as a resource, and write it under `source:` of the rows that rest on it"}
_LANGUAGES = ("inputExpression", "inputEntry", "outputEntry", "defaultOutputEntry", "inputValues", "outputValues")
_SHOWN = 60  # characters of an expression


@dataclass(frozen=True, slots=True)
class Carried:
    """A table that became the file `<file>.yaml`, with the names of its inputs in DMN, in the order of its columns."""

    file: str
    table: DmnTable
    inputs: tuple[str, ...]


class Links:
    """The links of one file."""

    def __init__(self, root: Node, carried: Iterable[Carried]) -> None:
        """Take the `definitions` element, `root`, and the tables that were `carried`."""
        self._root = root
        self._carried = tuple(carried)
        self._files = {item.table.name: item.file for item in self._carried}
        self._decisions = {node.get("name"): node for node in root.all("decision") if node.get("name")}
        self._imports = {node.get("name") for node in root.all("import")} - {""}
        self._by_id = {node.get("id"): node for node in root.children if node.get("id")}

    def tell(self, findings: Findings) -> None:
        """Add to `findings` each input that is another decision's answer, and each element that is not carried."""
        for item in self._carried:
            for told in self._asked(item):
                if not told.decision or told.decision in self._files:
                    findings.warning("dmn-not-carried", told.message, told.where, told.hint)
                else:
                    findings.error("dmn-nobody-computes", told.message, told.where, told.hint)
            self._requirements(item, findings)
        cited = {source for item in self._carried for source in _cited(item.table)}
        for node in self._root.all(*_NAMED_AND_LEFT):
            name = node.get("name") or node.child_text("text")
            if node.name == "knowledgeSource" and name in cited:
                continue  # an export of ours: the rows name their sources
            message = f'the {_NAMED_AND_LEFT[node.name]} "{_line(name)}" was left out'
            tell = findings.hint if node.name in _NO_LOGIC else findings.warning
            tell("dmn-not-carried", message, node.where, _HINTS.get(node.name, ""))
        self._languages(self._root, findings)

    def comments(self, item: Carried) -> list[str]:
        """What an editor must read in the file of a table: each input that another decision answers."""
        return [_line(told.message) for told in self._asked(item)]

    def _asked(self, item: Carried) -> Iterator[_Told]:
        """Each input of a table that is the answer of another decision, or is made of it."""
        known = self._answers(item)
        for position, name in enumerate(item.inputs):
            columns = item.table.inputs
            where = columns[position].expression.where if position < len(columns) else item.table.where
            head = name.partition(".")[0].strip()
            if head != name and head in self._imports and head not in known:
                message = f'the input "{name}" comes from the import "{head}", and nothing links the two'
                yield _Told("", message, where, "whoever asks this table gives what the other file has or answers")
            for said in _names_in(name, known):
                decision = known[said]
                if decision in {"", item.table.name}:
                    continue
                is_all = name == said or name.startswith(f"{said}.")
                what = (
                    f'the input "{name}" is {"" if is_all else "made of "}what the decision "{_line(decision)}" answers'
                )
                if decision in self._files:
                    message = f"{what}, in {self._files[decision]}.yaml: nothing links the two"
                    yield _Told(decision, message, where, "whoever asks this table gives the answer of the other one")
                else:
                    form = f", {_formula(self._decisions[decision])}" if _formula(self._decisions[decision]) else ""
                    message = f"nobody computes an input of this table: {what}{form}, and that was left out"
                    yield _Told(decision, message, where, "ask for something that people know, or compute it first")

    def _answers(self, item: Carried) -> dict[str, str]:
        """By each name that a cell may call it: the decision that gives the value, "" where none does.

        Decisions go by their name and that of their variable; those that are required, as Camunda has it, also by the
        names of their outputs.
        """
        known = dict.fromkeys(item.table.scope, "")
        for name, node in self._decisions.items():
            variable = node.first("variable")
            known |= {said: name for said in (name, variable.get("name") if variable is not None else "") if said}
        asked = {node.get("name") for node in self._root.all("inputData")}
        for _, target in self._required(item):
            table = target.first("decisionTable") if target is not None else None
            if target is not None and table is not None:
                outputs = [node.get("name") for node in table.all("output")]
                known |= {said: target.get("name") for said in outputs if said and said not in asked}
        return {" ".join(said.split()): decision for said, decision in known.items()}

    def _required(self, item: Carried) -> Iterator[tuple[Node, Node | None]]:
        """Each reference of the requirements of a table's decision, and what it leads to; None for another file."""
        holder = self._decisions.get(item.table.name)
        for requirement in holder.all("informationRequirement", "knowledgeRequirement") if holder is not None else ():
            for reference in requirement.children:
                namespace, _, name = reference.get("href").rpartition("#")
                if name:
                    here = namespace in {"", self._root.get("namespace")}
                    yield reference, self._by_id.get(name) if here else None

    def _requirements(self, item: Carried, findings: Findings) -> None:
        """Each requirement of a table's decision that none of its inputs stands for."""
        known = self._answers(item)
        texts = [*item.inputs, *item.table.bindings.values()]
        used = {known[said] or said for text in texts for said in _names_in(text, known)}
        for reference, target in self._required(item):
            called = f'the decision "{item.table.name}" requires'
            if target is None:
                message = f'{called} "{reference.get("href")}", which is not in this file'
                findings.warning("dmn-not-carried", message, reference.where)
            elif target.get("name") not in used and not self._is_invoked(target, item):
                message = (
                    f'{called} "{target.get("name")}", and no input of its table asks for it: the link was left out'
                )
                tell = findings.warning if target.name == "decision" else findings.hint
                tell("dmn-not-carried", message, reference.where)

    def _is_invoked(self, target: Node, item: Carried) -> bool:
        """Whether it is the knowledge model whose table the decision gets; one with a table of its own invokes none."""
        holder = self._decisions[item.table.name]
        return target.name == "businessKnowledgeModel" and holder.first("decisionTable") is None

    @staticmethod
    def _languages(root: Node, findings: Findings) -> None:
        """Each table whose cells are in a language that is not FEEL: they are read as if they were."""
        for table in _tables(root):
            found = {
                language: node
                for node in reversed(list(_below(table)))
                if node.name in _LANGUAGES and "feel" not in (language := node.get("expressionLanguage")).casefold()
            }
            for language, node in found.items():
                if language:
                    message = f'cells of this table are written in "{language}", and were read as FEEL'
                    findings.warning("dmn-not-carried", message, node.where, "compare each of them")


@dataclass(frozen=True, slots=True)
class _Told:
    decision: str  # "" for one of another file
    message: str
    where: Where
    hint: str


def _cited(table: DmnTable) -> Iterator[str]:
    """The sources that the rows of a table name, as an export of ours writes them."""
    for rule in table.rules:
        for name, text in zip(table.annotations, rule.annotations, strict=False):
            if name == SOURCE and are_sources(text):
                yield from (source for source, _ in sources_in(text))


def _names_in(text: str, known: Iterable[str]) -> list[str]:
    """Those of the names that an expression has outside of texts in quotes: the longest that begins at a place."""
    longest_first = sorted(filter(None, known), key=len, reverse=True)
    if not longest_first:
        return []
    pattern = rf"(?<![\w.])({'|'.join(map(re.escape, longest_first))})(?!\w)"
    return list(dict.fromkeys(re.findall(pattern, _STRING.sub("", text))))


def _formula(node: Node) -> str:
    """The formula of a decision, "" where it is none."""
    literal = node.first("literalExpression")
    text = _line(literal.child_text("text")) if literal is not None else ""
    return f"`{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}`" if text else ""


def _line(text: str) -> str:
    """A text on one line, without what a comment could not hold."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _tables(root: Node) -> Iterator[Node]:
    return (node for node in _below(root) if node.name == "decisionTable")


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _below(child)


def names_of(data: Mapping[str, object]) -> tuple[str, ...]:
    """The names in DMN of the inputs of a decision file, its `data`."""
    inputs = data["inputs"]
    assert isinstance(inputs, Mapping)  # noqa: S101 - as `yaml_file` makes it
    return tuple(str(entry.get("dmn-name", name)) for name, entry in inputs.items())
