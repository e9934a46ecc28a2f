"""Compiled templates, kept where Python keeps compiled modules: compiling ours and Material's takes half a second.

They are code, so they lie beside the package, where whoever can write could change the package itself, and never in a
project's `.cache/`, which travels between machines. Where Python keeps no bytecode (`PYTHONDONTWRITEBYTECODE`, a folder
that cannot be written), templates are compiled in each process, as before.
"""

from __future__ import annotations

import contextlib
import sys
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache


class TemplateCache(FileSystemBytecodeCache):
    """The compiled templates of one kind of environment. A damaged one is compiled again."""

    def __init__(self, kind: str) -> None:
        """`kind` tells environments apart whose templates compile to something else: it is part of the files' names."""
        folder = Path(cache_from_source(__file__)).parent
        super().__init__(str(folder), f"jinja-{jinja2.__version__}-{kind}-%s.cache")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a `bucket` if there is something whole for it; Jinja compares the text of the template."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - what is damaged can fail in any way
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in a `bucket`, where that is possible."""
        if not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)
