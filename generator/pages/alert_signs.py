"""The signs of alerts: an octagon, a triangle, a clock. Shape tells the level, colour only repeats it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.alerts import AlertLevel

_SIGNS: Mapping[AlertLevel, str] = {
    AlertLevel.EMERGENCY: (
        '<path fill="currentColor" d="M7.3 1.5h9.4l5.8 5.8v9.4l-5.8 5.8H7.3l-5.8-5.8V7.3z"/>'
        '<path class="gp-alert__cut" d="M12 6v7.5"/><circle class="gp-alert__dot" cx="12" cy="17.5" r="1.6"/>'
    ),
    AlertLevel.URGENT: (
        '<path fill="currentColor" d="M12 2 23 21.5H1z"/>'
        '<path class="gp-alert__cut" d="M12 9v5.5"/><circle class="gp-alert__dot" cx="12" cy="18" r="1.5"/>'
    ),
    AlertLevel.SOON: '<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 3"/>',
}


def sign_svg(level: AlertLevel) -> str:
    """The sign of a level as inline SVG; it stands beside the level's word, so that it says nothing itself."""
    return f'<svg class="gp-alert__sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{_SIGNS[level]}</svg>'
