"""Say a fixed word to a reader: `_("Sources")`, in the language that is being spoken.

Which language that is, whoever makes a page or a sheet says once (`speaking`); what is made inside is made in it. Messages are
whole sentences with named places, `_("Published {date}", date=…)`: other languages put them in another order.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from functools import lru_cache, partial
from typing import Any, TypeVar

from markupsafe import Markup, escape

from generator.language.catalogue import ENGLISH, Catalogue

T = TypeVar("T")
P = TypeVar("P")

_spoken: ContextVar[Catalogue] = ContextVar("spoken", default=ENGLISH)


@contextmanager
def speaking(catalogue: Catalogue) -> Iterator[None]:
    """A block in which readers are spoken to with the words of `catalogue`."""
    before = _spoken.set(catalogue)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> Catalogue:
    """The words that are being used; English where nobody said otherwise."""
    return _spoken.get()


def in_this_language(function: Callable[..., T]) -> Callable[..., T]:
    """The same `function` for a thread of a pool: it goes on in the language of whoever hands it over."""
    return partial(copy_context().run, function)


def _(message: str, /, **places: object) -> str:
    """The `message` in the language that is spoken, its `places` filled in."""
    found = spoken().text(message)
    return found.format(**places) if places else found


def pgettext(context: str, message: str, /, **places: object) -> str:
    """As `_` with its `places`, for a `message` that means something else elsewhere: `context` says what it means here."""
    found = spoken().text(message, context)
    return found.format(**places) if places else found


def ngettext(one: str, more: str, count: int, /, **places: object) -> str:
    """As `_` with its `places`, for a `count`, which is one of them: `one` is English for one, `more` for any other number."""
    return spoken().plural(one, more, count).format(count=count, **places)


def plural_forms(one: str, more: str) -> Mapping[str, str]:
    """What is said for each kind of number by the name that CLDR gives it, for whoever counts later; `one`, `more` as in `ngettext`."""
    return spoken().forms(one, more)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a `message` that is said later; it stays as it is."""
    return message


def filled(message: str, /, **places: tuple[P, ...]) -> tuple[str | P, ...]:
    """A `message` that was translated, in pieces: each of its `places` holds several, which stay what they are."""
    found: list[str | P] = []
    for words, name, _form, _conversion in string.Formatter().parse(message):
        if words:
            found.append(words)
        if name is not None:
            found.extend(places[name])
    return tuple(found)


# For templates that escape: a message is text, and what is filled in is escaped unless it is markup.


def html(message: str, /, **places: Any) -> Markup:
    """The `message` with its `places` as in `_`, as HTML."""
    return _as_html(spoken().text(message), places)


def html_in_context(context: str, message: str, /, **places: Any) -> Markup:
    """A `message` in its `context` as in `pgettext`, and with its `places`, as HTML."""
    return _as_html(spoken().text(message, context), places)


def html_plural(one: str, more: str, count: int, /, **places: Any) -> Markup:
    """What `ngettext` says for `one`, `more` and `count`, and with its `places`, as HTML."""
    return _as_html(spoken().plural(one, more, count), {"count": count, **places})


@lru_cache(maxsize=4_000)
def _escaped(text: str) -> Markup:
    return escape(text)


def _as_html(text: str, places: dict[str, Any]) -> Markup:
    escaped = _escaped(text)
    return Markup(escaped.format(**places)) if places else escaped  # noqa: S704 - Markup.format escapes what it fills in
