"""Gives back to the system what an app that only waits does not need."""

from __future__ import annotations

import sys


def give_back() -> None:
    """Return free memory, which glibc keeps for the next time.

    After some minutes of a routine's pictures that is more than all else that the app needs.
    """
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
