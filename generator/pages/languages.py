"""The same page in the other languages of a library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.language.names import own_name
from generator.language.tags import is_right_to_left
from generator.model import addresses
from generator.model.library import Library
from generator.pages.frame import OtherLanguage
from generator.pages.page import Kind, Page


def other_languages(library: Library, page: Page | None, address: str, site_url: str) -> Iterator[OtherLanguage]:
    """The other languages that the page at `address` is there in; its edition of `library` lies at `site_url`, or "".

    What has no counterpart leads to the nearest that has one: a Markdown page (`page` None) to the home page, and letters,
    which each language has of its own, to everything from A to Z.
    """
    if not library.languages:
        return
    own = library.info.language
    target = address
    if page is None:
        target = addresses.HOME
    elif page.kind is Kind.LETTER:
        target = addresses.SEARCH
    up = "../" if own in library.languages[1:] else ""
    root = site_url.removesuffix(_folder(library.languages, own))
    for tag in library.languages:
        if tag != own:
            folder = _folder(library.languages, tag)
            is_same = target == address and site_url
            yield OtherLanguage(
                tag=tag,
                title=own_name(tag, library.languages),
                direction="rtl" if is_right_to_left(tag) else "ltr",
                href=addresses.relative(up + folder + target, address),
                address=f"{root}{folder}{'' if folder + target == addresses.HOME else target}" if is_same else "",
            )


def _folder(languages: Sequence[str], tag: str) -> str:
    return addresses.edition("" if tag == languages[0] else tag)
