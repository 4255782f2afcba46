"""The numbers that the planner goes by for one reminder: the person's settings, in seconds."""

from __future__ import annotations

from dataclasses import dataclass

from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.hours import ANY_TIME, Hours
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger

REST_BREAK = "rest break"
NO_LIMIT = 1_000_000
"""More prompts or skips than a day has seconds for."""

_NEAR_MOST_S = 600.0
_NEAR_SHARE = 4


@dataclass(frozen=True, slots=True)
class Policy:
    """All durations in seconds; the defaults are the product's (``evidence`` in the docs).

    *hold_courtesy_s* passes between the end of a hold and the break that it kept. Every hold keeps
    a break that is due. While one of *freezing* is on, work time stands still as well; after one
    of *anew* it starts at zero, and a break that it kept is not asked for. *times* belong to the
    trigger ``clock`` and *work_s* to the others; *skip_limit* is how often a day allows Skip.
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
    trigger: Trigger = Trigger.WORK
    times: ClockTimes = ClockTimes()  # noqa: RUF009 - an immutable value
    firmness: Firmness = Firmness.GENTLE
    skip_limit: int = NO_LIMIT
    freezing: frozenset[str] = frozenset()
    anew: frozenset[str] = frozenset()

    @property
    def near_s(self) -> float:
        """A longer break that is due within so long takes this one along."""
        if self.trigger is Trigger.CLOCK:
            return _NEAR_MOST_S
        return min(_NEAR_MOST_S, self.work_s / _NEAR_SHARE)

    @property
    def skips_a_day(self) -> int:
        """How often a day allows Skip: what is strict has none."""
        return 0 if self.firmness is Firmness.STRICT else self.skip_limit

    def stop_the_clock(self, holds: frozenset[str]) -> bool:
        """Whether one of *holds* lets work time stand still."""
        return bool(holds & (self.freezing | self.anew))
