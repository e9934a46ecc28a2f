"""The live preview: an edit of YAML shows, and a mistake does not end it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from generator.publish.preview import is_own_host
from tests.support import DECISION, GUIDELINE, LibraryCase


class Preview:
    """`guidepress serve` at work; `until` reads its log, which is how a test waits."""

    def __init__(self, project: Path, program: str = "from generator.cli import main; main()") -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        command = [sys.executable, "-c", program, "serve", "-a", self.address]
        self._process = subprocess.Popen(
            command, cwd=project, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )

        # Only a preview that says nothing any more meets this; a test that waits for words ends with it.
        self._watchdog = Timer(60, self._process.kill)
        self._watchdog.start()

    def until(self, words: str) -> str:
        """Read the log up to a line with these words."""
        read = []
        assert self._process.stderr is not None
        for line in self._process.stderr:
            read.append(line)
            if words in line:
                return "".join(read)
        raise AssertionError(f"the preview ended without {words!r}: {''.join(read)}")

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"http://{self.address}/{path}") as answer:
            return str(answer.read().decode("utf-8"))

    def end(self) -> int:
        """Tell it to end, as a service manager does; its exit code."""
        self._process.terminate()
        return self._process.wait()

    def stop(self) -> None:
        self._watchdog.cancel()
        self._process.kill()
        self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    LibraryCase(tmp_path)
    running = Preview(tmp_path)
    yield running
    running.stop()


@pytest.mark.slow
@pytest.mark.parametrize("program", ["generator.cli import main", "mkdocs.__main__ import cli as main"])
def test_a_tag_that_comes_while_the_preview_runs_is_not_carried_out(program: str, tmp_path: Path) -> None:
    LibraryCase(tmp_path)
    mark, project_file = tmp_path / "ran", tmp_path / "mkdocs.yml"
    good = project_file.read_text(encoding="utf-8")
    preview = Preview(tmp_path, f"from {program}; main()")
    try:
        preview.until("Serving on")
        project_file.write_text(f"{good}extra: !!python/object/apply:os.mkdir [{mark}]\n", encoding="utf-8")
        assert "error[unsafe-tag]" in preview.until("Reloading browsers")
        page = preview.page("guidelines/sore-throat/index.html")
        assert "error[unsafe-tag]: MkDocs would execute the tag !!python/object/apply:os.mkdir" in page
        project_file.write_text(f"{good}site_description: Mended\n", encoding="utf-8")
        preview.until("Reloading browsers")
        assert "Say it in one sentence." in preview.page("guidelines/sore-throat/index.html")
    finally:
        preview.stop()
    assert not mark.exists()


@pytest.mark.slow
def test_a_preview_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    LibraryCase(tmp_path / "project")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    preview = Preview(tmp_path / "project")
    try:
        preview.until("Serving on")
        assert list((tmp_path / "temporary").glob("mkdocs_*"))
        assert preview.end() == 143
    finally:
        preview.stop()
    assert not list((tmp_path / "temporary").glob("mkdocs_*"))


def change(root: Path, old: str, new: str) -> None:
    path = root / "content" / GUIDELINE
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_an_edit_of_yaml_shows_and_a_mistake_is_told(preview: Preview, tmp_path: Path) -> None:
    preview.until("Serving on")
    assert "Say it in one sentence." in preview.page("guidelines/sore-throat/index.html")
    change(tmp_path, "Say it in one sentence.", "Drink something warm.")
    preview.until("Reloading browsers")
    assert "Drink something warm." in preview.page("guidelines/sore-throat/index.html")
    change(tmp_path, "status: draft", "status: drafft")
    assert "error[unknown-value]" in preview.until("Reloading browsers")
    page = preview.page("guidelines/sore-throat/index.html")
    assert "Drink something warm." in page
    assert (
        page.index("These are the last good pages")
        < page.index("error[unknown-value]")
        < page.rindex("Drink something")
    )
    assert "These are the last" not in preview.page("assets/guidepress/style.css")
    change(tmp_path, "status: drafft", "status: withdrawn")
    preview.until("Reloading browsers")
    page = preview.page("guidelines/sore-throat/index.html")
    assert "has been withdrawn" in page
    assert "These are the last good pages" not in page


@pytest.mark.slow
def test_a_preview_begins_with_errors_and_shows_the_pages_once_they_are_mended(tmp_path: Path) -> None:
    LibraryCase(tmp_path)
    change(tmp_path, "status: draft", "status: drafft")
    preview = Preview(tmp_path)
    try:
        assert "error[unknown-value]" in preview.until("Serving on")
        for address in ("", "guidelines/sore-throat/index.html"):
            assert "error[unknown-value]" in preview.page(address)
        change(tmp_path, "status: drafft", "status: withdrawn")
        preview.until("Reloading browsers")
        assert "has been withdrawn" in preview.page("guidelines/sore-throat/index.html")
    finally:
        preview.stop()


@pytest.mark.slow
def test_a_content_folder_that_is_replaced_is_watched_again(preview: Preview, tmp_path: Path) -> None:
    preview.until("Serving on")
    shutil.copytree(tmp_path / "content", tmp_path / "other")
    (tmp_path / "content").rename(tmp_path / "gone")
    assert "Say it in one sentence." in preview.page("guidelines/sore-throat/index.html")
    (tmp_path / "other").rename(tmp_path / "content")
    change(tmp_path, "Say it in one sentence.", "Drink something warm.")
    preview.until("Reloading browsers")
    page = preview.page("guidelines/sore-throat/index.html")
    while "Drink something warm." not in page:  # the rebuild may have been that of the folder
        preview.until("Reloading browsers")
        page = preview.page("guidelines/sore-throat/index.html")


@pytest.mark.slow
def test_a_preview_answers_only_under_its_own_name(preview: Preview) -> None:
    preview.until("Serving on")
    request = urllib.request.Request(f"http://{preview.address}/", headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)  # noqa: S310 - our own server
    with refused.value:  # else its connection stays open until somebody collects it, in whichever test that is
        assert refused.value.code == 403
    assert "Sore throat" in preview.page("")


@pytest.mark.parametrize(
    ("name", "listening", "own"),
    [
        ("localhost:8000", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("127.0.0.1:1", "127.0.0.1", True),
        ("[::1]:8000", "::1", True),
        ("", "127.0.0.1", True),
        ("192.168.0.7:8000", "192.168.0.7", True),
        ("192.168.0.7:8000", "0.0.0.0", True),  # noqa: S104
        ("[fe80::1]:8000", "::", True),
        ("192.168.0.7:8000", "127.0.0.1", False),
        ("evil.example", "0.0.0.0", False),  # noqa: S104
        ("localhost.evil.example:8000", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("localhost@evil.example", "127.0.0.1", False),
    ],
)
def test_which_names_are_a_machine_s_own(name: str, listening: str, *, own: bool) -> None:
    assert is_own_host(name, listening) is own


TABLE = """\
decision: which-test
name: Which test?
question: Which test?
hit-policy: unique
inputs:
  result: {label: Result, values: [positive, negative]}
outputs:
  advice: {label: Advice}
csv: rows.csv
"""


@pytest.mark.slow
def test_an_edit_of_a_csv_file_shows(preview: Preview, tmp_path: Path) -> None:
    preview.until("Serving on")
    table = tmp_path / "content" / DECISION
    rows = table.with_name("rows.csv")
    rows.write_text("result,advice\npositive,Ask\nnegative,Rest\n", encoding="utf-8")
    table.write_text(TABLE, encoding="utf-8")
    preview.until("Reloading browsers")
    rows.write_text("result,advice\npositive,Ask\nnegative,Drink tea\n", encoding="utf-8")
    preview.until("Reloading browsers")
    page = preview.page("guidelines/sore-throat/decisions/which-test.html")
    while "Drink tea" not in page:  # the first rebuild may have come between the two files
        preview.until("Reloading browsers")
        page = preview.page("guidelines/sore-throat/decisions/which-test.html")
