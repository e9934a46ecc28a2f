"""The first guideline keeps what its source says: every fact is found on a page, where the YAML says that it is.

The facts with words that must stand there are data (`her2_facts.yaml`): the source itself need not be here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from generator.checks import load_and_check
from generator.checks.literacy import MOST_ITEMS
from generator.model import addresses
from generator.model.library import GuidelineBundle, Library
from generator.model.values import LinkStatus, Prose, Status
from generator.model.walk import walk
from generator.pages.page import Page
from tests.content.carried import carried_words
from tests.support import printed_pages

HERE = Path(__file__).parent
OWN = "her2-metastatic-breast-cancer"
SOURCE = "asco-her2-guide-2015"
FACTS: Mapping[str, list[str]] = yaml.safe_load((HERE / "her2_facts.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def library() -> Library:
    loaded = load_and_check(HERE.parent.parent / "content")
    assert loaded.library is not None
    return loaded.library


@pytest.fixture(scope="module")
def bundle(library: Library) -> GuidelineBundle:
    return library.guideline(OWN)


@pytest.fixture(scope="module")
def pages(library: Library) -> Mapping[str, Page]:
    return {page.address: page for page in printed_pages(library)}


@pytest.fixture(scope="module")
def carried(pages: Mapping[str, Page]) -> Mapping[str, str]:
    """Of this guideline alone: the others have lists of their own."""
    others = {
        fact
        for path in HERE.glob("*_facts.yaml")
        if path.name != "her2_facts.yaml"
        for fact in yaml.safe_load(path.read_text(encoding="utf-8"))
    }
    return {fact: words for fact, words in carried_words(pages.values()).items() if fact not in others}


def test_all_64_facts_are_found_on_the_pages(carried: Mapping[str, str]) -> None:
    assert len(FACTS) == 64
    assert set(carried) == set(FACTS)


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_stands_where_it_is_marked(fact: str, carried: Mapping[str, str]) -> None:
    missing = [words for words in FACTS[fact] if words.casefold() not in carried[fact].casefold()]
    assert missing == [], carried[fact]


def test_nothing_clinical_stands_without_its_fact_and_source(bundle: GuidelineBundle) -> None:
    guideline = bundle.guideline
    statements = [
        guideline.main_message,
        *guideline.key_messages,
        *guideline.uncertainty,
        *guideline.audience.applies,
        *guideline.audience.excludes,
        *(guideline.changes.points if guideline.changes else ()),
        *(item for section in guideline.sections for item in section.recommendations),
        *(item for section in guideline.sections for item in section.risks),
        *(rule for table in bundle.decisions for rule in table.rules),
    ]
    assert [item.where for item in statements if not item.fact or not item.source] == []
    silent = [section.id.name for section in guideline.sections if not section.source]
    assert silent == []


def test_the_gene_is_in_italics_and_the_protein_is_not(pages: Mapping[str, Page]) -> None:
    bodies = [page.body for page in pages.values()]
    assert any("<em>HER2</em> gene" in body for body in bodies)
    assert [body for body in bodies if re.search(r"(?<!<em>)HER2 gene", body)] == []
    italics = {words for body in bodies for words in re.findall(r"<em>(.*?)</em>", body)}
    assert italics == {"HER2"}, "only the gene is in italics: no block, no other word"


def test_the_notice_comes_before_everything_on_each_page(pages: Mapping[str, Page]) -> None:
    own = [page for page in pages.values() if page.guideline == OWN]
    assert len(own) > 20
    for page in own:
        line, _, after = page.body.partition("</h1>")[2].partition("</p>")
        assert line.lstrip().startswith('<p class="gp-band'), page.address
        assert "Out of date (2015): do not decide by this text." in line, page.address
        assert after.lstrip().startswith('<aside class="gp-notice gp-notice--status'), page.address
        assert "This guideline is out of date." in after


def test_every_page_says_that_no_clinician_has_checked_it(pages: Mapping[str, Page], bundle: GuidelineBundle) -> None:
    assert bundle.guideline.reviewed_by == ()
    for page in pages.values():
        if page.guideline == OWN:
            assert "not clinically reviewed" in page.body.casefold(), page.address


def test_it_leads_to_what_took_its_place(bundle: GuidelineBundle, library: Library) -> None:
    assert bundle.guideline.status is Status.SUPERSEDED
    names = [ref.name for ref in bundle.guideline.superseded_by]
    assert names == ["asco-systemic-2022", "asco-brain-2022"]
    old = [
        library.resources[name].replaced_by for name in ("asco-systemic-2014", "asco-systemic-2018", "asco-brain-2014")
    ]
    assert [ref.name for ref in old if ref] == ["asco-systemic-2018", "asco-systemic-2022", "asco-brain-2022"]


def test_the_ten_links_of_the_source_are_kept_with_their_status(library: Library) -> None:
    links = [resource for resource in library.resources.values() if "A05" in resource.fact]
    retired = [resource for resource in links if resource.status is LinkStatus.RETIRED]
    unchecked = [resource for resource in links if resource.status is LinkStatus.UNCHECKED]
    assert (len(links), len(retired), len(unchecked)) == (10, 8, 2)
    assert all("://www.cancer.net/" in resource.address.url for resource in retired)
    assert all("://www.asco.org/" in resource.address.url for resource in unchecked)


def test_fourteen_questions_in_small_groups_each_lead_to_what_explains_them(bundle: GuidelineBundle) -> None:
    assert bundle.questions is not None
    questions = [item for group in bundle.questions.groups for item in group.questions]
    sourced = [item for item in questions if item.source]
    assert sorted(fact for item in sourced for fact in item.fact) == [f"Q{n:02}" for n in range(1, 15)]
    assert max(len(group.questions) for group in bundle.questions.groups) <= MOST_ITEMS
    assert [item.id.name for item in sourced if not item.explained_by] == []
    follow_ups = {item.fact[0]: len(item.follow_up) for item in sourced if item.follow_up}
    assert follow_ups == {"Q02": 1, "Q03": 1, "Q08": 2, "Q09": 1, "Q10": 1}


def test_what_a_patient_may_not_know_is_a_question_to_ask(bundle: GuidelineBundle) -> None:
    """Most of it is among the source's fourteen; the rest is the library's own, and no question stands twice."""
    assert bundle.questions is not None
    questions = [item for group in bundle.questions.groups for item in group.questions]
    asked = sorted(ref.name for item in questions for ref in item.asks)
    missing = {
        f"{table.decision}/{clause.id}"
        for table in bundle.decisions
        for clause in table.inputs
        if clause.domain.may_be_missing
    }
    assert asked == sorted(missing)
    own = [item.ask.raw for item in questions if not item.source]
    assert len(own) == 4
    assert [ask for ask in own if "cancer in my brain" in ask and not ask.startswith("If ")] == [], (
        "not everybody has it"
    )


def test_clinical_trials_are_mentioned_with_every_table(bundle: GuidelineBundle) -> None:
    for table in bundle.decisions:
        assert any("F17" in note.fact for note in table.notes), table.decision


def test_the_table_for_the_brain_hands_over_to_the_other(pages: Mapping[str, Page]) -> None:
    page = pages[addresses.decision(OWN, "brain-and-elsewhere")]
    assert addresses.decision(OWN, "outside-the-brain") in page.links


def test_no_number_stands_that_the_source_does_not_have(bundle: GuidelineBundle) -> None:
    """Doses, ages and limits would be inventions. Allowed are the source's own numbers and the years of documents."""
    allowed = {"12", "26", "2014", "2015", "2018", "2022", "2024"}
    names = re.compile(r"T-DM1|HER2|\(\w+:[^)]*\)")
    numbers = {
        number
        for prose in walk(bundle)
        if isinstance(prose, Prose)
        for number in re.findall(r"\d+", names.sub(" ", prose.raw))
    }
    assert numbers <= allowed
    risks = [risk for section in bundle.guideline.sections for risk in section.risks]
    assert {(risk.count.low, risk.count.high, risk.of) for risk in risks} == {(15, 20, 100), (0, 50, 100)}


def test_tables_come_in_the_order_in_which_the_sections_name_them(bundle: GuidelineBundle) -> None:
    names = [table.decision.name for table in bundle.decisions]
    assert names == ["outside-the-brain", "brain-imaging", "brain-metastases", "brain-and-elsewhere"]


def test_a_table_of_many_cases_is_folded_by_group(pages: Mapping[str, Page]) -> None:
    many = pages[addresses.decision(OWN, "outside-the-brain")].body
    assert many.count('<details class="gp-case-group gp-card-fold">') == 3
    assert "gp-case-group gp-card-fold" not in pages[addresses.decision(OWN, "brain-and-elsewhere")].body
