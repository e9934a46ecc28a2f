"""Sources that readers could not find, and sources of which nobody says who published them."""

from __future__ import annotations

from generator.checks.context import CheckContext


def check_resources(context: CheckContext) -> None:
    """A resource has an address or a number to find it by, and somebody who published it."""
    for resource in context.library.resources.values() if context.of_library else ():
        if (resource.address, resource.doi, resource.pmid, resource.isbn) == (None, None, None, None):
            hint = "add it: where it is found; or doi, pmid or isbn"
            context.findings.error("missing-key", 'the key "address" is missing', resource.where.head, hint)
        if not (resource.publisher or resource.container):
            hint = "add it: who published it; or container, the journal or book that it stands in"
            context.findings.error("missing-key", 'the key "publisher" is missing', resource.where.head, hint)
