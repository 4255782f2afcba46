"""The numbers that the planner goes by: the person's settings, as plain seconds."""

from __future__ import annotations

from dataclasses import dataclass

from desk_stretch.core.breaks.hours import ANY_TIME, Hours

REST_BREAK = "rest break"


@dataclass(frozen=True, slots=True)
class Policy:
    """All durations in seconds; the defaults are the product's (``evidence`` in the docs).

    *hold_courtesy_s* passes between the end of a hold and the break that it kept. Every hold keeps
    a break that is due. While one of *freezing* is on, work time stands still as well; after one
    of *anew* it starts at zero, and a break that it kept is not asked for.
    """

    reminder: str = REST_BREAK
    enabled: bool = True
    work_s: float = 3000.0
    routine_s: float = 180.0
    snooze_s: float = 300.0
    snooze_limit: int = 2
    daily_cap: int = 8
    typing_pause_s: float = 5.0
    typing_wait_s: float = 120.0
    natural_idle_s: float = 300.0
    natural_locked_s: float = 180.0
    quiet_s: float = 120.0
    prompt_life_s: float = 60.0
    hold_courtesy_s: float = 60.0
    hours: Hours = ANY_TIME
    freezing: frozenset[str] = frozenset()
    anew: frozenset[str] = frozenset()

    def stop_the_clock(self, holds: frozenset[str]) -> bool:
        """Whether one of *holds* lets work time stand still."""
        return bool(holds & (self.freezing | self.anew))
