"""The languages of a library: so far one, in the kinds of it that its guidelines are written in."""

from __future__ import annotations

from generator.checks.context import CheckContext
from generator.language.tags import primary


def check_languages(context: CheckContext) -> None:
    """A guideline may be in another kind of the library's language (en-US in en), and in no other language yet."""
    own = context.library.info.language
    for bundle in context.library.guidelines:
        tag = bundle.guideline.language
        if not tag or primary(tag) == primary(own):  # "" is a tag that could not be read: that is told
            continue
        where = bundle.guideline.where
        place = context.sources.find(where, tag, after="language: ")
        if place is where:
            place = context.sources.find(where, "language:")
        message = f'a guideline in another language is not possible yet: the language of the library is "{own}"'
        hint = f"make a separate library for {tag}, or write a tag that begins with {primary(own)}"
        context.findings.error("other-language", message, place, hint)
