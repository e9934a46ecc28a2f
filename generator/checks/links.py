"""Every reference and every link leads somewhere."""

from __future__ import annotations

from dataclasses import replace

from generator.checks.subject import Subject
from generator.diagnostics import Where
from generator.model.values import Prose, Ref
from generator.model.walk import homes, walk
from generator.text.resolve import unknown_reference


def check_references(subject: Subject) -> None:
    """References by identifier, such as `source:`, `grade:` and `explained-by:`."""
    directory = subject.texts.directory
    for here, part in homes(subject.library):
        for ref in walk(part):
            if isinstance(ref, Ref) and ref.name and directory.resolve(ref, here) is None:
                if _is_unread(ref, here, subject):
                    continue
                message, hint = unknown_reference(ref, here, directory)
                subject.findings.error("unknown-reference", message, ref.where, hint)


_STANDS_IN = {"resource": "/resources.yaml", "term": "/glossary.yaml", "question": "/questions.yaml"}
_OF_EITHER = {"alert", "contact"}  # of a guideline, or of the library


def _is_unread(ref: Ref, here: str, subject: Subject) -> bool:
    """Whether nothing of the kind is known, because the file in which it stands could not be read: that is told."""
    places = [(replace(ref, guideline=ref.guideline or here), _STANDS_IN.get(ref.kind, "/guideline.yaml"))]
    if ref.kind in _OF_EITHER and not ref.guideline:
        places = [*places[: bool(here)], (ref, "/library.yaml")]
    return any(
        not subject.texts.directory.names(asked, "") and _is_broken(file, asked.kind, subject) for asked, file in places
    )


def _is_broken(file: str, kind: str, subject: Subject) -> bool:
    """Whether something of a file could not be read as what it should be, or stands under a misspelt key."""
    return any(
        item.where.file.endswith(file)
        and (item.code in {"wrong-type", "missing-key"} or (item.code == "unknown-key" and f'"{kind}s"' in item.hint))
        for item in subject.findings.items
    )


def check_links(subject: Subject) -> None:
    """Links inside texts: references and web addresses."""
    for here, part in homes(subject.library):
        for prose in walk(part):
            if isinstance(prose, Prose) and subject.findings.has_room(prose.where.file):
                _check_links_of(prose, here, subject)


def _check_links_of(prose: Prose, here: str, subject: Subject) -> None:
    """Each link that cannot be followed, the same target at each of its places."""
    last: dict[str, Where] = {}
    for problem in subject.texts.problems(prose, here):
        if not subject.findings.has_room(prose.where.file):
            return
        kind = problem.target.partition(":")[0]
        if problem.code == "unknown-reference" and _is_unread(Ref(kind, "", "", prose.where), here, subject):
            continue
        before = last.get(problem.target)
        rest = prose.where if before is None else replace(prose.where, line=before.end_line, column=before.end_column)
        where = subject.sources.find(rest, problem.target or ")", after="](")
        if where is rest:  # not there as such: folded, or with escapes
            where = prose.where
        last[problem.target] = where
        subject.findings.error(problem.code, problem.message, where, problem.hint)
