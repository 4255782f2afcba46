"""What a routine's frames took goes back to the system.

The C library keeps what was freed for the next time, and for an app that rests for an hour after
some minutes of pictures that is more than all it needs: ``docs/figure-cost.md`` has the figures.
"""

from __future__ import annotations

import sys


def give_back() -> None:
    """Return free memory to the system, where the C library has to be asked for it (glibc)."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
