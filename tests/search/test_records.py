"""From the model to records."""

from pathlib import Path

from generator.model.directory import Directory
from generator.search.record import Record
from generator.search.records import library_records
from generator.text.resolve import Texts
from tests.support import DECISION, GUIDELINE, LibraryCase


def records(case: LibraryCase) -> dict[str, Record]:
    """The records of a case, by address."""
    library = case.library()
    return {record.address: record for record in library_records(library, Texts(Directory(library)))}


def test_an_answer_is_found_by_whom_it_is_for_in_sentences(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(
        DECISION, "  - id: adults-positive\n", "  - id: adults-positive\n    say: You are ill.\n"
    )
    found = records(case)
    table = "guidelines/sore-throat/decisions/which-test.html"
    said, made = found[f"{table}#adults-positive"], found[f"{table}#adults-negative"]
    assert said.title == "You are ill."
    assert made.title == "Your age: 18 years or more. Test result: Negative."
    assert said.headings == made.headings == (found[table].title,)
    assert made.text.startswith("Write the other advice here")


def test_how_old_a_guideline_is_can_be_searched_for(tmp_path: Path) -> None:
    about = records(LibraryCase(tmp_path).current())["guidelines/sore-throat/about.html"]
    assert about.text == "Current · text checked against its source on 31 January 2025."
    assert "is this still valid" in about.aliases


def test_items_of_a_list_do_not_run_into_each_other(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(GUIDELINE, "- a list\n", "- a list\n      - of whole sentences.\n")
    library = case.load().library
    assert library is not None
    texts = [record.text for record in library_records(library, Texts(Directory(library)))]
    assert any(text.endswith("explained. a list; of whole sentences. of two items") for text in texts)
