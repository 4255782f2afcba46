"""What is known of the person, gathered from the idle and the lock source into readings."""

from __future__ import annotations

from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment
from desk_stretch.core.ports import Call, Clock, IdleSource, LockSource

IDLE_AFTER_S = 30.0
"""Without input for this long, time stops counting as work, from the last input on.

Shorter than reading a page would punish reading; longer would count the coffee.
"""


class PresenceWatch:
    """Listens to both sources and remembers what they said last."""

    def __init__(self, clock: Clock, idle: IdleSource, lock: LockSource) -> None:
        """Nothing is listened to before ``start``."""
        self._clock = clock
        self._idle = idle
        self._lock = lock
        self._is_idle = False
        self._idle_from = 0.0
        self._locked_from: float | None = None
        self._changed: Call = _nothing
        self._before_sleep: Call = _nothing
        self._woke: Call = _nothing

    def start(self, changed: Call, before_sleep: Call, woke: Call) -> None:
        """Call *changed* when the person comes or goes, *woke* after sleep."""
        self._changed, self._woke, self._before_sleep = changed, woke, before_sleep
        self._idle.start(IDLE_AFTER_S, self._on_idle, self._on_active)
        self._lock.start(self._on_lock, self._on_sleep)

    def stop(self) -> None:
        """Stop listening."""
        self._idle.stop()
        self._lock.stop()

    def reading(self, moment: Moment) -> Reading:
        """What is known at *moment*."""
        since = self._idle.since_input()
        last = None if since is None else moment.steady - since
        if self._locked_from is not None:
            return Reading(Presence.LOCKED, last, self._locked_from)
        if self._is_idle:
            return Reading(Presence.IDLE, self._idle_from if last is None else last)
        return Reading(Presence.ACTIVE, last)

    def _on_idle(self) -> None:
        """No input came for a while."""
        self._is_idle = True
        self._idle_from = self._clock.now().steady - IDLE_AFTER_S
        self._changed()

    def _on_active(self) -> None:
        """Input came again."""
        self._is_idle = False
        self._changed()

    def _on_lock(self, locked: bool) -> None:
        """The screen was locked or unlocked."""
        self._locked_from = self._clock.now().steady if locked else None
        self._changed()

    def _on_sleep(self, asleep: bool) -> None:
        """The computer is about to sleep, or has woken."""
        (self._before_sleep if asleep else self._woke)()


def _nothing() -> None:
    """Stand in until somebody listens."""
