"""What stands on a decision's page: its cases, and what was proven, what was found, worked examples, the diagram."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.analysis import TableAnalysis
from generator.decision.examples import ExampleRun
from generator.decision.hits import breaks
from generator.decision.verification.plain_verdict import badge_in_words, is_sound, proof_in_words
from generator.decision.verification.report import Conditions, Report
from generator.diagrams.picture import Picture, Step, page_picture
from generator.model.decision import Cell, DecisionTable, HitPolicy, Rule
from generator.model.guideline import Guideline
from generator.pages.cases import Cases, cases_of

MOST_SHOWN = 12
"""Groups of people that a list on the page names; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Group:
    """People in words: conditions as a rule has them, and the rules that are meant, if any."""

    cells: Mapping[str, Cell]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups that are shown, and how many more there are."""

    shown: tuple[Group, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DecisionExtras:
    """For the template: see `_decision_extras.html`."""

    report: Report
    checked: tuple[str, ...]
    badge: str
    is_sound: bool
    cases: Cases
    gaps: Groups
    disagreeing: Groups
    defaults: Groups
    examples: tuple[tuple[ExampleRun, tuple[Rule, ...]], ...]
    picture: Picture | None
    steps: tuple[Step, ...]


def decision_extras(analysis: TableAnalysis, guideline: Guideline) -> DecisionExtras:
    """Everything that the page of a table of `guideline` shows, from its `analysis`."""
    table, report, worked = analysis.table, analysis.report, analysis.examples
    by_name = {rule.id.name: rule for rule in table.rules}
    broken = [
        _group(pair.where, [by_name[name] for name in pair.rules])
        for pair in report.overlaps
        if breaks(table.hit_policy, agree=pair.outputs_agree)
    ]
    defaults = [_group(found.where or {}) for found in report.other if found.code == "falls-to-default"]
    chart = analysis.chart
    picture = page_picture(chart)
    return DecisionExtras(
        report=report,
        checked=proof_in_words(report, table, len(worked)),
        badge=badge_in_words(report, table),
        is_sound=is_sound(report),
        cases=cases_of(table, guideline),
        gaps=_groups([] if table.aggregation else [_group(gap.where) for gap in report.gaps]),
        disagreeing=_groups(broken),
        defaults=_groups(defaults),
        examples=tuple((item, _behind(item, table, by_name)) for item in worked),
        picture=picture,
        steps=chart.stepper if chart else (),
    )


def _group(box: Conditions, rules: Iterable[Rule] = ()) -> Group:
    return Group({name: Cell("", tests) for name, tests in box.items()}, tuple(rules))


def _groups(groups: list[Group]) -> Groups:
    return Groups(tuple(groups[:MOST_SHOWN]), max(0, len(groups) - MOST_SHOWN))


def _behind(item: ExampleRun, table: DecisionTable, by_name: Mapping[str, Rule]) -> tuple[Rule, ...]:
    """The rules whose words answer an example; those that agree are said once."""
    hit: list[Any] = [by_name[name] for name in item.answer.hit]
    return tuple(hit[:1] if table.hit_policy is HitPolicy.ANY else hit)
