"""`guidepress decide`: one decision table, one person's answers, what the table says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from generator.decision.compile import compile_table
from generator.decision.compiled import Scalar, asked_of
from generator.decision.evaluate import Answer, OutputValue, Problem
from generator.decision.given import read_given, without_others
from generator.decision.json_text import json_text
from generator.decision.literals import plain
from generator.decision.policies import SEVERAL
from generator.decision.possible import Possible
from generator.decision.scalars import scalar
from generator.decision.walking import decide
from generator.exchange.alerts import alert_in_json, alert_in_words, alerts_around, answered_alerts
from generator.model.decision import UNRANKED, DecisionTable
from generator.model.guideline import Guideline
from generator.model.sfeel import NUMBERS, Type
from generator.model.values import Voice
from generator.report import text_report
from generator.source.one_file import guideline_beside, load_decision
from generator.text.plain import shown_words

_DEPENDS = "It depends on what you do not know yet."
_NO_ADVICE = "The guideline gives no advice for this; ask your care team."
_NO_ADVICE_TO_CLINICIANS = "The guideline gives no advice for this; use your clinical judgement."


@dataclass(frozen=True, slots=True)
class Decided:
    """What `guidepress decide` prints, and whether that is an error of the content or of what was given."""

    text: str
    complaint: str
    failed: bool


def decide_file(path: Path, given: str, *, as_json: bool, ignore_others: bool = False) -> Decided:
    """The answer of the table in the file at `path` to a JSON object; JsonError where `given` is none.

    `as_json` answers in JSON, else in words. With `ignore_others`, what is given for no input of the table is left
    out, and named: records hold more than one table asks.
    """
    values = read_given(given)
    table, findings, sources = load_decision(path)
    if table is None or findings.has_errors:
        answer = Answer(error=Problem("bad-table", "the table has errors: nothing is decided by it"))
        complaint = text_report(findings, sources)
        return Decided(json_text(answer.to_json()) if as_json else "", complaint, failed=True)
    compiled = compile_table(table, shown_words)
    others: tuple[str, ...] = ()
    if ignore_others:
        values, others = without_others(values, asked_of(compiled))
    answer = decide(compiled, values)
    refs = answered_alerts(answer, table, compiled, values)
    named = alerts_around(path, table) if refs else {}
    if as_json:
        alerts = {"alerts": [alert_in_json(ref, named) for ref in refs]} if refs else {}
        text = json_text(alerts | answer.to_json() | ({"ignored": list(others)} if others else {}))
    else:
        words = in_words(answer, table, guideline_beside(path))
        ignored = [f"Not asked here, and ignored: {', '.join(others)}"] if others else []
        text = "\n".join([*(alert_in_words(ref, named) for ref in refs), words, *ignored])
    return Decided(text, "", failed=answer.error is not None)


def in_words(answer: Answer, table: DecisionTable, guideline: Guideline | None = None) -> str:
    """An `answer` of `table` for people, a line for each thing that it says; `guideline` is the table's, if it has one."""
    lines = []
    is_for_clinicians = guideline is not None and guideline.voice is Voice.CLINICIANS
    no_advice = _NO_ADVICE_TO_CLINICIANS if is_for_clinicians else _NO_ADVICE
    if answer.error is not None:
        lines.append(f"no answer: {answer.error.message} [{answer.error.code}]")
    if answer.impossible is not None:
        lines.append(f"This cannot occur: {answer.impossible}")
    if answer.open is not None:
        lines.append(f"{_DEPENDS if answer.depends else no_advice} {answer.open}")
    if answer.error is not None:
        return "\n".join(lines)
    if answer.hit:
        lines.append(f"{'Rule' if len(answer.hit) == 1 else 'Rules'}: {', '.join(answer.hit)}")
    elif not lines and not answer.depends:
        lines.append("No rule applies.")
    if answer.depends and answer.open is None:
        lines.append(_DEPENDS)
    return "\n".join([*lines, *results(answer, table), *_unknown(answer, table), *_way(answer, table)])


def _way(answer: Answer, table: DecisionTable) -> Iterator[str]:
    """What was worked out before, table by table: values, the rule, and its result."""
    tables = {one.decision.name: one for one in (*table.linked, table)}
    if answer.steps:
        yield "How it was worked out:"
    for step in answer.steps:
        one = tables[step.decision]
        said = [f"{_name(name, one)}: {_worked_out(name, value, one)}" for name, value in step.values.items()]
        if step.answer is not None:
            said += [line.strip() for line in results(step.answer, one)] or [_without(step.answer)]
            said += [f"by {', '.join(step.answer.hit)}"] if step.answer.hit else []
        if said:
            yield f"  {shown_words(one.name)}: {'; '.join(said)}"


def _without(answer: Answer) -> str:
    if answer.depends:
        return "not known yet"
    return answer.open or answer.impossible or (answer.error.message if answer.error else "no answer")


def _worked_out(name: str, value: Scalar | Possible | None, table: DecisionTable) -> str:
    """A value that was worked out, or what it can be."""
    domain = table.input(name).domain
    if isinstance(value, Possible):
        if domain.type in NUMBERS and None not in value.values:
            low, high = (value.values[0], value.values[-1]) if value.values else (value.low, value.high)
            ends = (_number(low) if low else "any number", _number(high) if high else "any number")
            return f"{ends[0]} to {ends[1]} {domain.unit}".strip()
        return " or ".join(_worked_out(name, one, table) for one in value.values)
    if value is None:
        return "no answer"
    if isinstance(value, bool):
        return "yes" if value else "no"
    label = next((one.label for one in domain.values if scalar(one.value) == value), None)
    return shown_words(label) if label else f"{_number(value)} {domain.unit}".strip()


def _number(text: Scalar) -> str:
    """A number as it is, or, where no decimal says it, nearly."""
    return f"about {float(Fraction(text)):.2f}" if isinstance(text, str) and "/" in text else str(text)


def _unknown(answer: Answer, table: DecisionTable) -> Iterator[str]:
    """What is to be known before the answer is sure."""
    waiting = ", ".join(_needed(name, table) for name in answer.needs)
    if answer.unknown:
        too = " too" if answer.hit else ""
        yield f"Could apply{too}, once more is known: {', '.join(answer.unknown)} (needs: {waiting})"
    elif waiting:
        yield f"It depends on: {waiting}"
    if answer.may_change and not answer.depends:
        yield "The answer may change then."


def _needed(name: str, table: DecisionTable) -> str:
    clause = next(one for one in table.asked if one.id.name == name)
    label = shown_words(clause.label)
    return f"{label}, exactly or by the date of birth" if clause.domain.type is Type.AGE else label


def results(answer: Answer, table: DecisionTable) -> list[str]:
    """The result of an `answer` of `table` in lines, with labels for identifiers; none where there is no result."""
    found = answer.result
    if found is None:
        return []
    if isinstance(found, dict):
        return [f"  {_label(name, table)}: {_shown(name, value, table)}" for name, value in found.items()]
    if isinstance(found, list):
        lines = []
        if len(found) > 1 and table.hit_policy in UNRANKED:
            lines.append(SEVERAL)
        for item in found:
            shown = "; ".join(f"{_label(name, table)}: {_shown(name, value, table)}" for name, value in item.items())
            lines.append(f"  - {shown}")
        return lines
    return [f"  {json_text(found)}"]


def _shown(name: str, value: OutputValue, table: DecisionTable) -> str:
    clause = table.output(name)
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        domain = clause.domain
        labels = {plain(one.value, domain.type): one.label for one in domain.values} if domain else {}
        return shown_words(labels[value]) if value in labels else value
    assert clause.domain is None or clause.domain.type in NUMBERS  # noqa: S101 - what else is left in JSON
    return json_text(value)


def _label(name: str, table: DecisionTable) -> str:
    return shown_words(table.output(name).label)


def _name(name: str, table: DecisionTable) -> str:
    return shown_words(table.input(name).label)
