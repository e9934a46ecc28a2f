"""The diagram of a table on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.handouts.document import Flow, IfRoom
from generator.handouts.plan import plans
from generator.handouts.typeset import Typesetter
from generator.handouts.writer import HandoutContext
from generator.model.directory import Directory
from generator.model.sheets import SheetKind
from generator.text.resolve import Texts
from tests.support import DECISION, LibraryCase


@pytest.mark.parametrize(("asked", "is_drawn"), [("Which water is it?", True), ("Pa ddŵr ydyw?", False)])
def test_a_sheet_is_made_also_where_the_typesetter_loses_a_letter_of_its_diagram(
    tmp_path: Path, asked: str, *, is_drawn: bool
) -> None:
    """Welsh has the letter ŵ: in a drawing it would break PDF/UA-1, so that the steps in words stand alone."""
    loaded = LibraryCase(tmp_path).change(DECISION, "What was the result of your test?", asked).load()
    library = loaded.library
    assert library is not None
    context = HandoutContext(library=library, texts=Texts(Directory(library)), site_url="")
    (plan,) = [item for item in plans(context, library.guidelines[0]) if item.kind is SheetKind.DECISION]
    document = plan.document()
    spare = [inner for block in document.blocks if isinstance(block, IfRoom) for inner in block.blocks]
    (flow,) = [block for block in spare if isinstance(block, Flow)]
    assert bool(flow.drawings) is is_drawn
    assert flow.steps
    assert Typesetter().typeset(document).data.startswith(b"%PDF")
