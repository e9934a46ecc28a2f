"""Paper from the browser: every kind of page, as Chromium prints it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from tests.browser.harness import Reader
from tests.browser.test_site import KINDS

Read = Callable[..., Reader]
NEVER_ON_PAPER = ("Skip to the text", "All guidelines", "On this page", "Next page", "Take this library with you")
TALL_TABLE = """() => {
  const body = document.querySelector(".gp-cases tbody");
  const row = body.rows[0];
  const cell = row.cells[row.cells.length - 1];
  for (let n = 0; n < 6; n++) cell.append(" The reason is told at some length, so that a row has several lines.");
  for (let n = 0; n < 39; n++) {
    const copy = row.cloneNode(true);
    copy.removeAttribute("id");
    copy.cells[0].textContent = `A${n}A`;
    copy.cells[copy.cells.length - 1].append(` Z${n}Z`);
    body.append(copy);
  }
}"""


@pytest.fixture
def printed(host: str, read: Read) -> Callable[[str], str]:
    """The words of a kind of page, as it is printed."""

    def words(kind: str) -> str:
        return " ".join(pages_of(read(host + KINDS[kind])))

    return words


def pages_of(reader: Reader, paper: str = "A4") -> list[str]:
    pdf = reader.page.pdf(format=paper, prefer_css_page_size=True)
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_the_text_and_no_navigation(printed: Callable[[str], str], kind: str) -> None:
    words = printed(kind)
    assert len(words) > 200
    assert [phrase for phrase in NEVER_ON_PAPER if phrase in words] == []
    assert "do not replace talking with the people on your care team" in words


def test_addresses_of_other_sites_are_printed(printed: Callable[[str], str]) -> None:
    together = "".join(printed("resources").split())
    assert "https://www.uspreventiveservicestaskforce.org/uspstf/recommendation/breast-cancer-screening" in together


def test_words_are_explained_on_the_paper_that_uses_them(printed: Callable[[str], str]) -> None:
    assert "Breasts with little fat" in printed("section") + printed("overview")


def test_a_long_table_is_whole_and_its_head_stands_on_every_page(host: str, read: Read) -> None:
    reader = read(host + KINDS["decision"])
    reader.page.evaluate(TALL_TABLE)
    pages = pages_of(reader)
    for number in range(39):
        (begins,) = [index for index, page in enumerate(pages) if re.search(rf"\bA{number}A\b", page)]
        (ends,) = [index for index, page in enumerate(pages) if re.search(rf"\bZ{number}Z\b", page)]
        assert begins == ends, f"row {number} is split"
    with_rows = [page for page in pages if re.search(r"\bA\d+A\b", page)]
    assert len(with_rows) > 2
    assert [page for page in with_rows if "What the guideline says" not in page] == []


def test_what_is_folded_on_screen_is_open_on_paper(host: str, read: Read) -> None:
    reader = read(host + KINDS["section"])
    reader.page.evaluate(
        """() => document.querySelector(".gp-prose").insertAdjacentHTML(
             "beforeend", "<details><summary>More</summary><p>Folded away on screen</p></details>")"""
    )
    assert "Folded away on screen" in " ".join(pages_of(reader))


def test_a_table_prints_its_cases_and_steps_and_neither_proof_nor_examples(printed: Callable[[str], str]) -> None:
    words = printed("decision")
    for said in (
        "You are 40 to 74 years old",
        "You are younger than 40",
        "Outside this guideline",
        "What the table asks",
    ):
        assert said in words
    assert "How old are you?" in words
    for left_out in ("Checked by machine", "Table tested", "You are 52, at average risk", "Link to this case"):
        assert left_out not in words


ANSWERS = {"78": ("no sign", "78", "None of these"), "not known": ("no sign", "52", "know"), "a lump": ("a sign",)}


@pytest.mark.parametrize("size", ["auto", "larger", "largest"])
@pytest.mark.parametrize("given", ANSWERS)
def test_an_answer_is_two_pages_at_most_and_what_it_rests_on_is_on_the_first(
    host: str, read: Read, given: str, size: str
) -> None:
    """Before the answer stands nothing but what it is about; alerts that stand on every page come behind it."""
    reader = read(host + KINDS["decision"], width=375)
    panel = reader.page.locator("#gp-explorer")
    panel.get_by_role("button").first.click()
    for words in ANSWERS[given]:
        if words.isdigit():
            panel.get_by_role("textbox").fill(words)
        else:
            panel.locator(".gp-option", has_text=words).first.click()
        panel.locator("form button[type=submit]").click()
    panel.locator(".gp-answer").first.wait_for()
    says = panel.locator(".gp-answer__says").first.inner_text()
    said = panel.locator(".gp-said dd > span").all_inner_texts()
    reader.page.evaluate("size => { document.documentElement.dataset.text = size; }", size)
    for paper in ("A4", "Letter"):
        pages = pages_of(reader, paper)
        assert len(pages) <= 2, paper
        first = pages[0].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        place = first.index(says[:30])
        assert place < (200 if given != "a lump" else 500), first[:place]
        assert "Emergency:" not in first[:place]
        for words in ["Because you said", *said]:
            assert words.replace("\u00a0", " ").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") in first, words


def test_two_questions_taken_along_are_one_page_with_room_to_write(host: str, read: Read) -> None:
    """On US Letter, which is shorter, the lines that say who publishes them may stand on a second one."""
    reader = read(host + KINDS["questions"], width=375)
    boxes = reader.page.locator("[data-question] input")
    for number in (0, 2):
        boxes.nth(number).check()
    for paper, most in (("A4", 1), ("Letter", 2)):
        pages = pages_of(reader, paper)
        assert len(pages) <= most, paper
        for words in ("Is my risk of breast cancer average or high?", "With whom, and where", "My notes", "Emergency:"):
            assert words in pages[0], paper
        assert pages[0].count("checked against its source on November 23, 2026") == 1, "once is enough"
