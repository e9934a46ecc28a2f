"""JSON Schema comes from the definitions that the reader uses: what one accepts, the other does."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.source.library import KINDS
from generator.source.schema import schema
from tests.support import DECISION, GUIDELINE, QUESTIONS, LibraryCase

CONTENT = Path(__file__).parent.parent.parent / "content"


def validator(kind: str) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema(kind))
    return Draft202012Validator(schema(kind))


def kind_of(path: Path) -> str:
    if path.parent.name != "decisions":
        return path.stem
    return "score" if path.is_file() and "\nscore:" in path.read_text(encoding="utf-8") else "decision"


def as_json(text: str) -> object:
    """As a YAML editor sees it: JSON types, but days as text."""
    loader = type(
        "Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": dict(yaml.SafeLoader.yaml_implicit_resolvers)}
    )
    for first, resolvers in list(loader.yaml_implicit_resolvers.items()):
        kept = [item for item in resolvers if item[0] != "tag:yaml.org,2002:timestamp"]
        loader.yaml_implicit_resolvers[first] = kept
    return yaml.load(text, Loader=loader)  # noqa: S506 - a SafeLoader


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_reference_library_is_valid(path: Path) -> None:
    errors = list(validator(kind_of(path)).iter_errors(as_json(path.read_text(encoding="utf-8"))))
    assert errors == []


def test_starting_files_are_valid_and_unknown_keys_are_not(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    for path in ("library.yaml", "glossary.yaml", "resources.yaml", GUIDELINE, DECISION, QUESTIONS):
        text = (case.content / path).read_text(encoding="utf-8")
        check = validator(kind_of(Path(path)))
        assert list(check.iter_errors(as_json(text))) == []
        assert list(check.iter_errors(as_json(text + "\nunknown-key: 1\n")))


def test_a_guideline_has_one_date_of_its_source(tmp_path: Path) -> None:
    text, check = (LibraryCase(tmp_path).content / GUIDELINE).read_text(encoding="utf-8"), validator("guideline")
    assert list(check.iter_errors(as_json(text.replace("published:", "copy-dated:")))) == []
    assert list(check.iter_errors(as_json(text + "\ncopy-dated: 2025-01-31\n")))
    assert list(check.iter_errors(as_json(text.replace("published:", "# published:"))))


DANGER = """
alerts:
  lump:
    level: soon
    title: A lump
    watch-for: [It grows, {text: It is hard, source: source-guideline}]
    do: Ask.
    contact: nurse
    stricter: The source says less.
    source: source-guideline
    fact: F1
    search-terms: lump
contacts:
  nurse: {name: Your nurse, phone: 112, hours: weekdays, place: Room 3, address: mailto:nurse@example.org}
"""
UNREADABLE = {
    "another level": ("level: soon", "level: high"),
    "no level": ("    level: soon\n", ""),
    "no title": ("    title: A lump\n", ""),
    "nothing to do": ("    do: Ask.\n", ""),
    "a key that nobody knows": ("    do: Ask.", "    do: Ask.\n    then: Wait."),
    "a list of alerts": ("  lump:\n    level", "  - level"),
    "a contact in its place": ("contact: nurse", "contact: {name: Your nurse}"),
    "two contacts": ("contact: nurse", "contact: [nurse, doctor]"),
    "words in a phone number": ("phone: 112", "phone: call 112"),
    "too few digits": ("phone: 112", 'phone: "11"'),
    "a contact without a name": ("name: Your nurse, ", ""),
    "a contact that is a text": ("{name: Your nurse,", "Your nurse #"),
}


def read_and_judged(path: str, more: str, case: LibraryCase) -> tuple[bool, bool]:
    """Whether the reader finds no error in a file with more at its end, and whether its schema finds none."""
    text = (case.content / path).read_text(encoding="utf-8") + more
    loaded = case.put(path, text).load()
    return not loaded.findings.has_errors, not list(validator(kind_of(Path(path))).iter_errors(as_json(text)))


@pytest.mark.parametrize("path", ["library.yaml", GUIDELINE])
def test_alerts_and_contacts_are_accepted_by_both(path: str, tmp_path: Path) -> None:
    assert read_and_judged(path, DANGER, LibraryCase(tmp_path)) == (True, True)
    for phone in ("(202) 555-0100", "+44 20 7946 0000"):
        case = LibraryCase(tmp_path / phone)
        assert read_and_judged(path, DANGER.replace("phone: 112", f'phone: "{phone}"'), case) == (True, True)


@pytest.mark.parametrize("path", ["library.yaml", GUIDELINE])
@pytest.mark.parametrize("slip", UNREADABLE)
def test_alerts_and_contacts_that_one_refuses_the_other_refuses(slip: str, path: str, tmp_path: Path) -> None:
    old, new = UNREADABLE[slip]
    assert old in DANGER
    assert read_and_judged(path, DANGER.replace(old, new), LibraryCase(tmp_path)) == (False, False)


@pytest.mark.parametrize(
    ("path", "old"),
    [
        (GUIDELINE, "        main: true"),
        (DECISION, "    note: Why, in one sentence."),
        (DECISION, "    why: The guideline is for adults."),
        ("glossary.yaml", "    definition: The doctors, nurses and others who look after you."),
    ],
)
def test_what_can_name_an_alert_names_one(path: str, old: str, tmp_path: Path) -> None:
    check = validator(kind_of(Path(path)))
    case = LibraryCase(tmp_path)
    case.put("library.yaml", (case.content / "library.yaml").read_text(encoding="utf-8") + DANGER)
    indent = old[: len(old) - len(old.lstrip())]
    named = case.change(path, old, f"{old}\n{indent}alert: lump")
    assert not named.load().findings.has_errors
    assert list(check.iter_errors(as_json((case.content / path).read_text(encoding="utf-8")))) == []
    several = case.change(path, "alert: lump", "alert: [lump]")
    assert several.load().findings.has_errors
    assert list(check.iter_errors(as_json((case.content / path).read_text(encoding="utf-8"))))


def test_there_is_a_schema_for_every_kind_and_every_key_is_described() -> None:
    for kind in KINDS:
        for record in [schema(kind), *schema(kind)["$defs"].values()]:
            for key, value in record["properties"].items():
                assert value.get("description"), f"{kind}: {key} has no description"
