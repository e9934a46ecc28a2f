"""Who a case is about, on a page: an editor's own sentence, else sentences made of labels (decision.persons)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from generator.decision.examples import ExampleRun
from generator.decision.persons import described
from generator.language.formats import SENTENCE_ENDS
from generator.language.speaking import html
from generator.model.decision import Cell, DecisionTable, InputClause
from generator.model.sfeel import Equals, IsNull, UnaryTests
from generator.pages.phrases import labelled
from generator.pages.renderer import Renderer


def who(r: Renderer, row: Any, inputs: Iterable[InputClause]) -> Markup:
    """Whom a `row` (a rule, an open entry, a group) is about; `r` is the page's, `inputs` are those of the table.

    What does not matter for the row goes without saying.
    """
    said = getattr(row, "say", None)
    return r.inline(said) if said else _sentences(r, row.cells, inputs) or html("Everyone")


def given(r: Renderer, item: ExampleRun, table: DecisionTable) -> Markup:
    """Who the `item`, an example of `table`, is: `Your age: 52 years. Your risk: not known`; "" for anyone.

    `r` renders the page that it stands on.
    """
    if item.example.say:
        return r.inline(item.example.say)
    cells = {
        name: Cell("", UnaryTests((IsNull() if value is None else Equals(value),)))
        for name, value in item.given.items()
        if name in item.example.given
    }
    return _sentences(r, cells, table.asked)


def _sentences(r: Renderer, cells: Mapping[str, Cell], inputs: Iterable[InputClause]) -> Markup:
    found = []
    for said in described(cells, inputs, r.plain):
        answer = r.joined(said.answer)
        shown = labelled(r.plain(said.label), answer) if said.label else answer
        ended = shown.striptags().endswith(SENTENCE_ENDS)
        found.append(shown if ended else html("{sentence}.", sentence=shown))
    return Markup(" ").join(found)
