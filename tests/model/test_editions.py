"""Editions: an older guideline leads to the newer one on every face, and the newer one lists it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.analysis import Analyses
from generator.checks import load_and_check
from generator.exchange.catalogue import catalogue
from generator.exchange.decision_schema import decision_schema
from generator.exchange.decisions import guideline_decisions
from generator.exchange.diff.changes import changes_of
from generator.exchange.diff.tables import SPECIAL
from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.model import addresses
from generator.model.directory import Directory
from generator.model.editions import editions_before, newest, older_editions, same_place
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.pages.page import Page
from generator.pages.structured import json_ld
from generator.publish import engine
from generator.search.command import query_site
from generator.text.resolve import Texts
from tests.support import GUIDELINE, LibraryCase, printed_pages

OLD = "guidelines/old/guideline.yaml"
OLDEST = "guidelines/oldest/guideline.yaml"
LOG = "\nchange-log:\n  - {date: 2020-02-01, text: Doses were made smaller.}\n"


def copied(case: LibraryCase, name: str, *, year: int, newer: str) -> None:
    """An older edition of the library's only guideline."""
    own = case.content / "guidelines/sore-throat"
    for path in sorted(own.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8").replace("guideline: sore-throat", f"guideline: {name}")
        case.put(f"guidelines/{name}/{path.relative_to(own)}", text)
    own_file = f"guidelines/{name}/guideline.yaml"
    text = (case.content / own_file).read_text(encoding="utf-8")
    text = re.sub(r"(?m)^published: \S+", f"published: {year}-01-31", text)
    text = re.sub(r"(?m)^status: \S+", f"status: superseded\nsuperseded-by: {newer}", text)
    text = re.sub(r'(?m)^title: ".*"', f'title: "Throat advice of {year}"', text)
    case.put(own_file, text)


def with_editions(root: Path) -> LibraryCase:
    """A guideline of today, the one before it, and the one before that, which names the second alone."""
    case = LibraryCase(root).current()
    copied(case, "old", year=2020, newer="guideline:sore-throat")
    copied(case, "oldest", year=2010, newer="[guideline:old, source-guideline]")
    case.change(OLD, "\nreviewed: 2025-01-31", f"\nreviewed: 2025-01-31{LOG.rstrip()}")
    case.change(OLD, "  - id: treatment\n", "  - id: therapy\n")
    for path in sorted((case.content / "guidelines/old").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("section:treatment", "section:therapy"), encoding="utf-8")
    return case.change(GUIDELINE, "  - id: treatment\n", "  - id: treatment\n    was: therapy\n")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    case = with_editions(tmp_path_factory.mktemp("editions"))
    return case.configure("site_url: https://guides.example.org/\n").build(strict=False)


@pytest.fixture(scope="module")
def library(case: LibraryCase) -> Library:
    assert not [item for item in case.load().findings if item.severity != "hint"]
    return case.library()


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def page(library: Library, address: str) -> Page:
    return next(item for item in printed_pages(library) if item.address == address)


def test_the_way_leads_to_its_end(library: Library) -> None:
    old, oldest, new = (library.guideline(name) for name in ("old", "oldest", "sore-throat"))
    assert [item.id for item in newest(library, oldest.guideline)] == ["sore-throat"]
    assert newest(library, new.guideline) == ()
    assert [item.id for item in editions_before(library, new)] == ["old", "oldest"]
    assert [item.id for item in editions_before(library, old)] == ["oldest"]
    assert older_editions({"a": ["b"], "b": ["c", "a"], "c": []}) == {"a": ("b",), "b": ("a",), "c": ("a", "b")}


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("index.html", "index.html"),
        ("therapy.html", "treatment.html"),
        ("treatment.html", "treatment.html"),
        ("decisions/which-test.html", "decisions/which-test.html"),
        ("decisions/gone.html", "index.html"),
        ("questions.html", "questions.html"),
        ("about.html", "about.html"),
    ],
)
def test_a_page_leads_to_the_same_page(tail: str, expected: str, library: Library) -> None:
    new = library.guideline("sore-throat")
    assert same_place(f"guidelines/old/{tail}", "old", new) == f"guidelines/sore-throat/{expected}"


def test_every_page_of_an_old_edition_leads_on(case: LibraryCase) -> None:
    for name in ("old", "oldest"):
        pages = sorted((case.site / "guidelines" / name).rglob("*.html"))
        assert len(pages) > 5
        for path in pages:
            found = re.search(r'<p class="?gp-band.*?</p>', path.read_text(encoding="utf-8"), re.DOTALL)
            assert found, path
            link = re.search(r'<a href="?([^" >]+)[^>]*>Go to the newer edition</a>', found[0])
            assert link, path
            target = (path.parent / link[1]).resolve()
            assert target.is_relative_to(case.site.resolve() / "guidelines/sore-throat")
            assert target.is_file(), path
    assert "../sore-throat/treatment.html" in case.page("guidelines/old/therapy.html")


def test_the_notice_names_the_newer_edition_and_then_publications(library: Library) -> None:
    body = page(library, addresses.guideline("oldest")).body
    notice = re.search(r"<aside class=.gp-notice gp-notice--status.*?</aside>", body, re.DOTALL)
    assert notice
    title = library.guideline("sore-throat").guideline.title.raw
    assert f"Newer advice: {title};" in text_of(notice[0])
    assert "resources.html#source-guideline" in notice[0]


def test_about_lists_earlier_editions_newest_first_with_what_changed(library: Library, case: LibraryCase) -> None:
    body = page(library, addresses.about("sore-throat")).body
    listed = body[body.index("gp-editions") :]
    assert listed.index("Throat advice of 2020") < listed.index("Throat advice of 2010")
    assert "Throat advice of 2020: Published 31 January 2020" in text_of(listed)
    assert "1 February 2020: Doses were made smaller." in text_of(listed)
    assert 'href="../old/index.html"' in listed
    assert "gp-editions" not in page(library, addresses.about("oldest")).body
    published = case.page("guidelines/sore-throat/about.html")
    assert "Throat advice of 2010" in published, "made by itself, it knows its older editions as well"


def test_home_lists_older_editions_under_their_newer_one_alone(case: LibraryCase) -> None:
    home = case.page("index.html")
    assert "guidelines/sore-throat/index.html" in home
    assert "Throat advice of 20" not in home
    assert "Throat advice of 2020" in case.page("search.html") or list(case.site.glob("letters/*"))


def test_search_never_puts_an_old_edition_above_the_current_one(case: LibraryCase) -> None:
    for query in ("sore throat", "which test", "throat", "treatment", "strep", "recommendation", "advice"):
        found = [hit.record.guideline for hit in query_site(case.site, query, 50).hits]
        first = {name: found.index(name) for name in ("old", "oldest", "sore-throat") if name in found}
        assert first.get("sore-throat", 0) <= min(first.values(), default=0), query
    by_name = [hit.record.address for hit in query_site(case.site, "Throat advice of 2010", 50).hits]
    assert addresses.guideline("oldest") in by_name, "it is still found"


def test_sheets_say_it_and_the_booklet_lists_earlier_editions(library: Library) -> None:
    context = HandoutContext(library=library, texts=Texts(Directory(library)), site_url="https://guides.example.org/")
    made = list(plans(context, library.guideline("old")))
    assert made
    for plan in made:
        document = str(plan.document())
        assert library.guideline("sore-throat").guideline.title.raw in document, plan.kind
        assert "https://guides.example.org/guidelines/sore-throat/" in document, plan.kind
    (booklet,) = [plan for plan in plans(context, library.guideline("sore-throat")) if plan.kind is SheetKind.BOOKLET]
    said = str(booklet.document())
    assert "Earlier editions" in said
    assert said.index("Throat advice of 2020") < said.index("Throat advice of 2010")
    assert "Doses were made smaller." in said
    nowhere = HandoutContext(library=library, texts=Texts(Directory(library)))
    plan = next(iter(plans(nowhere, library.guideline("old"))))
    assert f"({library.info.name})" in str(plan.document())


def test_programs_are_told(library: Library) -> None:
    texts = Texts(Directory(library))
    entries = {item["id"]: item for item in json.loads(catalogue(library, texts))["guidelines"]}
    title = library.guideline("sore-throat").guideline.title.raw
    newer = {"guideline": "sore-throat", "title": title, "page": addresses.guideline("sore-throat")}
    assert entries["old"]["superseded-by"] == [newer]
    assert [item["guideline"] for item in entries["sore-throat"]["editions"]] == ["old", "oldest"]
    assert entries["sore-throat"]["editions"][0]["published"] == "2020-01-31"
    assert "editions" not in entries["oldest"]
    bundle = library.guideline("oldest")
    data = dict(guideline_decisions(library, texts, Analyses(texts), bundle))
    (text,) = [text for address, text in data.items() if address.endswith(".json")]
    Draft202012Validator(decision_schema()).validate(json.loads(text))


def test_search_engines_are_told(library: Library) -> None:
    texts, site = Texts(Directory(library)), "https://guides.example.org/"

    def data(name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(json_ld(page(library, addresses.guideline(name)), library, texts, site))
        return found

    (newer,) = data("oldest")["dcterms:isReplacedBy"]
    assert newer["url"] == f"{site}guidelines/sore-throat/index.html"
    assert [item["name"] for item in data("sore-throat")["dcterms:replaces"]] == [
        "Throat advice of 2020",
        "Throat advice of 2010",
    ]
    assert {"dcterms": "http://purl.org/dc/terms/"} in data("oldest")["@context"]


def test_diff_tells_it_in_words(library: Library, tmp_path: Path) -> None:
    other = with_editions(tmp_path).change(
        OLD, "superseded-by: guideline:sore-throat", "superseded-by: source-guideline"
    )
    said = [(item.field, item.old, item.new) for item in changes_of(library, other.library(), SPECIAL)]
    assert any("guideline:sore-throat" in str(item) and "superseded-by" in str(item) for item in said)


def test_a_circle_and_a_way_to_what_was_withdrawn_are_errors(tmp_path: Path) -> None:
    case = with_editions(tmp_path)
    case.change(GUIDELINE, "status: current", "status: superseded\nsuperseded-by: guideline:oldest")
    found = [item for item in case.load().findings if item.code == "edition-circle"]
    assert {item.where.file for item in found} == {f"content/{name}" for name in (GUIDELINE, OLD, OLDEST)}
    with pytest.raises(engine.ContentError):
        case.build(strict=False)
    case.change(GUIDELINE, "status: superseded\nsuperseded-by: guideline:oldest", "status: withdrawn")
    (found_end,) = [item for item in load_and_check(case.content).findings if item.severity == "error"]
    assert (found_end.code, found_end.where.file) == ("edition-ends-nowhere", f"content/{OLD}")


def test_a_change_of_the_newer_edition_reaches_the_old_one_s_pages(tmp_path: Path) -> None:
    """Whatever is kept from builds before: each is made anew when the other's title or log changes."""
    case = with_editions(tmp_path).build(strict=False)
    case.change(GUIDELINE, "  - id: treatment\n    was: therapy\n", "  - id: care\n    was: [treatment, therapy]\n")
    for path in sorted((case.content / "guidelines/sore-throat").rglob("*.yaml")):
        path.write_text(path.read_text(encoding="utf-8").replace("section:treatment", "section:care"), encoding="utf-8")
    case.change(OLD, "Doses were made smaller.", "Doses were halved.")
    case.build(strict=False)
    assert "../sore-throat/care.html" in case.page("guidelines/old/therapy.html")
    assert "Doses were halved." in case.page("guidelines/sore-throat/about.html")
    case.change(OLDEST, "guideline:old, ", "")
    case.build(strict=False)
    assert "Throat advice of 2010" not in case.page("guidelines/sore-throat/about.html")
