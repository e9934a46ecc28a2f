"""Ages in DMN: as durations in days or in months; what neither can say is told, and every age comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.exchange.dmn.ages import MIXED
from generator.exchange.dmn.export import left_out, to_dmn
from generator.exchange.dmn.importing import import_dmn
from generator.model.sfeel import Type
from tests.decision.test_ages import table_of

HEAD = """decision: dose
name: N
question: Q
hit-policy: unique
inputs:
  age: {label: Age, type: age, range: "%s"}
outputs:
  dose: {label: Dose}
rules:
"""


def written(limits: str, *cells: str) -> str:
    rules = [f'  - {{when: {{age: "{cell}"}}, then: {{dose: "x{number}"}}}}' for number, cell in enumerate(cells)]
    return HEAD % limits + "\n".join(rules) + "\n"


@pytest.mark.parametrize(
    ("limits", "cells", "kind", "texts"),
    [
        (
            "under 2 weeks",
            ("under 3 days", "3 days to 1 week"),
            "age in days",
            ['< duration("P14D")', '< duration("P3D")', '[duration("P3D")..duration("P14D"))'],
        ),
        (
            "0 to 17 years",
            ("under 6 months", "6 to 11 months", "1 year or more"),
            "age in months",
            ['[duration("P0M")..duration("P18Y"))', '< duration("P6M")', '[duration("P6M")..duration("P1Y"))'],
        ),
        (
            "0 to 17 years",
            ("under 6 weeks", "6 weeks or more and under 6 months"),
            "dayTimeDuration",
            ['< duration("P42D")', '[duration("P42D")..duration("P182DT15H"))'],
        ),
    ],
)
def test_ages_are_written_as_the_durations_that_dmn_has(
    limits: str, cells: tuple[str, ...], kind: str, texts: list[str], tmp_path: Path
) -> None:
    table = table_of(written(limits, *cells))
    dmn = to_dmn(table)
    assert f'typeRef="{kind}"' in dmn
    for text in texts:
        assert text.replace("<", "&lt;") in dmn
    mixed = kind == "dayTimeDuration"
    assert (MIXED in dmn) == mixed
    assert any("months of an age" in item for item in left_out(table)) == mixed
    path = tmp_path / "d.dmn"
    path.write_text(dmn, encoding="utf-8")
    (text,) = import_dmn(path, tmp_path).files.values()
    again = table_of(text)
    if mixed:
        assert again.inputs[0].domain.type is Type.DAYS_TIME
        return
    assert (again.inputs[0].domain.type, again.inputs[0].domain.range) == (Type.AGE, table.inputs[0].domain.range)
    assert [rule.cells["age"].tests for rule in again.rules] == [rule.cells["age"].tests for rule in table.rules]
