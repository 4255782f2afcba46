"""The calendar: whether an event of the person's own files is going on now.

The files are read in a thread, since a long one takes seconds; what was read before counts
meanwhile. They are read again when they have changed, and once a day.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

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


class CalendarFiles(Sense):
    """Reads .ics files, and folders of them."""

    name = "calendar files"

    def __init__(self, desk: Surroundings) -> None:
        super().__init__(desk)
        self._named: tuple[str, ...] = ()
        self._marks: Marks = ()
        self._read_at = 0.0
        self._spans: tuple[Span, ...] = ()
        self._problem = ""
        self._thread: threading.Thread | None = None

    @staticmethod
    def is_compatible(host: Host) -> bool:  # noqa: ARG004 - files are everywhere
        return True

    def is_available(self) -> Answer:
        if not self._named:
            return Answer(True, tr("No calendar file is named yet."))
        self._follow(within_s=0.4)
        if self._problem:
            return Answer(False, self._problem)
        count = len(self._marks)
        return Answer(
            True, ntr("{n} calendar file is read.", "{n} calendar files are read.", count).format(
                n=count
            ),
        )  # fmt: skip

    def heed(self, words: Collection[str]) -> None:
        if tuple(words) != self._named:
            self._named, self._marks, self._spans = tuple(words), (), ()
            if self._named:
                self._follow(within_s=0.0)

    def is_on(self) -> bool:
        if not self._named:
            return False
        self._follow(LATEST_S)
        now = time.time()
        return any(start <= now < end for start, end in self._spans)

    def stop(self) -> None:
        self._named = ()

    def _follow(self, within_s: float) -> None:
        """Begin to read if anything is new, and wait a little for it."""
        if self._thread is None or not self._thread.is_alive():
            now = time.time()
            files = files_of(self._named)
            marks = marks_of(files)
            if marks != self._marks or not 0 <= now - self._read_at < _LASTS_S:
                self._marks, self._read_at = marks, now
                self._thread = threading.Thread(
                    target=self._read, args=(files, now), name="calendar", daemon=True
                )
                self._thread.start()
        if self._thread is not None and within_s > 0:
            self._thread.join(within_s)

    def _read(self, files: list[Path], now: float) -> None:
        """Runs in the thread."""
        begin, end = (datetime.fromtimestamp(now + by, UTC) for by in (-_BEHIND_S, _AHEAD_S))
        self._spans, self._problem = read_all(files, lambda raw: busy_spans(raw, begin, end))
