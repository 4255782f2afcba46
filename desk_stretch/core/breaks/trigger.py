"""What makes a reminder due: work time, time on the wall, or fixed times of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache

from desk_stretch.core.moment import local_wall

_LOOK_AHEAD_DAYS = 8


class Trigger(StrEnum):
    """What a reminder counts. ``wall`` goes on while nobody touches the keyboard."""

    WORK = "work"
    WALL = "wall"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class ClockTimes:
    """Fixed times: *minutes* after local midnight, on weekdays *days* (0 is Monday)."""

    minutes: tuple[int, ...] = ()
    days: frozenset[int] = frozenset(range(7))

    def next_after(self, wall: float, zone: tzinfo) -> float | None:
        """The first wall second after *wall* that is one of the times; None if there are none.

        A time that a daylight-saving change skips comes as long after the change; one that
        happens twice counts once.
        """
        first = datetime.fromtimestamp(wall, zone).date()
        for ahead in range(_LOOK_AHEAD_DAYS):
            later = [at for at in _times_of(self, first + timedelta(days=ahead), zone) if at > wall]
            if later:
                return min(later)
        return None


@lru_cache(maxsize=64)
def _times_of(times: ClockTimes, day: date, zone: tzinfo) -> tuple[float, ...]:
    """The wall seconds of all times of a day; remembered, as every look asks for them."""
    if day.weekday() not in times.days:
        return ()
    return tuple(local_wall(day, time(*divmod(each, 60)), zone) for each in times.minutes)
