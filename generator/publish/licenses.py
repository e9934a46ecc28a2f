"""Under which terms what travels in an offline copy may be used: `LICENSES.txt`.

The terms themselves stand in the English of those who grant them; what introduces them is in the library's language.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.language.speaking import _

LICENSES = "LICENSES.txt"
FONT_TERMS = "assets/guidepress/fonts/OFL.txt"

_MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software
is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES
OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR
IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""

_SOFTWARE = (
    "Guidepress (scripts, styles, drawings): Copyright (c) 2026 The Guidepress founders",
    "Material for MkDocs (styles): Copyright (c) 2016-2026 Martin Donath",
)


def licenses_text(facts: Mapping[str, str]) -> bytes:
    """The file for a library with these `facts`, of which `title`, `publisher`, `license` and `typeface` are named."""
    lines = [
        _(
            "Texts of {library}: {license}. Published by {publisher}.",
            library=facts.get("title", ""),
            license=facts.get("license", ""),
            publisher=facts.get("publisher", ""),
        ),
        _("Font Atkinson Hyperlegible: SIL Open Font License 1.1, in {file}.", file=FONT_TERMS),
        *([_("Font of the publisher: {typeface}.", typeface=facts["typeface"])] if facts.get("typeface") else []),
        _("Software, under the MIT License, whose terms stand below:"),
        *(f"- {item}" for item in _SOFTWARE),
        "",
        *_MIT.splitlines(),
        "",
    ]
    return "\r\n".join(lines).encode()
