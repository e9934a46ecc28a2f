"""One typesetter for all tests of a process: fonts and templates are read once; and one reading of our own library."""

from __future__ import annotations

import pytest

from generator.checks import load_and_check
from generator.handouts.typeset import Typesetter
from generator.model.library import Library
from tests.handouts.sheets import CONTENT


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture(scope="session")
def reference() -> Library:
    library = load_and_check(CONTENT).library
    assert library is not None
    return library
