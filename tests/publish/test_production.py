"""A library is made guideline by guideline: the same site, and the same words to its editors, however it is made."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pytest

from generator.diagnostics import MachineError
from generator.publish import engine
from generator.publish.engine import ContentError
from generator.publish.work import Job, LibraryContext, Timed, Worked
from generator.publish.worker import build_guideline
from generator.report import as_text
from generator.store import VARIABLE
from tests.support import GUIDELINE, LibraryCase

OFF = "handouts: {summary: false, questions: false, decisions: false, paths: false, booklet: false}\n"
BUILDS = count()


def two_guidelines(root: Path) -> LibraryCase:
    """A library whose guidelines lead to each other and share the name of a table; no handouts."""
    case = LibraryCase(root)
    library = (case.content / "library.yaml").read_text(encoding="utf-8")
    case.put("library.yaml", library + OFF)
    for path in sorted((case.content / "guidelines/sore-throat").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8").replace("guideline: sore-throat", "guideline: cough")
        case.put(f"guidelines/cough/{path.relative_to(case.content / 'guidelines/sore-throat')}", text)
    return case.withdrawn().change(
        GUIDELINE, "The first of the most important points.", "As [another guideline](guideline:cough) says."
    )


def files(site: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def build(case: LibraryCase, jobs: int | None = None, dask: str = "") -> Mapping[str, bytes]:
    """Every file of a site that is built with nothing kept from builds before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(case.root / f"store-{next(BUILDS)}"))
        engine.build(
            case.root / "mkdocs.yml",
            None,
            strict=False,
            progress=lambda _: None,
            say=case.said.append,
            jobs=jobs,
            dask=dask,
        )
    return files(case.site)


def test_one_process_or_several_make_the_same_bytes(tmp_path: Path) -> None:
    case = two_guidelines(tmp_path)
    alone = build(case, jobs=1)
    assert build(case, jobs=2) == alone
    assert "guidelines/cough/index.html" in alone
    assert b"../cough/index.html" in alone["guidelines/sore-throat/index.html"]
    assert "data/decisions/cough/which-test.json" in alone, "two tables of one name have longer addresses"


@pytest.mark.slow
def test_a_wrong_guess_is_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = two_guidelines(tmp_path).put("team.md", "# Our *team*\n\nWe.\n")
    right = build(case)
    monkeypatch.setattr("generator.publish.production._days_seen", lambda _: iter(()))
    monkeypatch.setattr("generator.mkdocs_plugin.expected_pages", lambda _: [])
    assert build(case) == right


@pytest.mark.slow
def test_a_date_that_is_not_seen_at_once_rules_the_build_all_the_same(tmp_path: Path) -> None:
    seen = two_guidelines(tmp_path / "seen")
    hidden = two_guidelines(tmp_path / "hidden")
    path = hidden.content / "guidelines/cough/guideline.yaml"
    text = path.read_text(encoding="utf-8")
    day = next(line for line in text.splitlines() if line.startswith("reviewed: ")).removeprefix("reviewed: ")
    path.write_text(text.replace(f"reviewed: {day}", f"reviewed:\n  {day}"), encoding="utf-8")
    assert build(hidden) == build(seen)


@pytest.mark.slow
def test_a_build_tells_what_check_tells(tmp_path: Path) -> None:
    case = two_guidelines(tmp_path)
    for name in ("sore-throat", "cough"):
        case.change(f"guidelines/{name}/guideline.yaml", "Say it in one sentence.", "Say <b>it</b> here.")
    case.put(
        "glossary.yaml",
        "terms:\n  never-used: {term: never used, definition: Nothing.}\n  care-team: {term: care team, definition: They.}\n",
    )
    build(case)
    loaded = case.load()
    told = [as_text(item, loaded.sources) for item in loaded.findings if item.severity != "hint"]
    assert len(told) >= 2
    assert [line for line in case.said if line in told] == told


@pytest.mark.slow
def test_one_slip_that_shows_in_every_guideline_is_told_once(tmp_path: Path) -> None:
    case = two_guidelines(tmp_path).put("glossary.yaml", "terms: {}\n")
    with pytest.raises(ContentError):
        build(case)
    loaded = case.load()
    told = [as_text(item, loaded.sources) for item in loaded.findings if item.severity == "error"]
    assert len(told) > 1
    assert case.said[: len(told)] == told
    assert len(case.said) == len(told) + 1, "and how many there are"


@pytest.mark.slow
def test_a_guideline_is_the_same_whoever_makes_it(tmp_path: Path) -> None:
    """What another machine gets is a job, what is known, and a name: nothing of this process."""
    case = two_guidelines(tmp_path)
    made: list[Worked] = []

    def remembered(job: Job, known: LibraryContext, name: str) -> Timed:
        found = build_guideline(job, known, name)
        made.extend((found.worked, from_scratch(job, known, name).worked))
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.publish.language_edition.build_guideline", remembered)
        build(case, jobs=1)
    assert made[::2] == made[1::2]
    assert len(made) == 4


def from_scratch(job: Job, known: LibraryContext, name: str) -> Timed:
    from generator.publish import worker  # noqa: PLC0415 - beside what it forgets

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "_builders", {})
        return build_guideline(job, known, name)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # whatever a cluster of another project warns of
def test_a_cluster_makes_the_same_bytes(tmp_path: Path) -> None:
    """A scheduler and two workers on this machine, each a process that knows nothing of the project."""
    from distributed import LocalCluster  # noqa: PLC0415 - an extra, and slow to import

    case = two_guidelines(tmp_path)
    alone = build(case, jobs=1)
    with LocalCluster(n_workers=2, threads_per_worker=2, processes=True, dashboard_address=None) as cluster:
        assert build(case, dask=cluster.scheduler_address) == alone


@pytest.mark.slow
def test_a_cluster_that_cannot_be_reached_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = two_guidelines(tmp_path)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MachineError, match=r'pip install "guidepress\[dask\]"'):
        build(case, dask="tcp://127.0.0.1:9")
    monkeypatch.undo()
    monkeypatch.setattr("generator.publish.parallel._PATIENCE", "1s")
    with pytest.raises(MachineError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        build(case, dask="tcp://127.0.0.1:9")
