"""The work on a guideline, as any process can take it up: a job, what is known, and a name, all of which travel."""

from __future__ import annotations

from functools import partial

from mkdocs.config import load_config

from generator.publish.theme import MkDocsTheme
from generator.publish.work import Job, Known, Worked
from generator.publish.workshop import Workshop

_at_hand: dict[Job, Workshop] = {}
"""The workshop of this process. One that was begun as a copy of another has it from there."""


def put_at_hand(workshop: Workshop) -> None:
    """Give a workshop to this process, and to those that will be begun as its copies."""
    _at_hand.clear()
    _at_hand[workshop.job] = workshop


def work(job: Job, known: Known, name: str) -> Worked:
    """Make the guideline in the folder `name` as `job` says; `known` is what all guidelines make known."""
    if job not in _at_hand:
        put_at_hand(Workshop(job, partial(_theme, job.config_file)))
    return _at_hand[job].work(name, known)


def _theme(config_file: str, language: str) -> MkDocsTheme:
    """The theme of a project, in a process that knows nothing of it yet."""
    config = load_config(config_file)
    config.plugins.on_startup(command="build", dirty=False)
    return MkDocsTheme(config.plugins.on_config(config), language)
