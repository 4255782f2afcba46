"""The desk of a simulated day: the clocks, the person and what holds, as the lines set them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from desk_stretch.core.breaks.notation import ScenarioProblem
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment, next_day


@dataclass
class Desk:
    """*moment* is now; *ends* are (steady second, word) of what was given a duration."""

    moment: Moment
    presence: Presence = Presence.ACTIVE
    typing: bool = False
    last_input: float = 0.0
    locked_from: float | None = None
    holds: frozenset[str] = frozenset()
    ends: list[tuple[float, str]] = field(default_factory=list)

    def reading(self, pause_s: float) -> Reading:
        """What the app would know now. Somebody who is active without typing leaves a pause
        between keys that is just long enough to be asked."""
        last = self.last_input
        if self.presence is Presence.ACTIVE:
            last = self.moment.steady - (0.0 if self.typing else pause_s)
        return Reading(self.presence, last, self.locked_from, self.holds)

    def become(self, word: str, seconds: float | None) -> None:
        """The person is ``active``, ``idle``, ``typing``, or ``locked`` the screen."""
        now = self.moment.steady
        self.ends = []
        self.typing = word == "typing"
        self.locked_from = None
        if word == "locked":
            self.presence, self.locked_from = Presence.LOCKED, now
        else:
            self.presence = Presence.IDLE if word == "idle" else Presence.ACTIVE
        if self.presence is not Presence.LOCKED:
            self.last_input = now
        if seconds is not None:
            self.ends.append((now + seconds, "active"))

    def hold(self, name: str, *, on: bool) -> None:
        """A reason not to ask begins or ends."""
        self.holds = self.holds | {name} if on else self.holds - {name}

    def pass_time(self, seconds: float) -> None:
        """Let waking time pass."""
        self.moment = self.moment.after(max(0.0, seconds))

    def sleep(self, seconds: float) -> None:
        """Let the computer sleep; what was given a duration ends with it."""
        now = self.moment
        self.moment = replace(now.after(seconds), slept=now.slept + seconds)
        self.ends = [(max(at, self.moment.steady), word) for at, word in self.ends]

    def set_clock(self, seconds: float) -> None:
        """Set the clock on the wall forward, or back."""
        self.moment = replace(self.moment, wall=self.moment.wall + seconds)


def wall_of(clock: time, day: date, now: Moment) -> float:
    """The next wall second from *now* on at which the clock shows *clock*, not before *day*.

    Where a daylight-saving change makes a time happen twice, the first one that is still to come
    is meant; a time that is skipped means the same distance after the change.
    """
    first = max(day, now.day)
    for candidate in (first, next_day(first)):
        for fold in (0, 1):
            local = datetime.combine(candidate, clock, now.zone).replace(fold=fold)
            # Lines are written to the second; the clock may stand a fraction past one.
            if local.timestamp() >= now.wall - 0.5:
                return max(local.timestamp(), now.wall)
    raise ScenarioProblem("the day of this line is over already")
