"""Atomic release: the new site is made beside the old one, and the two change places in one step.

On Linux `renameat2(RENAME_EXCHANGE)` does it (man 2 rename). Elsewhere two renames do, and a build that was killed
between them is repaired by the next. Promised is survival of a killed process, not of a power cut: renames are seen
in order by every process that comes later without any fsync, and after a power cut a site can be built again.

Two names beside the site are ours, and whatever bears them may be deleted: `.<site>.guidepress-new` holds what is not
published (the stage, and after the exchange the old site), `.<site>.guidepress-old` holds the whole old site for the
moment between two renames.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.diagnostics import MachineError

if sys.platform != "win32":
    import fcntl

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}  # what a file system without it answers
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS}
_READABLE, _PASSABLE = 0o444, 0o755  # what is added to the rights of files and folders
_NEVER = ("mkdocs.yml", ".git", "pyproject.toml", "library.yaml")
"""No site has these at its top: a folder with one of them is somebody's work."""
_MARKS = ("index.html", "404.html", "sitemap.xml")
"""What MkDocs always writes. A folder that holds other things, and none of these, is not a site."""


@contextmanager
def staged(site_dir: Path, keep: Iterable[Path] = ()) -> Iterator[Path]:
    """A fresh folder beside `site_dir`; when the block ends well, it takes the place of `site_dir`.

    If the block raises, the new folder is deleted and `site_dir` stays as it was. Two builds into one parent folder
    exclude each other. What killed builds have left behind is removed first. `keep` names files and folders that
    must survive (the project's own): an output that contains one of them, or the working directory, is refused.

    Raises:
        MachineError: another build is running, `site_dir` may not be replaced, or the disk refuses.
    """
    site = Path(os.path.abspath(site_dir))  # noqa: PTH100 - resolve() would follow a link that stands for the site
    try:
        _make_folders(site.parent)
        with _only_one(site):
            _clean_up(site)
            _refuse_foreign(site, keep)
            stage = _stage_of(site)
            stage.mkdir()
            try:
                yield stage
                _open_to_readers(stage)
                _put_in_place(stage, site)
            finally:
                # The stage of a build that failed, or else the old site. If it cannot go, the next build says so.
                shutil.rmtree(stage, ignore_errors=True)
    except OSError as problem:
        where = culprit(problem, str(site)).replace(str(_stage_of(site)), str(site))
        raise MachineError(f"{where}: {problem.strerror or problem}; {site} was left as it was") from problem


def culprit(problem: OSError, otherwise: str) -> str:
    """The file that a `problem` is about: of two, as in copying, the one for which there was no room.

    `otherwise` is what to say where the system named none.
    """
    named = problem.filename2 if problem.errno in _NO_ROOM else None
    return os.fsdecode(named or problem.filename or otherwise)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """A block that writes to `path`: an error that names no file names this one."""
    try:
        yield
    except OSError as problem:
        if problem.filename is None:
            problem.filename = str(path)
        raise


def _make_folders(folder: Path) -> None:
    """Make a folder, and those around it, for readers to pass through."""
    if not folder.is_dir():
        _make_folders(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(folder.stat().st_mode | _PASSABLE)


def _open_to_readers(folder: Path) -> None:
    """Let everybody read what is below `folder`, and pass through it, whatever the umask of whoever builds.

    A site is there to be read, mostly by a web server that runs as somebody else. No right is taken away: a group that may
    write still may.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink():
                continue
            is_folder = entry.is_dir()
            mode = stat.S_IMODE(entry.stat().st_mode)
            wanted = mode | (_PASSABLE if is_folder else _READABLE)
            if wanted != mode:
                os.chmod(entry.path, wanted)  # noqa: PTH101 - thousands of them
            if is_folder:
                _open_to_readers(Path(entry.path))


def _stage_of(site: Path) -> Path:
    return site.parent / f".{site.name}.guidepress-new"


def _old_of(site: Path) -> Path:
    return site.parent / f".{site.name}.guidepress-old"


def _refuse_foreign(site: Path, keep: Iterable[Path]) -> None:
    if site.is_symlink():
        raise MachineError(f"{site} is a link: give the folder itself as the output")
    if not site.exists():
        return
    if not site.is_dir():
        raise MachineError(f"{site} is not a folder: choose another output")
    if site.is_mount():
        raise MachineError(f"{site} is a disk of its own and cannot be exchanged: build into a folder inside it")
    for path in (*keep, Path.cwd()):
        if path.resolve().is_relative_to(site.resolve()):
            raise MachineError(f"{site} contains {path}, which would be lost: choose another output")
    for name in _NEVER:
        if (site / name).exists():
            raise MachineError(f"{site} holds {name}, so it is not a built site: choose another output")
    if any(site.iterdir()) and not any((site / name).exists() for name in _MARKS):
        raise MachineError(f"{site} holds files but no built site: empty it, or choose another output")


@contextmanager
def _only_one(site: Path) -> Iterator[None]:
    """Hold a lock on the folder around the site: nothing is left over, and the system frees it when a process dies."""
    if sys.platform == "win32":  # folders cannot be locked there; two builds at once are the user's care
        yield
        return
    folder = os.open(site.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise MachineError(f"another build is running in {site.parent}: wait until it has ended") from problem
        yield
    finally:
        os.close(folder)


def _clean_up(site: Path) -> None:
    """Finish or undo what a killed build has left."""
    stage, old = _stage_of(site), _old_of(site)
    if stage.exists():
        shutil.rmtree(stage)
    _undo_half_swap(site)
    if old.exists():  # killed after the second rename
        old.rename(stage)
        shutil.rmtree(stage)


def _undo_half_swap(site: Path) -> None:
    """Give the old site its place back if a swap stopped between the two renames."""
    old = _old_of(site)
    if old.exists() and not os.path.lexists(site):
        old.rename(site)


def _put_in_place(stage: Path, site: Path) -> None:
    """Exchange the two; afterwards the old site, if there was one, has the name of the stage."""
    if not site.exists():
        stage.chmod(stage.stat().st_mode | _PASSABLE)
        stage.rename(site)
        return
    shutil.copymode(site, stage)  # who may read the site is the publisher's choice
    if not _exchange(stage, site):
        _rename_twice(stage, site)


def _rename_twice(stage: Path, site: Path) -> None:
    old = _old_of(site)
    try:
        site.rename(old)
        stage.rename(site)
    except BaseException:
        _undo_half_swap(site)
        raise
    old.rename(stage)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:  # an old C library
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))
