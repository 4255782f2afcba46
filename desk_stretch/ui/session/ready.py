"""Reads the routine window's code before somebody starts, so that the first figure comes at once.

It takes a fifth of a second: not at the start of the app, and not while something comes up.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QTimer

READY_AFTER_MS = 400  # what came up stands: a card has faded in, a menu has opened


@cache
def make_ready_soon() -> None:
    """Read it in a moment, once per process: what is on the screen now can start a routine."""
    QTimer.singleShot(READY_AFTER_MS, make_ready)


def make_ready() -> None:
    """Read it now."""
    import desk_stretch.ui.session.window  # noqa: F401
