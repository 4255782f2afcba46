"""What the planner remembers between two looks: an immutable value, and questions about it.

Times are steady seconds (see ``Moment``) unless the name says wall.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desk_stretch.core.breaks.decision import Prompt, Reason, ReasonCode
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.moment import Moment

LONG_AGO = -1e9
"""A steady second before every other."""

_SET_BACK_MOST = timedelta(days=1)
"""A day that lies further ahead never was: the clock was wrong, and has been set right."""


class Stage(StrEnum):
    """How far the asking has come."""

    COUNTING = "counting"
    DUE = "due"
    PROMPTED = "prompted"
    SNOOZED = "snoozed"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Plan:
    """The state of one reminder.

    Work time is *base_s* plus the time since *counting_from* (None: the clock stands still).
    *rested* says that nothing was worked since the last rest, which ended at *rest_end*.
    *not_before* with *cause* delays the next prompt; *ready_from* is when only typing was in
    the way. *held* says that a hold kept this break back; *hold_ended* is when the last one ended;
    *anew* says that one is on after which work time starts anew. *closed_at* is when the person
    was last done with being asked. Fixed times count from *armed_wall* on.
    """

    moment: Moment
    base_s: float = 0.0
    counting_from: float | None = None
    rested: bool = True
    rest_end: float = 0.0
    locked: bool = False
    quiet_until: float = 0.0
    pause_until_wall: float | None = None
    meeting_until_wall: float | None = None
    stage: Stage = Stage.COUNTING
    not_before: float = 0.0
    cause: Reason = Reason(ReasonCode.WORKED)  # noqa: RUF009 - an immutable value
    ready_from: float | None = None
    holding: bool = False
    anew: bool = False
    held: bool = False
    held_from: float = 0.0
    hold_ended: float = LONG_AGO
    asked: bool = False
    snoozes: int = 0
    prompt: Prompt | None = None
    missed: bool = False
    answers_due: bool = False
    asked_today: int = 0
    day: date = date.min
    skipped_today: int = 0
    skipped: bool = False
    closed_at: float = LONG_AGO
    armed_wall: float = 0.0

    def worked_s(self, moment: Moment) -> float:
        """Seconds of work time at *moment*."""
        if self.counting_from is None:
            return self.base_s
        return self.base_s + max(0.0, moment.steady - self.counting_from)

    @property
    def is_due(self) -> bool:
        """Whether a break is due, asked for or put off."""
        return self.stage in (Stage.DUE, Stage.PROMPTED, Stage.SNOOZED)

    def is_paused(self, moment: Moment) -> bool:
        """Whether the person switched reminders off for now."""
        return self.pause_until_wall is not None and moment.wall < self.pause_until_wall

    def in_meeting(self, moment: Moment) -> bool:
        """Whether the person said to be in a meeting for now."""
        return self.meeting_until_wall is not None and moment.wall < self.meeting_until_wall


def fresh(moment: Moment, policy: Policy) -> Plan:
    """Return the plan of an app that has just started at *moment*, with nothing counted."""
    return Plan(
        moment=moment,
        quiet_until=moment.steady + policy.quiet_s,
        armed_wall=moment.wall,
        day=moment.day,
    )


def is_capped(plan: Plan, policy: Policy) -> bool:
    """Whether the day has no prompt left for the next break; what was asked for comes again."""
    return plan.asked_today >= policy.daily_cap and not plan.asked


def day_goes_on(day: date, today: date) -> bool:
    """Whether the counts of *day* hold *today*: a clock set back gives nothing of them back."""
    return timedelta(0) <= day - today <= _SET_BACK_MOST
