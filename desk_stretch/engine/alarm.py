"""The waking: APScheduler on the Loop port. The only file that knows APScheduler.

A small scheduler on the documented extension point ``BaseScheduler``; the stock Qt one piles up
timers under PySide6. Jobs carry no meaning: each only says "look at the clock", so being woken
twice, late or for nothing is harmless. APScheduler reckons in wall time, our timer does not jump:
when the wall clock was set, the jobs are moved along with it, so a jump moves no break.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from desk_stretch.core.ports import Call, Handle, Loop
from desk_stretch.engine.stand_ins import stand_ins

with stand_ins():
    from apscheduler.executors.debug import DebugExecutor
    from apscheduler.schedulers.base import BaseScheduler
    from apscheduler.triggers.date import DateTrigger
    from apscheduler.triggers.interval import IntervalTrigger

SAFETY_LOOK_S = 300.0
"""The net below all events: a look that comes even if nothing reported anything."""

AGAIN_S = 10.0
"""After a look that failed before it could wish for the next one."""

_JUMP_S = 2.0
_DEADLINE = "deadline"
_SAFETY = "safety look"


class LoopScheduler(BaseScheduler):
    """APScheduler driven by one timer of the Loop port; jobs run in place, on the loop's thread."""

    def __init__(self, loop: Loop) -> None:
        """Build it at rest; ``start`` sets it going."""
        self._loop = loop
        self._timer: Handle | None = None
        self._is_processing = False
        self._offset = _wall_offset()
        super().__init__(
            timezone=UTC,
            executors={"default": DebugExecutor()},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def wakeup(self) -> None:
        """Look at the jobs at the next turn of the loop (APScheduler calls this on any change)."""
        self._arm(0.0)

    def shutdown(self, wait: bool = True) -> None:
        """Stop, and let the timer go."""
        super().shutdown(wait)
        self._disarm()

    def process(self) -> None:
        """Run what is due and arm the timer for what comes next."""
        self._timer = None
        if self._is_processing:
            return
        self._is_processing = True
        try:
            self.follow_wall_clock()
            wait_s = self._process_jobs()
        finally:
            self._is_processing = False
        if wait_s is not None:
            self._arm(max(0.0, wait_s))

    def follow_wall_clock(self) -> None:
        """Move every job along when the wall clock was set."""
        offset = _wall_offset()
        jump_s = offset - self._offset
        if abs(jump_s) < _JUMP_S:
            return
        self._offset = offset
        for job in self.get_jobs():
            job.modify(next_run_time=job.next_run_time + timedelta(seconds=jump_s))

    def _arm(self, seconds: float) -> None:
        """Have the loop call ``process``, instead of whenever it was to."""
        if self._is_processing:
            return
        self._disarm()
        self._timer = self._loop.wake_in(seconds, self.process)

    def _disarm(self) -> None:
        """Let the timer go."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class Alarm:
    """Wakes the engine: at the planner's next wish, and now and then for safety."""

    def __init__(self, loop: Loop, look: Call) -> None:
        """*look* is called on the loop's thread at every waking."""
        self._loop = loop
        self._look = look
        self._scheduler = LoopScheduler(loop)
        self._has_wished = False

    def start(self) -> None:
        """Begin."""
        self._scheduler.start()
        trigger = IntervalTrigger(seconds=int(SAFETY_LOOK_S), timezone=UTC)
        self._scheduler.add_job(self._ring, trigger, id=_SAFETY)

    def wish(self, seconds: float | None) -> None:
        """Wake once in so many real seconds; None takes the last wish back."""
        self._has_wished = True
        self._scheduler.follow_wall_clock()  # or what is reckoned now would be moved along as well
        if seconds is None:
            if self._scheduler.get_job(_DEADLINE) is not None:
                self._scheduler.remove_job(_DEADLINE)
            return
        at = datetime.now(UTC) + timedelta(seconds=seconds)
        options: dict[str, Any] = {"id": _DEADLINE, "replace_existing": True}
        self._scheduler.add_job(self._ring, DateTrigger(at, timezone=UTC), **options)

    def _ring(self) -> None:
        """Look at the next turn: APScheduler removes a finished job by its id, so a wish made
        while its own job still runs would be lost with it."""
        self._loop.wake_in(0.0, self._look_now)

    def _look_now(self) -> None:
        """Look; every look wishes for the next, or for none, unless something went wrong in it."""
        self._has_wished = False
        self._look()
        if not self._has_wished and self._scheduler.running:
            self.wish(AGAIN_S)

    def stop(self) -> None:
        """End; nothing is called any more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)


def _wall_offset() -> float:
    """How far the wall clock is ahead of the one that cannot be set."""
    return time.time() - _steady_s()


def _steady_s() -> float:
    """Seconds that count on through sleep, where the system has such a clock."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()  # pragma: no cover - another system
