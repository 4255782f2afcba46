"""From the person's settings to what the core reckons with: seconds, hours, choices."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.hours import ANY_TIME, Hours
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reminder import policy_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desk_stretch.core.breaks.reminder import Reminder
    from desk_stretch.core.history.records import RestingExercise
    from desk_stretch.core.moment import Moment
    from desk_stretch.core.routine.choices import Choices
    from desk_stretch.core.settings.schema import Settings

HURT_DAYS = 7
RECENT_DAYS = 7


def policies_of(
    settings: Settings, own: Iterable[Reminder], off: frozenset[date] = frozenset()
) -> tuple[Policy, ...]:
    """Return the planner's numbers: of the rest break, and of the person's own reminders."""
    shared = policy_of(settings, off)
    return (shared, *(policy_for(each, shared) for each in own))


def policy_of(settings: Settings, off: frozenset[date] = frozenset()) -> Policy:
    """Return the planner's numbers."""
    breaks = settings.breaks
    return Policy(
        enabled=breaks.enabled,
        work_s=breaks.work_time * 60.0,
        routine_s=float(breaks.routine_length),
        snooze_s=breaks.snooze * 60.0,
        snooze_limit=breaks.snooze_limit,
        daily_cap=breaks.daily_cap,
        skip_limit=breaks.skip_limit,
        firmness=Firmness(breaks.firmness),
        typing_pause_s=float(breaks.typing_pause),
        typing_wait_s=float(breaks.typing_wait),
        natural_idle_s=breaks.natural_idle * 60.0,
        natural_locked_s=breaks.natural_locked * 60.0,
        quiet_s=breaks.quiet * 60.0,
        prompt_life_s=float(breaks.prompt_life),
        hours=hours_of(settings, off),
        freezing=settings.holds.of_mode("freeze"),
        anew=settings.holds.of_mode("anew"),
    )


def hours_of(settings: Settings, off: frozenset[date] = frozenset()) -> Hours:
    """Return the working hours, with the days *off*; those close also who works at any time."""
    if settings.hours.any_time:
        return replace(ANY_TIME, off=off)
    return Hours(frozenset(settings.hours.days), tuple(settings.hours.ranges), off)


def choices_of(settings: Settings, resting: Iterable[RestingExercise]) -> Choices:
    """Return what a routine may contain."""
    from desk_stretch.core.routine.choices import Choices

    movement = settings.movement
    return Choices(
        equipment=frozenset(movement.equipment),
        without=frozenset(movement.without),
        leave_out=frozenset(movement.leave_out),
        resting=frozenset(row.exercise for row in resting),
        breath_holds_accepted=movement.breath_holds,
    )


def days_from(moment: Moment, days: int) -> str:
    """Return the ISO time so many days from *moment* (negative: before), with its offset."""
    wall: datetime = moment.local + timedelta(days=days)
    return wall.isoformat(timespec="seconds")
