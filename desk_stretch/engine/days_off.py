"""The days off: asked for when the person names calendars, and once a day; nothing is waited for.

Until an answer comes, what was known before counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desk_stretch.core.ports import Call, Clock, DaysOff
    from desk_stretch.core.settings.schema import Settings


class DaysOffWatch:
    """Remembers the days off that were read last."""

    def __init__(
        self, source: DaysOff | None, clock: Clock, changed: Call, tell: Callable[[str], None]
    ) -> None:
        """*changed* is called when other days are off, *tell* with what cannot be read."""
        self._source = source
        self._clock = clock
        self._changed = changed
        self._tell = tell
        self._named: tuple[str, ...] = ()
        self._asked_on: date | None = None
        self.days: frozenset[date] = frozenset()

    def follow(self, settings: Settings) -> None:
        """Use the calendars that are named now."""
        if settings.hours.days_off == self._named:
            return
        self.stop()
        self._named, self._asked_on = settings.hours.days_off, None
        if not self._named:
            self._take(frozenset(), "")
        self.look()

    def look(self) -> None:
        """Ask, if a local day has begun since it was asked last."""
        today = self._clock.now().day
        if self._source is not None and self._named and today != self._asked_on:
            self._asked_on = today
            self._source.read(self._named, today, self._take)

    def stop(self) -> None:
        """Hear nothing more of what was asked."""
        if self._source is not None:
            self._source.stop()

    def _take(self, days: frozenset[date], problem: str) -> None:
        """Go by these days from now on."""
        if problem:
            self._tell(tr("Days off may be missing. {problem}").format(problem=problem))
        if days != self.days:
            self.days = days
            self._changed()
