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
from generator.text.parse import RawBlock, RawInline, RawItems, RawLink, RawParagraph, RawSpan, parse
from generator.text.tokens import Block, Emphasis, Inline, Items, Link, Paragraph, Reference, Strong, Text

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
        """A one-line text, `prose`, that stands in guideline `here`; of a passage, its first paragraph."""
        for block in self._blocks(prose, here):
            if isinstance(block, Paragraph):
                return block.children
        return ()

    def _resolved(self, prose: Prose, here: str) -> tuple[Block, ...]:
        return tuple(self._block(block, here) for block in parse(prose))

    def _block(self, block: RawBlock, here: str) -> Block:
        if isinstance(block, RawParagraph):
            return Paragraph(self._inlines(block.children, here))
        items = tuple(tuple(self._block(inner, here) for inner in item) for item in block.items)
        return Items(items, block.ordered, block.start)

    def _inlines(self, raw: tuple[RawInline, ...], here: str) -> tuple[Inline, ...]:
        inlines: list[Inline] = []
        for item in raw:
            if isinstance(item, str):
                inlines.append(Text(item))
            elif isinstance(item, RawSpan):
                children = self._inlines(item.children, here)
                inlines.append(Strong(children) if item.tag == "strong" else Emphasis(children))
            else:
                inlines.extend(self._link(item, here))
        return tuple(inlines)

    def _link(self, link: RawLink, here: str) -> tuple[Inline, ...]:
        children = self._inlines(link.children, here)
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


def _targets(raw: tuple[RawBlock, ...] | tuple[RawInline, ...]) -> Iterator[str]:
    for item in raw:
        if isinstance(item, RawLink):
            yield item.target
            yield from _targets(item.children)
        elif isinstance(item, (RawParagraph, RawSpan)):
            yield from _targets(item.children)
        elif isinstance(item, RawItems):
            for blocks in item.items:
                yield from _targets(blocks)
