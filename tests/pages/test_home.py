"""The home page of libraries of one, two, forty and two thousand guidelines, and what an overview promises."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from generator.model import addresses
from generator.model.directory import Directory
from generator.model.guideline import Guideline
from generator.model.library import GuidelineBundle, Library, Topic
from generator.model.pictures import Picture
from generator.model.values import Identifier, Prose, Ref, Status
from generator.pages.guideline_pages import guideline_parts
from generator.pages.home import way_in
from generator.pages.library_pages import first_pages
from generator.pages.page import Page
from generator.pages.parts import GuidelineParts
from generator.text.resolve import Texts
from tests.support import LibraryCase, printed_pages

TOPICS = {
    name: Topic(id=Identifier(name), title=Prose(name.capitalize()), picture=Picture("body"))
    for name in ("joints", "skin", "sleep")
}
WORDS = ("Arm", "Back", "Cough", "Élan", "Fever", "Knee", "Rash", "Sleep")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    found = LibraryCase(tmp_path_factory.mktemp("project")).current().load().library
    assert found is not None
    return replace(found, info=replace(found.info, topics=TOPICS))


def bundle_of(library: Library, **fields: object) -> GuidelineBundle:
    (bundle,) = library.guidelines
    return replace(bundle, guideline=replace(bundle.guideline, **fields))  # type: ignore[arg-type] # as in the model


def parts_of(library: Library, bundle: GuidelineBundle) -> GuidelineParts:
    own = replace(library, guidelines=(bundle,))
    return guideline_parts(own, Texts(Directory(own)), bundle, ())


def home(library: Library, parts: list[GuidelineParts]) -> Page:
    (page,) = first_pages(library, Texts(Directory(library)), parts)
    return page


def many(library: Library, count: int) -> list[GuidelineParts]:
    """So many guidelines: one in ten is out of date."""
    current = parts_of(library, bundle_of(library, topic=Ref("topic", "skin"), reviewed=date(2026, 1, 1)))
    past = parts_of(library, bundle_of(library, status=Status.SUPERSEDED))
    return [
        replace(
            part,
            line=replace(
                part.line,
                title=f"{WORDS[number % len(WORDS)]} {number}: what should I know?",
                address=addresses.guideline(f"guideline-{number}"),
                changed=date(2026, 1, 1 + number % 28),
            ),
        )
        for number in range(count)
        for part in (past if number % 10 == 9 else current,)
    ]


def test_of_one_its_card_leads_straight_to_the_first_question(library: Library) -> None:
    bundle = bundle_of(library, patient_title=Prose("A sore throat: do I need a test?"), picture=Picture("talk"))
    body = home(library, [parts_of(library, bundle)]).body
    assert '<h1 id="gp-top">What does the medical guideline say for me?</h1>' in body
    assert "A sore throat: do I need a test?</a></h3>" in body
    assert way_in(bundle) == addresses.decision(bundle.id, "which-test") + "#gp-explorer"
    assert body.count(f'href="{way_in(bundle)}"') == 1
    assert "Choose your topic" not in body
    assert '<strong>Current</strong> <span aria-hidden="true">·</span> advice of January 2025' in body
    assert body.count('<svg class="gp-art"') == 5  # of the page, of the guideline, of three steps


def test_with_several_tables_the_overview_asks_and_without_any_it_is_read(library: Library) -> None:
    bundle = bundle_of(library)
    two = replace(bundle, decisions=bundle.decisions * 2)
    assert way_in(two) == f"{addresses.guideline(bundle.id)}#gp-first-question"
    none = replace(bundle, decisions=())
    assert way_in(none) == ""
    body = home(library, [parts_of(library, none)]).body
    assert "Find what applies to me" not in body
    assert "How it works" not in body
    assert "Read what it says" in body


def test_of_two_what_is_out_of_date_stands_apart_with_its_notice(library: Library) -> None:
    old = bundle_of(library, status=Status.SUPERSEDED, main_message=replace_text(library, "The old answer."))
    body = home(library, [parts_of(library, old), parts_of(library, bundle_of(library))]).body
    before, _, after = body.partition("Kept for reference: newer advice exists")
    assert "Find what applies to me" in before
    assert "Find what applies to me" not in after
    assert "Out of date: newer advice exists." in after
    assert "Do not decide by this text" in after
    assert "The old answer." not in body
    withdrawn = bundle_of(library, status=Status.WITHDRAWN)
    assert "newer advice exists" not in home(library, [parts_of(library, withdrawn)]).body


def replace_text(library: Library, text: str) -> object:
    return replace(library.guidelines[0].guideline.main_message, text=Prose(text))


@pytest.mark.parametrize("count", [1, 2, 40])
def test_each_topic_has_its_address_and_every_id_is_there_once(library: Library, count: int) -> None:
    page = home(library, many(library, count))
    assert {addresses.topic(name).partition("#")[2] for name in TOPICS} <= page.anchors
    ids = re.findall(r' id="([^"]+)"', page.body)
    assert sorted(ids) == sorted(page.anchors)


@pytest.mark.parametrize("count", [0, 40])
def test_a_topic_has_its_address_also_where_no_guideline_has_one(library: Library, count: int) -> None:
    other = [replace(part, line=replace(part.line, topic="")) for part in many(library, count)]
    page = home(library, other)
    assert {addresses.topic(name).partition("#")[2] for name in TOPICS} <= page.anchors


def test_of_forty_there_are_topics_changes_and_all_from_a_to_z(library: Library) -> None:
    parts = many(library, 40)
    page = home(library, parts)
    assert "Search 40 guidelines" in page.body
    assert "36 guidelines" in page.body.partition("gp-topic-skin")[2]
    assert [item.line.address for item in parts if item.line.address not in page.links] == []
    everything = page.body.partition('id="gp-all"')[2].partition('id="gp-kept"')[0]
    assert re.findall(r'<h3 id="gp-letter-\w">(.)</h3>', everything) == ["A", "B", "C", "E", "F", "K", "R", "S"]
    assert everything.count('<li><a href="guidelines/') == 36
    changed = page.body.partition('id="gp-changed"')[2].partition("</ul>")[0]
    assert changed.count("<li>") == 3
    assert "gp-titles--by-letter" not in page.body
    assert "gp-guide__body" not in page.body


def test_of_two_thousand_one_letter_is_seen_at_a_time_and_the_page_stays_light(library: Library) -> None:
    page = home(library, many(library, 2_000))
    assert "gp-titles--by-letter" in page.body
    packed = len(gzip.compress(page.body.encode(), 6))
    assert packed < 40_000, f"{packed:,} bytes"


@pytest.fixture(scope="module")
def overview(library: Library) -> Mapping[str, str]:
    """An overview with all that it can have, once current and once superseded."""
    found = {}
    for status in (Status.CURRENT, Status.SUPERSEDED):
        guideline: Guideline = bundle_of(library).guideline
        message = replace(guideline.main_message, grade=Ref("grade", "strong"))
        bundle = bundle_of(library, status=status, patient_title=Prose("Do I need a test?"), main_message=message)
        pages = {page.address: page for page in printed_pages(replace(library, guidelines=(bundle,)))}
        found[status.value] = pages[addresses.guideline(bundle.id)].body
    return found


def test_the_answer_comes_first_and_the_official_title_last(overview: Mapping[str, str]) -> None:
    body = overview["current"]
    places = [
        body.index(words)
        for words in (
            "<h1",
            "The short answer",
            "gp-strength",
            "gp-first-question",
            "Is this for me?",
            "Read more",
            "Full title:",
            "Source of this page:",
        )
    ]
    assert places == sorted(places)
    assert body.count("Do I need a test?") == 1


def test_what_is_out_of_date_says_so_right_below_the_title(overview: Mapping[str, str]) -> None:
    body = overview["superseded"]
    places = [body.index(words) for words in ("</h1>", "gp-band", "gp-notice--status", "The short answer")]
    assert places == sorted(places)
    assert "gp-first-question" not in body
