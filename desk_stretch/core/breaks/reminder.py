"""A reminder of the person's own: its name, what makes it due, what to do, and when it applies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.policy import NO_LIMIT, Policy
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger

_MICRO_BREAK_S = 60.0
"""A break up to this long is a micro-break: an absence of a minute is as good."""


class Kind(StrEnum):
    """What a reminder asks to do."""

    ROUTINE = "routine"
    COMPOSED = "composed"
    STEP = "step"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Break:
    """What a reminder asks for, in so many *seconds*. *what* is the id of a routine or an exercise,
    or empty; *posture* is sitting, standing or floor, or empty for the last one; *text* stands on
    the prompt. A *switch* asks to change between sitting and standing as a part of the break.
    """

    kind: Kind
    seconds: int
    what: str = ""
    posture: str = ""
    text: str = ""
    switch: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """*minutes* belong to the triggers ``work`` and ``wall``, *times* to ``clock``. *hours* None:
    those of all reminders; *cap* and *skips* are of a day, None is no limit.
    """

    id: str
    name: str
    asks: Break
    on: bool = False
    trigger: Trigger = Trigger.WORK
    minutes: int = 20
    times: ClockTimes = ClockTimes()  # noqa: RUF009 - an immutable value
    hours: Hours | None = None
    firmness: Firmness = Firmness.GENTLE
    snooze: int = 5
    snoozes: int = 1
    cap: int | None = None
    skips: int | None = None


def messages_of(reminders: Iterable[Reminder]) -> frozenset[str]:
    """Return the ids of those that are a message: there is nothing to guide."""
    return frozenset(one.id for one in reminders if one.asks.kind is Kind.MESSAGE)


def policy_for(reminder: Reminder, shared: Policy) -> Policy:
    """Return the planner's numbers; what a reminder has no word on is as for the rest break."""
    natural_s = shared.natural_idle_s
    if reminder.asks.seconds <= _MICRO_BREAK_S:
        natural_s = min(natural_s, _MICRO_BREAK_S)
    hours = shared.hours
    if reminder.hours is not None:
        hours = replace(reminder.hours, off=shared.hours.off)
    return replace(
        shared,
        reminder=reminder.id,
        enabled=shared.enabled and reminder.on,
        trigger=reminder.trigger,
        work_s=reminder.minutes * 60.0,
        times=reminder.times,
        routine_s=float(reminder.asks.seconds),
        snooze_s=reminder.snooze * 60.0,
        snooze_limit=reminder.snoozes,
        daily_cap=NO_LIMIT if reminder.cap is None else reminder.cap,
        skip_limit=NO_LIMIT if reminder.skips is None else reminder.skips,
        firmness=reminder.firmness,
        natural_idle_s=natural_s,
        hours=hours,
    )
