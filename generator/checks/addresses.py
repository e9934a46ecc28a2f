"""Every page has an address of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.checks.subject import Subject
from generator.diagnostics import Where
from generator.model import addresses
from generator.model.library import Library

RESERVED = ("offline", "handouts", "data", "assets")
"""Folders of the site that no page may use: the offline copy, PDFs, data, and what belongs to the theme."""


def page_addresses(library: Library) -> Iterator[tuple[str, Where]]:
    """The address of every page that is made from YAML, and the place to blame for it."""
    own = library.info.where
    for name in (
        addresses.HOME,
        addresses.GLOSSARY,
        addresses.RESOURCES,
        addresses.ALL_QUESTIONS,
        addresses.SEARCH,
        addresses.DIAGNOSTICS,
    ):
        yield name, own
    for bundle in library.guidelines:
        guideline = bundle.guideline
        for page in (addresses.guideline, addresses.recommendations, addresses.handouts, addresses.about):
            yield page(bundle.id), guideline.where
        if bundle.questions:
            yield addresses.questions(bundle.id), bundle.questions.where
        for section in guideline.sections:
            yield addresses.section(bundle.id, section.id.name), section.id.where
        for table in bundle.decisions:
            yield addresses.decision(bundle.id, table.decision.name), table.decision.where


def check_addresses(subject: Subject) -> None:
    """No two pages, made from YAML or from Markdown beside it, have one address."""
    taken: dict[str, Where] = {}
    for address, where in page_addresses(subject.library):
        first = taken.setdefault(address, where)
        if first is not where:
            message = f"two pages would have the address {address}"
            subject.findings.error("same-address", message, where, "rename this one")
    for path in sorted(subject.content.rglob("*")):
        if path.suffix.casefold() in {".md", ".html"} and path.is_file():
            relative = PurePosixPath(path.relative_to(subject.content).as_posix())
            name = "index" if relative.stem == "README" else relative.stem
            address = str(relative.with_name(f"{name}.html"))
            where = Where(f"{subject.content.name}/{relative}", 1, 1)
            if relative.parts[0] in RESERVED:
                message = f"the folder {relative.parts[0]}/ is kept for what is made from YAML"
                subject.findings.error("same-address", message, where, "move this file")
            elif address in taken:
                message = f"this page and one made from {taken[address].file} have the address {address}"
                subject.findings.error("same-address", message, where, "rename this file")
            taken.setdefault(address, where)
