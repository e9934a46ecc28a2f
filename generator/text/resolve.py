"""Texts with their references resolved: raw tokens plus the library's directory give the token tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.diagnostics import Hint, did_you_mean, nearest
from generator.model.directory import Directory
from generator.model.links import address_problem, parse_ref
from generator.model.references import Doi, Pmid, doi_problem, pmid_problem
from generator.model.values import KINDS, Prose, Ref
from generator.text.build import built
from generator.text.parse import parse
from generator.text.plain import one_line
from generator.text.raw import RawBlock, RawLink, links_in
from generator.text.tokens import Block, Inline, Link, Reference

_ADDED = {"alert", "contact"}  # what the editor of a guideline adds beside what names it

PUBLICATIONS: Mapping[str, tuple[str, Callable[[str], str], type[Doi | Pmid]]] = {
    "doi": ("a DOI", doi_problem, Doi),
    "pmid": ("a PMID", pmid_problem, Pmid),
}
"""What a link may name instead of an address: its name in a message, what to write for a bad one, and its kind."""

_KEPT = 20_000
"""Texts that are kept resolved, many times those of a guideline: of a large library all would fill the memory."""


@dataclass(frozen=True, slots=True)
class LinkProblem:
    """A link that cannot be followed: code and words of a diagnostic, and the target as written."""

    code: str
    message: str
    hint: Hint
    target: str


class Texts:
    """Reads texts of one library. A link that cannot be followed stays as its words; `problems` names it."""

    def __init__(self, directory: Directory) -> None:
        """Resolve references by `directory`."""
        self.directory = directory
        # Checks, pages, sheets and search all ask for the same texts, and a library never changes.
        self._blocks = lru_cache(_KEPT)(self._resolved)
        self._references = lru_cache(_KEPT)(self._followed)
        self._leads = lru_cache(_KEPT)(self._lead)

    def blocks(self, prose: Prose, here: str) -> tuple[Block, ...]:
        """The blocks of a text, `prose`, that stands in guideline `here` ("" outside guidelines)."""
        return self._blocks(prose, here)

    def inlines(self, prose: Prose, here: str) -> tuple[Inline, ...]:
        """A text, `prose`, that stands in guideline `here`, for a place that has one line: see `one_line`."""
        return one_line(self._blocks(prose, here))

    def _resolved(self, prose: Prose, here: str) -> tuple[Block, ...]:
        return built(parse(prose), lambda link, words: self._link(link, words, here))

    def _link(self, link: RawLink, children: tuple[Inline, ...], here: str) -> tuple[Inline, ...]:
        target = self.follow(link.target, here)
        if isinstance(target, LinkProblem):
            return children
        if isinstance(target, str):
            return (Link(children, target),)
        return (
            Reference(
                children=children,
                kind=target.kind,
                name=target.name,
                guideline=target.guideline,
                address=target.address,
            ),
        )

    def follow(self, target: str, here: str) -> Reference | str | LinkProblem:
        """Where the `target` of a link inside guideline `here` leads: a reference, a web address, or why nowhere."""
        return self._leads(target, here)

    def _lead(self, target: str, here: str) -> Reference | str | LinkProblem:
        kind, _, number = target.partition(":")
        if kind in PUBLICATIONS:
            what, problem_of, of = PUBLICATIONS[kind]
            problem = problem_of(number)
            return (
                LinkProblem("bad-publication-number", f'"{number}" is not {what}', problem, target)
                if problem
                else of(number).url
            )
        if kind not in KINDS:
            problem = address_problem(target)
            return _no_address(target, problem) if problem else target
        ref = parse_ref(target, Prose("").where)
        if isinstance(ref, str):
            return LinkProblem("bad-reference", f'"{target}" is not a reference', ref, target)
        found = self.directory.resolve(ref, here)
        if found is None:
            message, hint = unknown_reference(ref, here, self.directory)
            return LinkProblem("unknown-reference", message, hint, target)
        return Reference(
            children=(), kind=found.kind, name=found.name, guideline=found.guideline, address=found.address
        )

    def problems(self, prose: Prose, here: str) -> Iterator[LinkProblem]:
        """Every link that cannot be followed of a text, `prose`, that stands in guideline `here`."""
        for target in _targets(parse(prose)):
            found = self.follow(target, here)
            if isinstance(found, LinkProblem):
                yield found

    def references(self, prose: Prose, here: str) -> tuple[Reference, ...]:
        """Every reference that leads somewhere of a text, `prose`, that stands in guideline `here`."""
        return self._references(prose, here)

    def _followed(self, prose: Prose, here: str) -> tuple[Reference, ...]:
        found = (self.follow(target, here) for target in _targets(parse(prose)))
        return tuple(item for item in found if isinstance(item, Reference))


def refs_in(prose: Prose) -> Iterator[Ref]:
    """Every reference of a text as written, whether or not it leads somewhere."""
    for target in _targets(parse(prose)):
        ref = parse_ref(target, prose.where) if target.partition(":")[0] in KINDS else target
        if not isinstance(ref, str):
            yield ref


def _no_address(target: str, problem: str) -> LinkProblem:
    """What is neither a reference nor an address: of what it looks like, the nearest."""
    kind, colon, _ = target.partition(":")
    if not target:
        return LinkProblem("bad-reference", "a link has no target", "write kind:id between ( and )", target)
    if not colon:
        hint = "write kind:id, such as term:mammogram, or a whole web address"
        return LinkProblem("bad-reference", f'"{target}" cannot be used as a link', hint, target)
    nearest = did_you_mean(kind, KINDS)
    if nearest.startswith("did you mean"):
        return LinkProblem("bad-reference", f'"{kind}" is not a kind of reference', nearest, target)
    return LinkProblem("bad-address", f'"{target}" cannot be used as a link', problem, target)


def unknown_reference(ref: Ref, here: str, directory: Directory) -> tuple[str, Hint]:
    """Message and hint for `ref` inside guideline `here`, which leads nowhere in `directory`."""
    where = f' in guideline "{ref.guideline}"' if ref.guideline else ""
    return f'there is no {ref.kind} "{ref.name}"{where}', lambda: _meant(ref, here, directory)


def _meant(ref: Ref, here: str, directory: Directory) -> str:
    """What a reference that leads nowhere could have meant."""
    names = directory.names(ref, here)
    elsewhere = directory.elsewhere(ref)
    if elsewhere and not nearest(ref.name, names):
        return did_you_mean(elsewhere[0], elsewhere)
    return did_you_mean(ref.name, names) or (f'add it under "{ref.kind}s:"' if ref.kind in _ADDED else "")


def _targets(raw: tuple[RawBlock, ...]) -> Iterator[str]:
    return (link.target for link in links_in(raw))
