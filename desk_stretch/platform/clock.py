"""The Clock port on this computer's clocks: civil time, real time with sleep in it, and the zone.

``DESK_STRETCH_SPEED`` makes all of them pass faster from the moment of the start. No timers here.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace

from desk_stretch.core.moment import Moment
from desk_stretch.core.ports import Clock
from desk_stretch.errors import UsageError
from desk_stretch.i18n import tr
from desk_stretch.platform.host import Host
from desk_stretch.platform.zone import LocalZone

MAX_SPEED = 3600.0
LEAST_SLEEP_S = 2.0
"""The wall clock may be a little ahead because it was set by a time server."""


def make_clock(host: Host) -> Clock:
    """Return the clock to live by; raises UsageError if the asked speed cannot be read."""
    speed = speed_of(host.speed)
    clock = SystemClock(LocalZone(host.time_zone))
    return clock if speed == 1.0 else SpedUpClock(clock, speed)


def speed_of(text: str) -> float:
    """Read a speed as ``DESK_STRETCH_SPEED`` gives it; nothing there means 1."""
    if not text.strip():
        return 1.0
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 1.0 <= speed <= MAX_SPEED:
        raise UsageError(
            tr("DESK_STRETCH_SPEED is “{text}”.").format(text=text),
            tr("Give a number from 1 to 3600, or leave it out."),
        )
    return speed


def read_counters() -> tuple[float, float]:
    """Seconds since some origin with the time asleep, and the same without it."""
    if sys.platform == "win32":  # pragma: no cover - another system
        return time.monotonic(), _unbiased_s()
    if sys.platform == "darwin":  # pragma: no cover - another system
        # Here CLOCK_MONOTONIC goes on in sleep, and time.monotonic() does not.
        return time.clock_gettime(time.CLOCK_MONOTONIC), time.clock_gettime(time.CLOCK_UPTIME_RAW)
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME), time.clock_gettime(time.CLOCK_MONOTONIC)
    return _NET()  # pragma: no cover - another system


class WallNet:
    """The net where no clock goes on in sleep: what the wall clock is ahead was slept through.

    Set forward by hand it shows a sleep that was none; set back it takes none away.
    """

    def __init__(
        self,
        awake: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._awake = awake
        self._wall = wall
        self._asleep = 0.0
        self._ahead = wall() - awake()

    def __call__(self) -> tuple[float, float]:
        """Seconds with the time asleep, and without it."""
        awake = self._awake()
        before, self._ahead = self._ahead, self._wall() - awake
        if self._ahead - before >= LEAST_SLEEP_S:
            self._asleep += self._ahead - before
        return awake + self._asleep, awake


_NET = WallNet()


class SystemClock:
    """The clocks as they are. A gap between both counters is the time asleep."""

    speed = 1.0

    def __init__(
        self,
        zone: LocalZone,
        counters: Callable[[], tuple[float, float]] = read_counters,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._zone = zone
        self._counters = counters
        self._wall = wall

    def now(self) -> Moment:
        steady, awake = self._counters()
        return Moment(self._wall(), steady, steady - awake, self._zone.at(steady))


class SpedUpClock:
    """Another clock, *speed* times faster from now on. For rehearsals and end-to-end tests."""

    def __init__(self, clock: Clock, speed: float) -> None:
        self.speed = speed
        self._clock = clock
        self._start = clock.now()

    def now(self) -> Moment:
        real, start = self._clock.now(), self._start
        return replace(
            real,
            wall=start.wall + (real.wall - start.wall) * self.speed,
            steady=start.steady + (real.steady - start.steady) * self.speed,
            slept=start.slept + (real.slept - start.slept) * self.speed,
        )


if sys.platform == "win32":  # pragma: no cover - another system

    def _unbiased_s() -> float:
        import ctypes

        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value / 1e7
