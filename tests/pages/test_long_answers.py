"""A list in a result, a note or a reason stays a list on every face: it never runs together in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.analysis import Analyses
from generator.exchange.decisions import guideline_decisions
from generator.exchange.dmn.importing import import_dmn
from generator.handouts.document import Bullets, Para
from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.model.directory import Directory
from generator.model.library import GuidelineBundle, Library
from generator.model.sheets import SheetKind
from generator.pages.explorer import explorer_data
from generator.search.records import library_records
from generator.text.resolve import Texts
from tests.long_texts import LINES, with_long_texts
from tests.support import printed_pages

LIST = (
    "<ul><li>Give the <strong>first</strong> dose.</li><li><p>Refer urgently:</p>\n"
    "<ol><li>by phone</li><li>by letter</li></ol></li></ul>"
)


class Long:
    def __init__(self, root: Path) -> None:
        self.case = with_long_texts(root)
        loaded = self.case.load()
        assert isinstance(loaded.library, Library)
        assert [item for item in loaded.findings if item.severity != "hint"] == []
        self.library: Library = loaded.library
        self.texts = Texts(Directory(self.library))

    @property
    def bundle(self) -> GuidelineBundle:
        return self.library.guidelines[0]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Long:
    return Long(tmp_path_factory.mktemp("long"))


def test_every_case_and_my_handout(long: Long) -> None:
    found = {page.kind.value: page for page in printed_pages(long.library)}
    pieces = json.dumps(list(found["my handout"].pieces.values()))
    assert found["decision"].body.count(LIST) == 2, "in its case, and in the example"
    assert json.dumps(json.dumps(LIST)[1:-1])[1:-1] in pieces
    assert "<ul><li>not for children</li><li>not for the young</li></ul>" in found["decision"].body
    assert "<p>One.</p>\n<p>Two.</p>" in found["decision"].body
    for page in found.values():
        body = "".join([page.body, *page.pieces.values()])
        marks = [body.count(f'id=\\"gp-footnote-{n}\\"') + body.count(f'id="gp-footnote-{n}"') for n in range(1, 9)]
        assert max(marks) <= 1, "an id stands once on a page"


def test_the_explorer_has_blocks(long: Long) -> None:
    table = long.bundle.decisions[0]
    data = explorer_data(long.library, long.texts, long.bundle, Analyses(long.texts).of(table, long.bundle.id))
    assert data is not None
    inner = [["p", ["Refer urgently:"]], ["ol", [["li", ["by phone"]], ["li", ["by letter"]]], 1]]
    assert data["rules"][1]["then"][0][1] == [
        ["p", ["please do all of this", " (", "Today.", ")", ":"]],
        ["ul", [["li", ["Give the ", ["b", ["first"]], " dose."]], ["li", inner]]],
    ]
    assert data["open"][0]["why"][1][0] == "ul"
    assert data["rules"][0]["note"] == [["p", ["One."]], ["p", ["Two."]]]


def _walk(value: Any) -> Any:
    if isinstance(value, tuple):
        for item in value:
            yield from _walk(item)
    elif hasattr(value, "__dataclass_fields__"):
        yield value
        for name in value.__dataclass_fields__:
            yield from _walk(getattr(value, name))


@pytest.mark.parametrize("kind", [SheetKind.DECISION, SheetKind.PATH, SheetKind.BOOKLET])
def test_sheets(long: Long, kind: SheetKind) -> None:
    context = HandoutContext(library=long.library, texts=long.texts)
    made = [plan.document() for plan in plans(context, long.bundle) if plan.kind is kind]
    lists = [block for document in made for block in _walk(document.blocks) if isinstance(block, Bullets)]
    words = [
        ["".join(run.text for run in item[0].runs) for item in block.items if isinstance(item[0], Para)]
        for block in lists
    ]
    assert ["Give the first dose.", "Refer urgently:"] in words
    assert ["by phone", "by letter"] in words
    if kind is not SheetKind.PATH:
        assert ["not for children", "not for the young"] in words


def test_search_keeps_items_apart(long: Long) -> None:
    found = [record.text for record in library_records(long.library, long.texts) if record.kind == "rule"]
    assert (
        "please do all of this (Today.): \u2022 Give the first dose. \u2022 Refer urgently: 1. by phone 2. by letter"
        in found
    )


def test_json_and_dmn_have_lines_and_dmn_brings_the_list_back(long: Long, tmp_path: Path) -> None:
    files = dict(guideline_decisions(long.library, long.texts, Analyses(long.texts), long.bundle))
    data = next(json.loads(text) for name, text in files.items() if name.endswith(".json"))
    assert data["table"]["rules"][1]["then"]["advice"] == "\n".join(LINES)
    assert data["rules"][0]["note"] == "One.\nTwo."
    assert data["open"][0]["why"] == "It is for adults:\n- not for children\n- not for the young"
    dmn = next(text for name, text in files.items() if name.endswith(".dmn"))
    assert "\\n".join(LINES) in dmn

    written = tmp_path / "which-test.dmn"
    written.write_text(dmn, encoding="utf-8")
    text = next(text for path, text in import_dmn(written, tmp_path / "back").files.items() if path.suffix == ".yaml")
    assert r":\n- Give the first dose.\n- Refer urgently:\n  1. by phone\n  2. by letter" in text
    assert r'"One.\n\nTwo."' in text
