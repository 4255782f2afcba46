"""Reads the routine window's code when the app has settled, for a first figure at once.

A click on the icon comes without a warning. Reading takes a tenth of a second, so not at the start;
it holds 4 MB from then on, which the first break of the day would hold as well.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer

READY_AFTER_MS = 20_000  # the login that started the app is over


def make_ready_at_rest() -> None:
    """Read it once nobody waits for the app any more."""
    QTimer.singleShot(READY_AFTER_MS, make_ready)


def make_ready() -> None:
    """Read it now."""
    import desk_stretch.ui.session.window  # noqa: F401
