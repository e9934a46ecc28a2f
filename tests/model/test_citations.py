"""A source stands once on a page, and every statement that has another says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.model.citations import is_same, shared_source
from generator.model.values import Ref
from generator.pages.page import Kind
from tests.support import GUIDELINE, LibraryCase, printed_pages

A, B = Ref("resource", "a", ""), Ref("resource", "b", "")
LINE = re.compile(r'<p class="gp-sources([^"]*)">([^<]*)', re.DOTALL)
SECOND = """
  - text: The second.
    source: {}
"""


@dataclass(frozen=True)
class Said:
    """A statement."""

    source: tuple[Ref, ...] = ()


@pytest.mark.parametrize(
    ("cited", "own", "shared"),
    [
        ([], (), ()),
        ([()], (), ()),
        ([(A,)], (), ()),
        ([(A,), (A,)], (), (A,)),
        ([(A,), (B,), (B,)], (), (B,)),
        ([(A,), (B,), (B,), (A,)], (), (A,)),
        ([(A, B), (B, A), (A,)], (), (A, B)),
        ([(A,), (A,)], (B,), (B,)),
        ([(), (), (), (A,), (A,)], (), (A,)),
    ],
)
def test_what_a_page_shares(cited: list[tuple[Ref, ...]], own: tuple[Ref, ...], shared: tuple[Ref, ...]) -> None:
    assert shared_source(tuple(map(Said, cited)), own) == shared


def test_the_order_of_sources_does_not_matter() -> None:
    assert is_same((A, B), (B, A))
    assert not is_same((A,), (A, B))


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    case = LibraryCase(tmp_path)
    resources = (case.content / "resources.yaml").read_text(encoding="utf-8")
    other = resources.partition("source-guideline:")[2].partition("\n\n")[0]
    return case.put("resources.yaml", f"{resources.rstrip()}\n  other-guideline:{other.rstrip()}\n")


def source_lines(case: LibraryCase, kind: Kind) -> list[str]:
    """The words before each list of sources of a page, that of the page itself marked."""
    loaded = case.load()
    assert loaded.library is not None, list(loaded.findings)
    (page,) = [page for page in printed_pages(loaded.library) if page.kind is kind]
    return [("page: " if "--page" in sort else "") + words.strip() for sort, words in LINE.findall(page.body)]


def test_statements_with_the_source_of_the_page_name_none(case: LibraryCase) -> None:
    case.change(GUIDELINE, "\n  - The second.\n", SECOND.format("source-guideline"))
    assert source_lines(case, Kind.OVERVIEW) == ["page: Source of this page:"]
    assert source_lines(case, Kind.RECOMMENDATIONS) == ["page: Source of this page:"]


def test_a_statement_with_another_source_names_it(case: LibraryCase) -> None:
    case.change(GUIDELINE, "\n  - The second.\n", SECOND.format("[source-guideline, other-guideline]"))
    assert source_lines(case, Kind.OVERVIEW) == ["Source:", "page: Source of this page:"]


def test_beside_a_statement_without_a_source_the_others_name_theirs(case: LibraryCase) -> None:
    """Else the page would speak for what nobody has said."""
    assert source_lines(case, Kind.OVERVIEW)[0] == "Source:"


def test_what_a_reader_takes_apart_names_its_sources_itself(case: LibraryCase) -> None:
    """On the reader's own sheet there is no foot of the page."""
    loaded = case.load()
    assert loaded.library is not None
    (page,) = [page for page in printed_pages(loaded.library) if page.kind is Kind.MY_HANDOUT]
    assert sum(piece.count("Source:") for piece in page.pieces.values()) >= 2
    assert "Source of this page" not in page.body
