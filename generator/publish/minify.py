"""What the browser gets of our scripts, styles and pages: comments and spaces are for those who read the source.

Nothing is renamed or rewritten. Of scripts, comments and spaces go that stand outside texts and patterns, and what the
formatter broke into lines is in one again, so that a statement still has a line of its own. They are told from code by
their looks alone, which is safe as long as no text goes over several lines or holds another one; a test reads each
script as it is written and as it is shipped, token by token.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.publish.joining import joined
from generator.templates_dir import templates_dir

_FOLDER = "theme/assets/guidepress"

_BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_TEXT = r'"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'|`(?:[^`\\\n]|\\.)*`"
# After anything else a slash divides.
_PATTERN = (
    r"(?:(?<=[=(,:!&|?\[])|(?<=[=(,:!&|?\[] )|(?<=return ))/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*"
)
_COMMENT = r" *//.*$|/\*\*.*?\*/ ?"
_SPACES = r"(?<=[^\w$+-]) +| +(?=[^\w$+-])"  # "a + +b" needs its spaces
_CODE = re.compile(f"({_TEXT}|{_PATTERN})|{_COMMENT}|{_SPACES}", re.MULTILINE)
_WRAPPED = re.compile(r"(?<=[(,\[])\n|\n(?=[)\].?:&|])")
_MARGIN = re.compile(r"^(?:[ \t]+|[ \t]*\n)", re.MULTILINE)
_REMARK = re.compile(r"[ \t]*/\*.*?\*/", re.DOTALL)
# White space counts in these, and in the values of attributes; a tag that is broken into lines keeps them.
_AS_IT_IS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>|<[a-z][^<>\n]*+\n[^<>]*>)", re.DOTALL | re.IGNORECASE)


def script(text: str) -> str:
    r"""A script without its comments, its indentation, its empty lines and the spaces that it can do without.

    >>> script('/* What it does. */\nif (a) {\n  // why\n  b(" // ", /[/] x/); // when\n}\n')
    'if(a){\nb(" // ",/[/] x/);\n}\n'
    >>> script("const a = /** @type {Element} */ (b) / c;\n")
    'const a=(b)/c;\n'
    >>> script("const a = [\n  1,\n  2,\n]\n  .map(b);\nc();\n")
    'const a=[1,2,].map(b);\nc();\n'
    """
    code = _CODE.sub(lambda found: found[1] or "", _LINE.sub("", _BLOCK.sub("", text)))
    return _WRAPPED.sub("", _MARGIN.sub("", code))


def style(text: str) -> str:
    r"""A style sheet without its comments, its indentation and its empty lines; no text of ours holds `/*`.

    >>> style("/* Why. */\na {\n  color: red; /* like that */\n}\n\n")
    'a {\ncolor: red;\n}\n'
    """
    return _MARGIN.sub("", _REMARK.sub("", text))


def page(html: str) -> str:
    r"""A page whose lines begin at the margin, without empty ones, except where white space is part of the text.

    >>> page("<ul>\n    \n  <li>a\n   b</li>\n</ul>\n<pre>a\n  b</pre>")
    '<ul>\n<li>a\nb</li>\n</ul>\n<pre>a\n  b</pre>'
    """
    parts = _AS_IT_IS.split(html)  # text, then what stays as it is and the name in that, and so on
    parts[::3] = [_closed_up(text) for text in parts[::3]]
    del parts[2::3]
    return "".join(parts).lstrip()


def _closed_up(text: str) -> str:
    """A text without empty lines, nor spaces where a line ends and the next begins."""
    first, *others = text.split("\n")
    if not others:
        return text
    *inner, last = (line.lstrip() for line in others)
    kept = [line for line in inner if line]
    return "\n".join([*(line.rstrip(" \t") for line in (first, *kept)), last])


def shipped(file: Path) -> str | None:
    """What a browser gets of a file of the theme; None where it is not a script or style of ours."""
    if file.suffix not in {".js", ".css"} or not file.is_relative_to(templates_dir() / _FOLDER):
        return None
    return script(joined(file)) if file.suffix == ".js" else style(file.read_text(encoding="utf-8"))
