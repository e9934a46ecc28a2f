"""The languages of a library: the one that it is written in, those that it is translated into, and the words for each."""

from __future__ import annotations

from collections import Counter

from generator.checks.context import CheckContext
from generator.diagnostics import Where
from generator.language.catalogue import FOLDER, is_spoken
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
        message = f'this guideline is written in another language than the library, which is in "{own}"'
        hint = f"write a tag that begins with {primary(own)}, and translate the guideline: see `translations:` of library.yaml"
        context.findings.error("other-language", message, place, hint)


def check_words(context: CheckContext) -> None:
    """For each language of a library there are words, and each is named once."""
    if not context.of_library:
        return
    info = context.library.info
    folder = context.content.root / FOLDER
    if not context.library.is_original:
        return  # what holds for all languages is told once
    tags = [info.language, *info.translations]
    counts = Counter(tags)
    for tag, times in counts.items():
        before = ("language: ",) if tag == tags[0] else ("translations: [", ", ", "- ", "translations: ")
        found = (context.sources.find(info.where, tag, after=words) for words in before)
        place = next((where for where in found if where is not info.where), info.where)
        if times > 1:
            message = f'"{tag}" stands twice among the languages of this library'
            context.findings.error(
                "duplicate-language", message, place, "`translations:` names the further ones, each once"
            )
        if not is_spoken(tag, folder):
            message = f'nobody has translated the words that Guidepress adds into "{tag}": readers see them in English'
            hint = f"run `guidepress i18n update {tag}`, and translate {FOLDER}/{tag}.po in the content folder"
            context.findings.warning("untranslated-words", message, place or Where(info.where.file), hint)
