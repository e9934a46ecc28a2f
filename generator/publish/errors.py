"""What keeps a project from being published."""

from __future__ import annotations


class ContentError(Exception):
    """The content or its configuration has errors; they have been reported."""
