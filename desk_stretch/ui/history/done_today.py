"""What was done today in one line, for the menu of the icon."""

from __future__ import annotations

from desk_stretch.core.history import stats
from desk_stretch.core.moment import Moment
from desk_stretch.core.stores import Record
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui.history.reading import first_second


def done_today(record: Record, now: Moment) -> str:
    """Return the routines and the minutes of today; rehearsals do not count."""
    days = stats.days(record.sessions(first_second(now, 1)), ())
    today = [day for day in days if day.day == now.day]
    routines = sum(day.routines for day in today)
    if not routines:
        return tr("Today: no routine yet")
    text = ntr("Today: {n} routine, {minutes} min", "Today: {n} routines, {minutes} min", routines)
    return text.format(n=routines, minutes=round(sum(day.seconds for day in today) / 60))
