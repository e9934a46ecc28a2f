"""What languages are called."""

from __future__ import annotations

from collections.abc import Collection

from generator.language.catalogue import locale_of
from generator.language.tags import primary


def own_name(tag: str, beside: Collection[str] = ()) -> str:
    """What the language `tag` calls itself: `español`; with its country where another kind of it is `beside`.

    >>> own_name("de"), own_name("en-US", ["en-US", "en-GB"])
    ('Deutsch', 'English (United States)')
    """
    locale = locale_of(tag)
    kinds = [other for other in beside if primary(other) == primary(tag)]
    name = locale.get_display_name() if len(kinds) > 1 else locale.get_language_name()
    return _capital(name or tag)


def _capital(name: str) -> str:
    """A name as it stands alone."""
    return name[:1].upper() + name[1:]
