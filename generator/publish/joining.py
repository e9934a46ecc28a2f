"""A script that is written in parts becomes one classic script: modules do not load from a folder (file:).

A script `name.js` that imports is a module, and so is each part (`name/part.mjs`). Joined, every part stands once,
before whatever imports it, and all of them in one function, so that nothing of them is seen outside. Words stay as
they are; therefore two parts of a script may not declare the same name, and imports have one plain form:

    import { one, other } from "./name/part.mjs";
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{([^{}]*)\} from "(\.{1,2}/[\w./-]+\.mjs)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+|\{[^}]*\})", re.MULTILINE)


def joined(script: Path) -> str:
    """A script with all its parts, as one classic script; one that imports nothing is given as it is.

    Raises:
        ValueError: a part is written in a way that cannot be joined.
    """
    text = script.read_text(encoding="utf-8")
    if not _IMPORT.search(text):
        return text
    parts = _in_order(script.resolve(), {})
    _refuse_same_names(parts)
    return '(() => {\n"use strict";\n' + "\n".join(_bare(path, part) for path, part in parts.items()) + "})();\n"


def _in_order(path: Path, found: dict[Path, str]) -> dict[Path, str]:
    """Paths and texts of a module and of all that it imports, each behind what it needs itself."""
    text = path.read_text(encoding="utf-8")
    for names, address in _IMPORT.findall(text):
        part = (path.parent / address).resolve()
        if part not in found:
            _in_order(part, found)
        missing = set(re.findall(r"\w+", names)) - _declared(found.get(part, ""))
        if missing:
            raise ValueError(
                f"{path.name}: {address} does not declare {', '.join(sorted(missing))} before it is needed"
            )
    found[path] = text
    return found


def _declared(text: str) -> set[str]:
    """Every name that a module declares for itself as a whole, those that it takes out of an object included."""
    return {name for names in _DECLARED.findall(text) for name in re.findall(r"\w+(?!\w*:)", names)}


def _refuse_same_names(parts: dict[Path, str]) -> None:
    home: dict[str, Path] = {}
    for path, text in parts.items():
        for name in sorted(_declared(text)):
            if home.setdefault(name, path) != path:
                raise ValueError(f"{path.name}: {name} is declared in {home[name].name}, too")


def _bare(path: Path, text: str) -> str:
    """A part without what only modules have."""
    bare = _EXPORT.sub("", _IMPORT.sub("", text))
    if left := _LEFT.search(bare):
        raise ValueError(f"{path.name}: this cannot be joined: {left[0]}")
    return bare
