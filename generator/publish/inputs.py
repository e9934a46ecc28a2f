"""What a build reads, as digests: the same digests, the same site (docs/design.md, What an incremental build tracks)."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.diagnostics import Findings
from generator.fonts import FOLDER as FONTS
from generator.language.catalogue import FOLDER as WORDS
from generator.language.catalogue import OURS
from generator.model.brand import WebFont
from generator.model.library import Term
from generator.model.pictures import Picture
from generator.source.build_date import EPOCH
from generator.source.folder import list_folder
from generator.source.library import Loaded
from generator.source.project_file import check_project
from generator.templates_dir import templates_dir

_WORD = re.compile(r"\w+")
_PLUGINS = {"guidepress"}
_EXTENSIONS = re.compile(
    r"(markdown\.extensions\.)?"
    r"(abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|legacy_attrs|legacy_em|md_in_html|meta|"
    r"nl2br|sane_lists|smarty|tables|toc|wikilinks)|pymdownx\.(?!snippets|b64)\w+"
)
"""Markdown extensions that read no files."""


def digest(*parts: str | bytes) -> str:
    """A digest of `parts` in this order, hexadecimal; no two rows of parts run into each other."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def digest_of_files(files: Iterable[Path], root: Path) -> str:
    """A digest of the names (below `root`) and contents of `files`, in this order."""
    return digest(*(part for path in files for part in (path.relative_to(root).as_posix(), path.read_bytes())))


def digest_of_folder(folder: Path) -> str:
    """A digest of all files below `folder`, as `digest_of_files`; of a folder that is not there as of an empty one."""
    return digest_of_files(sorted(path for path in folder.rglob("*") if path.is_file()), folder)


def _digest_of_content(content: Path) -> str:
    """A digest of all that lies in the folder `content`, "" where something in it must not be opened."""
    findings = Findings()
    folder = list_folder(content, findings)
    return (
        "" if findings.has_errors else digest_of_files((content / x for x in (*folder.files, *folder.hidden)), content)
    )


def digest_of_record(record: Any) -> str:
    """A digest of a record of the model (a dataclass) with all that it holds, but not of where in a file it stands."""
    return digest(repr(_plain(record)))


def _plain(value: Any) -> Any:
    if isinstance(value, WebFont):
        return (str(value), digest(value.data))
    if isinstance(value, Picture):  # a word with a file
        return (str(value), digest(value.file.data) if value.file else "")
    if is_dataclass(value):
        return (type(value).__name__, *(_plain(getattr(value, item.name)) for item in fields(value) if item.compare))
    if isinstance(value, Mapping):
        return tuple((key, _plain(item)) for key, item in value.items())
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return value


def digest_of_program() -> str:
    """A digest of our code and templates, and of the versions of Python and of all that is installed beside us."""
    code = Path(__file__).parent.parent
    files = sorted(path for path in code.rglob("*.py") if path.is_file())
    return digest(
        sys.version, *_installed(), digest_of_files(files, code), *map(digest_of_folder, (templates_dir(), OURS))
    )


def _installed() -> Iterator[str]:
    """Name and version of each distribution beside MkDocs, as its folder of metadata is called."""
    found = importlib.util.find_spec("mkdocs")
    beside = Path(found.origin).parent.parent if found and found.origin else Path()
    yield from sorted(path.name for path in beside.iterdir() if path.suffix == ".dist-info")


def digest_of_project(config: MkDocsConfig) -> str:
    """A digest of `mkdocs.yml` as written, of what it inherits and takes from the environment, and of the theme's own files.

    `config` is what MkDocs has made of it.
    """
    texts = list(check_project(Path(config.config_file_path)).sources.texts.values())
    taken = {word for text in texts if "!ENV" in text for word in _WORD.findall(text) if word in os.environ}
    own = config.theme.custom_dir
    return digest(
        *texts,
        *(f"{word}={os.environ[word]}" for word in sorted(taken)),
        digest_of_folder(Path(own)) if own else "",
    )


def digest_of_shared(loaded: Loaded) -> str:
    """A digest of what every guideline may look at beside itself: `loaded` is what guidelines share, as it was read.

    That is `library.yaml`, the fonts for paper, the publisher's words, and the names of all words of the glossary: a word
    is marked where it first stands.
    What a word means, only those depend on that take it.
    """
    terms = loaded.library.terms.items() if loaded.library else ()
    names = (f"{name} {digest_of_record(_names(term))}" for name, term in terms)
    own = (text for name, text in loaded.sources.texts.items() if name.endswith("/library.yaml"))
    folders = (digest_of_folder(loaded.folder.root / name) for name in (FONTS, WORDS))
    info = digest_of_record(loaded.library.info) if loaded.library else ""  # in the language of the edition
    return digest(*folders, info, *own, *names)


def _names(term: Term) -> tuple[Any, ...]:
    return (term.term, term.aliases, term.search_terms, term.alert)


def digest_of_everything(config: MkDocsConfig, program: str, *, drafts: bool = False) -> str:
    """A digest of all that a build of the project with this `config` reads; "" where something else may be read, too.

    `program` is the digest of the program; `drafts` says whether drafts are shown.

    Foreign plugins, hooks and Markdown extensions read what they like.
    """
    names = (*config.markdown_extensions,)
    if set(config.plugins) - _PLUGINS or config.hooks or not all(map(_EXTENSIONS.fullmatch, names)):
        return ""
    content = _digest_of_content(Path(config.docs_dir))
    if not content:
        return ""
    return digest(
        program,
        digest_of_project(config),
        content,
        os.environ.get(EPOCH, ""),
        str(config.strict),
        str(drafts),
    )
