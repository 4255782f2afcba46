"""Gives back to the system what an app that only waits does not need."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QTimer


def give_back_soon() -> None:
    """Do it from the loop: what is taken apart may be the one whose timer asks for it."""
    QTimer.singleShot(0, give_back)


def give_back() -> None:
    """Take apart what only knows each other, and return free memory, which glibc would keep.

    After some minutes of a routine's pictures that is more than all else that the app needs.
    """
    gc.collect()
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
