"""Reminders at fixed times of the day: which time has come, and which passes without a word."""

from __future__ import annotations

from dataclasses import replace

from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.plan import Plan, Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment

_SET_BACK_MOST_S = 26 * 3600.0
"""A clock set back by more was wrong before; by less, no time of the day is asked for twice."""


def next_time(plan: Plan, moment: Moment, policy: Policy) -> float | None:
    """The wall second of the next fixed time that can still be asked for; None if none comes."""
    return policy.times.next_after(max(_armed(plan, moment), moment.wall), moment.zone)


def clock_reached(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Plan:
    """Call a break due when one of its times has come since the last look.

    A time that comes in a pause, outside the hours, or in a rest that goes on, passes by.
    """
    armed = _armed(plan, moment)
    if armed != plan.armed_wall:
        plan = replace(plan, armed_wall=armed)
    at = policy.times.next_after(armed, moment.zone)
    if reading.in_routine or at is None or at > moment.wall:
        return plan
    plan = replace(plan, armed_wall=moment.wall)
    is_wanted = policy.enabled and not plan.is_paused(moment) and policy.hours.is_open(moment)
    is_resting = plan.rested and reading.presence is not Presence.ACTIVE
    if not is_wanted or is_resting:
        return plan
    cause = Reason(ReasonCode.CLOCK_TIME, until=at)
    return replace(plan, stage=Stage.DUE, ready_from=None, cause=cause)


def _armed(plan: Plan, moment: Moment) -> float:
    """The wall second from which on times count."""
    was_wrong = plan.armed_wall - moment.wall > _SET_BACK_MOST_S
    return moment.wall if was_wrong else plan.armed_wall
