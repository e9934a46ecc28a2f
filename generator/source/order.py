"""The order in which `library.yaml` puts guidelines."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.diagnostics import Findings, did_you_mean
from generator.model.library import LibraryFile


def check_order(info: LibraryFile, names: Collection[str], findings: Findings) -> None:
    """The guidelines that `library.yaml` (`info`) puts in order are there; `names` are those that are.

    Each that is not is added to `findings`.
    """
    known = set(names)
    for identifier in info.guidelines:
        if identifier.name and identifier.name not in known:
            hint = did_you_mean(identifier.name, known)
            findings.error("unknown-reference", f'there is no guideline "{identifier}"', identifier.where, hint)


def guideline_order(info: LibraryFile) -> Mapping[str, int]:
    """The places of the guidelines that `library.yaml` puts in order; the others follow by their titles."""
    return {identifier.name: place for place, identifier in enumerate(info.guidelines)}
