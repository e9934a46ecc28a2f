"""Names of DMN as identifiers: kebab-case.

Lower-case; every run of other than letters and digits is one hyphen; camelCase is not split:
`priceGt10` is `pricegt10`. Accents are dropped and letters outside ASCII left out: "letters"
are those of our identifiers, which are ASCII, since an identifier becomes part of an address.
"""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[^a-z0-9]+")


def kebab(name: str) -> str:
    """The name in kebab-case, "" where nothing of it is left.

    >>> kebab("Applicant.Age (years)")
    'applicant-age-years'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return _OTHER.sub("-", plain).strip("-")
