"""Every reference and every link leads somewhere."""

from __future__ import annotations

from generator.checks.subject import Subject
from generator.model.values import Prose, Ref
from generator.model.walk import homes, walk
from generator.text.resolve import unknown_reference


def check_references(subject: Subject) -> None:
    """References by identifier, such as `source:`, `grade:` and `explained-by:`."""
    directory = subject.texts.directory
    for here, part in homes(subject.library):
        for ref in walk(part):
            if isinstance(ref, Ref) and ref.name and directory.resolve(ref, here) is None:
                message, hint = unknown_reference(ref, here, directory)
                subject.findings.error("unknown-reference", message, ref.where, hint)


def check_links(subject: Subject) -> None:
    """Links inside texts: references and web addresses."""
    for here, part in homes(subject.library):
        for prose in walk(part):
            if isinstance(prose, Prose):
                for problem in subject.texts.problems(prose, here):
                    where = subject.sources.find(prose.where, problem.target, after="](")
                    subject.findings.error(problem.code, problem.message, where, problem.hint)
