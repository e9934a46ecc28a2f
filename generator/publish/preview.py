"""A live preview that always answers: with the last good pages, and what is wrong with the content on top of them.

MkDocs' server loads `mkdocs.yml` anew for each rebuild, with a loader that carries out YAML tags; while a rebuild fails it
lets browsers wait, and a folder that is replaced is not watched any more. So the rebuild is ours: into a folder of its own,
which takes the place of the last one once it is whole.
"""

from __future__ import annotations

import logging
import re
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from html import escape
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from generator.publish.errors import ContentError
from generator.publish.project import load_project

_LOOK_AGAIN = 0.5
"""Seconds between two looks at whether everything is still watched: as often as MkDocs looks at files."""
_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
_PANEL = """\
<aside class="gp-notice gp-notice--preview" role="alert">
<p class="gp-notice__title">These are the last good pages: something is wrong.</p>
<pre>{told}</pre>
</aside>
"""
_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<title>Something is wrong</title>
<h1>Something is wrong</h1>
<p>Nothing could be made yet. The preview comes as soon as this is mended.</p>
<pre>{told}</pre>
"""


class Preview:
    """What a server of MkDocs does when files have changed, and how it answers."""

    def __init__(
        self,
        server: LiveReloadServer,
        config: MkDocsConfig,
        builder: Callable[[MkDocsConfig], None],
        say: Callable[[str], None],
        told: Iterable[str] = (),
    ) -> None:
        """Take over the rebuilds of `server`, which shows the project of `config`; `builder` makes the site of one.

        What is wrong goes to `say`. `told` is what was wrong with the first build, if it failed.
        """
        self._server = server
        self._builder = builder
        self._say = say
        self._file = Path(config.config_file_path)
        self._site_url = config.site_url
        host, port = config.dev_addr
        self._host = host
        self._first = Path(config.site_dir)
        self._count = 0
        self._options: dict[str, Any] = {"dev_addr": f"{host}:{port}", "strict": config.strict or None}
        self._told: list[str] = list(told)
        server.builder = self.rebuild
        server.error_handler = self._missing
        server.set_app(self.answer)
        threading.Thread(target=self._keep_watching, daemon=True).start()

    def rebuild(self) -> None:
        """Load the project anew and make its site; where that fails, the last one stays, and pages say why."""
        self._count += 1
        stage = self._first / f".guidepress-{self._count}"  # inside, so that it goes when the server goes
        with self._not_waiting():
            self._told = self._made(stage)
        if self._told:
            shutil.rmtree(stage, ignore_errors=True)
            return
        last, self._server.root = Path(self._server.root), str(stage)
        if last != self._first:
            shutil.rmtree(last, ignore_errors=True)

    def _made(self, stage: Path) -> list[str]:
        """Make the site in `stage`; what is wrong, line by line, none where it is whole."""
        told: list[str] = []
        try:
            config = load_project(self._file, told.append, only_errors=True, site_dir=str(stage), **self._options)
        except ContentError as problem:
            told.append(str(problem))
            for line in told:
                self._say(line)
            return told
        for line in told:
            self._say(line)
        config.site_url = self._site_url
        return attempt(lambda: self._builder(config), self._say)

    @contextmanager
    def _not_waiting(self) -> Iterator[None]:
        """While a new site is made, browsers get the pages of the last one at once: MkDocs would let them wait."""
        server: Any = self._server
        with server._epoch_cond:  # noqa: SLF001 - there is no other way to say it
            wanted, server._wanted_epoch = server._wanted_epoch, server._visible_epoch  # noqa: SLF001
            server._epoch_cond.notify_all()  # noqa: SLF001
        try:
            yield
        finally:
            server._wanted_epoch = wanted  # noqa: SLF001 - that of the new site, which MkDocs makes visible now

    def _keep_watching(self) -> None:
        """Watch again what was replaced: the watcher of a folder ends with the folder."""
        server: Any = self._server
        while not server._shutdown:  # noqa: SLF001
            for emitter in list(server.observer.emitters):
                path = emitter.watch.path
                if server.observer.is_alive() and not emitter.is_alive() and Path(path).exists():
                    server.unwatch(path)
                    server.watch(path)
                    with server._rebuild_cond:  # noqa: SLF001 - what came with the new folder is an edit as well
                        server._want_rebuild = True  # noqa: SLF001
                        server._rebuild_cond.notify_all()  # noqa: SLF001
            threading.Event().wait(_LOOK_AGAIN)

    def _missing(self, code: int) -> bytes | None:
        page = Path(self._server.root) / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request of WSGI (`environ`, `start_response`) as the server does, with what is wrong on top.

        Who comes under another name than this machine's is sent away: a page of somebody else could ask for ours under a
        name of its own that it lets lead here (DNS rebinding).
        """
        if not is_own_host(environ.get("HTTP_HOST", ""), self._host):
            start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return [b"The preview answers only under this machine's own name, such as localhost.\n"]
        told = self._told
        if not told or environ["PATH_INFO"].startswith("/livereload/"):
            return self._server.serve_request(environ, start_response)
        answered: list[Any] = []
        body = b"".join(self._server.serve_request(environ, lambda *given: answered.append(given)))
        status, headers = answered[-1][:2]
        if dict(headers).get("Content-Type", "").startswith("text/html"):
            body = self._with(told, body)
            headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
            status = status if (Path(self._server.root) / "index.html").exists() else "200 OK"
        start_response(status, headers)
        return [body]

    def _with(self, told: list[str], body: bytes) -> bytes:
        """A page with what is wrong at its head; a page of its own where there is none yet."""
        words = escape("\n\n".join(told))
        found = _BODY.search(body)
        if found is None or not (Path(self._server.root) / "index.html").exists():
            return _PAGE.format(told=words).encode("utf-8", "replace")
        return body[: found.end()] + _PANEL.format(told=words).encode("utf-8", "replace") + body[found.end() :]


def attempt(build: Callable[[], object], say: Callable[[str], None]) -> list[str]:
    """Do a `build`; what is wrong, as it was told line by line, none where it went well.

    Whatever happens is told and not raised, and goes to `say` where it is not among what MkDocs logs: a preview goes on.
    """
    heard: list[str] = []
    logger, listener = logging.getLogger("mkdocs"), _Listener(heard)
    logger.addHandler(listener)
    try:
        build()
    except SystemExit as problem:  # MkDocs' way to give up
        heard.append(str(problem))
    except Exception as problem:  # noqa: BLE001 - plugins and extensions of others may raise anything
        heard.append(str(problem) or type(problem).__name__)
    else:
        return []
    finally:
        logger.removeHandler(listener)
    say(heard[-1])
    return heard


class _Listener(logging.Handler):
    """Keeps warnings and errors as they are told."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage().removeprefix("guidepress: "))


def is_own_host(name: str, listening: str) -> bool:
    """Whether a request's `name` (its Host header) is one of the machine that is `listening` under a name or number.

    Where it listens to the whole network, any number is.

    >>> is_own_host("localhost:8000", "127.0.0.1"), is_own_host("evil.example:8000", "127.0.0.1")
    (True, False)
    """
    bare = re.sub(r":\d*$", "", name.strip()).strip("[]").rstrip(".").casefold()
    if not name or bare in {"localhost", "127.0.0.1", "::1", listening.casefold()}:
        return True
    try:
        ip_address(bare)
    except ValueError:
        return False
    return listening in {"0.0.0.0", "::"}  # noqa: S104 - compared, not bound
