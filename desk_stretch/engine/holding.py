"""What speaks against asking now: the sensors that the person switched on, asked when it matters.

When that is, ``core.breaks.probing`` says; nothing here wakes by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desk_stretch.core.breaks.planner import advance
from desk_stretch.core.breaks.probing import ask_again, holds_matter, keeps_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_stretch.core.breaks.plan import Plan
    from desk_stretch.core.breaks.planner import Advance
    from desk_stretch.core.breaks.policy import Policy
    from desk_stretch.core.breaks.reading import Reading
    from desk_stretch.core.moment import Moment
    from desk_stretch.core.ports import HoldSensor
    from desk_stretch.core.settings.schema import Settings


class HoldWatch:
    """Remembers what held when it was asked last."""

    def __init__(self, sensors: Sequence[HoldSensor], settings: Settings) -> None:
        """Nothing is asked before the planner needs an answer."""
        self._sensors = sensors
        self._in_use: tuple[HoldSensor, ...] = ()
        self._known: frozenset[str] = frozenset()
        self.follow(settings)

    def follow(self, settings: Settings) -> None:
        """Use the sensors that are switched on, with the person's own words."""
        on = settings.holds.names_in_use()
        for sensor in self._sensors:
            sensor.heed(settings.holds.words_for(sensor.name) if sensor.name in on else ())
        self._in_use = tuple(sensor for sensor in self._sensors if sensor.name in on)
        self._known &= on

    def added_to(self, reading: Reading) -> Reading:
        """*reading* with what is known to hold."""
        return replace(reading, holds=reading.holds | self._known) if self._known else reading

    def look(self, plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Advance:
        """Do what ``advance`` does, with the sensors asked first if the answer matters."""
        matters = bool(self._in_use) and holds_matter(plan, moment, self.added_to(reading), policy)
        if matters:
            self._known = frozenset(one.name for one in self._in_use if one.reason() is not None)
        elif not keeps_known(plan, policy):
            self._known = frozenset()
        seen = self.added_to(reading)
        plan, decisions, wish_s = advance(plan, moment, seen, policy)
        again_s = ask_again(plan, seen, policy) if matters else None
        wishes = [wish for wish in (wish_s, again_s) if wish is not None]
        return plan, decisions, min(wishes, default=None)

    def stop(self) -> None:
        """Let the sensors go."""
        for sensor in self._sensors:
            sensor.stop()
