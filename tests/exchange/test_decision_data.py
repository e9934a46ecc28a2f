"""Each decision table is published for programs: as JSON that its schema describes, and as DMN."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator, FormatChecker

from generator.checks import load_and_check
from generator.cli import main
from generator.exchange.decisions import decision_data
from generator.model import data_files
from generator.model.directory import Directory
from generator.model.library import Library
from generator.text.resolve import Texts
from tests.support import DECISION, GUIDELINE, LibraryCase

CONTENT = Path(__file__).parent.parent.parent / "content"


@cache
def reference() -> Library:
    library = load_and_check(CONTENT).library
    assert library is not None
    return library


def data_of(library: Library) -> dict[str, str]:
    return dict(decision_data(library, Texts(Directory(library))))


def problems(data: dict[str, str]) -> list[str]:
    """What the JSON files say against the schema that is published beside them."""
    schema = json.loads(data[data_files.SCHEMA])
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema, format_checker=FormatChecker())
    files = {name: text for name, text in data.items() if name.startswith("data/decisions/") and name.endswith(".json")}
    assert files
    return [f"{name}: {error.message}" for name, text in files.items() for error in judge.iter_errors(json.loads(text))]


def test_every_reference_table_fits_its_schema() -> None:
    data = data_of(reference())
    assert problems(data) == []
    assert len([name for name in data if name.endswith(".dmn")]) == sum(
        len(bundle.decisions) for bundle in reference().guidelines
    )


def test_a_table_with_findings_and_every_type_fits_the_schema(tmp_path: Path) -> None:
    table = (CONTENT.parent / "tests/fixtures/dmn/every-type.yaml").read_text(encoding="utf-8")
    table = table.replace("every-type", "which-test").replace("[one, two]", "source-guideline")
    table = table.replace("output order", "unique")
    library = LibraryCase(tmp_path).put(DECISION, f"{table}verify: {{complete: off, overlap: off}}\n").load().library
    assert library is not None
    data = data_of(library)
    assert problems(data) == []
    report = json.loads(data["data/decisions/which-test.json"])["verification"]
    assert not report["proven"]
    assert report["analysed"] or report["other"]


def test_the_schema_refuses_what_it_does_not_know() -> None:
    data = data_of(reference())
    name = "data/decisions/how-often.json"
    broken = json.loads(data[name])
    broken["table"]["rules"][0]["when"]["age"] = {"any": [{"about": "40"}]}
    assert problems({**data, name: json.dumps(broken)}) != []


def test_data_tells_whose_it_is_and_what_the_words_are() -> None:
    data = json.loads(data_of(reference())["data/decisions/how-often.json"])
    assert data["guideline"]["status"] == "current"
    assert data["library"]["license"]
    signs = {"yes": "You have a sign or symptom, such as a lump", "no": "You have no sign or symptom"}
    assert data["inputs"][0]["values"] == signs
    assert data["table"]["rules"][0]["then"]["advice"] == "A mammogram every 2 years is recommended."
    assert data["verification"]["complete"] is True


def test_dmn_of_the_site_names_its_sources() -> None:
    text = data_of(reference())["data/decisions/how-often.dmn"]
    assert 'locationURI="https://www.uspreventiveservicestaskforce.org/' in text


def test_guidelines_may_share_an_identifier(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    for path in (GUIDELINE, DECISION):
        text = (case.content / path).read_text(encoding="utf-8")
        case.put(path.replace("sore-throat", "cough"), text.replace("guideline: sore-throat", "guideline: cough"))
    library = case.load().library
    assert library is not None
    files = data_files.decision_files(library)
    assert sorted(files.values()) == ["data/decisions/cough/which-test", "data/decisions/sore-throat/which-test"]
    data = data_of(library)
    assert problems(data) == []
    deep = json.loads(data["data/decisions/cough/which-test.json"])
    assert deep["$schema"] == "../../schemas/decision-data.json"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return LibraryCase(tmp_path_factory.mktemp("library")).withdrawn().build().site


def test_the_page_links_them_and_the_bundle_holds_them(site: Path) -> None:
    page = (site / "guidelines/sore-throat/about.html").read_text(encoding="utf-8")
    (bundle,) = (site / "offline").glob("*.zip")
    with zipfile.ZipFile(bundle) as archive:
        packed = {name.partition("/")[2] for name in archive.namelist()}
    for address in ("data/decisions/which-test.json", "data/decisions/which-test.dmn", data_files.SCHEMA):
        assert f'href="../../{address}"' in page
        assert (site / address).is_file()
        assert address in packed
    catalogue = json.loads((site / "data/library.json").read_text(encoding="utf-8"))
    assert catalogue["guidelines"][0]["decision-data"] == ["data/decisions/which-test.json"]


def test_the_command_prints_the_schema() -> None:
    printed = CliRunner().invoke(main, ["schema", "decision-data"])
    assert json.loads(printed.output) == json.loads(data_of(reference())[data_files.SCHEMA])
