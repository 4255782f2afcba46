"""The rest of the day as it would go from here, also with settings that are not in force yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.core.breaks.forecast import Forecast, forecast
from desk_stretch.core.breaks.reminder import messages_of
from desk_stretch.core.breaks.roster import fitted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_stretch.core.breaks.reminder import Reminder
    from desk_stretch.core.breaks.roster import Plans, Policies
    from desk_stretch.core.ports import Clock
    from desk_stretch.core.session.snapshot import Snapshot
    from desk_stretch.engine.holding import HoldWatch
    from desk_stretch.engine.presence import PresenceWatch


class Foreseeing:
    """Knows the desk as the reminding sees it, and changes nothing."""

    def __init__(self, clock: Clock, presence: PresenceWatch, holds: HoldWatch) -> None:
        """Nothing is looked at before ``today``."""
        self._clock = clock
        self._presence = presence
        self._holds = holds

    def today(
        self, plans: Plans, policies: Policies, running: Snapshot | None, own: Iterable[Reminder]
    ) -> Forecast:
        """Run *plans* ahead with *policies*, from the end of the session that is *running*.

        Of the person's *own* reminders those with a message are answered at once.
        """
        now = self._clock.now()
        reading = self._holds.added_to(self._presence.reading(now))
        busy_s = 0.0 if running is None else max(0.0, running.total_s - running.position_s)
        fit = fitted(plans, now, policies)
        return forecast(fit, now, reading, policies, busy_s, messages_of(own))
