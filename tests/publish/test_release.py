"""The site is whole at every moment, whatever happens to the build; and nobody's folder is taken for a site."""

from __future__ import annotations

import errno
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.diagnostics import MachineError
from generator.publish import release
from generator.publish.release import staged

ROOT = Path(__file__).parents[2]
CHILD = [sys.executable, str(Path(__file__).with_name("killed_build.py"))]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that stands, alone in its folder."""
    folder = tmp_path / "public/site"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("old")
    return folder


def build(site: Path, content: str = "new") -> None:
    with staged(site) as stage:
        (stage / "index.html").write_text(content)


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def shown(site: Path) -> str:
    return (site / "index.html").read_text()


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [*CHILD, *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(params=["exchange", "renames"])
def swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to change places."""
    if request.param == "renames":
        monkeypatch.setattr(release, "_exchange", lambda _one, _other: False)
    return str(request.param)


@pytest.mark.usefixtures("swap")
class TestGoodEnd:
    def test_takes_the_place_of_the_old_site(self, site: Path) -> None:
        (site / "gone.html").write_text("old")
        build(site)
        assert shown(site) == "new"
        assert not (site / "gone.html").exists()
        assert beside(site) == ["site"]

    def test_makes_the_first_site_and_the_folders_around_it(self, tmp_path: Path) -> None:
        build(tmp_path / "a/b/site")
        assert shown(tmp_path / "a/b/site") == "new"
        assert beside(tmp_path / "a/b/site") == ["site"]

    def test_an_empty_folder_may_be_filled(self, tmp_path: Path) -> None:
        (tmp_path / "site").mkdir()
        build(tmp_path / "site")
        assert shown(tmp_path / "site") == "new"

    def test_keeps_who_may_read_the_site(self, site: Path) -> None:
        site.chmod(0o750)
        build(site)
        assert site.stat().st_mode & 0o777 == 0o750

    def test_everybody_may_read_it_whatever_the_umask(self, tmp_path: Path) -> None:
        before = os.umask(0o077)
        try:
            with staged(tmp_path / "a/b/site") as stage:
                (stage / "deep/er").mkdir(parents=True)
                (stage / "deep/er/page.html").write_text("new")
                (stage / "tool").touch(0o700)
                (stage / "deep/link").symlink_to(tmp_path)
        finally:
            os.umask(before)
        modes = {
            path.relative_to(tmp_path).as_posix(): path.stat().st_mode & 0o777 for path in (tmp_path / "a").rglob("*")
        }
        folders = ["a/b", "a/b/site", "a/b/site/deep", "a/b/site/deep/er"]
        assert {modes.pop(name) for name in folders} == {0o755}
        assert modes.pop("a/b/site/tool") == 0o744
        assert modes["a/b/site/deep/er/page.html"] == 0o644

    def test_a_group_that_may_write_still_may(self, tmp_path: Path) -> None:
        with staged(tmp_path / "site") as stage:
            (stage / "index.html").touch()
            (stage / "index.html").chmod(0o664)
        assert (tmp_path / "site/index.html").stat().st_mode & 0o777 == 0o664

    def test_the_old_site_stands_until_the_end(self, site: Path) -> None:
        with staged(site) as stage:
            (stage / "index.html").write_text("new")
            assert shown(site) == "old"
            assert stage.parent == site.parent


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="renameat2 is Linux's")
def test_linux_exchanges_in_one_step(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "_rename_twice", lambda *_: pytest.fail("two renames"))
    build(site)
    assert shown(site) == "new"


@pytest.mark.parametrize("end", [ValueError("no"), KeyboardInterrupt(), SystemExit(1)], ids=repr)
def test_a_build_that_raises_changes_nothing(site: Path, end: BaseException) -> None:
    with pytest.raises(type(end)), staged(site) as stage:  # noqa: PT012 - the block is what is tested
        (stage / "index.html").write_text("new")
        raise end
    assert shown(site) == "old"
    assert beside(site) == ["site"]


def test_a_full_disk_is_a_sentence_and_changes_nothing(site: Path) -> None:
    with pytest.raises(MachineError, match=r"No space left on device; .*site was left as it was"), staged(site):
        Path("/dev/full").write_text("x")
    assert shown(site) == "old"
    assert beside(site) == ["site"]


@pytest.mark.parametrize("step", ["mkdir", "rename"])
def test_a_disk_that_refuses_is_a_sentence_and_changes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """As root, permissions stop nobody: the refusal of a read-only disk is played."""
    real: Callable[..., object] = getattr(Path, step)

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name.endswith("guidepress-new"):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(release, "_exchange", lambda _one, _other: False)
    monkeypatch.setattr(Path, step, refuse)
    with pytest.raises(MachineError, match="Read-only file system"):
        build(site)
    assert shown(site) == "old"
    assert beside(site) == ["site"]


class TestRefused:
    @pytest.mark.parametrize("name", ["mkdocs.yml", ".git", "pyproject.toml", "library.yaml"])
    def test_a_folder_with_somebodys_work(self, site: Path, name: str) -> None:
        (site / name).mkdir()
        self.refused(site, f"holds {re.escape(name)}")

    def test_a_folder_that_is_not_a_site(self, tmp_path: Path) -> None:
        (tmp_path / "home").mkdir()
        (tmp_path / "home/thesis.txt").write_text("years of work")
        self.refused(tmp_path / "home", "holds files but no built site")
        assert (tmp_path / "home/thesis.txt").read_text() == "years of work"

    def test_a_folder_around_the_project(self, site: Path) -> None:
        (site / "sources/project").mkdir(parents=True)
        with pytest.raises(MachineError, match="would be lost"), staged(site, keep=[site / "sources/project"]):
            pass
        assert (site / "sources/project").is_dir()

    def test_a_folder_around_the_working_directory(self, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (site / "deep").mkdir()
        monkeypatch.chdir(site / "deep")
        self.refused(site, "would be lost")

    def test_a_link(self, site: Path) -> None:
        link = site.with_name("link")
        link.symlink_to(site)
        self.refused(link, "is a link")
        assert shown(site) == "old"

    def test_a_link_to_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(tmp_path / "nothing")
        self.refused(tmp_path / "link", "is a link")

    def test_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "site").write_text("words")
        self.refused(tmp_path / "site", "is not a folder")

    def test_a_place_below_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("words")
        self.refused(tmp_path / "file/site", "Not a directory|File exists")

    def test_a_disk_of_its_own(self) -> None:
        self.refused(Path("/"), "a disk of its own")

    @staticmethod
    def refused(site: Path, reason: str) -> None:
        before = beside(site) if site.parent.is_dir() else []
        with pytest.raises(MachineError, match=reason), staged(site):
            pytest.fail("the block ran")
        assert (beside(site) if site.parent.is_dir() else []) == before


class TestKilled:
    @pytest.mark.parametrize("way", ["exchange", "renames"])
    def test_at_every_step(self, tmp_path: Path, way: str) -> None:
        """Exhaustive: a build dies before each of its steps that Python can see, and the site is looked at."""
        folder = tmp_path / "public"
        folder.mkdir()
        command = [*CHILD, "every-step", str(folder / "site"), way]
        said = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout
        assert re.fullmatch(r"(\d+) steps\n", said), said
        assert int(said.split()[0]) > 20

    @pytest.mark.parametrize("seed", range(8))
    def test_from_outside(self, tmp_path: Path, seed: int) -> None:
        """At random moments, the ones within a system call too."""
        site = tmp_path / "public/site"
        with started("loop", str(site)) as process:
            assert process.stdout is not None
            for _ in range(random.Random(seed).randrange(60, 600)):  # noqa: S311 - not for secrets
                process.stdout.readline()
            process.kill()
            process.wait()
        found = {path.read_text() for path in site.rglob("*.html")}
        assert len(found) == 1, found
        assert len(list(site.rglob("*.html"))) == 4
        build(site)
        assert beside(site) == ["site"]

    def test_a_swap_cut_between_two_renames_is_undone(self, site: Path) -> None:
        site.rename(site.with_name(".site.guidepress-old"))
        with pytest.raises(ValueError, match="bad"), staged(site):
            raise ValueError("bad content")
        assert shown(site) == "old"
        assert beside(site) == ["site"]

    def test_only_leftovers_of_this_site_are_removed(self, site: Path) -> None:
        others = [".other.guidepress-new", ".other.guidepress-old", ".site.new", "site.old", "other"]
        for name in [*others, ".site.guidepress-new", ".site.guidepress-old"]:
            site.with_name(name).mkdir()
        build(site)
        assert beside(site) == sorted([*others, "site"])


class TestTwoBuildsAtOnce:
    def test_the_second_is_refused_until_the_first_has_died(self, site: Path) -> None:
        with started("hold", str(site)) as first:
            assert first.stdout is not None
            assert first.stdout.readline() == "building\n"
            with pytest.raises(MachineError, match="another build is running"):
                build(site)
            assert shown(site) == "old"
            first.kill()
            first.wait()
        build(site)
        assert shown(site) == "new"
        assert beside(site) == ["site"]

    def test_one_after_the_other_is_fine(self, site: Path) -> None:
        build(site, "first")
        build(site, "second")
        assert shown(site) == "second"
