"""The command on a clock that stands still but for its waits, which are over at once.

A routine at speed 600 shows a step for 60 milliseconds, which a busy machine sleeps through.
"""

from __future__ import annotations

import selectors
import sys
import time

_waited_s = 0.0
_began_at = time.time()
_began = {clock: time.clock_gettime(clock) for clock in (time.CLOCK_MONOTONIC, time.CLOCK_BOOTTIME)}


class _Patient(selectors.DefaultSelector):
    """Waits for what happens only where there is nothing else to wait for."""

    def select(self, timeout=None):
        global _waited_s
        ready = super().select(None if timeout is None else 0)
        if not ready and timeout:
            _waited_s += timeout
        return ready


# Before the app is imported, since it keeps what it finds here.
selectors.DefaultSelector = _Patient
time.time = lambda: _began_at + _waited_s
time.monotonic = lambda: time.clock_gettime(time.CLOCK_MONOTONIC)
time.clock_gettime = lambda clock: _began[clock] + _waited_s

if __name__ == "__main__":
    from desk_stretch.app import main

    sys.exit(main())
