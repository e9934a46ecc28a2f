"""What a language tag says about writing."""

from __future__ import annotations

_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}


def is_right_to_left(tag: str) -> bool:
    """Whether texts of a BCP 47 tag run from right to left; a script subtag decides before the language does.

    >>> is_right_to_left("az-Arab"), is_right_to_left("en")
    (True, False)
    """
    language, *subtags = tag.casefold().split("-")
    scripts = [subtag for subtag in subtags if len(subtag) == len("Arab")]
    if scripts:
        return scripts[0] in {"arab", "hebr", "thaa", "syrc", "nkoo", "adlm"}
    return language in _RIGHT_TO_LEFT


def canonical(tag: str) -> str:
    """A BCP 47 tag as it is usually spelled: files are named after it.

    >>> [canonical(tag) for tag in ("ES", "pt-br", "ZH-hant-tw")]
    ['es', 'pt-BR', 'zh-Hant-TW']
    """
    language, *others = tag.split("-")
    cased = {len("Latn"): str.title, len("US"): str.upper}
    return "-".join([language.lower(), *(cased.get(len(part), str.lower)(part) for part in others)])


def primary(tag: str) -> str:
    """The language of a BCP 47 tag, without script, region or variant.

    >>> primary("en-US")
    'en'
    """
    return tag.partition("-")[0].casefold()
