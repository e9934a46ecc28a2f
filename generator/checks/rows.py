"""Boxes and patients of a verification report as an editor would write them."""

from __future__ import annotations

import json
import re

from generator.decision.sfeel_text import to_sfeel
from generator.decision.verification.report import Conditions, Gap, Patient
from generator.decision.words import value_in_words
from generator.language.catalogue import ENGLISH
from generator.language.speaking import speaking
from generator.model.decision import Aggregation, DecisionTable
from generator.model.sfeel import DURATIONS, Domain, Equals, IsNull, Type, UnaryTests, Value
from generator.text.plain import shown_words

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")
_TEMPORAL = re.compile(r'(?:date|duration)\("([^"]*)"\)')
_BARE_TYPES = DURATIONS | {Type.DATE}
_NOT_BARE = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "any", "not"}

MOST_PATIENTS = 5
"""Further patients of one gap that are shown."""


def as_text(box: Conditions, table: DecisionTable) -> str:
    """A `box` in a line, cells as in the file of `table`: `age: < 40, risk: high`."""
    return ", ".join(f"{name}: {_cell(tests, _domain(name, table))}" for name, tests in box.items())


def patient_text(patient: Patient, table: DecisionTable) -> str:
    """A `patient` of `table` in a line: `for example age: 39 years, risk: High risk`."""
    values = [f"{name}: {_value(value, _domain(name, table))}" for name, value in patient.items()]
    return "for example " + (", ".join(values) or "anyone")


def person_text(patient: Patient, table: DecisionTable) -> str:
    """A `patient` of `table` in a line, as readers know what is asked: `Age: 39 years, Your risk: High risk`."""
    labels = {clause.id.name: clause.label for clause in (*table.inputs, *table.asked)}
    values = [f"{shown_words(labels[name])}: {_value(value, _domain(name, table))}" for name, value in patient.items()]
    return ", ".join(values) or "anyone"


def gap_text(gap: Gap, table: DecisionTable) -> str:
    """Whom a `gap` of `table` is about, in a line.

    It is what the row to add says where there is one, since other rows may say the rest.
    """
    where = gap.rows[0] if len(gap.rows) == 1 else gap.where
    return f"no rule covers {as_text(where, table) or 'anyone'}"


def gap_patients(gap: Gap, table: DecisionTable) -> str:
    """The patients of a `gap` of `table` in a line; of each further one what differs from the first."""
    others = [
        {name: value for name, value in patient.items() if value != gap.example[name]}
        for patient in gap.more[:MOST_PATIENTS]
    ]
    more = [f"also {patient_text(patient, table).removeprefix('for example ')}" for patient in others]
    more += ["and others"] if len(gap.more) > len(others) else []
    return "; ".join([patient_text(gap.example, table), *more])


def rows_to_add(table: DecisionTable, gap: Gap) -> list[str]:
    """The rules that close a `gap` of `table`, as lines of YAML ready to paste under `rules:`.

    What the guideline says is left empty: only its editors know it, and an empty text is an error that
    nobody overlooks.
    """
    then = ", ".join(f'{clause.id}: ""' for clause in table.outputs)
    return [f"- {{when: {{{_when(box, table)}}}, then: {{{then}}}}}" for box in gap.rows]


def repair(table: DecisionTable, gap: Gap) -> tuple[str, list[str]]:
    """What closes a `gap` of `table`, where rows under `rules:` are meant, and the lines to write there.

    A sum of which nothing counts is 0, and a count of nothing is: no row is needed to say so.
    """
    output = table.outputs[0].id if table.outputs else ""
    if table.aggregation is Aggregation.SUM:
        return f"write `default: 0` for the output `{output}`: where nothing counts, the sum is 0", []
    if table.aggregation is Aggregation.COUNT:
        return "nothing is counted there, and the answer is 0", []
    return "add under `rules:`, or explain under `open:`", rows_to_add(table, gap)


def _when(box: Conditions, table: DecisionTable) -> str:
    return ", ".join(f"{name}: {_scalar(_cell(tests, _domain(name, table)))}" for name, tests in box.items())


def _domain(name: str, table: DecisionTable) -> Domain:
    return next(clause.domain for clause in (*table.inputs, *table.asked) if clause.id.name == name)


def _cell(tests: UnaryTests, domain: Domain) -> str:
    """A cell as people write it: declared values and ISO 8601 without quotes, `not known` for null."""
    known = tuple(test for test in tests.tests if not isinstance(test, IsNull))
    if len(known) < len(tests.tests) and not tests.negated:
        return f"{_cell(UnaryTests(known), domain)}, not known" if known else "not known"
    values = [test.value for test in tests.tests if isinstance(test, Equals) and isinstance(test.value, str)]
    if domain.type is not Type.VALUES or len(values) != len(tests.tests) or not all(map(_is_bare, values)):
        return _TEMPORAL.sub(r"\1", to_sfeel(tests, domain)) if domain.type in _BARE_TYPES else to_sfeel(tests, domain)
    text = ", ".join(values)
    return f"not({text})" if tests.negated else text


def _is_bare(text: str) -> bool:
    return bool(_BARE.fullmatch(text)) and text.casefold() not in _NOT_BARE


def _scalar(text: str) -> str:
    """A cell as one YAML scalar; YAML's double quotes share JSON's escapes."""
    return text if _is_bare(text) else json.dumps(text, ensure_ascii=False)


def _value(value: Value | None, domain: Domain) -> str:
    if isinstance(value, str) and (label := domain.label(value)) is not None:
        return shown_words(label)
    with speaking(ENGLISH):  # as findings are, whatever language readers are spoken to in
        return value_in_words(value, domain)
