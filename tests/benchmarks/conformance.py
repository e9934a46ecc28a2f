"""The tests of a DMN conformance suite, as far as they are about decision tables: `conformance.py FOLDER`.

    .venv/bin/python tests/benchmarks/conformance.py tck/TestCases/compliance-level-2

FOLDER is a checkout of the suite of https://dmn-tck.github.io/tck, or one folder of it; nothing of it is kept here. Each model
is imported as `guidepress dmn import` does it, and each result that its test cases expect of a decision is one of

- right: our table answers the same;
- refused: the import has named the decision or what it needs, and there is no answer;
- wrong: there is another answer;
- silent: there is no answer, and no word of it.

Prints a line for each model that has a wrong or a silent result, and the sums. Exit code 1 where there is one.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.decision.compile import compile_table
from generator.decision.evaluate import Answer
from generator.decision.given import without_others
from generator.decision.scalars import GivenError
from generator.decision.walking import decide
from generator.exchange.dmn.importing import Imported, import_dmn, write_files
from generator.exchange.dmn.naming import decision_name, output_name
from generator.exchange.dmn.xml_reader import Node, XmlError, read_xml
from generator.model.decision import DecisionTable
from generator.source.one_file import load_decision
from generator.text.plain import shown_words

NUMBERS = ("decimal", "double", "float", "integer", "int", "long")


def value_of(node: Node) -> Any:
    """What an input node or an expected result holds: a value, a structure or a list."""
    if components := list(node.all("component")):
        return {item.get("name"): value_of(item) for item in components}
    listed = node.first("list")
    if listed is not None:
        return [value_of(item) for item in listed.all("item")]
    value = node.first("value")
    return None if value is None or value.get("nil") == "true" else scalar_of(value)


def scalar_of(value: Node) -> Any:
    """A value by its type; texts where it names none."""
    kind, text = value.get("type").rpartition(":")[2], value.text
    if kind == "boolean":
        return text.strip() == "true"
    try:
        return Decimal(text.strip()) if kind in NUMBERS else text
    except InvalidOperation:
        return text


def result_of(answer: Answer, table: DecisionTable) -> Any:
    """An answer as the suite has it: outputs by their names in DMN, one output without its name."""
    names = {clause.id.name: output_name(clause) for clause in table.outputs}

    def one(found: Any) -> Any:
        if not isinstance(found, dict):
            return found
        return next(iter(found.values())) if len(names) == 1 else {names[name]: value for name, value in found.items()}

    return [one(item) for item in answer.result] if isinstance(answer.result, list) else one(answer.result)


def is_named(name: str, root: Node, imported: Imported) -> bool:
    """Whether a finding of the import names a decision, or stands inside it."""
    starts = sorted(child.where.line for child in root.children)
    holder = next((node for node in root.all("decision") if node.get("name") == name), None)
    first = holder.where.line if holder else 0
    last = next((line for line in starts if line > first), sys.maxsize)
    return any(
        f'"{name}"' in item.message or (holder is not None and first <= item.where.line < last)
        for item in imported.findings.items
    )


def verdict(name: str, expected: Node, given: dict[str, Any], tables: dict[str, DecisionTable], *, named: bool) -> str:
    """What became of one expected result of the decision `name`."""
    refused = "refused" if named else "silent"
    table = tables.get(name)
    if table is None:
        return refused
    compiled = compile_table(table, shown_words)
    asked, _ = without_others(given, compiled["inputs"])
    try:
        answer = decide(compiled, asked)
    except GivenError:
        return refused
    fails = expected.get("errorResult") == "true"
    wanted = expected.first("expected", "computed")
    if result_of(answer, table) == (None if wanted is None else value_of(wanted)) and (fails or answer.error is None):
        return "right"
    no_answer = answer.error is not None or answer.depends or answer.result is None
    return "right" if no_answer and fails else refused if no_answer else "wrong"


def of_model(model: Path, cases: Node) -> Iterator[tuple[str, str]]:
    """Each test case with its decision, and the verdict on it."""
    root = read_xml(model)
    with tempfile.TemporaryDirectory() as folder:
        imported = import_dmn(model, Path(folder))
        tables = {}
        for path in write_files(imported.files):
            table, findings, _ = load_decision(path)
            if table is not None and not findings.has_errors:
                tables[decision_name(table)] = table
    for case in cases.all("testCase"):
        given = {node.get("name"): value_of(node) for node in case.all("inputNode")}
        for expected in case.all("resultNode"):
            name = expected.get("name")
            if expected.get("type") in {"", "decision"}:
                named = is_named(name, root, imported)
                yield f"{case.get('id')} {name}", verdict(name, expected, given, tables, named=named)


def say(line: str) -> None:
    """Print a line."""
    print(line, flush=True)  # noqa: T201 - a benchmark prints


def main() -> None:
    """Try each model of a folder that has a table."""
    sums: Counter[str] = Counter()
    for test in sorted(Path(sys.argv[1]).rglob("*.xml")):
        try:
            cases = read_xml(test)
            model = test.parent / cases.child_text("modelName")
            if cases.name != "testCases" or "decisionTable" not in model.read_text(encoding="utf-8"):
                continue
            found = list(of_model(model, cases))
        except (XmlError, OSError) as problem:
            say(f"{test}: {problem}")
            continue
        sums.update(kind for _, kind in found)
        if bad := [f"{what}: {kind}" for what, kind in found if kind in {"wrong", "silent"}]:
            say(f"{test.name}: {'; '.join(bad)}")
    say(", ".join(f"{sums[kind]} {kind}" for kind in ("right", "refused", "wrong", "silent")))
    sys.exit(bool(sums["wrong"] or sums["silent"]))


if __name__ == "__main__":
    main()
