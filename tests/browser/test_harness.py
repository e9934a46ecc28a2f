"""The harness itself: each thing it is there to find is found, and a good page has none of them."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.harness import Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.browser.harness_focus import focus_walk

Read = Callable[..., Reader]
Serve = Callable[..., str]

GOOD = '<p>Read <a href="#top">a link of words that is long</a>.</p><p><label>Age <input></label> <button>Go on</button></p>'
BEFORE = "<p>Above</p><p><a href='#a'>First link</a></p>"


def page(folder: Path, body: str, head: str = "") -> Path:
    path = folder / "index.html"
    path.write_text(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width'><link rel='icon' href='data:,'>"
        f"<title>Page</title>{head}</head><body><main id='top'><h1>Page</h1>{body}</main></body></html>",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("hosted", "scripts", "width", "colours"),
    [
        (True, True, 1280, "light"),
        (True, False, 320, "dark"),
        (False, True, 320, "forced"),
        (False, True, 1280, "dark"),
        (False, False, 1280, "light"),
    ],
)
def test_a_good_page_has_no_problem(
    tmp_path: Path, read: Read, serve: Serve, *, hosted: bool, scripts: bool, width: int, colours: str
) -> None:
    path = page(tmp_path, GOOD + "<script>document.title = 'Changed'</script>")
    url = serve(tmp_path, policy=False) if hosted else file_url(path)
    reader = read(url, width=width, colours=colours, scripts=scripts)
    assert reader.page.title() == ("Changed" if scripts else "Page")
    assert reader.page.evaluate("innerWidth") == width
    assert reader.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (colours == "dark")
    assert reader.page.evaluate("matchMedia('(forced-colors: active)').matches") is (colours == "forced")
    assert axe(reader.page) == []
    assert focus_walk(reader.page) == []
    assert reader.problems == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<script>console.error('broken')</script>", "console error: broken"),
        ("<script>console.warn('odd')</script>", "console warning: odd"),
        ("<script>throw new Error('thrown')</script>", "script error: thrown"),
        ("<img alt='' src='gone.png'>", "answer 404"),
        (
            "<img alt='' src='http://elsewhere.example/x.png'>",
            "request to another host: http://elsewhere.example/x.png",
        ),
        ("<img alt='' src='http://127.0.0.1:9/x.png'>", "request to another host: http://127.0.0.1:9/x.png"),
        ("<script>fetch('http://elsewhere.example/')</script>", "request to another host"),
        ("<script>new WebSocket('ws://elsewhere.example/')</script>", "web socket: ws://elsewhere.example/"),
    ],
)
def test_what_goes_wrong_is_written_down(tmp_path: Path, read: Read, serve: Serve, body: str, problem: str) -> None:
    page(tmp_path, body)
    reader = read(serve(tmp_path, policy=False))
    reader.page.wait_for_load_state("networkidle")
    problems = reader.take_problems()
    assert any(found.startswith(problem) for found in problems), problems


def test_a_page_from_a_folder_reaches_no_host(tmp_path: Path, read: Read, serve: Serve) -> None:
    path = page(tmp_path, f"<img alt='' src='{serve(tmp_path, policy=False)}x.png'>")
    problems = read(file_url(path))
    assert any(found.startswith("request to another host") for found in problems.take_problems())


def test_a_problem_left_alone_fails_the_test(tmp_path: Path, browser: Browser) -> None:
    """The fixture `read` as pytest runs it, by hand."""
    from tests.browser import conftest  # noqa: PLC0415 - only here is a fixture called as a function

    path = page(tmp_path, "<script>console.error('broken')</script>")
    opened = conftest.read.__wrapped__(browser)  # type: ignore[attr-defined] # pytest keeps the function there
    next(opened)(file_url(path))
    with pytest.raises(AssertionError, match="console error: broken"):
        next(opened)


TINY = "all:unset;width:9px;height:9px;font-size:9px"


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<img src='data:,'>", "image-alt"),
        ("<p style='color:#aaa;background:#fff'>Pale words</p>", "color-contrast"),
        ("<p><button></button></p>", "button-name"),
        (f"<p><button style='{TINY}'>a</button><button style='{TINY}'>b</button></p>", "target-size"),
        ("<h4>Skipped levels</h4>", "heading-order"),
    ],
)  # fmt: skip
def test_axe_finds(tmp_path: Path, read: Read, body: str, rule: str) -> None:
    reader = read(file_url(page(tmp_path, body)))
    assert [found.split()[0] for found in axe(reader.page)][:1] == [rule]
    reader.take_problems()


def test_axe_looks_at_the_parts_that_it_is_given(tmp_path: Path, read: Read) -> None:
    reader = read(file_url(page(tmp_path, "<p id='fine'>Words</p><p id='bad'><button></button></p>")))
    assert axe(reader.page, "#fine") == []
    assert [found.split()[0] for found in axe(reader.page, "#fine", "#bad")] == ["button-name"]


def test_nu_finds_errors_in_many_files_at_once(tmp_path: Path) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    for folder in (good, bad):
        folder.mkdir()
    page(good, GOOD + "<p style='no-such: 1'>CSS is left out</p>")
    page(bad, "<p><div id='x'></div><b id='x'>twice</b><input autocomplete='off' type='checkbox'>")
    found = nu([good / "index.html", bad / "index.html"])
    assert any("Duplicate ID" in item for item in found), found
    assert any("autocomplete" in item for item in found), found
    assert all("bad/index.html:1:" in item for item in found), found


HIDDEN_BOX = "position:absolute;opacity:0;width:1px;height:1px"


@pytest.mark.parametrize(
    "body",
    [
        GOOD,
        f"<p><input type='checkbox' id='c' style='{HIDDEN_BOX}'><label for='c'>Drawn by its label</label></p>",
        "<p style='width:9em'><a href='#x'>a link that is wrapped over several lines of a column</a></p>",
        "<a href='#skip' class='skip'>Skip</a><style>.skip{position:absolute;left:-999px}.skip:focus{left:0}</style>",
        "<div style='height:3000px'></div><p><a href='#deep'>Far down</a></p>",
        "<div tabindex='0' style='height:3000px'>Larger than the window</div>",
        "<div inert style='position:absolute;left:-999px'><a href='#closed'>In a closed menu</a></div>" + BEFORE,
        "<details><summary>More</summary><a href='#inside'>Inside</a></details>",
    ],
)
@pytest.mark.parametrize("width", [1280, 320])
def test_focus_in_view_is_no_problem(tmp_path: Path, read: Read, body: str, width: int) -> None:
    assert focus_walk(read(file_url(page(tmp_path, body)), width=width).page) == []


COVER = "position:fixed;inset:0;background:white"
STICKY = "position:fixed;bottom:0;left:0;right:0;height:50vh;background:white"


def trap(to: str) -> str:
    """Tab leads to another element than it should."""
    return (
        f"onkeydown=\"if (event.key == 'Tab') {{ event.preventDefault(); document.getElementById('{to}').focus() }}\""
    )


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("<p>No link</p>", ["nothing takes the focus"]),
        (BEFORE + "<a href='#b' style='position:absolute;left:-999px'>Off</a>",
         ['<a> "Off": has the focus outside the window, at (-999, *']),
        (BEFORE + "<a href='#b' style='position:fixed;top:-12px;height:18px'>Half</a>",
         ['<a> "Half": has the focus outside the window, at (*, -12)']),
        (BEFORE + "<a href='#b' style='opacity:0'>Pale</a>", ['<a> "Pale": has the focus and cannot be seen']),
        (BEFORE + "<a href='#b'></a>", ['<a> "": has the focus and cannot be seen']),
        (BEFORE + f"<div class='veil' style='{COVER}'></div>",
         ['<a> "First link": has the focus at *, under <div class="veil">']),
        (f"<div style='height:3000px'></div><p><a href='#b'>Deep</a></p><div class='bar' style='{STICKY}'></div>",
         ['<a> "Deep": has the focus at *, under <div class="bar">']),
        (f"{BEFORE}<button id='one' {trap('two')}>One</button><button id='two' {trap('one')}>Two</button>",
         ['<button> "One": the focus is caught in a circle*']),
        (f"{BEFORE}<button id='one' {trap('one')}>Stuck</button>",
         ['<button> "Stuck": the focus is caught in a circle*']),
        ("<p>" + "<button>x</button>" * 21 + "</p>", ["the focus has not come round after 20 steps"]),
    ],
)  # fmt: skip
def test_focus_out_of_view_is_found(tmp_path: Path, read: Read, body: str, problems: list[str]) -> None:
    found = focus_walk(read(file_url(page(tmp_path, body))).page, most=20)
    assert len(found) == len(problems), found
    assert all(map(fnmatchcase, found, problems)), found
