"""What stands on a decision's page beside its table: what was proven, what was found, worked examples, the diagram."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.decision.examples import ExampleRun, run_examples
from generator.decision.hits import breaks
from generator.decision.verification.plain_verdict import proof_in_words
from generator.decision.verification.report import Conditions, Report
from generator.decision.verification.verify import verify_table
from generator.decision.words import Words
from generator.diagrams.picture import Picture, Step, page_picture, steps_in_words
from generator.model.decision import Cell, DecisionTable, HitPolicy, Rule

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
    gaps: Groups
    disagreeing: Groups
    defaults: Groups
    examples: tuple[tuple[ExampleRun, tuple[Rule, ...]], ...]
    picture: Picture | None
    steps: tuple[Step, ...]


def decision_extras(table: DecisionTable, words: Words) -> DecisionExtras:
    """Everything that the page of `table` shows beside it; `words` gives texts in plain words."""
    report = verify_table(table, words)
    by_name = {rule.id.name: rule for rule in table.rules}
    worked = run_examples(table, words)
    broken = [
        _group(pair.where, [by_name[name] for name in pair.rules])
        for pair in report.overlaps
        if breaks(table.hit_policy, agree=pair.outputs_agree)
    ]
    defaults = [_group(found.where or {}) for found in report.other if found.code == "falls-to-default"]
    picture = page_picture(table, words)
    return DecisionExtras(
        report=report,
        checked=proof_in_words(report, table, len(worked)),
        gaps=_groups([] if table.aggregation else [_group(gap.where) for gap in report.gaps]),
        disagreeing=_groups(broken),
        defaults=_groups(defaults),
        examples=tuple((item, _behind(item, table, by_name)) for item in worked),
        picture=picture,
        steps=picture.steps if picture else steps_in_words(table, words),
    )


def _group(box: Conditions, rules: Iterable[Rule] = ()) -> Group:
    return Group({name: Cell("", tests) for name, tests in box.items()}, tuple(rules))


def _groups(groups: list[Group]) -> Groups:
    return Groups(tuple(groups[:MOST_SHOWN]), max(0, len(groups) - MOST_SHOWN))


def _behind(item: ExampleRun, table: DecisionTable, by_name: Mapping[str, Rule]) -> tuple[Rule, ...]:
    """The rules whose words answer an example; those that agree are said once."""
    hit: list[Any] = [by_name[name] for name in item.answer.hit]
    return tuple(hit[:1] if table.hit_policy is HitPolicy.ANY else hit)
