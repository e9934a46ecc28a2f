"""Sources for programs: what a statement rests on, and what a publication is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NotRequired, TypedDict

from generator.model.library import Resource
from generator.model.values import Ref


class PlacedSource(TypedDict):
    """A source with the place in it (`at`), or one without an address by its `title`."""

    address: NotRequired[str]
    title: NotRequired[str]
    at: NotRequired[str]


SourceData = str | PlacedSource
"""What a program gets for a source."""


def source_list(resources: Mapping[str, Resource], refs: Iterable[Ref]) -> list[SourceData]:
    """The sources `refs` among `resources`: each as its address.

    One that is cited with a place in it is an object with `address` and `at`; one that is on paper alone has its `title`
    instead of an address.
    """
    return [_source(resources[ref.name], ref) for ref in refs]


def _source(resource: Resource, ref: Ref) -> SourceData:
    if resource.link and not ref.at:
        return resource.link
    found: PlacedSource = {"address": resource.link} if resource.link else {"title": resource.title}
    if ref.at:
        found["at"] = ref.at
    return found


def publication(name: str, resource: Resource) -> dict[str, Any]:
    """All that is known of `resource`, whose identifier is `name`; keys are those of `resources.yaml`."""
    found: dict[str, Any] = {
        "id": name,
        "title": resource.title,
        "short-title": resource.short_title,
        "authors": list(resource.authors),
        "container": resource.container,
        "volume": resource.volume,
        "issue": resource.issue,
        "pages": resource.pages,
        "publisher": resource.publisher,
        "published": resource.published.isoformat() if resource.published else "",
        "doi": str(resource.doi or ""),
        "pmid": str(resource.pmid or ""),
        "isbn": str(resource.isbn or ""),
        "license": resource.license,
        "address": resource.link,
        "status": resource.status.value if resource.link else "",
        "accessed": resource.accessed.isoformat() if resource.accessed else "",
        "replaced-by": resource.replaced_by.name if resource.replaced_by else "",
    }
    return {key: value for key, value in found.items() if value}
