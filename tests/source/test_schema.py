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
    return "decision" if path.parent.name == "decisions" else path.stem


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


def test_there_is_a_schema_for_every_kind_and_every_key_is_described() -> None:
    for kind in KINDS:
        for record in [schema(kind), *schema(kind)["$defs"].values()]:
            for key, value in record["properties"].items():
                assert value.get("description"), f"{kind}: {key} has no description"
