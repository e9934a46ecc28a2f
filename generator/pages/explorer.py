"""What the explorer "Which part is for me?" of a decision page knows: one object, laid aside for the page.

    {"table": compiled table (generator.decision.compiled),
     "inputs": {id: {"label", "ask", "unit", "period": letter of the unit of an age, "marks" of numbers that change places, "range": words, "labels": {value: label}, "help": runs, "helps": {value: text}, "none": the value that is none of the others, "question": question}},
     "outputs": {id: label},
     "rules": [{"when": {input: words}, "named": [input whose words name what is asked], **said, "note": runs, "certainty": {"sign": meter or "", "words"}, "sources": [source], "alert": index, "schedule": {"words", "href"}, "asks": [place]}],
     "default": said,
     "open": [{"when", "named", "why": runs, "outside", "sources", "waits": [input], "alert", "asks": [place]}], "impossible": [{"why": runs, "sources"}],
     "grades": {id: {"sign": direction or "", "says", "label"}}, "asks": [question],
     "list": {"library", "guideline", "href"}: where questions are kept, "more": address of what says more,
     "alerts": [alert_data], "always": indexes of those that stand on the page whatever the answers are,
     "texts": explorer_texts.texts(),
     "steps": [{"decision", "name", "href", "values": {input: {"label", "unit", "labels", "counted"}}, "rules": [{"id", "says", "sources"}], "open", "impossible"}]: where the table is linked to others, what comes of each,
     "options": whether the order of several cases ranks them not, so that their words do}
    said     = {"then": [[label, runs, grade or ""]], "says": place in then of what is said large}
    runs     = [text | ["b", "i", "sub" or "sup", runs] | ["br"] | ["a", address, runs]]; of more than one paragraph, blocks
    block    = ["p", "li", "dt", "dd", "blockquote" or "figcaption", runs] | ["ul", "dl" or "figure", [block]] | ["ol", [block], start]
    source   = {"title", "href"}
    question = {"id" in the guideline's list, "text", "href"}; one that stands in no list has its text alone

Texts reach the page as runs, which a script sets as text: nothing in them can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.analysis import TableAnalysis
from generator.decision.ages import iso
from generator.decision.persons import names_itself
from generator.decision.waiting import waits_for
from generator.decision.words import pieces
from generator.language.formats import decimal_sign, semicolon
from generator.language.speaking import _
from generator.language.units import counted_forms, unit_in_words
from generator.model import addresses
from generator.model.danger import alerts_of, named_alert
from generator.model.decision import (
    UNRANKED,
    Cell,
    DecisionTable,
    Exemption,
    InputClause,
    OutputClause,
    Result,
    Rule,
    tests_of,
)
from generator.model.derived_questions import answered_by, named_by
from generator.model.guideline import Grade, Guideline
from generator.model.library import GuidelineBundle, Library
from generator.model.linked import Formula
from generator.model.questions import Question
from generator.model.sfeel import NUMBERS, Age, Interval, Type, UnaryTests
from generator.model.standing import standing
from generator.model.strength import Direction
from generator.model.values import Prose, Ref
from generator.pages.explorer_asks import asked_with
from generator.pages.explorer_runs import text_runs
from generator.pages.explorer_texts import chain_texts
from generator.pages.explorer_texts import texts as explorer_texts
from generator.text.alert_data import alert_data
from generator.text.numbers import keep_whole
from generator.text.plain import inline_plain
from generator.text.references import cited
from generator.text.resolve import Texts
from generator.text.strength_words import how_certain, meter_of


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


def signs_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The signs that answers of `data`, an explorer's object, may wear: strengths and certainties."""
    strengths = {grade["sign"] for grade in data["grades"].values()} - {""}
    if data["open"]:
        strengths.add(Direction.NO_ADVICE.value)
    certainties = {rule["certainty"]["sign"] for rule in data["rules"] if "certainty" in rule} - {""}
    return (*sorted(strengths), *sorted(certainties))


def session_key(library: Library, bundle: GuidelineBundle, table: DecisionTable) -> str:
    """The name under which a browser keeps answers to a `table` of the guideline `bundle` of `library`, in one tab.

    It is not the page's address, which hosts write in more ways than one (`x.html`, `x`).
    """
    return f"{library.info.library}/{bundle.id}/{table.decision}"


def number_marks() -> dict[str, str]:
    """What signs of a number that was written stand for: with a decimal comma, points and commas change places."""
    return {"\N{MINUS SIGN}": "-", **({} if decimal_sign() == "." else {",": ".", ".": ","})}


def capital(words: str) -> str:
    """`words` with a capital first letter: an answer stands alone on its line."""
    return words[:1].upper() + words[1:]


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
        self._grades: dict[str, Grade] = {}
        self._asks: list[Question] = []

    def data(self) -> dict[str, Any]:
        table = self._table
        inputs = {clause.id.name: clause for clause in (*table.asked, *table.inputs)}
        found: dict[str, Any] = {
            "table": self._compiled,
            "inputs": {
                name: {**self._worked_out(clause), "ask": ""} if clause.origin else self._input(clause)
                for name, clause in inputs.items()
            },
            "outputs": {clause.id.name: self._plain(clause.label) for clause in table.outputs},
            "rules": [self._rule(rule) for rule in table.rules],
            "open": [self._open(item) for item in table.open],
            "impossible": [self._exemption(item) for item in table.impossible],
            "texts": explorer_texts(),
            "options": table.hit_policy in UNRANKED and table.aggregation is None,
            "list": self._list(),
            "more": addresses.relative(_told_at(self._bundle, table.decision.name), self._page),
        }
        if table.is_linked:
            found["texts"] = {**explorer_texts(), **chain_texts()}
            found["steps"] = [self._step(one) for one in (*table.linked, table)]
        defaults = [(clause, clause.default) for clause in table.outputs if clause.default]
        if defaults:
            found["default"] = self._said(defaults)
        found["grades"] = {name: self._grade(grade) for name, grade in self._grades.items()}
        found["asks"] = [self._question(question) for question in self._asks]
        if self._alerts:
            alerts = [alert_data(self._library, self._texts, shown, self._page) for shown in self._alerts]
            found |= {"alerts": alerts, "always": list(range(self._always))}
        return found

    def _step(self, table: DecisionTable) -> dict[str, Any]:
        """What comes of one table on the way: the values that it works out; of an earlier one its results as well."""
        last = table is self._table
        derived = [clause for clause in table.inputs if isinstance(clause.origin, Formula)]
        found: dict[str, Any] = {"decision": table.decision.name, "name": self._plain(table.name)}
        if not last:
            address = addresses.decision(self._bundle.id, table.decision.name)
            found["href"] = addresses.relative(address, self._page)
        found["values"] = {clause.id.name: self._worked_out(clause) for clause in derived}
        found["rules"] = [] if last else [self._result_of(rule, table) for rule in table.rules]
        found["open"] = [] if last else [self._exemption(item) for item in table.open]
        found["impossible"] = [] if last else [self._exemption(item) for item in table.impossible]
        return found

    def _result_of(self, rule: Rule, table: DecisionTable) -> dict[str, Any]:
        results = [(clause, rule.outputs[clause.id.name]) for clause in table.outputs if clause.id.name in rule.outputs]
        shown = [f"{self._plain(clause.label)}: {self._plain(clause.shown(result))}" for clause, result in results]
        return {"id": rule.id.name, "says": semicolon().join(shown)} | self._sources(rule.source)

    def _worked_out(self, clause: InputClause) -> dict[str, Any]:
        domain = clause.domain
        found: dict[str, Any] = {"label": capital(self._plain(clause.label))}
        if domain.unit:
            found["unit"] = unit_in_words(domain.unit)
            forms = counted_forms(domain.unit)
            found |= {"counted": forms} if forms else {}
        if domain.values:
            found["labels"] = {d.id: keep_whole(capital(self._plain(d.label))) for d in domain.values}
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
        found: dict[str, Any] = {"label": capital(self._plain(clause.label))}
        found["ask"] = keep_whole(self._plain(clause.ask or clause.label))
        if domain.type in NUMBERS:
            found["marks"] = number_marks()
        if domain.type is Type.AGE:
            found["period"] = self._period(clause)
        if domain.unit:
            found["unit"] = unit_in_words(domain.unit)
        if domain.range != Interval():
            found["range"] = self._words(Cell("", UnaryTests((domain.range,))), clause)
        if domain.values:
            found["labels"] = {d.id: keep_whole(capital(self._plain(d.label))) for d in domain.values}
            helps = {d.id: keep_whole(self._plain(d.help)) for d in domain.values if d.help}
            found |= {"helps": helps} if helps else {}
        if clause.help:
            found["help"] = self._runs(clause.help)
        if clause.none_of_these:
            found["none"] = clause.none_of_these
        home = next(one for one in (self._table, *self._table.linked) if clause in one.inputs)
        question = answered_by(self._bundle.questions, home.decision.name, clause.id.name)
        if question:
            found["question"] = self._question(question)
        elif clause.question:
            found["question"] = {"text": self._plain(clause.question)}
        return found

    def _period(self, clause: InputClause) -> str:
        """The letter of the unit in which the table first speaks of this age: a reader is asked for it in that."""
        rows: Sequence[Rule | Exemption] = (*self._table.rules, *self._table.open, *self._table.impossible)
        ends = [end for row in rows for end in tests_of(row, clause.id.name).operands if isinstance(end, Age)]
        return iso(ends[0].said)[-1] if ends else "Y"

    def _question(self, question: Question) -> dict[str, Any]:
        address = addresses.question(self._bundle.id, question.id.name)
        return {
            "id": question.id.name,
            "text": self._plain(question.ask),
            "href": addresses.relative(address, self._page),
        }

    def _list(self) -> dict[str, str]:
        """Where a reader's list of questions is kept (store.js), and the page that shows it."""
        bundle = self._bundle
        page = addresses.questions(bundle.id) if bundle.questions else addresses.my_handout(bundle.id)
        return {
            "library": self._library.info.library.name,
            "guideline": bundle.id,
            "href": f"{addresses.relative(page, self._page)}#gp-mine",
        }

    def _grade(self, grade: Grade) -> dict[str, str]:
        return {
            "sign": grade.direction.value if grade.direction else "",
            "says": keep_whole(self._plain(grade.says or grade.meaning)),
            "label": _("The panel calls this: {grade}", grade=grade.label),
        }

    def _when(self, row: Rule | Exemption) -> dict[str, Any]:
        inputs = [clause for clause in self._table.inputs if clause.id.name in row.cells]
        found: dict[str, Any] = {
            "when": {clause.id.name: self._words(row.cells[clause.id.name], clause) for clause in inputs}
        }
        named = [clause.id.name for clause in inputs if names_itself(row.cells[clause.id.name], clause, self._plain)]
        return found | ({"named": named} if named else {})

    def _rule(self, rule: Rule) -> dict[str, Any]:
        outputs = self._table.outputs
        results = [(clause, rule.outputs[clause.id.name]) for clause in outputs if clause.id.name in rule.outputs]
        found = self._when(rule) | self._said(results)
        if rule.note:
            found["note"] = self._runs(rule.note)
        if rule.certainty:
            meter = meter_of(rule.certainty, self._bundle.guideline.certainty_scale)
            found["certainty"] = {"sign": meter, "words": how_certain(rule.certainty)}
        asks = [self._place(question) for question in asked_with(self._bundle, self._table, rule)]
        if asks:
            found["asks"] = asks
        return found | self._sources(rule.source) | self._alert(rule.alert) | self._schedule(rule.schedule)

    def _schedule(self, ref: Ref | None) -> dict[str, Any]:
        """The way to the days on which a rule's answer is done."""
        found = self._texts.directory.resolve(ref, self._bundle.id) if ref else None
        if found is None:
            return {}
        words = _("On which days: {title}", title=self._plain(found.title))
        return {"schedule": {"words": words, "href": addresses.relative(found.address, self._page)}}

    def _place(self, question: Question) -> int:
        if question not in self._asks:
            self._asks.append(question)
        return self._asks.index(question)

    def _open(self, item: Exemption) -> dict[str, Any]:
        """What the guideline leaves open, with the inputs that it waits for, where that is why."""
        found = self._when(item) | self._exemption(item)
        own = named_by(self._bundle.questions, item)
        if own:
            found["asks"] = [self._place(own)]
        waits = [clause.id.name for clause in waits_for(self._table, item)]
        if waits:
            found["waits"] = waits
        if item.outside:
            found["outside"] = True
        return found

    def _exemption(self, item: Exemption) -> dict[str, Any]:
        return {"why": self._runs(item.why)} | self._sources(item.source) | self._alert(item.alert)

    def _sources(self, refs: Iterable[Ref]) -> dict[str, Any]:
        sources = [
            {
                "title": cited(self._library.resources[ref.name], ref),
                "href": addresses.relative(addresses.resource(ref.name), self._page),
            }
            for ref in refs
        ]
        return {"sources": sources} if sources else {}

    def _said(self, results: Sequence[tuple[OutputClause, Result]]) -> dict[str, Any]:
        """What `results` say. Large is the first in free words, else the first that is more than a strength."""
        then = [self._result(result, clause) for clause, result in results]
        free = [at for at, (clause, _result) in enumerate(results) if clause.domain is None]
        others = [at for at, (_label, _runs, grade) in enumerate(then) if not grade]
        return {"then": then, "says": next(iter([*free, *others]), 0)}

    def _result(self, result: Result, clause: OutputClause) -> list[Any]:
        """What an output is called, what it is, and the grade that this stands for, "" for none."""
        grade = ""
        for declared in clause.domain.values if clause.domain else ():
            if declared.grade and declared.value == result.value:
                grade = declared.grade.name
                self._grades[grade] = self._bundle.guideline.grades[grade]
        return [self._plain(clause.label), self._runs(clause.shown(result)), grade]

    # texts

    def _plain(self, prose: Prose) -> str:
        return inline_plain(self._texts.inlines(prose, self._bundle.id))

    def _words(self, cell: Cell, clause: InputClause) -> str:
        words = pieces(cell.tests, clause.domain)
        return keep_whole("".join(item if isinstance(item, str) else self._plain(item) for item in words))

    def _runs(self, prose: Prose) -> list[Any]:
        return text_runs(self._texts.blocks(prose, self._bundle.id), self._page)


def _told_at(bundle: GuidelineBundle, table: str) -> str:
    """The address of what a guideline says about a table of its own in words: its section, else the overview."""
    return next(_sections_on(bundle, table), addresses.guideline(bundle.id))


def _sections_on(bundle: GuidelineBundle, table: str) -> Iterator[str]:
    for section in bundle.guideline.sections:
        refs = [*section.decisions, *(item.decision for item in section.recommendations if item.decision)]
        if any(ref.name == table and ref.guideline in {"", bundle.id} for ref in refs):
            yield addresses.section(bundle.id, section.id.name)
