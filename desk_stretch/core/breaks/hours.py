"""Working hours in local time: weekdays, days off, and clock ranges, also across midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from desk_stretch.core.moment import Moment, local_wall, next_day

DAY_MINUTES = 24 * 60
_LOOK_AHEAD_DAYS = 8


@dataclass(frozen=True, slots=True)
class Hours:
    """When reminders may speak. *days* are weekdays (0 is Monday); *ranges* are (from, to) in
    minutes after midnight, and one that ends at or before its start runs into the next day.
    No range begins on a day of *off*; one that began the evening before runs to its end.
    """

    days: frozenset[int] = frozenset(range(7))
    ranges: tuple[tuple[int, int], ...] = ((0, DAY_MINUTES),)
    off: frozenset[date] = frozenset()

    @property
    def is_any_time(self) -> bool:
        """Whether there is no limit at all."""
        return len(self.days) == 7 and (0, DAY_MINUTES) in self.ranges and not self.off

    def is_day_off(self, moment: Moment) -> bool:
        """Whether it is closed because of the day: a working day, were it not one of *off*."""
        day = moment.day
        return day in self.off and day.weekday() in self.days and not self.is_open(moment)

    def is_open(self, moment: Moment) -> bool:
        """Whether the moment lies in working hours."""
        return self.is_any_time or _is_open(self, moment.wall, moment.zone)

    def next_change(self, moment: Moment) -> float | None:
        """The wall second at which working hours next begin or end; None if they never do."""
        return None if self.is_any_time else _next_change(self, moment)

    def _found_change(self, moment: Moment) -> float | None:
        """Look for it."""
        if (self.days, self.ranges) == (ANY_TIME.days, ANY_TIME.ranges):
            return self._next_between_days(moment)
        if not (self.days and self.ranges):
            return None
        now_open = self.is_open(moment)
        day, last = moment.day, max({moment.day} | self.off) + timedelta(days=_LOOK_AHEAD_DAYS)
        while day <= last:
            for edge in _edges(self, day, moment.zone):
                if edge > moment.wall and self._turns(edge, now_open, moment):
                    return edge
            day = next_day(day)
        return None

    def _next_between_days(self, moment: Moment) -> float | None:
        """The midnight at which days off next begin or end, where only they close."""
        day = moment.day
        if day in self.off:
            while day in self.off:
                day = next_day(day)
        else:
            day = min((each for each in self.off if each > day), default=day)
        return None if day == moment.day else local_wall(day, time.min, moment.zone)

    def _turns(self, edge: float, now_open: bool, moment: Moment) -> bool:
        """Whether the state differs right at *edge* (touching ranges have edges without a turn)."""
        return self.is_open(moment.after(edge - moment.wall)) is not now_open


ANY_TIME = Hours()


@lru_cache(maxsize=64)
def _is_open(hours: Hours, wall: float, zone: tzinfo) -> bool:
    """Remembered, as several reminders ask for the same moment more than once."""
    day = datetime.fromtimestamp(wall, zone).date()
    spans = _spans(hours, day - timedelta(days=1), zone) + _spans(hours, day, zone)
    return any(start <= wall < end for start, end in spans)


@lru_cache(maxsize=8)
def _next_change(hours: Hours, moment: Moment) -> float | None:
    """Remembered likewise."""
    return hours._found_change(moment)


@lru_cache(maxsize=64)
def _spans(hours: Hours, day: date, zone: tzinfo) -> tuple[tuple[float, float], ...]:
    """The ranges that begin on *day*, as wall seconds."""
    if day.weekday() not in hours.days or day in hours.off:
        return ()
    return tuple(
        (_wall(day, start, zone), _wall(day, end if end > start else end + DAY_MINUTES, zone))
        for start, end in hours.ranges
    )


@lru_cache(maxsize=64)
def _edges(hours: Hours, day: date, zone: tzinfo) -> tuple[float, ...]:
    """When a range begins or ends on *day*, in order; some began the evening before."""
    spans = _spans(hours, day - timedelta(days=1), zone) + _spans(hours, day, zone)
    end = local_wall(next_day(day), time.min, zone)
    return tuple(sorted(edge for span in spans for edge in span if edge <= end))


def _wall(day: date, minutes: int, zone: tzinfo) -> float:
    """Wall seconds of so many minutes after the midnight of *day*, by the clock on the wall."""
    days, rest = divmod(minutes, DAY_MINUTES)
    return local_wall(day + timedelta(days=days), time(rest // 60, rest % 60), zone)
