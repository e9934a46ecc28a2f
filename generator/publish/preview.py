"""A live preview that never loads a `mkdocs.yml` nobody has looked at, and shows what is wrong with it instead.

MkDocs' server loads the file anew for each rebuild, with a loader that carries out YAML tags. So the rebuild is ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from generator.publish.errors import ContentError
from generator.publish.project import load_project

_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<title>mkdocs.yml has errors</title>
<h1>mkdocs.yml has errors</h1>
<p>It was not loaded. The preview comes back as soon as it is mended.</p>
<pre>{told}</pre>
"""


class Preview:
    """What a server of MkDocs does when files have changed."""

    def __init__(
        self,
        server: LiveReloadServer,
        config: MkDocsConfig,
        builder: Callable[[MkDocsConfig], None],
        say: Callable[[str], None],
    ) -> None:
        """Take over the rebuilds of `server`, which shows the project of `config`; `builder` makes the site of one.

        What is wrong with `mkdocs.yml` goes to `say`.
        """
        self._server = server
        self._builder = builder
        self._say = say
        self._file = Path(config.config_file_path)
        self._site_url = config.site_url
        host, port = config.dev_addr
        self._options = {"site_dir": config.site_dir, "dev_addr": f"{host}:{port}", "strict": config.strict or None}
        self._told: list[str] = []
        server.builder = self.rebuild
        server.set_app(self.answer)

    def rebuild(self) -> None:
        """Load the project anew and make its site; where it must not be loaded, pages say why until it is mended."""
        told: list[str] = []
        try:
            config = load_project(self._file, told.append, **self._options)
        except ContentError as problem:
            for line in (*told, str(problem)):
                self._say(line)
            self._told = told
            return
        self._told = []
        for line in told:
            self._say(line)
        config.site_url = self._site_url
        self._builder(config)

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request of WSGI (`environ`, `start_response`) as the server does, or with what is wrong with `mkdocs.yml`."""
        if not self._told or environ["PATH_INFO"].startswith("/livereload/"):
            return self._server.serve_request(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [_PAGE.format(told=escape("\n\n".join(self._told))).encode("utf-8", "replace")]
