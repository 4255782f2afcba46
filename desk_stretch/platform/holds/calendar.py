"""The calendar: whether an event of the person's own files is going on now.

The files are looked at and read in a thread, since a folder may hang and a long file takes
seconds; what was read before counts meanwhile. They are read again when they have changed,
and once a day.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Collection
from datetime import UTC, datetime

from desk_stretch.i18n import ntr, tr
from desk_stretch.platform.calendars.events import busy_spans
from desk_stretch.platform.calendars.files import Marks, files_of, marks_of, read_all
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds.sense import LATEST_S, Sense
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings

Span = tuple[float, float]
_BEHIND_S, _AHEAD_S = 3600.0, 26 * 3600.0
_LASTS_S = 24 * 3600.0


class _Reading:
    """What is known of the files that were named; other names get another one."""

    def __init__(self, named: tuple[str, ...]) -> None:
        self.marks: Marks | None = None  # None: nobody knows yet which files there are
        self.spans: tuple[Span, ...] = ()
        self.problem = ""
        self._named = named
        self._read_at = 0.0
        self._is_new = False
        self.thread = threading.Thread()

    def begin(self) -> None:
        """Look for anything new, unless the last look still waits for an answer."""
        if not self.thread.is_alive():
            self._is_new = True
            self.thread = threading.Thread(
                target=self._look, args=(time.time(),), name="calendar", daemon=True
            )
            self.thread.start()

    def wait(self) -> None:
        """Wait a little for the look; for one that hangs only once."""
        if self._is_new:
            self._is_new = False
            self.thread.join(LATEST_S)

    def _look(self, now: float) -> None:
        """Runs in the thread."""
        files = files_of(self._named)
        marks = marks_of(files)
        if marks == self.marks and 0 <= now - self._read_at < _LASTS_S:
            return
        self.marks, self._read_at = marks, now
        begin, end = (datetime.fromtimestamp(now + by, UTC) for by in (-_BEHIND_S, _AHEAD_S))
        self.spans, self.problem = read_all(files, lambda raw: busy_spans(raw, begin, end))


class CalendarFiles(Sense):
    """Reads .ics files, and folders of them."""

    name = "calendar files"

    def __init__(self, desk: Surroundings) -> None:
        super().__init__(desk)
        self._named: tuple[str, ...] = ()
        self._reading = _Reading(())

    @staticmethod
    def is_compatible(host: Host) -> bool:  # noqa: ARG004 - files are everywhere
        return True

    def is_available(self) -> Answer:
        if not self._named:
            return Answer(True, tr("No calendar file is named yet."))
        self._reading.begin()
        self._reading.thread.join(0.4)
        problem, marks = self._reading.problem, self._reading.marks
        if marks is None:
            reason = os.strerror(errno.ETIMEDOUT)
            problem = tr("A calendar file cannot be read ({reason}).").format(reason=reason)
        if problem:
            return Answer(False, problem)
        count = len(marks or ())
        return Answer(
            True, ntr("{n} calendar file is read.", "{n} calendar files are read.", count).format(
                n=count
            ),
        )  # fmt: skip

    def heed(self, words: Collection[str]) -> None:
        if tuple(words) != self._named:
            self._named = tuple(words)
            self._reading = _Reading(self._named)
            if self._named:
                self._reading.begin()

    def is_on(self) -> bool:
        if not self._named:
            return False
        self._reading.begin()
        self._reading.wait()
        now = time.time()
        return any(start <= now < end for start, end in self._reading.spans)

    def stop(self) -> None:
        self._named = ()
