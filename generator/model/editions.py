"""Editions of a guideline: an older one is a guideline of its own, which names the newer one in `superseded-by`.

So it keeps its address, its sheets and its proofs, and everything that holds for a guideline holds for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model import addresses
from generator.model.guideline import Guideline
from generator.model.library import GuidelineBundle, Library
from generator.model.values import Ref


def newer_guidelines(guideline: Guideline) -> tuple[Ref, ...]:
    """The guidelines of the library that took the place of `guideline`."""
    return tuple(ref for ref in guideline.superseded_by if ref.kind == "guideline")


def newer_resources(guideline: Guideline) -> tuple[Ref, ...]:
    """The publications outside the library that took the place of `guideline`."""
    return tuple(ref for ref in guideline.superseded_by if ref.kind == "resource")


def newest(library: Library, guideline: Guideline) -> tuple[GuidelineBundle, ...]:
    """What a reader of `guideline` should read instead in `library`: the ends of the ways that lead on from it."""
    ends: dict[str, GuidelineBundle] = {}
    seen, waiting = {guideline.guideline.name}, list(newer_guidelines(guideline))
    while waiting:
        bundle = library.find(waiting.pop(0).name)
        if bundle is None or bundle.id in seen:
            continue
        seen.add(bundle.id)
        further = newer_guidelines(bundle.guideline)
        waiting += further
        if not further:
            ends[bundle.id] = bundle
    return tuple(ends.values())


def is_older_edition(library: Library, guideline: Guideline) -> bool:
    """Whether `library` has a newer edition of `guideline`."""
    return bool(newest(library, guideline))


def older_editions(newer: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The older editions of each guideline that has some, by name; `newer` are the guidelines that each one names.

    An edition that was replaced twice is one of both.
    """
    found: dict[str, set[str]] = {}
    for name in newer:
        seen, waiting = {name}, list(newer[name])
        while waiting:
            following = waiting.pop()
            if following not in seen:
                seen.add(following)
                found.setdefault(following, set()).add(name)
                waiting += newer.get(following, ())
    return {name: tuple(sorted(names)) for name, names in sorted(found.items())}


def editions_before(library: Library, bundle: GuidelineBundle) -> tuple[GuidelineBundle, ...]:
    """The older editions of the guideline `bundle` in `library`, the newest first."""
    every = {item.id: item for item in (*library.guidelines, *library.neighbours)}
    newer = {name: [ref.name for ref in newer_guidelines(item.guideline)] for name, item in every.items()}
    found = [every[name] for name in older_editions(newer).get(bundle.id, ())]
    return tuple(sorted(found, key=lambda item: (item.guideline.dated, item.guideline.reviewed), reverse=True))


def same_place(address: str, old: str, new: GuidelineBundle) -> str:
    """Where the page at `address` of the guideline `old` stands in the guideline `new`; its overview where it has none.

    What was renamed since is known by its old name.
    """
    return dict(_pages(new)).get(address.removeprefix(f"guidelines/{old}/"), addresses.guideline(new.id))


def _pages(bundle: GuidelineBundle) -> Iterator[tuple[str, str]]:
    """The pages of a guideline by what they are called in its folder, today's names last, so that they win over old ones."""
    own, sections = bundle.id, bundle.guideline.sections
    named = [
        (f"{name}.html", addresses.section(own, item.id.name)) for item in sections for name in (*item.was, item.id)
    ]
    named += [
        (f"decisions/{name}.html", addresses.decision(own, table.decision.name))
        for table in bundle.decisions
        for name in (*table.was, table.decision)
    ]
    yield from sorted(named, key=lambda pair: pair[1].endswith(f"/{pair[0]}"))
    always = (addresses.about, addresses.conformance, addresses.handouts, addresses.my_handout)
    yield from ((page(own).removeprefix(f"guidelines/{own}/"), page(own)) for page in always)
    if any(section.recommendations for section in sections) or bundle.guideline.grades:
        yield "recommendations.html", addresses.recommendations(own)
    if bundle.questions:
        yield "questions.html", addresses.questions(own)
