"""The shipped settings in the servers that they are for: each answer has the headers that are promised.

A server that is not installed is told of as skipped; `python tests/prerequisites.py --servers` installs all three, as the
run before each change does.
"""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

import pytest

from generator.pages.policy import headers
from generator.publish.hosting import FONTS_KEEP, PAGES_KEEP, hosting_files
from tests.prerequisites import program

MODULES = Path("/usr/lib/apache2/modules")
APACHE_MODULES = ("mpm_event", "authz_core", "unixd", "headers", "filter", "deflate", "mime", "dir")
NGINX = """\
daemon off; master_process off; pid {own}/nginx.pid; error_log stderr; events {{}}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {own}/a; proxy_temp_path {own}/b; fastcgi_temp_path {own}/c; uwsgi_temp_path {own}/d; scgi_temp_path {own}/e;
  server {{ listen 127.0.0.1:{port}; root {site}; include {site}/hosting/nginx.conf; }}
}}
"""
APACHE = """\
{modules}
ServerRoot {own}
ServerName localhost
PidFile {own}/apache.pid
ErrorLog /dev/stderr
TypesConfig /etc/mime.types
Listen 127.0.0.1:{port}
DocumentRoot {site}
<Directory {site}>
  Require all granted
</Directory>
Include {site}/hosting/apache.conf
"""
CADDY = """\
{{
  admin off
  auto_https off
  storage file_system {own}
}}
http://127.0.0.1:{port} {{
  root * {site}
  import {site}/hosting/Caddyfile
  file_server
}}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": "<!doctype html><title>Home</title><p>Größe</p>" + "<p>words</p>" * 200,
        "404.html": "<!doctype html><title>Not here</title>" + "<p>words</p>" * 200,
        "assets/guidepress/fonts/a.woff2": "font",
        "assets/guidepress/style.css": "a{}" * 1000,
        **hosting_files("https://guidelines.example.org/"),
    }
    for name, text in files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for folder in (tmp_path, *tmp_path.parents[:3]):  # a server that is begun by root may read as somebody else
        if os.access(folder, os.W_OK) and folder.is_relative_to("/tmp"):  # noqa: S108
            folder.chmod(folder.stat().st_mode | 0o055)
    return tmp_path / "site"


def command(server: str, own: Path, port: int, site: Path) -> list[str]:
    found = program("apache2" if server == "apache" else server)
    if found is None:
        pytest.skip(f"{server} is not installed: python tests/prerequisites.py --servers")
    own.mkdir()
    if server == "nginx":
        (own / "nginx.conf").write_text(NGINX.format(own=own, port=port, site=site), encoding="utf-8")
        return [found, "-c", str(own / "nginx.conf"), "-e", "stderr"]
    if server == "apache":
        modules = "\n".join(
            f"LoadModule {name}_module {MODULES}/mod_{name}.so"
            for name in APACHE_MODULES
            if (MODULES / f"mod_{name}.so").exists()
        )
        text = APACHE.format(own=own, port=port, site=site, modules=modules)
        (own / "apache.conf").write_text(text, encoding="utf-8")
        return [found, "-D", "FOREGROUND", "-f", str(own / "apache.conf")]
    (own / "Caddyfile").write_text(CADDY.format(own=own, port=port, site=site), encoding="utf-8")
    return [found, "run", "--config", str(own / "Caddyfile"), "--adapter", "caddyfile"]


@contextmanager
def serving(server: str, site: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    typed = command(server, site.parent / "server", port, site)
    environment = {**os.environ, "HOME": str(site.parent), "APACHE_RUN_DIR": str(site.parent)}
    process = subprocess.Popen(typed, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        end = time.monotonic() + 60
        while not _listens(port):
            assert time.monotonic() < end, f"{server} does not listen"
            assert process.poll() is None, process.stderr and process.stderr.read()
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ask(address: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as problem:
        with problem:
            return problem.code, problem.headers, problem.read()


@pytest.mark.slow
@pytest.mark.parametrize("server", ["nginx", "apache", "caddy"])
def test_every_answer_has_the_headers_that_are_promised(server: str, site: Path) -> None:
    with serving(server, site) as address:
        for path, status, keep in (
            ("", 200, PAGES_KEEP),
            ("index.html", 200, PAGES_KEEP),
            ("assets/guidepress/style.css", 200, PAGES_KEEP),
            ("assets/guidepress/fonts/a.woff2", 200, FONTS_KEEP),
            ("not/there.html", 404, PAGES_KEEP),
        ):
            code, found, body = ask(address + path)
            assert code == status, path
            for name, value in {**headers(), "Cache-Control": keep}.items():
                assert found.get_all(name) == [value], (path, name)
            if path.endswith(".woff2"):
                assert found.get_content_type() == "font/woff2"
                assert body == b"font"
                continue
            is_packed = found["Content-Encoding"] == "gzip"
            assert is_packed or code == 404, path  # Apache does not pack its page for missing addresses
            assert found.get_content_charset() == "utf-8", path
            text = (gzip.decompress(body) if is_packed else body).decode()
            assert ("Not here" in text) is (status == 404), path


# ---- what a public checker of headers says -----------------------------------------------------------------------

HALF_A_YEAR = 15_768_000


def score(given: Mapping[str, str]) -> int:
    """Points by the rules of MDN's HTTP Observatory (its page "Tests & Scoring"): 100, less what is missing.

    What is better than needed counts only from 90 points on. Left out is what headers do not show: cookies, which we have
    none of, and the way from http to https, which is the server's.
    """
    policy = dict(part.strip().partition(" ")[::2] for part in given.get("Content-Security-Policy", "").split(";"))
    points, better = 100, 0
    if not policy:
        points -= 25
    scripts = policy.get("script-src", policy.get("default-src", "*"))
    if any(word in scripts for word in ("'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:")):
        points -= 20
    styles = policy.get("style-src", policy.get("default-src", "*"))
    if "'unsafe-inline'" not in styles and policy.get("default-src") == "'none'":
        better += 10
    age = given.get("Strict-Transport-Security", "max-age=0").partition("max-age=")[2].partition(";")[0]
    points -= 0 if int(age) >= HALF_A_YEAR else 20
    points -= 0 if given.get("X-Content-Type-Options") == "nosniff" else 5
    if "frame-ancestors" in policy:
        better += 5
    elif given.get("X-Frame-Options") not in {"DENY", "SAMEORIGIN"}:
        points -= 20
    if given.get("Referrer-Policy") in {
        "no-referrer",
        "same-origin",
        "strict-origin",
        "strict-origin-when-cross-origin",
    }:
        better += 5
    if given.get("Cross-Origin-Resource-Policy") in {"same-origin", "same-site"}:
        better += 10
    return points + (better if points >= 90 else 0)


def test_the_headers_are_worth_an_a_plus() -> None:
    assert score(headers()) >= 100
    for name in ("Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options"):
        assert score({key: value for key, value in headers().items() if key != name}) < score(headers()), name


@pytest.mark.parametrize("file", ["_headers", "hosting/nginx.conf", "hosting/apache.conf", "hosting/Caddyfile"])
def test_every_host_s_settings_name_every_header(file: str) -> None:
    text = hosting_files("")[file]
    for name, value in headers().items():
        assert name in text
        assert value in text
