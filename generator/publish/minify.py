"""What the browser gets of our scripts, styles and pages: comments and indentation are for those who read the source.

Nothing is renamed or rewritten, line by line what is shipped is the source's. Of scripts only whole lines of comment
go, which is safe as long as no text of a script goes over several lines; a test holds the scripts to that.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from generator.publish.joining import joined

_FOLDER = "assets/guidepress/"

_BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_MARGIN = re.compile(r"^(?:[ \t]+|[ \t]*\n)", re.MULTILINE)
_REMARK = re.compile(r"[ \t]*/\*.*?\*/", re.DOTALL)
# White space counts in these, and in the values of attributes; a tag that is broken into lines keeps them.
_AS_IT_IS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>|<[a-z][^<>]*>)", re.DOTALL | re.IGNORECASE)
_GAP = re.compile(r"[ \t]*\n\s*")


def script(text: str) -> str:
    r"""A script without its lines of comment, its indentation and its empty lines.

    >>> script("/* What it does. */\nif (a) {\n  // why\n  b();\n}\n")
    'if (a) {\nb();\n}\n'
    """
    return _MARGIN.sub("", _LINE.sub("", _BLOCK.sub("", text)))


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
    parts[::3] = [_GAP.sub("\n", text) for text in parts[::3]]
    del parts[2::3]
    return "".join(parts).lstrip()


def shipped(address: str, file: Path) -> str | None:
    """What a browser gets of a file of the theme; None where it is not a script or style of ours.

    Args:
        address: where it is in the site
        file: where it is on this machine
    """
    suffix = PurePosixPath(address).suffix
    if not address.startswith(_FOLDER) or suffix not in {".js", ".css"}:
        return None
    return script(joined(file)) if suffix == ".js" else style(file.read_text(encoding="utf-8"))
