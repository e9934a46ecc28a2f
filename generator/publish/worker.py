"""The work on a guideline, as any process can take it up: a job, what is known, and a name, all of which travel."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Lock

from generator.publish.guideline_builder import GuidelineBuilder
from generator.publish.progress import Stopwatch
from generator.publish.project import load_project
from generator.publish.theme import MkDocsTheme
from generator.publish.work import Job, LibraryContext, Timed

_builders: dict[Job, GuidelineBuilder] = {}
"""The builder of this process. One that was begun as a copy of another has it from there."""

_ONE_AT_A_TIME = Lock()
"""A worker of a cluster has several threads; a builder has one."""


def use_builder(builder: GuidelineBuilder) -> None:
    """Give a builder to this process, and to those that will be begun as its copies."""
    _builders.clear()
    _builders[builder.job] = builder


def build_guideline(job: Job, known: LibraryContext, name: str) -> Timed:
    """Make the guideline in the folder `name` as `job` says; `known` is what all guidelines make known."""
    watch = Stopwatch()
    with _ONE_AT_A_TIME:
        if job not in _builders:
            use_builder(GuidelineBuilder(job, partial(_theme, job.config_file)))
        worked = _builders[job].work(name, known, watch)
    return Timed(worked, watch.spent)


def _theme(config_file: str, language: str, folder: str) -> MkDocsTheme:
    """The theme of a project for a `language` and its `folder` of the site, in a process that knows nothing of it yet."""
    config = load_project(Path(config_file), lambda _: None)  # whoever sent the work has said what is wrong
    config.plugins.on_startup(command="build", dirty=False)
    return MkDocsTheme(config.plugins.on_config(config), language, folder)
