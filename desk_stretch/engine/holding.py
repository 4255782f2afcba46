"""What speaks against asking now: the sensors that the person switched on, asked when it matters.

When that is, ``core.breaks.probing`` says; nothing here wakes by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desk_stretch.core.breaks.probing import ask_again, holds_matter, keeps_known
from desk_stretch.core.breaks.roster import advance_all
from desk_stretch.core.settings.holding import CONNECTED, MOST_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from desk_stretch.core.breaks.decision import Decision
    from desk_stretch.core.breaks.reading import Reading
    from desk_stretch.core.breaks.roster import Plans, Policies
    from desk_stretch.core.moment import Moment
    from desk_stretch.core.ports import HoldSensor
    from desk_stretch.core.settings.schema import Settings
    from desk_stretch.engine.events import Status

_MONITORS = "holds.known_monitors"

#: While these hold, others listen or want quiet. A film or a battery is no reason for silence.
SILENT = frozenset(
    {"do not disturb", "microphone", "camera", "screen sharing", "presentation", "calendar"}
)


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

    def with_known(self, settings: Settings, asked: Mapping[str, Any]) -> Settings:
        """*settings* with the monitors that are connected in place of the word for them, if the
        hold is on or the person *asked* for that by setting the list."""
        known = settings.holds.known_monitors
        wanted = "monitor" in settings.holds.names_in_use() or asked.get(_MONITORS) is not None
        if CONNECTED not in known or not wanted:
            return settings
        here = [word for each in self._sensors if each.name == "monitor" for word in each.present()]
        words = dict.fromkeys(word for word in (*known, *here) if word != CONNECTED)
        return settings.with_values({_MONITORS: tuple(words)[-MOST_WORDS:]})

    def added_to(self, reading: Reading) -> Reading:
        """*reading* with what is known to hold."""
        return replace(reading, holds=reading.holds | self._known) if self._known else reading

    def look(
        self, plans: Plans, moment: Moment, reading: Reading, policies: Policies
    ) -> tuple[Plans, list[Decision], float | None]:
        """Do what ``advance_all`` does, with the sensors asked first if the answer matters."""
        known = self.added_to(reading)
        matters = bool(self._in_use) and holds_matter(plans, moment, known, policies)
        if matters:
            self._known = frozenset(one.name for one in self._in_use if one.reason() is not None)
        elif not keeps_known(plans, policies):
            self._known = frozenset()
        seen = self.added_to(reading)
        plans, decisions, wish_s = advance_all(plans, moment, seen, policies)
        again_s = ask_again(plans, seen, policies) if matters else None
        wishes = [wish for wish in (wish_s, again_s) if wish is not None]
        return plans, decisions, min(wishes, default=None)

    def silences(self, status: Status | None = None) -> bool:
        """Whether a meeting, or one of the holds in use, asks for silence as well now."""
        if status is not None and status.meeting_until is not None:
            return True
        return any(one.name in SILENT and one.reason() is not None for one in self._in_use)

    def stop(self) -> None:
        """Let the sensors go."""
        for sensor in self._sensors:
            sensor.stop()
