"""`guidepress verify` in words: the most harmful first, and no more than people can read."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from generator.report import MOST_TOLD

HEAD = """decision: t
name: T
question: Which?
hit-policy: {policy}
inputs:
  age: {{label: Age, type: integer, range: "[0..59]"}}
  weight: {{label: Weight, type: integer, range: "[0..59]"}}
outputs:
  advice: {{label: Advice}}
rules:
"""


def verify(folder: Path, text: str, *more: str) -> Result:
    path = folder / "t.yaml"
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["verify", str(path), *more])


def holes(number: int) -> str:
    """Rows that leave out one person each, whose age and weight are the same number."""
    return "".join(
        f'  - {{when: {{age: "{n}", weight: "not({n})"}}, then: {{advice: Advice {n}.}}}}\n' for n in range(number)
    )


def test_fifty_findings_are_told_and_the_rest_is_counted(tmp_path: Path) -> None:
    text = HEAD.format(policy="unique") + holes(60) + '  - {when: {age: "0, 1"}, then: {advice: Other.}}\n'
    said = verify(tmp_path, text)
    assert said.exit_code == 1
    titles = [line for line in said.output.splitlines() if line.startswith(("Gap: ", "Overlap: "))]
    assert [title.partition(":")[0] for title in titles] == ["Overlap"] * 2 + ["Gap"] * (MOST_TOLD - 2)
    found = json.loads(verify(tmp_path, text, "--json").stdout)
    gaps = len(found["gaps"])
    assert (gaps, len(found["overlaps"])) == (58, 2)
    assert f"{gaps + 2} findings; these are the {MOST_TOLD} most harmful. Not shown: 10 gap-in-table" in said.output
    assert "`guidepress verify --json` has them all" in said.output


def test_of_few_findings_nothing_is_counted(tmp_path: Path) -> None:
    said = verify(tmp_path, HEAD.format(policy="unique") + holes(20))
    assert "Not shown" not in said.output


def test_a_gap_where_no_answer_is_promised_is_told_and_is_no_failure(tmp_path: Path) -> None:
    said = verify(tmp_path, HEAD.format(policy="rule order") + holes(2))
    assert "Gap: no rule covers" in said.output
    assert said.exit_code == 0
    asked = HEAD.format(policy="rule order") + holes(2) + "verify: {complete: error}\n"
    assert verify(tmp_path, asked).exit_code == 1


def test_of_a_file_that_cannot_be_read_fifty_findings_are_told(tmp_path: Path) -> None:
    said = verify(tmp_path, HEAD.format(policy="unique") + holes(60).replace('age: "', 'age: "x'))
    assert said.stderr.count("error[bad-cell]") == MOST_TOLD
    assert f"t.yaml: 60 findings; these are the {MOST_TOLD} gravest. Not shown: 10 bad-cell" in said.stderr
    assert said.stderr.rstrip().endswith("60 errors")
