"""`guidepress dmn`: what it says, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

FIXTURES = Path(__file__).parent.parent / "fixtures" / "dmn"


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["dmn", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), "a traceback"
    return result


def test_import_names_what_it_wrote(tmp_path: Path) -> None:
    result = run("import", FIXTURES / "structures.dmn", "-o", tmp_path / "new" / "folder")
    assert result.exit_code == 0
    names = [Path(line.removeprefix("wrote ")).name for line in result.stdout.splitlines()]
    assert names == ["weight-band.yaml", "islate.yaml", "sex-and-stay.yaml"]
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(names)


def test_import_tells_of_cells_and_still_ends_well(tmp_path: Path) -> None:
    result = run("import", FIXTURES / "odd.dmn", "-o", tmp_path)
    assert result.exit_code == 0
    assert "warning[not-sfeel]" in result.stderr


def test_what_was_imported_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "islate.yaml").write_text("mine", encoding="utf-8")
    result = run("import", FIXTURES / "structures.dmn", "-o", tmp_path)
    assert result.exit_code == 3
    assert "islate.yaml exists already" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["islate.yaml"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!DOCTYPE x [<!ENTITY e 'e'>]><x>&e;</x>", "document type declaration"),
        ("<definitions>", "no element found"),
        ("<definitions/>", "no decision table"),
    ],
)
def test_bad_dmn_is_an_error_of_the_content(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "file.dmn"
    path.write_text(text, encoding="utf-8")
    result = run("import", path, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert f"{path}:1:" in result.stderr or path.as_posix() in result.stderr
    assert words in result.stderr
    assert not (tmp_path / "out").exists()


def test_export_writes_a_file_and_tells_what_dmn_cannot_say(tmp_path: Path) -> None:
    target = tmp_path / "file.dmn"
    result = run("export", FIXTURES / "every-type.yaml", "-o", target)
    assert result.exit_code == 0
    assert "https://www.omg.org/spec/DMN/20191111/MODEL/" in target.read_text(encoding="utf-8")
    assert "hint[dmn-not-carried]: DMN has no place for: labels of values" in result.stderr


def test_export_of_a_table_with_errors_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "table.yaml"
    path.write_text("decision: table\n", encoding="utf-8")
    result = run("export", path, "-o", tmp_path / "file.dmn")
    assert result.exit_code == 1
    assert "error[missing-key]" in result.stderr
    assert not (tmp_path / "file.dmn").exists()


def test_wrong_usage(tmp_path: Path) -> None:
    assert run("import", tmp_path / "none.dmn", "-o", tmp_path).exit_code == 2
    assert run("export", FIXTURES / "every-type.yaml").exit_code == 2
    assert run("export", FIXTURES / "every-type.yaml", "-o", tmp_path / "no" / "folder.dmn").exit_code == 3
