"""What MkDocs runs beside the plugins for the page *As a library*: nothing of it reaches any other page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

STYLE = "assets/_mkdocstrings.css"
"""What mkdocstrings adds to every page of a site. Our templates beside this file need no style of their own."""


def on_config(config: MkDocsConfig) -> None:
    """Patients' pages load nothing for the sake of a page for programmers."""
    config.extra_css.remove(STYLE)


@event_priority(-100)  # mkdocstrings writes it at -20
def on_env(_: Any, *, config: MkDocsConfig, **_others: Any) -> None:
    """The file that no page loads is no part of the site."""
    (Path(config.site_dir) / STYLE).unlink()
