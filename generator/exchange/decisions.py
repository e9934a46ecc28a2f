"""`data/decisions/`: each decision table for other programs, as JSON with its verification report, and as DMN.

The JSON is described by the JSON Schema of `decision_schema`, which is published beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.analysis import Analyses, TableAnalysis
from generator.decision.json_text import json_text
from generator.decision.verification.report_json import report_data
from generator.exchange.alerts import alert_record, alerts_named, words_of
from generator.exchange.decision_schema import decision_schema_text
from generator.exchange.dmn.graph import to_dmn
from generator.exchange.editions import successors
from generator.exchange.sources import SourceData, source_list
from generator.model import addresses, data_files
from generator.model.currency import review_due, source_day
from generator.model.danger import named_alert
from generator.model.decision import DecisionTable, Exemption, InputClause, OutputClause, Rule
from generator.model.derived_questions import named_by
from generator.model.library import GuidelineBundle, Library
from generator.model.linked import FromDecision
from generator.model.sfeel import Domain
from generator.model.standing import standing
from generator.model.values import Prose, Ref
from generator.model.voice import speaking_for
from generator.text.plain import block_lines
from generator.text.resolve import Texts


def decision_data(library: Library, texts: Texts) -> Iterator[tuple[str, str]]:
    """Address and text of every file for programs about a decision table of `library`, and of their schema.

    `texts` are its texts with references resolved.
    """
    for bundle in library.guidelines:
        yield from guideline_decisions(library, texts, Analyses(texts), bundle)
    if any(bundle.decisions for bundle in library.guidelines):
        yield schema_file()


def schema_file() -> tuple[str, str]:
    """Address and text of the schema of the JSON files."""
    return data_files.SCHEMA, f"{decision_schema_text()}\n"


def guideline_decisions(
    library: Library, texts: Texts, analyses: Analyses, bundle: GuidelineBundle
) -> Iterator[tuple[str, str]]:
    """Address and text of the files for programs about the tables of `bundle`, a guideline of `library`.

    `texts` are the texts of the library with references resolved, `analyses` what is known of its tables.
    """
    for table in bundle.decisions:
        yield from _files(library, texts, analyses, bundle, table)


def _files(
    library: Library, texts: Texts, analyses: Analyses, bundle: GuidelineBundle, table: DecisionTable
) -> list[tuple[str, str]]:
    with speaking_for(bundle.guideline):
        base = data_files.decision_file(library, bundle.id, table.decision.name)
        data = _Data(library, texts, bundle, analyses.of(table, bundle.id), base).data()
        notice, alerts = standing(bundle.guideline).notice, alerts_named(library, bundle.id, table)
        dmn = to_dmn(table, library.resources, notice, words_of(alerts))
    return [(f"{base}.json", json_text(data, indent=1) + "\n"), (f"{base}.dmn", dmn)]


class _Data:
    def __init__(
        self, library: Library, texts: Texts, bundle: GuidelineBundle, analysis: TableAnalysis, base: str
    ) -> None:
        self._library = library
        self._texts = texts
        self._bundle = bundle
        self._analysis = analysis
        self._table = analysis.table
        self._base = base

    def data(self) -> dict[str, Any]:
        table, info = self._table, self._library.info
        return {
            "$schema": addresses.relative(data_files.SCHEMA, self._base),
            "decision": table.decision.name,
            "name": self._words(table.name),
            "question": self._words(table.question),
            "page": addresses.decision(self._bundle.id, table.decision.name),
            "dmn": f"{self._base}.dmn",
            "library": {
                "id": info.library.name,
                "name": info.name,
                "version": info.version,
                "language": info.language,
                "publisher": info.publisher.name,
                "license": info.license.name,
                "as-of": self._library.as_of.isoformat(),
            },
            "guideline": self._guideline(),
            "inputs": [
                {
                    "id": clause.id.name,
                    "label": self._words(clause.label),
                    **({"ask": self._words(clause.ask)} if clause.ask else {}),
                    **({"help": self._words(clause.help)} if clause.help else {}),
                    **({"none-of-these": clause.none_of_these} if clause.none_of_these else {}),
                    **({"unit": clause.domain.unit} if clause.domain.unit else {}),
                    **self._labels(clause.domain),
                    **self._origin(clause),
                }
                for clause in table.inputs
            ],
            "outputs": [
                {
                    "id": clause.id.name,
                    "label": self._words(clause.label),
                    **self._labels(clause.domain),
                    **self._grades(clause),
                }
                for clause in table.outputs
            ],
            **self._score(),
            "rules": [self._rule(rule) for rule in table.rules],
            "open": [self._open(item) for item in table.open],
            "table": self._analysis.compiled,
            "verification": report_data(self._analysis.report, table),
        }

    def _origin(self, clause: InputClause) -> dict[str, Any]:
        """Where its value comes from, where nobody is asked for it."""
        origin = clause.origin
        if isinstance(origin, FromDecision):
            page = addresses.decision(self._bundle.id, origin.decision)
            return {"from": {"decision": origin.decision, "output": origin.output, "page": page}}
        return {} if origin is None else {"compute": origin.text}

    def _score(self) -> dict[str, Any]:
        """What a score counts."""
        score = self._table.score
        if score is None:
            return {}
        signs = [
            {"input": sign.input, "points": sign.points, "sources": self._sources(sign.source)} for sign in score.signs
        ]
        return {"score": {"total": score.total, "signs": signs}}

    def _guideline(self) -> dict[str, Any]:
        guideline, library = self._bundle.guideline, self._library
        return {
            "id": self._bundle.id,
            "title": self._words(guideline.title),
            "page": addresses.guideline(self._bundle.id),
            "version": guideline.version,
            "status": guideline.status.value,
            "notice": standing(guideline).notice,
            "superseded-by": successors(library, self._texts, guideline),
            **source_day(guideline),
            "reviewed": guideline.reviewed.isoformat(),
            "review-due": review_due(guideline, library).isoformat(),
            "clinically-reviewed": bool(guideline.reviewed_by),
            "sources": self._sources(guideline.sources),
        }

    def _labels(self, domain: Domain | None) -> dict[str, Any]:
        """The labels of declared values, by value."""
        labels = {declared.id: self._words(declared.label) for declared in domain.values} if domain else {}
        return {"values": labels} if labels else {}

    def _grades(self, clause: OutputClause) -> dict[str, Any]:
        """The strength of the advice by value: the grade, what it tells patients and which way it goes."""
        graded = [item for item in clause.domain.values if item.grade] if clause.domain else []
        found = {item.id: self._grade(item.grade) for item in graded if item.grade}
        return {"grades": found} if found else {}

    def _grade(self, ref: Ref) -> dict[str, Any]:
        grade = self._bundle.guideline.grades[ref.name]
        found: dict[str, Any] = {"id": ref.name, "label": grade.label, "meaning": self._words(grade.meaning)}
        found |= {"says": self._words(grade.says)} if grade.says else {}
        return found | ({"direction": grade.direction.value} if grade.direction else {})

    def _rule(self, rule: Rule) -> dict[str, Any]:
        own = {"id": rule.id.name, "page": addresses.rule(self._bundle.id, self._table.decision.name, rule.id.name)}
        own |= {"say": self._words(rule.say)} if rule.say else {}
        own |= {"short": self._words(rule.short)} if rule.short else {}
        own |= {"certainty": rule.certainty.value} if rule.certainty else {}
        own |= self._alert(rule.alert) | self._schedule(rule.schedule)
        own |= {"note": self._words(rule.note)} if rule.note else {}
        return own | {"sources": self._sources(rule.source)}

    def _open(self, item: Exemption) -> dict[str, Any]:
        own: dict[str, Any] = {"say": self._words(item.say)} if item.say else {}
        own |= {"outside": True} if item.outside else {}
        question = named_by(self._bundle.questions, item)
        own |= {"ask": self._words(question.ask)} if question else {}
        return own | self._alert(item.alert) | {"why": self._words(item.why), "sources": self._sources(item.source)}

    def _alert(self, ref: Ref | None) -> dict[str, Any]:
        shown = named_alert(self._library, self._bundle.id, ref) if ref else None
        return {"alert": alert_record(self._library, self._texts, shown)} if shown else {}

    def _schedule(self, ref: Ref | None) -> dict[str, Any]:
        """Where it stands on which days a rule's answer is done; the catalogue has the days."""
        found = self._texts.directory.resolve(ref, self._bundle.id) if ref else None
        if found is None:
            return {}
        own = {"id": found.name, "guideline": found.guideline, "title": self._words(found.title)}
        return {"schedule": own | {"page": found.address}}

    def _sources(self, refs: Iterable[Ref]) -> list[SourceData]:
        return source_list(self._library.resources, refs)

    def _words(self, prose: Prose) -> str:
        return block_lines(self._texts.blocks(prose, self._bundle.id))
