"""From the model to records."""

from pathlib import Path

from generator.model.directory import Directory
from generator.search.records import library_records
from generator.text.resolve import Texts
from tests.support import GUIDELINE, LibraryCase


def test_items_of_a_list_do_not_run_into_each_other(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(GUIDELINE, "- a list\n", "- a list\n      - of whole sentences.\n")
    library = case.load().library
    assert library is not None
    texts = [record.text for record in library_records(library, Texts(Directory(library)))]
    assert any(text.endswith("explained. a list; of whole sentences. of two items") for text in texts)
