"""Decision tables compared: rules row by row, cells and results in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from generator.checks.rows import person_text
from generator.decision.sfeel_text import to_sfeel
from generator.decision.words import in_words
from generator.diagnostics import Where
from generator.exchange.diff.changes import (
    MORE_PEOPLE,
    PERSON,
    Change,
    ChangeKind,
    Comparison,
    Found,
    Path,
    Special,
    Step,
    words,
)
from generator.exchange.diff.patients import answered_otherwise
from generator.exchange.diff.renaming import Renamed, in_new_words
from generator.model.decision import Cell, DecisionTable, Example, Exemption, InputClause, OutputClause, Rule
from generator.model.records import key_of
from generator.model.sfeel import Domain, Interval, Type, UnaryTests
from generator.text.plain import shown_words

_OWN = {"where", "rules", "open", "impossible", "examples", "linked", "score"}
MOST_SHOWN = 12
"""People of one table who get another answer that are shown."""

_POSITION = re.compile(r"r[0-9]+")


def table_changes(old: DecisionTable, new: DecisionTable, path: Path, guideline: str) -> Found:
    """Everything in which two tables, `old` and `new`, differ; `path` leads to both inside `guideline`.

    Values that have another name are told once; everything else goes by the names that they have now.
    """
    old, renamed = in_new_words(old, new)
    yield from (_renaming(item, path, guideline) for item in renamed)
    special: dict[type, Special] = {InputClause: _clauses, OutputClause: _clauses}
    own = Comparison(guideline, special)
    for item in fields(new):
        if item.name not in _OWN:
            key = key_of(item.name)
            yield from own.values(key, getattr(old, item.name), getattr(new, item.name), path, new.where)
    yield from _points(old, new, path, own)
    yield from _Rows(old, new, path, guideline).changes()
    people = answered_otherwise(old, new)
    for found in people.found[:MOST_SHOWN]:
        yield own.change("answer", found.old, found.new, (*path, Step(PERSON, "", found.patient)), new.where)
    more = len(people.found) - MOST_SHOWN
    said = f"and {'' if people.whole else 'at least '}{more} more whose answer is another one" if more > 0 else ""
    if not people.asked_alike:
        said = "who gets another answer is not known: the two tables do not ask the same"
    if said:
        step = (*path, Step(MORE_PEOPLE, "", said))
        yield Change(guideline=guideline, path=step, kind=ChangeKind.CHANGED, where=new.where)


def _renaming(item: Renamed, path: Path, guideline: str) -> Change:
    kind = "input" if isinstance(item.clause, InputClause) else "output"
    clause = Step(kind, item.clause.id.name, words(item.clause.label) or "")
    old, new = words(item.old.label), words(item.new.label)
    step = (*path, clause, Step("value", item.new.id, old or ""))
    if old == new:
        return Comparison(guideline, {}).change("name in files", item.old.id, item.new.id, step, item.clause.where)
    return Change(guideline=guideline, path=step, kind=ChangeKind.RENAMED, old=old, new=new, where=item.clause.where)


def _points(old: DecisionTable, new: DecisionTable, path: Path, own: Comparison) -> Found:
    """What the signs of a score count now; one that came or went is told as an input, too."""
    if old.score is None or new.score is None:
        return
    yield from own.values("total", old.score.total, new.score.total, path, new.score.where)
    by_input = {sign.input: sign for sign in old.score.signs}
    for place, sign in enumerate(new.score.signs):
        before = by_input.get(sign.input, old.score.signs[min(place, len(old.score.signs) - 1)])
        labels = {clause.id.name: clause.label for clause in new.inputs}
        step = (*path, Step("sign", sign.input, words(labels.get(sign.input)) or ""))
        for name in ("input", "points", "source", "fact"):
            yield from own.values(name, getattr(before, name), getattr(sign, name), step, sign.where)


def _clauses(old: InputClause | OutputClause, new: InputClause | OutputClause, path: Path, guideline: str) -> Found:
    own = Comparison(guideline, {})
    for item in fields(new):
        before, after = getattr(old, item.name), getattr(new, item.name)
        if item.name == "domain":
            if _domain(before) != _domain(after):
                yield own.change("what can be answered", _domain(before), _domain(after), path, new.where)
            if _unit(before) != _unit(after):
                yield own.change("unit", _unit(before), _unit(after), path, new.where)
            yield from _values(before, after, path, new.where, own)
        elif item.name == "default":
            yield from own.values("default", before and before.text, after and after.text, path, new.where)
        elif item.name == "origin":
            # The total of a score is told by its signs.
            if str(before) != str(after) and " * count(" not in str(after):
                yield own.change("where it comes from", words(before), words(after), path, new.where)
        elif item.name != "where":
            yield from own.values(key_of(item.name), before, after, path, new.where)


def _values(old: Domain | None, new: Domain | None, path: Path, where: Where, own: Comparison) -> Found:
    """What declared values say beside their label: a few words, help, and the strength of advice that they stand for."""
    before = {declared.id: declared for declared in old.values} if old else {}
    for after in new.values if new else ():
        if after.id in before:
            step = (*path, Step("value", after.id, words(after.label) or ""))
            for name in ("short", "help", "grade"):
                yield from own.values(name, getattr(before[after.id], name), getattr(after, name), step, where)


def _domain(domain: Domain | None) -> str:
    """What an input or output can be, in a line."""
    if domain is None:
        return "text"
    parts = [domain.type.value]
    if domain.values:
        parts = [shown_words(declared.label) for declared in domain.values]
    if domain.range != Interval():
        parts.append(to_sfeel(UnaryTests((domain.range,)), domain))
    parts += [f"in steps of {domain.step}"] if domain.type is Type.NUMBER and domain.step is not None else []
    parts += ["not known"] if domain.may_be_missing else []
    return ", ".join(parts)


def _unit(domain: Domain | None) -> str | None:
    return (domain.unit or None) if domain else None


class _Rows:
    """Rules, exemptions and examples of two tables."""

    def __init__(self, old: DecisionTable, new: DecisionTable, path: Path, guideline: str) -> None:
        self._old = old
        self._new = new
        self._path = path
        self._guideline = guideline
        self._own = Comparison(guideline, {})

    def changes(self) -> Found:
        yield from self._rules()
        for key in ("open", "impossible"):
            yield from self._exemptions(key, getattr(self._old, key), getattr(self._new, key))
        yield from self._examples()

    def _rules(self) -> Found:
        """A rule goes on under its identifier; one without an identifier of its own is known by what it says."""
        before = {rule.id.name: rule for rule in self._old.rules}
        said = {(self._said(rule, self._old), rule.note): name for name, rule in before.items()}
        pairs: dict[str, str] = {}
        for rule in self._new.rules:
            same = said.get((self._said(rule, self._new), rule.note))
            if _POSITION.fullmatch(rule.id.name) and same is not None and same not in pairs.values():
                pairs[rule.id.name] = same
        for rule in self._new.rules:
            if rule.id.name in before and rule.id.name not in pairs and rule.id.name not in pairs.values():
                pairs[rule.id.name] = rule.id.name
        for rule in self._new.rules:
            if rule.id.name in pairs:
                former = before[pairs[rule.id.name]]
                step = (*self._path, Step("row", rule.id.name, self._when(former.cells, self._old)))
                yield from self._rule(former, rule, step)
            else:
                yield Change(
                    guideline=self._guideline,
                    path=(*self._path, Step("row", rule.id.name, self._when(rule.cells, self._new))),
                    kind=ChangeKind.ADDED,
                    new=self._results(rule, self._new),
                    where=rule.where,
                )
        for name, rule in before.items():
            if name not in pairs.values():
                yield Change(
                    guideline=self._guideline,
                    path=(*self._path, Step("row", name, self._when(rule.cells, self._old))),
                    kind=ChangeKind.REMOVED,
                    old=self._results(rule, self._old),
                    where=rule.where,
                )
        order = [pairs[rule.id.name] for rule in self._new.rules if rule.id.name in pairs]
        left = [name for name in before if name in pairs.values()]
        if order != left:
            yield Change(
                guideline=self._guideline,
                path=self._path,
                kind=ChangeKind.MOVED,
                field="rows",
                old=", ".join(left),
                new=", ".join(order),
                where=self._new.where,
            )

    def _rule(self, old: Rule, new: Rule, path: Path) -> Found:
        for name in dict.fromkeys([clause.id.name for table in (self._old, self._new) for clause in table.inputs]):
            before, after = self._cell(old.cells, name, self._old), self._cell(new.cells, name, self._new)
            if before != after:
                found = self._own.change(name, before, after, path, new.where)
                yield replace(found, label=self._label(name))
        for name in dict.fromkeys([clause.id.name for table in (self._old, self._new) for clause in table.outputs]):
            before, after = _result(old, name, self._old), _result(new, name, self._new)
            if before != after:
                found = self._own.change(name, before, after, path, new.where)
                yield replace(found, label=self._label(name))
        bare = replace(old, id=new.id, cells=new.cells, outputs=new.outputs)
        yield from self._own.records(bare, new, path)

    def _exemptions(self, key: str, old: Sequence[Exemption], new: Sequence[Exemption]) -> Found:
        """What needs no row, matched by whom it is about."""
        before, after = ({_conditions(item): item for item in items} for items in (old, new))
        for about, item in after.items():
            step = (*self._path, Step(key, "", self._when(item.cells, self._new)))
            if about in before:
                yield from self._own.records(replace(before[about], cells=item.cells), item, step)
            else:
                yield Change(
                    guideline=self._guideline,
                    path=step,
                    kind=ChangeKind.ADDED,
                    new=words(item.why),
                    where=item.where,
                )
        for about, item in before.items():
            if about not in after:
                step = (*self._path, Step(key, "", self._when(item.cells, self._old)))
                yield Change(
                    guideline=self._guideline,
                    path=step,
                    kind=ChangeKind.REMOVED,
                    old=words(item.why),
                    where=item.where,
                )

    def _examples(self) -> Found:
        before, after = ({_given(item, table): item for item in table.examples} for table in (self._old, self._new))
        for said, item in after.items():
            step = (*self._path, Step("example", "", said))
            expected = _expected(item, self._new)
            if said not in before:
                yield Change(
                    guideline=self._guideline,
                    path=step,
                    kind=ChangeKind.ADDED,
                    new=expected,
                    where=item.where,
                )
            elif (expected_before := _expected(before[said], self._old)) != expected:
                yield self._own.change("expect", expected_before, expected, step, item.where)
            if said in before:
                yield from self._own.values("say", before[said].say, item.say, step, item.where)
        for said, item in before.items():
            if said not in after:
                step = (*self._path, Step("example", "", said))
                yield Change(
                    guideline=self._guideline,
                    path=step,
                    kind=ChangeKind.REMOVED,
                    old=_expected(item, self._old),
                    where=item.where,
                )

    # in words

    def _said(self, rule: Rule, table: DecisionTable) -> str:
        """A row in a line: for whom, and what."""
        return f"{self._when(rule.cells, table)} → {self._results(rule, table)}"

    @staticmethod
    def _results(rule: Rule, table: DecisionTable) -> str:
        """What a row says, in a line."""
        results = [
            f"{words(clause.label)}: {_result(rule, clause.id.name, table) or 'nothing'}" for clause in table.outputs
        ]
        results += [f"alert: {words(rule.alert)}"] if rule.alert else []
        results += [f"schedule: {words(rule.schedule)}"] if rule.schedule else []
        return "; ".join(results)

    def _when(self, cells: Mapping[str, Cell], table: DecisionTable) -> str:
        said = [(words(clause.label), self._cell(cells, clause.id.name, table)) for clause in table.inputs]
        return ", ".join(f"{name}: {cell}" for name, cell in said if cell not in {None, "any"}) or "everyone"

    def _label(self, name: str) -> str:
        """What readers call an input or an output of one of the tables."""
        tables = (self._old, self._new)
        labels = {clause.id.name: clause.label for table in tables for clause in table.inputs}
        labels |= {clause.id.name: clause.label for table in tables for clause in table.outputs}
        return words(labels[name]) or ""

    @staticmethod
    def _cell(cells: Mapping[str, Cell], name: str, table: DecisionTable) -> str | None:
        """A cell in words; None where the table does not ask."""
        clause = next((clause for clause in table.inputs if clause.id.name == name), None)
        if clause is None:
            return None
        return in_words(cells[name].tests, clause.domain, shown_words) if name in cells else "any"


def _conditions(item: Exemption) -> frozenset[tuple[str, UnaryTests]]:
    return frozenset((name, cell.tests) for name, cell in item.cells.items() if not cell.tests.is_any)


def _result(rule: Rule, name: str, table: DecisionTable) -> str | None:
    clause = next((clause for clause in table.outputs if clause.id.name == name), None)
    result = rule.outputs.get(name)
    return None if clause is None or result is None else words(clause.shown(result))


def _given(example: Example, table: DecisionTable) -> str:
    """Who an example is about, in the words of readers."""
    return person_text({name: given.value for name, given in example.given.items()}, table)


def _expected(example: Example, table: DecisionTable) -> str:
    """What an example says comes out; an example of several results is written as a list."""
    if example.expect is None:
        return "none"
    said = []
    for name, expected in example.expect.items():
        clause = table.output(name)
        labels = [clause.domain.label(value) if clause.domain else None for value in expected.values]
        known = [words(label) or "" for label in labels if label]
        text = ", ".join(known) if known and len(known) == len(labels) else expected.text
        said.append(f"{words(clause.label)}: {text}")
    return ", ".join(said)


SPECIAL: Mapping[type, Special] = {DecisionTable: table_changes}
"""How `changes_of` compares decision tables."""
