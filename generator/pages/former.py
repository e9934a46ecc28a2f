"""Old addresses that still lead somewhere: printed sheets, bookmarks and other sites keep them for years.

A page that was renamed leaves one in its place that leads to it, as static HTML that works from a folder as well; a part of a
page keeps its old anchors beside the new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from generator.language.speaking import _
from generator.language.tags import is_right_to_left
from generator.model import addresses
from generator.model.library import GuidelineBundle, Library
from generator.model.values import Identifier
from generator.pages.assets import FOLDER
from generator.pages.page import Page

_SCRIPT = f"{FOLDER}/moved.js"
"""Takes along what stands after the # of an old address, which a browser drops when it is sent on."""

_PAGE = Markup("""<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="1; url={href}">
<link rel="canonical" href="{href}">
<title>{title}</title>
<script src="{script}"></script>
</head>
<body>
<main>
<h1>{title}</h1>
<p><a href="{href}">{words}</a></p>
</main>
</body>
</html>
""")
_MARK = '<span class="gp-was" id="{}"></span>'

Former = Mapping[str, tuple[Identifier, ...]]
"""Old identifiers by the new one."""


def moved_pages(library: Library, bundle: GuidelineBundle, pages: Iterable[Page]) -> dict[str, str]:
    """What stands at old addresses of `pages`, those of the guideline `bundle` of `library`: HTML by address."""
    found: dict[str, str] = {}
    for page in pages:
        for old in _old_addresses(bundle, page.address):
            found[old] = _moved(library, page, old)
    return found


def with_former_anchors(pages: Sequence[Page], former: Mapping[str, Former]) -> tuple[Page, ...]:
    """The `pages` with old anchors beside new ones; `former` goes by the address of a page."""
    return tuple(_with_anchors(page, former[page.address]) if former.get(page.address) else page for page in pages)


def former_anchors(bundle: GuidelineBundle) -> dict[str, Former]:
    """The old anchors of parts of pages of the guideline `bundle`, by the address of the page."""
    own, found = bundle.id, dict[str, dict[str, tuple[Identifier, ...]]]()
    sections = bundle.guideline.sections
    advice = {item.id.name: item.was for section in sections for item in section.recommendations if item.was}
    found[addresses.recommendations(own)] = advice
    for table in bundle.decisions:
        found[addresses.decision(own, table.decision.name)] = {r.id.name: r.was for r in table.rules if r.was}
    groups = bundle.questions.groups if bundle.questions else ()
    found[addresses.questions(own)] = {q.id.name: q.was for group in groups for q in group.questions if q.was}
    return {address: names for address, names in found.items() if names}


def former_terms(library: Library) -> dict[str, Former]:
    """The old anchors of words of the glossary of `library`, by the address of its page."""
    names = {name: term.was for name, term in library.terms.items() if term.was}
    return {addresses.GLOSSARY: names} if names else {}


def _old_addresses(bundle: GuidelineBundle, address: str) -> Iterator[str]:
    """Where the page at `address` was before: under each old name of its own and each of its guideline."""
    folder, here = f"guidelines/{bundle.id}/", address
    if not here.startswith(folder):
        return
    tails = [here.removeprefix(folder)]
    for section in bundle.guideline.sections:
        if here == addresses.section(bundle.id, section.id.name):
            tails += [f"{old}.html" for old in section.was]
    for table in bundle.decisions:
        if here == addresses.decision(bundle.id, table.decision.name):
            tails += [f"decisions/{old}.html" for old in table.was]
    for home in (bundle.id, *map(str, bundle.guideline.was)):
        for tail in tails:
            if (old := f"guidelines/{home}/{tail}") != here:
                yield old


def _moved(library: Library, page: Page, old: str) -> str:
    language = str(library.info.language)
    original = next(iter(library.languages), language)
    up = "" if original == language else "../"
    return _PAGE.format(
        language=language,
        direction="rtl" if is_right_to_left(language) else "ltr",
        href=addresses.relative(page.address, old),
        title=page.title,
        words=_("This page has a new address. Go to “{title}”.", title=page.title),
        script=f"{up}{addresses.relative(_SCRIPT, old)}",
    )


def _with_anchors(page: Page, former: Former) -> Page:
    body, anchors = page.body, set(page.anchors)
    for new, olds in former.items():
        # Inside a row, and an entry of a list of words, only cells and words may stand.
        place = re.compile(rf'<\w+[^>]*\sid="{re.escape(new)}"[^>]*>(?:\s*<(?:th|td|dt)\b[^>]*>)?')
        found = place.search(body)
        if found:
            marks = "".join(_MARK.format(old) for old in olds)
            body = f"{body[: found.end()]}{marks}{body[found.end() :]}"
            anchors |= {old.name for old in olds}
    return replace(page, body=body, anchors=frozenset(anchors))
