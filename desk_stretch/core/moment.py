"""A moment as the clocks show it. Nothing here reads a clock: somebody hands the moment in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

MINUTE_S = 60.0
HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class Moment:
    """What the three clocks say at one instant.

    *wall* is the civil time in seconds since 1970 (UTC), which a person may set at will.
    *steady* counts every real second, also while the computer sleeps, and never jumps.
    *slept* is the part of *steady* that was spent asleep (suspend), counted from any origin.
    *zone* turns *wall* into local time.
    """

    wall: float
    steady: float
    slept: float = 0.0
    zone: tzinfo = UTC

    @property
    def local(self) -> datetime:
        """The local date and time, with its offset."""
        return datetime.fromtimestamp(self.wall, self.zone)

    @property
    def day(self) -> date:
        """The local calendar day."""
        return self.local.date()

    def after(self, seconds: float) -> Moment:
        """Return the moment that many waking seconds later (earlier if negative)."""
        return Moment(self.wall + seconds, self.steady + seconds, self.slept, self.zone)

    def slept_since(self, earlier: Moment) -> float:
        """Seconds of sleep between *earlier* and this moment."""
        return max(0.0, self.slept - earlier.slept)

    def since(self, earlier: Moment) -> float:
        """Real seconds, sleep included, between *earlier* and this moment."""
        return self.steady - earlier.steady

    def jumped_since(self, earlier: Moment) -> float:
        """Seconds by which the wall clock was set forward (negative: back) since *earlier*."""
        return (self.wall - earlier.wall) - self.since(earlier)

    def iso(self) -> str:
        """ISO 8601 local time with offset, to the second."""
        return self.local.isoformat(timespec="seconds")


def local_wall(day: date, clock: time, zone: tzinfo) -> float:
    """Seconds since 1970 of a local day and clock time.

    A time that a daylight-saving change skips means the same distance after the change; a time
    that happens twice means the first of the two.
    """
    return datetime.combine(day, clock, zone).timestamp()


def next_day(day: date) -> date:
    """Return the calendar day after *day*."""
    return day + timedelta(days=1)
