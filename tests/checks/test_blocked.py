"""What the pages' policy would block is told, at its place; what readers see is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.blocked import blocked_in
from tests.support import LibraryCase


@pytest.mark.parametrize(
    ("text", "line", "column", "why"),
    [
        ("<script src='a.js'></script>", 1, 1, "scripts in a page never run"),
        ("a\n\n<SCRIPT>alert(1)</SCRIPT>", 3, 1, "scripts in a page never run"),
        ("- item\n\n    <iframe src='https://tube.example/x'></iframe>", 3, 5, "pages of others"),
        ("<style>p{}</style>", 1, 1, "styles in a page"),
        ("<base href='/x/'>", 1, 1, "links start elsewhere"),
        ("<object data='x.swf'></object>", 1, 1, "plug-ins"),
        ('<img src="https://other.example/a.png" alt="">', 1, 1, "other hosts: other.example"),
        ('<img src="//other.example/a.png" alt="">', 1, 1, "other hosts: other.example"),
        ('<img src="a.png" srcset="https://other.example/b.png 2x" alt="">', 1, 1, "other hosts: other.example"),
        ('<video src="http://other.example/a.mp4"></video>', 1, 1, "other hosts: other.example"),
        ('<link rel="stylesheet" href="https://fonts.example/css">', 1, 1, "other hosts: fonts.example"),
        ('<form action="https://other.example/send"><input></form>', 1, 1, "other hosts: other.example"),
        ("see ![a](https://other.example/a.png) there", 1, 10, "other hosts: other.example"),
        ("see ![a]( <//other.example/a.png> )", 1, 12, "other hosts: other.example"),
        ('<p onclick="run()">x</p>', 1, 1, "never run: onclick="),
        ("<p>open <img\n src=https://other.example/a>", 1, 9, "other hosts: other.example"),
        (r"\<script>alert(1)</script>", 1, 2, "scripts in a page never run"),
        ("![a][1]\n\n[1]: https://other.example/a.png", 1, 1, "other hosts: other.example"),
        ("so ![A b][]\n\n[a  B]: <//other.example/a.png> 'title'", 1, 4, "other hosts: other.example"),
        ("![a]\n\n[a]:\n  https://other.example/a.png", 1, 1, "other hosts: other.example"),
        ("<img src='a.png' srcset='a.png 1x, https://other.example/b.png 2x'>", 1, 1, "other hosts: other.example"),
        ('<a href="javascript:alert(1)">x</a>', 1, 1, "never run: javascript:"),
        ('<a href=" java&#10;script:alert(1)">x</a>', 1, 1, "never run: javascript:"),
        ("so [x](javascript:alert(1))", 1, 8, "never run: javascript:"),
        ('text\n{: onclick="a({})" }', 2, 1, "never run: onclick="),
        ("# Title { .big onclick=run() }", 1, 9, "never run: onclick="),
        ("- item\n\n    text\n\n    <script></script>", 5, 5, "scripts in a page never run"),
        ("!!! note\n\n    <script></script>", 3, 5, "scripts in a page never run"),
        ("Word\n:   What it is.\n\n    <script></script>", 4, 5, "scripts in a page never run"),
        ("<div>\n\n    <script></script>\n\n</div>", 3, 5, "scripts in a page never run"),
        ("Words\n    <script></script>", 2, 5, "scripts in a page never run"),
        ("Example:\n\n    <!-- shown\n\n<script></script> -->", 5, 1, "scripts in a page never run"),
        ("A tick ` here\n\n<script></script> and ` there", 3, 1, "scripts in a page never run"),
        (r"not \`<script>\` code", 1, 7, "scripts in a page never run"),
        ("<img src='&#104;ttps://other.example/a.png'>", 1, 1, "other hosts: other.example"),
    ],
)
def test_what_is_blocked_is_told(text: str, line: int, column: int, why: str) -> None:
    (found,) = blocked_in(text)
    assert (found.line, found.column) == (line, column)
    assert why in found.why
    assert found.length > 0


@pytest.mark.parametrize(
    "text",
    [
        "[a link](https://other.example/) and https://other.example/",
        "<a href='https://other.example/'>x</a>",
        "![a](pictures/a.png) ![b](a.svg 'title')",
        "<img src='data:image/png;base64,AAAA' alt=''>",
        "Write `<script>` or ``a ` <iframe>``.",
        "```html\n<script src='https://x.example'></script>\n```",
        "~~~~\n```\n<iframe>\n~~~\n~~~~",
        "- item\n\n    ```html\n    <script></script>\n    ```",
        "<!-- <script> -->",
        '<!--\n\n    <script src="x.js"></script>\n\n-->',
        'Example:\n\n    <script src="x.js"></script>\n\n    <iframe src="y.html">\n    </iframe>\n\nWords.',
        "\t<script></script>\n\nWords",
        "- item\n\nWords.\n\n    <script></script>",
        "Write `<div>`:\n\n    <script></script>",
        "``` a `` <b> ``` `<script>`",
        "[a][1] ![b][2] ![c]\n\n[1]: https://other.example/\n[2]: a.png",
        "<img src='a.png' srcset='a.png 1x, b.png 2x'>",
        "{on} {: .once } {: title='onclick=' } {{ one }}",
        "a < b and c > d, 5 <6",
        "<details><summary>More</summary>text</details>",
        "<p style='text-align: center'>x</p>",
    ],
)
def test_what_readers_see_is_left_in_peace(text: str) -> None:
    assert list(blocked_in(text)) == []


def test_after_a_fence_the_page_goes_on() -> None:
    (found,) = blocked_in("```\n<script>\n```\n\n<script>\n</script>\n")
    assert found.line == 5


def test_a_page_with_such_a_thing_is_warned_of_and_the_line_shown(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (tmp_path / "content/extra.md").write_text(
        "# Extra\n\n<iframe src='https://tube.example/'></iframe>\n", encoding="utf-8"
    )
    (found,) = [item for item in case.load().findings if item.code == "blocked-by-policy"]
    assert (found.where.file, found.where.line, found.where.column) == ("content/extra.md", 3, 1)
    assert found.hint == "link to it instead"


def test_a_hostile_page_is_read_to_its_end() -> None:
    """Each of these takes minutes where something is looked for or counted again from every place."""
    runs = "".join("`" * length + "a" for length in range(1, 770))
    for text in (
        "<" * 50_000,
        "`" * 50_000,
        "![" * 50_000,
        "<a " * 20_000,
        "<!--" * 20_000,
        "`a" * 20_000,
        "<b>" * 100_000,
        "<b>\n" * 75_000,
        runs,
        runs[::-1] + "`` `" * 75_000,
        "<!---->" * 43_000,
        "<!--" * 75_000 + "-->",
        "    <p>\n\n" * 30_000,
        '{"' * 150_000,
        "{a='" * 75_000,
        "<a '\"" * 60_000,
        "\n[a]: //x" * 30_000 + "![a]" * 30_000,
    ):
        list(blocked_in(text))
