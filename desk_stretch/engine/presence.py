"""What is known of the person, gathered from the idle and the lock source into readings."""

from __future__ import annotations

from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.returning import NUDGE_S, Return, seen
from desk_stretch.core.moment import Moment
from desk_stretch.core.ports import Call, Clock, Handle, IdleSource, LockSource, Loop

IDLE_AFTER_S = 30.0
"""Without input for this long, time stops counting as work, from the last input on.

Shorter than reading a page would punish reading; longer would count the coffee.
"""


class PresenceWatch:
    """Listens to both sources and remembers what they said last.

    After an absence the idle source is asked for pauses as short as a nudge instead, until the
    person is certainly back: so both the nudge and what follows it arrive as events.
    """

    def __init__(self, loop: Loop, clock: Clock, idle: IdleSource, lock: LockSource) -> None:
        """Nothing is listened to before ``start``."""
        self._loop = loop
        self._clock = clock
        self._idle = idle
        self._lock = lock
        self._is_idle = False
        self._idle_from = 0.0
        self._return: Return | None = None
        self._proof: Handle | None = None
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
        self._drop_proof()
        self._idle.stop()
        self._lock.stop()

    def reading(self, moment: Moment) -> Reading:
        """What is known at *moment*."""
        if self._is_idle and self._return is not None:
            last: float | None = self._idle_from  # what came since is not believed yet
        else:
            since = self._idle.since_input()
            last = None if since is None else moment.steady - since
        if self._locked_from is not None:
            return Reading(Presence.LOCKED, last, self._locked_from)
        if self._is_idle:
            return Reading(Presence.IDLE, self._idle_from if last is None else last)
        return Reading(Presence.ACTIVE, last)

    # ------------------------------------------------------------ present

    def _on_idle(self) -> None:
        """No input came for a while."""
        self._is_idle = True
        now = self._clock.now().steady
        since = self._idle.since_input()
        self._idle_from = now - (IDLE_AFTER_S if since is None else since)
        self._changed()

    # ------------------------------------------------------------ away, and perhaps back

    def _on_active(self) -> None:
        """Input came again."""
        if not self._is_idle:
            return
        is_first = self._return is None
        if self._is_certain(self._clock.now().steady):
            self._come_back()
            return
        if is_first:
            self._idle.start(NUDGE_S, self._on_pause, self._on_active)
        self._drop_proof()
        self._proof = self._loop.wake_in(2 * NUDGE_S / self._clock.speed, self._on_no_pause)

    def _on_pause(self) -> None:
        """The input has ended already, a nudge ago; an event tells when more comes."""
        self._drop_proof()
        self._look_back()

    def _on_no_pause(self) -> None:
        """Since it began there was no pause: it went on for at least as long as a nudge."""
        self._proof = None
        self._look_back()

    def _look_back(self) -> None:
        """There was input a nudge ago."""
        if self._is_certain(self._clock.now().steady - NUDGE_S):
            self._come_back()

    def _is_certain(self, at: float) -> bool:
        """Take a sign of input; returns whether somebody is there for certain."""
        since_key = self._idle.since_key()
        typed_at = None if since_key is None else self._clock.now().steady - since_key
        # Far enough that the last key before the absence is not taken for one after it.
        typed = typed_at is not None and typed_at > self._idle_from + NUDGE_S
        self._return = seen(self._return, at, typed=typed)
        return self._return.is_certain

    def _come_back(self) -> None:
        """The person is there again."""
        self._drop_proof()
        self._return = None
        self._is_idle = False
        self._idle.start(IDLE_AFTER_S, self._on_idle, self._on_active)
        self._changed()

    def _drop_proof(self) -> None:
        if self._proof is not None:
            self._proof.cancel()
            self._proof = None

    # ------------------------------------------------------------ locked, asleep

    def _on_lock(self, locked: bool) -> None:
        """The screen was locked or unlocked; nobody unlocks it by a nudge."""
        self._locked_from = self._clock.now().steady if locked else None
        if not locked and self._is_idle:
            self._come_back()
        else:
            self._changed()

    def _on_sleep(self, asleep: bool) -> None:
        """The computer is about to sleep, or has woken."""
        (self._before_sleep if asleep else self._woke)()


def _nothing() -> None:
    """Stand in until somebody listens."""
