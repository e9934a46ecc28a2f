"""One typesetter for all tests of a process: fonts and templates are read once."""

from __future__ import annotations

import pytest

from generator.handouts.typeset import Typesetter


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter()
