"""What the explorer is given to say, it says: a text that no script reads is weight and work for nobody."""

from __future__ import annotations

import re

from generator.pages.explorer_texts import page_texts, texts
from generator.templates_dir import templates_dir


def test_the_explorer_reads_every_text_and_no_other() -> None:
    parts = sorted((templates_dir() / "theme/assets/guidepress/explorer").glob("*.mjs"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    assert set(re.findall(r"\btexts\.(\w+)", code)) == set(texts())


def test_the_page_reads_every_text_and_no_other() -> None:
    template = (templates_dir() / "pages/decision.html").read_text(encoding="utf-8")
    assert set(re.findall(r"\bexplorer_texts\.(\w+)", template)) == set(page_texts())
