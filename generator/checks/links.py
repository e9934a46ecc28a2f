"""Every reference and every link leads somewhere."""

from __future__ import annotations

from dataclasses import replace

from generator.checks.context import CheckContext
from generator.diagnostics import Hint, Where
from generator.model.library import GuidelineBundle
from generator.model.values import Prose, Ref, Status
from generator.model.walk import walk
from generator.text.resolve import refs_in, unknown_reference


def check_references(context: CheckContext) -> None:
    """References by identifier, such as `source:`, `grade:` and `explained-by:`."""
    directory = context.texts.directory
    for here, part in context.parts():
        for ref in walk(part):
            if isinstance(ref, Ref) and ref.name and directory.resolve(ref, here) is None:
                if _is_unread(ref, here, context):
                    continue
                message, hint = unknown_reference(ref, here, directory)
                if isinstance(part, GuidelineBundle) and any(ref is item for item in part.guideline.superseded_by):
                    hint = _successor(ref, hint)
                context.findings.error("unknown-reference", message, ref.where, hint)


def _successor(ref: Ref, otherwise: Hint) -> Hint:
    """What may have been meant by what took a guideline's place, beside what is nearest to it."""
    if ref.kind == "guideline":
        return otherwise

    def said() -> str:
        nearest = otherwise() if callable(otherwise) else otherwise
        return f"{nearest}; for a guideline of this library write guideline:{ref.name}".removeprefix("; ")

    return said


_STANDS_IN = {"resource": "/resources.yaml", "term": "/glossary.yaml", "question": "/questions.yaml"}
_OF_EITHER = {"alert", "contact"}  # of a guideline, or of the library


def _is_unread(ref: Ref, here: str, context: CheckContext) -> bool:
    """Whether nothing of the kind is known, because the file in which it stands could not be read: that is told."""
    places = [(replace(ref, guideline=ref.guideline or here), _STANDS_IN.get(ref.kind, "/guideline.yaml"))]
    if ref.kind in _OF_EITHER and not ref.guideline:
        places = [*places[: bool(here)], (ref, "/library.yaml")]
    return any(
        not context.texts.directory.names(asked, "") and _is_broken(file, asked.kind, context) for asked, file in places
    )


def _is_broken(file: str, kind: str, context: CheckContext) -> bool:
    """Whether something of a file could not be read as what it should be, or stands under a misspelt key."""
    return any(
        item.where.file.endswith(file)
        and (item.code in {"wrong-type", "missing-key"} or (item.code == "unknown-key" and f'"{kind}s"' in item.hint))
        for item in context.findings.items
    )


def check_links_to_drafts(context: CheckContext) -> None:
    """What is published leads to no draft, which a build leaves out."""
    library = context.library
    drafts = (*library.guidelines, *library.neighbours)
    unfinished = {item.id for item in drafts if item.guideline.status is Status.DRAFT}
    if context.drafts or not unfinished:
        return
    for here, part in context.parts():
        if here in unfinished:
            continue
        for item in walk(part):
            refs = (item,) if isinstance(item, Ref) else refs_in(item) if isinstance(item, Prose) else ()
            for ref in refs:
                target = context.texts.directory.resolve(ref, here)
                draft = target and (target.name if target.kind == "guideline" else target.guideline)
                if draft in unfinished:
                    _tell_of_draft(context, ref, str(draft), item)


def _tell_of_draft(context: CheckContext, ref: Ref, draft: str, item: Ref | Prose) -> None:
    where = context.sources.find(item.where, str(ref), after="](") if isinstance(item, Prose) else ref.where
    message = f'"{draft}" is a draft, which is not published: this would lead nowhere'
    context.findings.error("link-to-draft", message, where, "take it out until the draft is finished")


def check_links(context: CheckContext) -> None:
    """Links inside texts: references and web addresses."""
    for here, part in context.parts():
        for prose in walk(part):
            if isinstance(prose, Prose) and context.findings.has_room(prose.where.file):
                _check_links_of(prose, here, context)


def _check_links_of(prose: Prose, here: str, context: CheckContext) -> None:
    """Each link that cannot be followed, the same target at each of its places."""
    last: dict[str, Where] = {}
    for problem in context.texts.problems(prose, here):
        if not context.findings.has_room(prose.where.file):
            return
        kind = problem.target.partition(":")[0]
        if problem.code == "unknown-reference" and _is_unread(Ref(kind, "", "", prose.where), here, context):
            continue
        before = last.get(problem.target)
        rest = prose.where if before is None else replace(prose.where, line=before.end_line, column=before.end_column)
        where = context.sources.find(rest, problem.target or ")", after="](")
        if where is rest:  # not there as such: folded, or with escapes
            where = prose.where
        last[problem.target] = where
        context.findings.error(problem.code, problem.message, where, problem.hint)
