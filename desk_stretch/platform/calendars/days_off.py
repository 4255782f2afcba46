"""Days off: the whole days that the calendars named for them speak of.

They are read in a thread, since a long one takes seconds, and only if something is new. The port is
``DaysOff``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import NamedTuple

from desk_stretch.i18n import ntr, tr
from desk_stretch.platform.calendars.events import whole_days
from desk_stretch.platform.calendars.files import Marks, files_of, marks_of, read_all
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.surroundings import Surroundings

_AHEAD = timedelta(days=400)


class _Asked(NamedTuple):
    """What was read: if it is the same again, so is the answer."""

    named: tuple[str, ...]
    marks: Marks
    month: date


class CalendarDays:
    """Reads whole-day events of .ics files, and of folders of them."""

    name = "calendar files"

    def __init__(self, desk: Surroundings) -> None:
        """Nothing is read yet."""
        self._loop = desk.loop
        self._known: _Asked | None = None
        self._times = 0
        self.thread: threading.Thread | None = None

    def read(
        self, named: Collection[str], today: date, on_read: Callable[[frozenset[date], str], None]
    ) -> None:
        """Read in a thread; *on_read* is called if there is anything new, and only for the last
        that was asked for."""
        self._times += 1
        words = (self._times, tuple(named), today.replace(day=1), self._known, on_read)
        self.thread = threading.Thread(target=self._read, args=words, name="days off", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Tell nothing more."""
        self._times += 1
        self._known = None

    def _read(
        self, times: int, named: tuple[str, ...], month: date, known: _Asked | None,
        on_read: Callable[[frozenset[date], str], None],
    ) -> None:  # fmt: skip
        """Runs in the thread."""
        files = files_of(named)
        asked = _Asked(named, marks_of(files), month)
        if asked == known:
            return
        days, problem = read_all(files, lambda raw: whole_days(raw, *_around(month)))

        def tell() -> None:
            if times == self._times:
                self._known = asked
                on_read(frozenset(days), problem)

        if times == self._times:
            self._loop.post(tell)


def finding(named: Collection[str], today: date) -> Answer:
    """What the calendars say of the year to come, in one sentence that names no day; waits."""
    if not named:
        return Answer(True, tr("No calendar of days off is named."))
    days, problem = read_all(files_of(named), lambda raw: whole_days(raw, *_around(today)))
    if problem:
        return Answer(False, problem)
    count = sum(today <= day < today + timedelta(days=365) for day in set(days))
    return Answer(
        True,
        ntr("{n} day off is known in the year to come.",
            "{n} days off are known in the year to come.", count).format(n=count),
    )  # fmt: skip


def _around(day: date) -> tuple[date, date]:
    """From the day before, in which the night began, to more than a year later."""
    return day - timedelta(days=1), day + _AHEAD
