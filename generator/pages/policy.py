"""What a page may load and run: its Content-Security-Policy (CSP level 3), and the headers that a host sends.

Nothing inline runs and nothing comes from another host, so that a text that slips through every check still does
nothing. `file:` stands beside `'self'` because a browser counts files of one folder as strangers to each other; a page
from a host cannot load files, so that it allows nothing there.
"""

from __future__ import annotations

from collections.abc import Mapping

_SOURCES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self' file:",
    "style-src": "'self' file:",
    "img-src": "'self' file: data:",
    "font-src": "'self' file:",
    "connect-src": "'self'",  # no page of ours fetches anything; checkers that look for robots.txt from a page do
    "form-action": "'self' file:",
    "base-uri": "'none'",
}
# Markdown tables say how a column is aligned in a `style` attribute: only the pages that editors write in Markdown.
_ALIGNED = {"style-src-attr": "'unsafe-inline'"}
# A <meta> cannot say this one: nobody may show our pages inside their own.
_ONLY_AS_HEADER = {"frame-ancestors": "'self'"}


def page_policy(*, markdown: bool) -> str:
    """The policy of a page as its `<meta>` says it; `markdown` for ordinary Markdown pages."""
    return _text({**_SOURCES, **(_ALIGNED if markdown else {})})


def headers() -> Mapping[str, str]:
    """The headers of every answer, for a host that can send them. The policy is that of all pages together."""
    policy = {name: sources.replace(" file:", "") for name, sources in {**_SOURCES, **_ALIGNED}.items()}
    return {
        "Content-Security-Policy": _text({**policy, **_ONLY_AS_HEADER}),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        # Heeded only where it comes by https (RFC 6797): whoever came safely once comes so for a year.
        "Strict-Transport-Security": "max-age=31536000",
    }


def _text(sources: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in sources.items())
