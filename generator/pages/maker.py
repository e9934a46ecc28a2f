"""One page from its template: the body, and the record of what it links to."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment

from generator.model.library import GuidelineBundle, Library
from generator.model.values import Prose, Ref
from generator.pages.environment import page_environment
from generator.pages.page import TOP, Kind, Page
from generator.pages.renderer import Renderer
from generator.text.resolve import Texts

# All words are explained on the one, and the other is a way in and no text: there they lead to the glossary.
_WITHOUT_WORDS = frozenset({Kind.GLOSSARY, Kind.HOME})
_DESCRIPTION = 200  # characters: search engines cut there


@cache
def _environment() -> Environment:
    """The templates, read once; one that is edited is read again."""
    return page_environment()


class PageMaker:
    """Makes pages of one library."""

    def __init__(self, library: Library, texts: Texts) -> None:
        """Begin with `library`, whose references all lead somewhere, and its `texts`."""
        self.library = library
        self.texts = texts

    def page(
        self,
        kind: Kind,
        address: str,
        title: str | Prose,
        *,
        bundle: GuidelineBundle | None = None,
        short_title: str | Prose = "",
        source: str = "",
        description: Prose | None = None,
        shared_source: tuple[Ref, ...] = (),
        **context: Any,
    ) -> Page:
        """The page of a `kind` at an `address`; `context` is what its template asks for beside the library.

        `title`, `short_title` (for lists; "" for the title itself) and `description` (None for none) are as written;
        `bundle` is the guideline that it belongs to, None for a page of the library.

        `source` names the file that an editor would change, as in `Where`; `shared_source` are the sources that the page
        states once.
        """
        here = bundle.id if bundle else ""
        renderer = Renderer(self.library, self.texts, address, here, shared_source)
        template = _environment().get_template(f"{kind.value.replace(' ', '-')}.html")
        body = template.render(r=renderer, top=TOP, library=self.library, bundle=bundle, **context)
        body += _environment().get_template("_source.html").render(r=renderer)
        if kind not in _WITHOUT_WORDS:
            body += _environment().get_template("_words.html").render(r=renderer)
        body = renderer.with_note(body)
        contents = _environment().get_template("_contents.html")
        body = renderer.with_contents(body, lambda: contents.render(r=renderer))
        words = renderer.plain(description) if description else ""
        full = self.words(title, here)
        return Page(
            address=address,
            kind=kind,
            title=full,
            short_title=self.words(short_title, here) or full,
            body=body,
            headings=tuple(renderer.headings),
            anchors=frozenset(renderer.anchors),
            links=frozenset(renderer.links),
            pieces=renderer.pieces,
            pictures=renderer.pictures,
            features=tuple(sorted(renderer.features)),
            source=source,
            description=words if len(words) <= _DESCRIPTION else words[: _DESCRIPTION - 1].rsplit(" ", 1)[0] + "…",
            guideline=here,
        )

    def words(self, text: str | Prose, here: str) -> str:
        """`text`, which stands in the guideline `here` or, with "", outside guidelines, in plain words."""
        if isinstance(text, str):
            return text
        return Renderer(self.library, self.texts, "", here).plain(text)

    def of_guideline(self, macro: str, address: str, bundle: GuidelineBundle) -> Any:
        """What a page of the library at `address` shows of `bundle`: what a `macro` of `_of_guideline.html` makes of it."""
        renderer = Renderer(self.library, self.texts, address, "")
        module = _environment().get_template("_of_guideline.html").make_module({"library": self.library})
        return renderer.fragment(getattr(module, macro)(renderer, bundle))
