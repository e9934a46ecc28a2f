"""To whom a guideline speaks: clinicians are not told to ask those who read it, on no face."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator.analysis import Analyses
from generator.exchange.catalogue import catalogue
from generator.exchange.decide import decide_file
from generator.exchange.decisions import guideline_decisions
from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.language.catalogue import ENGLISH, Catalogue
from generator.language.extraction import messages as extracted
from generator.language.voices import _TO_CLINICIANS, to_clinicians
from generator.model import addresses
from generator.model.directory import Directory
from generator.model.library import Library
from generator.pages.structured import json_ld
from generator.search.records import library_records
from generator.text.resolve import Texts
from tests.support import DECISION, GUIDELINE, LibraryCase, printed_pages

CARE_TEAM = re.compile(r"(?i)care team|your doctor")


def spoken_to(root: Path, voice: str, status: str = "superseded\nsuperseded-by: source-guideline") -> LibraryCase:
    """A guideline that would send its readers to their care team wherever we speak, and never by its own texts."""
    case = LibraryCase(root).with_schedules()
    for path in sorted(case.content.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8").replace("care team", "helpers")
        path.write_text(text, encoding="utf-8")
    case.change(
        GUIDELINE, "status: draft", f"status: {status}\nexplorer: yes\nhandouts: {{paths: true}}\nvoice: {voice}"
    )
    return case


@pytest.fixture(scope="module")
def clinicians(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return spoken_to(tmp_path_factory.mktemp("clinicians"), "clinicians").library()


@pytest.fixture(scope="module")
def patients(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return spoken_to(tmp_path_factory.mktemp("patients"), "patients").library()


def words_of(body: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def said(library: Library) -> dict[str, str]:
    """All that the guideline's pages, sheets and data say."""
    texts, (bundle,) = Texts(Directory(library)), library.guidelines
    found = {page.address: page.body for page in printed_pages(library) if page.guideline}
    context = HandoutContext(library=library, texts=texts)
    found |= {f"{plan.kind} {plan.name}": str(plan.document()) for plan in plans(context, bundle)}
    found |= dict(guideline_decisions(library, texts, Analyses(texts), bundle))
    found["catalogue"] = json.dumps(json.loads(catalogue(library, texts))["guidelines"])
    found["records"] = str([record for record in library_records(library, texts) if record.guideline])
    return found


def test_no_face_sends_a_clinician_to_the_care_team(clinicians: Library, patients: Library) -> None:
    silent = {name for name, text in said(clinicians).items() if CARE_TEAM.search(unescape(text))}
    assert silent == set()
    loud = {name for name, text in said(patients).items() if CARE_TEAM.search(unescape(text))}
    assert {addresses.guideline("sore-throat"), addresses.decision("sore-throat", "which-test"), "catalogue"} <= loud


def test_patients_are_spoken_to_as_ever(patients: Library, tmp_path: Path) -> None:
    unsaid = spoken_to(tmp_path, "patients")
    unsaid.change(GUIDELINE, "\nvoice: patients", "")
    assert said(unsaid.library()) == said(patients)


def test_every_page_and_list_says_for_whom_it_is_written(clinicians: Library, patients: Library) -> None:
    pages = [page for page in printed_pages(clinicians) if "gp-standing" in page.body and page.guideline]
    assert len(pages) > 4
    assert all("Written for clinicians" in page.body for page in pages)
    (about,) = [page for page in printed_pages(clinicians) if page.address == addresses.about("sore-throat")]
    assert "Readers Written for clinicians" in words_of(about.body)
    assert not [page for page in printed_pages(patients) if "Written for" in page.body]
    texts = Texts(Directory(clinicians))
    for plan in plans(HandoutContext(library=clinicians, texts=texts), clinicians.guidelines[0]):
        if plan.kind in {"summary", "booklet"}:
            assert "Written for clinicians." in str(plan.document()), plan.kind


def test_search_says_it_of_a_guideline_in_use(tmp_path: Path) -> None:
    library = spoken_to(tmp_path, "clinicians", status="draft").library()
    bundle = library.guidelines[0]
    assert all(
        item.notice for item in library_records(library, Texts(Directory(library))) if item.guideline == bundle.id
    )


@pytest.mark.parametrize(
    ("voice", "readers"),
    [
        ("patients", ["Patient", "Caregiver"]),
        ("clinicians", ["Clinician"]),
        ("both", ["Patient", "Caregiver", "Clinician"]),
    ],
)
def test_programs_are_told(voice: str, readers: list[str], tmp_path: Path) -> None:
    library = spoken_to(tmp_path, voice).library()
    texts, page = Texts(Directory(library)), next(page for page in printed_pages(library) if page.guideline)
    data: dict[str, Any] = json.loads(json_ld(page, library, texts, ""))
    assert [item["audienceType"] for item in data["audience"]] == readers
    (entry,) = json.loads(catalogue(library, texts))["guidelines"]
    assert entry.get("voice", "patients") == voice
    assert ("voice" in entry) is (voice != "patients")


def test_both_are_spoken_to_as_patients(tmp_path: Path) -> None:
    library = spoken_to(tmp_path, "both").library()
    overview = next(page for page in printed_pages(library) if page.address == addresses.guideline("sore-throat"))
    assert "ask your care team about the newer advice" in overview.body
    assert "Written for patients and clinicians" in overview.body


def test_the_command_speaks_so_too(tmp_path: Path) -> None:
    case = spoken_to(tmp_path, "clinicians")
    text = (case.content / DECISION).read_text(encoding="utf-8")
    (why,) = re.findall(r"^open:\n(?:.*\n)*?.*why: (.*?)\.?$", text, re.MULTILINE)
    young = decide_file(case.content / DECISION, '{"age": 5}', as_json=False).text
    assert why in young
    assert "use your clinical judgement" in young
    assert not CARE_TEAM.search(young)
    case.change(GUIDELINE, "voice: clinicians", "voice: patients")
    assert "ask your care team" in decide_file(case.content / DECISION, '{"age": 5}', as_json=False).text


def test_what_is_said_to_patients_is_really_said() -> None:
    """And whatever sends a reader to the care team has its words for clinicians."""
    messages = {message.id if isinstance(message.id, str) else message.id[0] for message in extracted() if message.id}
    assert set(_TO_CLINICIANS) <= messages
    assert set(_TO_CLINICIANS.values()) <= messages
    asking = {message for message in messages if re.search(r"(?i)care team", message)}
    of_search = {"Ask your care team: “What can you tell me about {query}?”"}  # above all guidelines
    assert asking - set(_TO_CLINICIANS) == of_search
    for patients, clinicians in _TO_CLINICIANS.items():
        assert re.findall(r"\{\w+\}", patients) == re.findall(r"\{\w+\}", clinicians)


def test_a_language_without_words_for_clinicians_keeps_its_own() -> None:
    one, other = (
        "If you are one of these people, ask your care team.",
        "Cases of the table disagree here. Ask your care team.",
    )
    words = Catalogue("de", {("", one): ("Fragen Sie.",), ("", other): ("x",), ("", _TO_CLINICIANS[other]): ("y",)})
    heard = to_clinicians(words)
    assert (heard.text(one), heard.text(other)) == ("Fragen Sie.", "y")
    assert to_clinicians(ENGLISH).text(one) == _TO_CLINICIANS[one]
