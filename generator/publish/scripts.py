"""What the browser gets of our scripts: the code. Comments and indentation are for those who read the source.

Nothing is renamed or rewritten, line by line the shipped script is the source's. Only whole lines of comment go, which
is safe as long as no text of a script goes over several lines; a test holds the scripts to that.
"""

from __future__ import annotations

import re

FOLDER = "assets/guidepress/"

_BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_MARGIN = re.compile(r"^(?:[ \t]+|[ \t]*\n)", re.MULTILINE)


def is_ours(address: str) -> bool:
    """Whether a file of the theme is one of our scripts."""
    return address.startswith(FOLDER) and address.endswith(".js")


def shipped(script: str) -> str:
    r"""A script without its lines of comment, its indentation and its empty lines.

    >>> shipped("/* What it does. */\nif (a) {\n  // why\n  b();\n}\n")
    'if (a) {\nb();\n}\n'
    """
    return _MARGIN.sub("", _LINE.sub("", _BLOCK.sub("", script)))
