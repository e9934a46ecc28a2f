"""Linked tables as a decision requirements graph: what needs what, and FEEL that means the same."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import pytest

from generator.exchange.dmn.graph import to_dmn
from generator.source.one_file import load_decision
from generator.templates_dir import templates_dir
from tests.decision.random_graphs import random_graph

NS = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
CENTOR = templates_dir().parent / "content/guidelines/sore-throat-in-adults/decisions/test-or-not.yaml"


def graph_of(path: Path) -> ET.Element:
    table, findings, _ = load_decision(path)
    assert table is not None, list(findings)
    return ET.fromstring(to_dmn(table))  # noqa: S314 - made by ourselves


def test_the_whole_chain_is_there() -> None:
    root = graph_of(CENTOR)
    needed = {
        decision.get("name"): [
            (need[0].tag.removeprefix(NS), need[0].get("href"))
            for need in decision.findall(f"{NS}informationRequirement")
        ]
        for decision in root.findall(f"{NS}decision")
    }
    asked = [("requiredInput", f"#data_{name}") for name in ("fever", "tonsils", "nodes", "no-cough")]
    assert needed == {
        "centor total": asked,
        "centor": [("requiredDecision", "#value_centor_total")],
        "test or not": [("requiredDecision", "#value_centor_total"), ("requiredInput", "#data_viral")],
    }
    texts = [text.text for text in root.iter(f"{NS}text")]
    assert "centor total" in texts
    assert any(text and "(if fever then 1 else 0)" in text for text in texts)


@pytest.mark.parametrize("seed", range(40))
def test_every_id_is_there_once_and_every_requirement_leads_somewhere(seed: int) -> None:
    text = to_dmn(random_graph(Random(seed))[-1])  # noqa: S311 - the same cases every time
    ids = Counter(re.findall(r' id="([^"]+)"', text))
    assert [name for name, count in ids.items() if count > 1] == []
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)
    assert set(re.findall(r'dmnElementRef="([^"]+)"', text)) <= set(ids)
