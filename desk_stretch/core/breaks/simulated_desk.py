"""The desk of a simulated day: the clocks, the person and what holds, as the lines set them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment, next_day

_UNNOTICED_S = 30.0
"""Whoever was typing a moment ago is only known to have left after so long without input."""

_PERSON, _UNNOTICED = "person", "unnoticed"


@dataclass
class Desk:
    """*moment* is now; *ends* tells for each thing that was given a duration its steady second.

    *last_key* is the last key of somebody who types or has just stopped.
    """

    moment: Moment
    presence: Presence = Presence.ACTIVE
    typing: bool = False
    last_input: float = 0.0
    last_key: float = -_UNNOTICED_S
    locked_from: float | None = None
    holds: frozenset[str] = frozenset()
    ends: dict[str, float] = field(default_factory=dict)

    def reading(self, pause_s: float) -> Reading:
        """What the app would know now. Somebody who is active without typing leaves a pause
        between keys that is just long enough to be asked."""
        now = self.moment.steady
        if self.presence is Presence.ACTIVE:
            last = now if self.typing else max(now - pause_s, self.last_key)
            return Reading(self.presence, last, None, self.holds)
        unnoticed = self.presence is Presence.IDLE and now < self.last_key + _UNNOTICED_S
        presence = Presence.ACTIVE if unnoticed else self.presence
        return Reading(presence, self.last_input, self.locked_from, self.holds)

    def become(self, word: str, seconds: float | None = None) -> None:
        """The person is ``active``, ``idle``, ``typing``, or ``locked`` the screen."""
        now = self.moment.steady
        if self.typing:
            self.last_key = now
            self._lasts(_UNNOTICED, _UNNOTICED_S)
        self.typing = word == "typing"
        self.locked_from = now if word == "locked" else None
        was_there = self.presence is Presence.ACTIVE
        self.presence = Presence(word) if word in tuple(Presence) else Presence.ACTIVE
        if was_there or self.presence is not Presence.LOCKED:
            self.last_input = now
        self._lasts(_PERSON, seconds)

    def hold(self, name: str, seconds: float | None = None) -> None:
        """A reason not to ask begins."""
        self.holds |= {name}
        self._lasts(name, seconds)

    def release(self, name: str) -> None:
        """A reason not to ask ends."""
        self.holds -= {name}
        self._lasts(name, None)

    def next_end(self) -> float | None:
        """The steady second at which something that was given a duration ends."""
        return min(self.ends.values(), default=None)

    def end_what_is_over(self) -> bool:
        """End what was given a duration that has passed; whether there was anything."""
        over = [name for name, at in self.ends.items() if at <= self.moment.steady + 1e-6]
        for name in over:
            self.release(name)
            if name == _PERSON:
                self.become("active")
        return bool(over)

    def pass_time(self, seconds: float) -> None:
        """Let waking time pass."""
        self.moment = self.moment.after(max(0.0, seconds))

    def sleep(self, seconds: float) -> None:
        """Let the computer sleep; what was given a duration ends with it."""
        now = self.moment
        self.moment = replace(now.after(seconds), slept=now.slept + seconds)
        self.ends = {name: max(at, self.moment.steady) for name, at in self.ends.items()}

    def set_clock(self, seconds: float) -> None:
        """Set the clock on the wall forward, or back."""
        self.moment = replace(self.moment, wall=self.moment.wall + seconds)

    def _lasts(self, name: str, seconds: float | None) -> None:
        self.ends.pop(name, None)
        if seconds is not None:
            self.ends[name] = self.moment.steady + seconds


def wall_of(clock: time, day: date, now: Moment) -> float:
    """The next wall second from *now* on at which the clock shows *clock*, not before *day*.

    Where a daylight-saving change makes a time happen twice, the first one that is still to come
    is meant; a time that is skipped means the same distance after the change.
    """
    first = max(day, now.day)
    showings = (
        datetime.combine(candidate, clock, now.zone).replace(fold=fold).timestamp()
        for candidate in (first, next_day(first))
        for fold in (0, 1)
    )
    # Lines are written to the second; the clock may stand a fraction past one.
    return next(max(at, now.wall) for at in showings if at >= now.wall - 0.5)
