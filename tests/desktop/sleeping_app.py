"""The app on a computer that a test sends to sleep: the kernel's clocks tell of it, as told in the
file that ``SLEPT`` names (seconds asleep so far)."""

import os
import sys
import time
from pathlib import Path

_SLEPT = Path(os.environ["SLEPT"])
_clock_gettime, _wall = time.clock_gettime, time.time


def _slept() -> float:
    return float(_SLEPT.read_text("ascii")) if _SLEPT.exists() else 0.0


def _with_sleep(clock: int) -> float:
    return _clock_gettime(clock) + (_slept() if clock == time.CLOCK_BOOTTIME else 0.0)


time.clock_gettime = _with_sleep
time.time = lambda: _wall() + _slept()

from desk_stretch.app import main  # noqa: E402 - the clocks first

sys.exit(main())
