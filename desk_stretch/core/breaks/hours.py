"""Working hours: weekdays and clock ranges, several a day, across midnight, in local time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta, tzinfo
from functools import lru_cache

from desk_stretch.core.moment import Moment, local_wall, next_day

DAY_MINUTES = 24 * 60
_LOOK_AHEAD_DAYS = 9


@dataclass(frozen=True, slots=True)
class Hours:
    """When reminders may speak. *days* are weekdays (0 is Monday); *ranges* are (from, to) in
    minutes after midnight, and one that ends at or before its start runs into the next day.
    """

    days: frozenset[int] = frozenset(range(7))
    ranges: tuple[tuple[int, int], ...] = ((0, DAY_MINUTES),)

    @property
    def is_any_time(self) -> bool:
        """Whether there is no limit at all."""
        return len(self.days) == 7 and (0, DAY_MINUTES) in self.ranges

    def is_open(self, moment: Moment) -> bool:
        """Whether the moment lies in working hours."""
        if self.is_any_time:
            return True
        day = moment.day
        spans = _spans(self, day - timedelta(days=1), moment.zone) + _spans(self, day, moment.zone)
        return any(start <= moment.wall < end for start, end in spans)

    def next_change(self, moment: Moment) -> float | None:
        """The wall second at which working hours next begin or end; None if they never do."""
        if self.is_any_time:
            return None
        now_open = self.is_open(moment)
        day = moment.day - timedelta(days=1)
        edges: set[float] = set()
        for _ in range(_LOOK_AHEAD_DAYS):
            edges.update(
                edge
                for span in _spans(self, day, moment.zone)
                for edge in span
                if edge > moment.wall
            )
            day = next_day(day)
        return next((edge for edge in sorted(edges) if self._turns(edge, now_open, moment)), None)

    def _turns(self, edge: float, now_open: bool, moment: Moment) -> bool:
        """Whether the state differs right at *edge* (touching ranges have edges without a turn)."""
        return self.is_open(moment.after(edge - moment.wall)) is not now_open


ANY_TIME = Hours()


@lru_cache(maxsize=64)
def _spans(hours: Hours, day: date, zone: tzinfo) -> tuple[tuple[float, float], ...]:
    """The ranges that begin on *day*, as wall seconds."""
    if day.weekday() not in hours.days:
        return ()
    return tuple(
        (_wall(day, start, zone), _wall(day, end if end > start else end + DAY_MINUTES, zone))
        for start, end in hours.ranges
    )


def _wall(day: date, minutes: int, zone: tzinfo) -> float:
    """Wall seconds of so many minutes after the midnight of *day*, by the clock on the wall."""
    days, rest = divmod(minutes, DAY_MINUTES)
    return local_wall(day + timedelta(days=days), time(rest // 60, rest % 60), zone)
