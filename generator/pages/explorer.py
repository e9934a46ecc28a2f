"""What the explorer "Which part is for me?" of a decision page knows: one object, laid aside for the page.

    {"table": compiled table (generator.decision.compiled),
     "inputs": {id: {"label", "ask", "unit", "marks" of numbers that change places, "range": words, "labels": {value: label}, "question": {"text", "href"}}},
     "outputs": {id: label},
     "rules": [{"when": {input: words}, "then": [[label, runs]], "note": runs, "sources": [source], "alert": index}],
     "open": [{"why": runs, "sources", "waits": [label], "alert"}], "impossible": [{"why": runs, "sources"}],
     "alerts": [alert_data], "always": indexes of those that stand on the page whatever the answers are,
     "texts": explorer_texts.texts(), "defaults": [[label, runs]],
     "options": whether the order of several rows ranks them not, so that their words do}
    runs   = [text | ["b" or "i", runs] | ["a", address, runs]]
    source = {"title", "href"}

Texts reach the page as runs, which a script sets as text: nothing in them can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.analysis import TableAnalysis
from generator.decision.waiting import waits_for
from generator.decision.words import pieces
from generator.language.formats import decimal_sign
from generator.language.units import unit_in_words
from generator.model import addresses
from generator.model.danger import alerts_of, named_alert
from generator.model.decision import UNRANKED, Cell, Exemption, InputClause, OutputClause, Result, Rule
from generator.model.derived_questions import answered_by
from generator.model.guideline import Guideline
from generator.model.library import GuidelineBundle, Library
from generator.model.sfeel import NUMBERS, Interval, UnaryTests
from generator.model.standing import standing
from generator.model.values import Prose, Ref
from generator.pages.explorer_texts import texts as explorer_texts
from generator.text.alert_data import alert_data
from generator.text.numbers import keep_whole
from generator.text.plain import inline_plain
from generator.text.resolve import Texts
from generator.text.tokens import Emphasis, Inline, Link, Reference, Strong, Text


def has_explorer(guideline: Guideline) -> bool:
    """Whether tables ask readers step by step: as the guideline says, else while it is not outlived.

    Source: docs/design.md, Superseded guidelines.
    """
    return not standing(guideline).is_past if guideline.explorer is None else guideline.explorer


def explorer_data(
    library: Library, texts: Texts, bundle: GuidelineBundle, analysis: TableAnalysis
) -> dict[str, Any] | None:
    """The object for a table of the guideline `bundle`, from its `analysis`; None where the guideline has no explorer.

    `texts` are the texts of `library` with references resolved.
    """
    return _Teller(library, texts, bundle, analysis).data() if has_explorer(bundle.guideline) else None


class _Teller:
    def __init__(self, library: Library, texts: Texts, bundle: GuidelineBundle, analysis: TableAnalysis) -> None:
        self._library = library
        self._texts = texts
        self._bundle = bundle
        self._table = table = analysis.table
        self._compiled = analysis.compiled
        self._page = addresses.decision(bundle.id, table.decision.name)
        self._alerts = list(alerts_of(library, bundle))
        self._always = len(self._alerts)

    def data(self) -> dict[str, Any]:
        table = self._table
        found = {
            "table": self._compiled,
            "inputs": {clause.id.name: self._input(clause) for clause in table.inputs},
            "outputs": {clause.id.name: self._plain(clause.label) for clause in table.outputs},
            "rules": [self._rule(rule) for rule in table.rules],
            "open": [self._open(item) for item in table.open],
            "impossible": [self._exemption(item) for item in table.impossible],
            "defaults": [
                [self._plain(clause.label), self._result(clause.default, clause)]
                for clause in table.outputs
                if clause.default
            ],
            "texts": explorer_texts(),
            "options": table.hit_policy in UNRANKED and table.aggregation is None,
        }
        if self._alerts:
            alerts = [alert_data(self._library, self._texts, shown, self._page) for shown in self._alerts]
            found |= {"alerts": alerts, "always": list(range(self._always))}
        return found

    def _alert(self, ref: Ref | None) -> dict[str, int]:
        """The alert that a row or an open case names, by its place among those that the page knows."""
        shown = named_alert(self._library, self._bundle.id, ref) if ref else None
        if shown is None:
            return {}
        if shown not in self._alerts:
            self._alerts.append(shown)
        return {"alert": self._alerts.index(shown)}

    def _input(self, clause: InputClause) -> dict[str, Any]:
        domain = clause.domain
        found: dict[str, Any] = {"label": self._plain(clause.label)}
        found["ask"] = keep_whole(self._plain(clause.ask or clause.label))
        if domain.type in NUMBERS:
            found["marks"] = {"\N{MINUS SIGN}": "-", **({} if decimal_sign() == "." else {",": ".", ".": ","})}
        if domain.unit:
            found["unit"] = unit_in_words(domain.unit)
        if domain.range != Interval():
            found["range"] = self._words(Cell("", UnaryTests((domain.range,))), clause)
        if domain.values:
            found["labels"] = {declared.id: keep_whole(self._plain(declared.label)) for declared in domain.values}
        question = answered_by(self._bundle.questions, self._table.decision.name, clause.id.name)
        if question:
            address = addresses.question(self._bundle.id, question.id.name)
            found["question"] = {"text": self._plain(question.ask), "href": addresses.relative(address, self._page)}
        elif clause.question:
            found["question"] = {"text": self._plain(clause.question)}
        return found

    def _rule(self, rule: Rule) -> dict[str, Any]:
        found: dict[str, Any] = {
            "when": {
                clause.id.name: self._words(rule.cells[clause.id.name], clause)
                for clause in self._table.inputs
                if clause.id.name in rule.cells
            },
            "then": [
                [self._plain(clause.label), self._result(rule.outputs[clause.id.name], clause)]
                for clause in self._table.outputs
                if clause.id.name in rule.outputs
            ],
        }
        if rule.note:
            found["note"] = self._runs(rule.note)
        return found | self._sources(rule.source) | self._alert(rule.alert)

    def _open(self, item: Exemption) -> dict[str, Any]:
        """What the guideline leaves open, with the labels of what it waits for, where that is why."""
        waits = [self._plain(clause.label) for clause in waits_for(self._table, item)]
        return self._exemption(item) | ({"waits": waits} if waits else {})

    def _exemption(self, item: Exemption) -> dict[str, Any]:
        return {"why": self._runs(item.why)} | self._sources(item.source) | self._alert(item.alert)

    def _sources(self, refs: Iterable[Ref]) -> dict[str, Any]:
        sources = [
            {
                "title": self._library.resources[ref.name].title,
                "href": addresses.relative(addresses.resource(ref.name), self._page),
            }
            for ref in refs
        ]
        return {"sources": sources} if sources else {}

    def _result(self, result: Result, clause: OutputClause) -> list[Any]:
        return self._runs(clause.shown(result))

    # texts

    def _plain(self, prose: Prose) -> str:
        return inline_plain(self._texts.inlines(prose, self._bundle.id))

    def _words(self, cell: Cell, clause: InputClause) -> str:
        words = pieces(cell.tests, clause.domain)
        return keep_whole("".join(item if isinstance(item, str) else self._plain(item) for item in words))

    def _runs(self, prose: Prose) -> list[Any]:
        return [self._run(item) for item in self._texts.inlines(prose, self._bundle.id)]

    def _run(self, item: Inline) -> Any:
        if isinstance(item, Text):
            return keep_whole(item.text)
        children = [self._run(child) for child in item.children]
        if isinstance(item, (Strong, Emphasis)):
            return ["b" if isinstance(item, Strong) else "i", children]
        if isinstance(item, Link):
            return ["a", item.url, children]
        assert isinstance(item, Reference)  # noqa: S101 - the last kind there is
        return ["a", addresses.relative(item.address, self._page), children]
