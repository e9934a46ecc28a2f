"""The same page in the other languages of a library."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.language.names import own_name
from generator.language.tags import is_right_to_left
from generator.model import addresses
from generator.model.library import Library
from generator.pages.frame import OtherLanguage
from generator.pages.page import Kind, Page


def other_languages(library: Library, page: Page | None, address: str, site_url: str) -> Iterator[OtherLanguage]:
    """The other languages that the page at `address` is there in; its edition of `library` lies at `site_url`, or "".

    What has no counterpart leads to the nearest that has one: a Markdown page (`page` None), or a guideline that is not
    translated, to the home page; letters, which each language has of its own, to everything from A to Z.
    """
    if not library.languages:
        return
    own, tags = library.info.language, list(library.languages)
    up = "" if library.is_original else "../"
    root = site_url.removesuffix(_folder(tags, own))
    for tag, guidelines in library.languages.items():
        if tag != own:
            folder = _folder(tags, tag)
            target = _counterpart(page, address, guidelines)
            is_same = target == address and site_url
            yield OtherLanguage(
                tag=tag,
                title=own_name(tag, tags),
                direction="rtl" if is_right_to_left(tag) else "ltr",
                href=addresses.relative(up + folder + target, address),
                address=f"{root}{folder}{'' if folder + target == addresses.HOME else target}" if is_same else "",
            )


def _counterpart(page: Page | None, address: str, guidelines: Collection[str]) -> str:
    """Where a page stands in an edition that has these `guidelines`."""
    is_missing = page is None or page.kind is Kind.DIAGNOSTICS or (page.guideline and page.guideline not in guidelines)
    if page is None or is_missing:
        return addresses.HOME
    return addresses.SEARCH if page.kind is Kind.LETTER else address


def _folder(languages: Sequence[str], tag: str) -> str:
    return addresses.edition("" if tag == languages[0] else tag)
