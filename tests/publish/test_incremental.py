"""An incremental build makes again what changed, all of it and nothing else, and gives the bytes of a whole build.

docs/design.md, What an incremental build tracks, has one line for each input that is changed here.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest

from generator.diagnostics import MachineError
from generator.model.library import Library
from generator.publish import engine, guideline_store, inputs, site_record, worker
from generator.publish.provenance import verify_bundle
from generator.publish.work import Job, LibraryContext, Timed
from generator.source.library import LibraryFiles, Loaded
from generator.store import VARIABLE, ContentStore
from generator.templates_dir import templates_dir
from tests.support import GUIDELINE, LibraryCase

ALL = {"sore-throat", "cough", "rash"}
OFF = "handouts: {summary: false, questions: false, decisions: false, paths: false, booklet: false}\n"
GLOSSARY = """terms:
  care-team: {term: care team, definition: "They look after you, in the [ward](term:ward)."}
  ward: {term: ward, definition: A part of a hospital.}
  swab: {term: swab, definition: A small brush.}
  unused: {term: never used, definition: Nothing.}
"""
RESOURCES = """resources:
  source-guideline:
    {title: The source, publisher: A body, address: "https://www.example.com/1", status: live, published: 2025-01-31}
  leaflet:
    {title: A leaflet, publisher: A body, address: "https://www.example.com/2", status: live, published: 2025-01-30}
  unused: {title: No one reads it, publisher: A body, address: "https://www.example.com/3", status: live}
"""


class Project(LibraryCase):
    """Three guidelines without handouts: one leads to another, one has a word and a source of its own."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        library = (self.content / "library.yaml").read_text(encoding="utf-8")
        self.put("library.yaml", library + OFF).put("glossary.yaml", GLOSSARY).put("resources.yaml", RESOURCES)
        for name in ("cough", "rash"):
            self.copy_as(name)
        self.change(GUIDELINE, "The first of the most important points.", "As [another](guideline:cough) says.")
        self.change("guidelines/rash/guideline.yaml", "Say what a reader can do now.", "Ask for a [swab](term:swab).")
        self.change("guidelines/rash/guideline.yaml", "- The second.", "- {text: The second., source: leaflet}")
        self.withdrawn()
        self.made: set[str] = set()

    def copy_as(self, name: str) -> Project:
        """One guideline more, as the starting files have it."""
        own = self.content / "guidelines/sore-throat"
        for path in sorted(own.rglob("*.yaml")):
            text = path.read_text(encoding="utf-8").replace("guideline: sore-throat", f"guideline: {name}")
            text = text.replace("As [another](guideline:cough) says.", "The first of the most important points.")
            self.put(f"guidelines/{name}/{path.relative_to(own)}", text)
        return self

    def built(self, jobs: int = 1) -> engine.Built:
        """Build, and note in `made` the guidelines that were made."""
        self.made, self.said = set(), []

        def noted(job: Job, known: LibraryContext, name: str) -> Timed:
            self.made.add(name)
            return worker.build_guideline(job, known, name)

        with pytest.MonkeyPatch.context() as patch:
            if jobs == 1:
                patch.setattr("generator.publish.language_edition.build_guideline", noted)
            config = self.root / "mkdocs.yml"
            return engine.build(config, None, strict=False, progress=lambda _: None, say=self.said.append, jobs=jobs)

    def files(self) -> Mapping[str, bytes]:
        found = (path for path in sorted(self.site.rglob("*")) if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}

    def from_scratch(self) -> Mapping[str, bytes]:
        """The site as a build makes it that knows nothing of earlier ones; lines that it tells are in `said`."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(VARIABLE, str(self.root / "empty"))
            shutil.rmtree(self.root / "empty", ignore_errors=True)
            self.built()
        return self.files()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project that was built once."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "store"))
    case = Project(tmp_path / "project")
    case.built()
    assert case.made == ALL
    return case


def in_guideline(name: str) -> Callable[[Project], object]:
    return lambda case: case.change(f"guidelines/{name}/guideline.yaml", "Say for whom it is.", "For you.")


def template_of_ones_own(case: Project) -> None:
    theirs = case.root / "own/partials"
    theirs.mkdir(parents=True, exist_ok=True)
    (theirs / "own.html").write_text("own", encoding="utf-8")
    path = case.root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").replace("name: material\n", "name: material\n  custom_dir: own\n")
    path.write_text(text, encoding="utf-8")


def font_of_ones_own(case: Project) -> None:
    font = next((templates_dir() / "fonts").rglob("*.ttf"))
    case.put("paper-fonts/own.ttf", font.read_bytes())


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><path d="{}"/></svg>'


def picture_of_a_guideline(case: Project) -> None:
    case.put("guidelines/rash/arm.svg", DRAWING.format("M0 0h4"))
    case.change("guidelines/rash/guideline.yaml", "\nversion:", "\npicture: arm.svg\nversion:")


def picture_of_a_topic(case: Project) -> None:
    text = (case.content / "library.yaml").read_text(encoding="utf-8")
    case.put("skin.svg", DRAWING.format("M0 0h5"))
    case.put("library.yaml", text + "topics:\n  skin: {title: Skin, picture: skin.svg}\n")


CHANGES: Mapping[str, tuple[Callable[[Project], object], set[str]]] = {
    "a text of a guideline": (in_guideline("rash"), {"rash"}),
    "a text of a guideline that another leads to": (in_guideline("cough"), {"cough", "sore-throat"}),
    "a table": (
        lambda case: case.change("guidelines/rash/decisions/which-test.yaml", "Why, in one sentence.", "Because."),
        {"rash"},
    ),
    "a question": (
        lambda case: case.change("guidelines/rash/questions.yaml", "What does this mean for me?", "And what now?"),
        {"rash"},
    ),
    "what a word means": (lambda case: case.change("glossary.yaml", "A small brush.", "A brush."), {"rash"}),
    "what a word means that a definition uses": (
        lambda case: case.change("glossary.yaml", "A part of a hospital.", "Rooms of a hospital."),
        ALL,
    ),
    "what a word means that nobody uses": (lambda case: case.change("glossary.yaml", "Nothing.", "Naught."), set()),
    "the name of a word": (lambda case: case.change("glossary.yaml", "term: never used", "term: seldom used"), ALL),
    "a new word": (
        lambda case: case.put("glossary.yaml", GLOSSARY + "  new: {term: new word, definition: It.}\n"),
        ALL,
    ),
    "a source": (lambda case: case.change("resources.yaml", "A leaflet", "A booklet"), {"rash"}),
    "a source that nobody uses": (lambda case: case.change("resources.yaml", "No one reads it", "No one"), set()),
    "the date of the library": (
        lambda case: case.change("resources.yaml", "2025-01-30}", "2025-02-28}"),
        ALL,
    ),
    "what every page says": (
        lambda case: case.change("library.yaml", "do not replace a talk", "never replace a talk"),
        ALL,
    ),
    "a picture of a guideline": (picture_of_a_guideline, {"rash"}),
    "the same picture drawn anew": (
        lambda case: case.put("guidelines/rash/arm.svg", DRAWING.format("M0 0v4")),
        {"rash"},
    ),
    "a picture of a topic": (picture_of_a_topic, ALL),
    "that picture drawn anew": (lambda case: case.put("skin.svg", DRAWING.format("M0 0v5")), ALL),
    "a font of one's own": (font_of_ones_own, ALL),
    "a new Markdown page": (lambda case: case.put("team.md", "# Our team\n\nWe.\n"), ALL),
    "the text of a Markdown page": (lambda case: case.put("team.md", "# Our team\n\nThey.\n"), set()),
    "a new guideline": (lambda case: case.copy_as("fever"), {"fever"}),
    "a guideline less": (lambda case: shutil.rmtree(case.content / "guidelines/fever"), set()),
    "the address of the site": (lambda case: case.configure("site_url: https://www.example.org/\n"), ALL),
    "the theme of one's own": (template_of_ones_own, ALL),
}


@pytest.mark.slow
def test_each_input_makes_again_what_was_made_from_it(project: Project) -> None:
    """One after the other, in one project, as editors work; each time the bytes are those of a build from scratch."""
    for what, (change, expected) in CHANGES.items():
        change(project)
        built = project.built()
        assert project.made == expected, what
        assert not built.is_unchanged, what
        assert verify_bundle(built.bundle).problems == [], what
        if project.made != ALL:  # else all was made anew already
            found, said = project.files(), project.said
            assert found == project.from_scratch(), what
            assert said == project.said, what


def test_what_is_as_it_was_is_linked_and_not_written(project: Project) -> None:
    before = {path: path.stat() for path in project.site.rglob("*.html")}
    in_guideline("rash")(project)
    project.built()
    assert project.made == {"rash"}
    kept = {path for path, old in before.items() if path.stat().st_ino == old.st_ino}
    assert project.site / "guidelines/cough/index.html" in kept
    assert project.site / "guidelines/rash/index.html" not in kept
    assert project.files() == project.from_scratch()


def test_where_nothing_changed_the_site_stays_and_the_same_is_said(project: Project) -> None:
    project.change("glossary.yaml", "definition: Nothing.", "definition: Nothing <b>at</b> all.")
    project.built()
    said, before = project.said, project.site.stat()  # looking at a folder changes its `st_atime` alone
    assert said
    built = project.built()
    assert built.is_unchanged
    assert project.said == said
    after = project.site.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (built.pages, built.bundle_size) == (len(list(project.site.rglob("*.html"))), built.bundle.stat().st_size)


@pytest.mark.parametrize("damage", ["changed", "gone", "more"])
def test_a_site_that_somebody_touched_is_made_right(project: Project, damage: str) -> None:
    right, page = project.files(), project.site / "guidelines/rash/index.html"
    if damage == "changed":
        page.write_bytes(page.read_bytes().replace(b"rash", b"RASH"))
    elif damage == "gone":
        page.unlink()
    else:
        (project.site / "note.txt").write_text("mine", encoding="utf-8")
    assert not project.built().is_unchanged
    assert project.files() == right


@pytest.mark.slow
def test_the_date_that_is_asked_of_one_build_counts(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert not project.built().is_unchanged
    assert project.made == ALL


@pytest.mark.slow
def test_a_build_that_was_content_is_no_strict_one(project: Project) -> None:
    project.change("glossary.yaml", "definition: Nothing.", "definition: Nothing <b>at</b> all.")
    project.built()
    with pytest.raises(engine.ContentError, match="strict"):
        engine.build(project.root / "mkdocs.yml", None, strict=True, progress=lambda _: None, say=project.said.append)


@pytest.mark.slow
def test_another_program_makes_everything_anew(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "digest_of_program", lambda: "another")
    assert not project.built().is_unchanged
    assert project.made == ALL


def test_the_digest_of_the_program_goes_by_every_file_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inputs.digest_of_program()
    shutil.copytree(templates_dir(), tmp_path / "templates")
    monkeypatch.setattr(inputs, "templates_dir", lambda: tmp_path / "templates")
    assert inputs.digest_of_program() == before
    (tmp_path / "templates/pages/home.html").write_text("another", encoding="utf-8")
    assert inputs.digest_of_program() != before
    monkeypatch.undo()
    monkeypatch.setattr(inputs, "_installed", lambda: iter(["another-1.0.dist-info"]))
    assert inputs.digest_of_program() != before


DAMAGE: Mapping[str, Callable[[bytes], bytes]] = {
    "cut short": lambda data: data[:-40],
    "empty": lambda _: b"",
    "changed": lambda data: data.replace(b"Sore throat", b"Sore THROAT"),
    "of another kind": lambda _: msgspec.msgpack.encode({"taken": 1}),
    "longer": lambda data: data + b"x",
}


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_store_is_noticed(project: Project, damage: str) -> None:
    right, store = project.files(), project.root.parent / "store"
    for path in (*store.rglob("*.guideline"), *store.rglob("*.site")):
        path.write_bytes(DAMAGE[damage](path.read_bytes()))
    (project.site / "index.html").write_text("touched", encoding="utf-8")
    project.built()
    assert project.made == ALL
    assert project.files() == right


@pytest.mark.slow
def test_an_entry_with_a_true_checksum_that_holds_something_else_is_made_again(project: Project) -> None:
    store = project.root.parent / "store"
    for kind, suffix in ((guideline_store.KIND, ".guideline"), (site_record.KIND, ".site")):
        for path in (store / kind).glob(f"*{suffix}"):
            ContentStore(store / kind, suffix).put(path.stem, msgspec.msgpack.encode({"taken": {}, "worked": [1]}))
    right = project.files()
    assert not project.built().is_unchanged
    assert project.made == ALL
    assert project.files() == right


def test_what_is_kept_is_data(project: Project) -> None:
    """No pickle: msgpack reads each entry without knowing any type of ours."""
    kept = list((project.root.parent / "store/guidelines").glob("*.guideline"))
    assert len(kept) == len(ALL)
    for path in kept:
        data = ContentStore(path.parent, ".guideline").get(path.stem)
        assert data is not None
        assert set(msgspec.msgpack.decode(data)) == {"taken", "worked"}


@pytest.mark.slow
def test_what_has_errors_or_tells_of_a_shared_file_is_not_kept(project: Project) -> None:
    project.change("guidelines/rash/guideline.yaml", "Say for whom it is.", "For [you](term:nobody).")
    with pytest.raises(engine.ContentError):
        project.built()
    with pytest.raises(engine.ContentError):
        project.built()
    assert "rash" in project.made


def test_a_file_that_changes_while_it_is_read_is_not_kept_under_what_it_was(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_guideline("rash")(project)
    really = LibraryFiles.load_guideline

    def late(self: LibraryFiles, name: str, shared: Library) -> Loaded:
        if name == "rash":
            project.change("guidelines/rash/guideline.yaml", "For you.", "For them.")
        return really(self, name, shared)

    with monkeypatch.context() as patch:
        patch.setattr(LibraryFiles, "load_guideline", late)
        project.built()
    project.change("guidelines/rash/guideline.yaml", "For them.", "For you.")
    project.built()
    assert project.files() == project.from_scratch()


@pytest.mark.slow
def test_what_a_guideline_names_is_taken_though_only_its_title_was_asked_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Titles stand in the directory of the library, which nothing traces."""
    in_guideline("rash")(project)
    with monkeypatch.context() as patch:
        patch.setattr(guideline_store, "_traced", lambda _: set())
        project.built()
    project.change("resources.yaml", "A leaflet", "A booklet")
    project.built()
    assert project.made == {"rash"}


@pytest.mark.slow
def test_a_word_that_only_a_sheet_explains_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On paper a word of the glossary is explained where it stands without a link, too."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "store"))
    case = Project(tmp_path / "project")
    case.change("library.yaml", OFF, OFF.replace("summary: false", "summary: true, papers: [a4]"))
    for name in ALL - {"cough"}:
        shutil.rmtree(case.content / "guidelines" / name)
    case.change("guidelines/cough/guideline.yaml", "Say it in one sentence.", "A swab may help.")
    case.built()
    case.change("glossary.yaml", "A small brush.", "A brush.")
    case.built()
    assert case.made == {"cough"}


@pytest.mark.slow
def test_a_store_that_cannot_be_written_is_done_without(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a full disk, where the site lies on another one."""
    in_guideline("rash")(project)
    really = os.fdopen

    def full(*given: object, **more: object) -> object:
        really(*given, **more).close()  # type: ignore[call-overload] # as they came
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("generator.store.os.fdopen", full)
        project.built()
    right = project.files()
    assert not list((project.root.parent / "store").rglob("*.part"))
    project.built()
    assert project.files() == right == project.from_scratch()


@pytest.mark.slow
def test_a_disk_without_links_gets_copies(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("generator.publish.site_writer.os.link", refuse)
    in_guideline("rash")(project)
    project.built()
    assert project.files() == project.from_scratch()


@pytest.mark.slow
def test_one_process_or_several_go_on_from_each_other(project: Project) -> None:
    in_guideline("rash")(project)
    in_guideline("cough")(project)
    project.built(jobs=2)
    several = project.files()
    assert several == project.from_scratch()
    project.built(jobs=4)
    assert project.files() == several


@pytest.mark.slow
def test_two_builds_at_once_leave_a_whole_site(project: Project) -> None:
    """The second is refused while the first runs; both share a store."""
    in_guideline("rash")(project)
    program = "import sys; from generator.cli import main; main(['build', '-f', sys.argv[1]])"
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", program, str(project.root / "mkdocs.yml")]
    running = [subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate()[1] for process in running]
    codes = [process.returncode for process in running]
    assert 0 in codes, told
    assert all(code == 0 or "another build is running" in words for code, words in zip(codes, told, strict=True)), told
    assert project.files() == project.from_scratch()


@pytest.mark.slow
def test_foreign_plugins_and_hooks_make_everything_anew(project: Project) -> None:
    (project.root / "hook.py").write_text(
        "def on_page_content(html, **_):\n    return html.replace('Say it', 'Tell it')\n", encoding="utf-8"
    )
    project.configure("hooks: [hook.py]\n")
    project.built()
    assert project.made == ALL
    (project.root / "hook.py").write_text("def on_page_content(html, **_):\n    return html\n", encoding="utf-8")
    assert not project.built().is_unchanged
    assert project.made == ALL


@pytest.mark.slow
def test_a_disk_that_is_full_is_a_sentence(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    right = project.files()
    in_guideline("rash")(project)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "page.html")

    with monkeypatch.context() as patch:
        patch.setattr("generator.publish.site_writer.Path.write_bytes", full)
        with pytest.raises(MachineError, match="No space left"):
            project.built()
    assert project.files() == right
    project.built()
    assert project.files() == project.from_scratch()
