"""What holds for all tests: the same cases every time, and no verdict by the clock."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("guidepress", deadline=None, derandomize=True)
settings.load_profile("guidepress")
