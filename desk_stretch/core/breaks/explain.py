"""Why now, and why not: what the plan is waiting for, as a state, a reason and a next time."""

from __future__ import annotations

from typing import NamedTuple

from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.meeting import with_meeting
from desk_stretch.core.breaks.obstacles import obstacle, typing_until
from desk_stretch.core.breaks.plan import Plan, Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment

_STATES = {
    ReasonCode.SWITCHED_OFF: "off",
    ReasonCode.PAUSED: "paused",
    ReasonCode.OUTSIDE_HOURS: "outside hours",
    ReasonCode.CAPPED: "capped",
    ReasonCode.ON_HOLD: "held",
    ReasonCode.LOCKED: "away",
    ReasonCode.AWAY: "away",
    ReasonCode.QUIET: "quiet",
    ReasonCode.SNOOZE_OVER: "snoozed",
    ReasonCode.LEFT_EARLY: "snoozed",
    ReasonCode.HOLD_OVER: "held",
    ReasonCode.TYPING: "due",
}


class Explanation(NamedTuple):
    """*state* is a word of ``Status.state``; *next_due* a wall second, None if nobody can say."""

    state: str
    reason: Reason
    next_due: float | None


def explain(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Explanation:
    """Say what is going on at *moment* and why."""
    reading = with_meeting(plan, moment, reading)
    if plan.stage is Stage.ROUTINE:
        return Explanation("routine", Reason(ReasonCode.IN_ROUTINE), None)
    if plan.stage is Stage.PROMPTED and plan.prompt is not None:
        return Explanation("due", plan.prompt.reason, plan.prompt.since.wall)
    if plan.stage is Stage.SNOOZED:
        return _snoozed(plan, moment, policy)
    if plan.stage is Stage.DUE:
        return _due(plan, moment, reading, policy)
    return _counting(plan, moment, reading, policy)


def _snoozed(plan: Plan, moment: Moment, policy: Policy) -> Explanation:
    """Waiting to ask again, or paused on top of it."""
    again = moment.wall + plan.not_before - moment.steady
    standing = _standing(plan, moment, policy)
    if standing is not None:
        until = None if standing.until is None else max(standing.until, again)
        return Explanation(_STATES[standing.code], standing, _worked(0.0, until, moment, policy))
    later = _worked(0.0, again, moment, policy)
    return Explanation("snoozed", Reason(ReasonCode.SNOOZED, until=again), later)


def _due(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Explanation:
    """A break is due and something is in the way."""
    block = obstacle(plan, moment, reading, policy)
    if block is None:
        wait_s = max(0.0, typing_until(plan, reading, policy) - moment.steady)
        return Explanation("due", Reason(ReasonCode.TYPING, wait_s), moment.wall + wait_s)
    timed = (ReasonCode.QUIET, ReasonCode.SNOOZE_OVER, ReasonCode.LEFT_EARLY, ReasonCode.HOLD_OVER)
    later = moment.wall + block.seconds if block.code in timed else block.until
    return Explanation(_STATES.get(block.code, "due"), block, _worked(0.0, later, moment, policy))


def _counting(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Explanation:
    """Nothing is due yet."""
    left_s = max(0.0, policy.work_s - plan.worked_s(moment))
    standing = _standing(plan, moment, policy)
    if standing is not None:
        later = _worked(left_s, standing.until, moment, policy)
        return Explanation(_STATES[standing.code], standing, later)
    if plan.asked_today >= policy.daily_cap:
        return Explanation("capped", Reason(ReasonCode.CAPPED, plan.asked_today), None)
    if reading.presence is Presence.LOCKED:
        return Explanation("away", Reason(ReasonCode.LOCKED, left_s), None)
    if reading.presence is Presence.IDLE:
        return Explanation("away", Reason(ReasonCode.NOT_COUNTING, left_s), None)
    if policy.stop_the_clock(reading.holds):
        names = tuple(sorted(reading.holds))
        return Explanation("held", Reason(ReasonCode.FROZEN, left_s, names=names), None)
    due = _worked(left_s, moment.wall, moment, policy)
    return Explanation("counting", Reason(ReasonCode.COUNTING, left_s, until=due), due)


def _standing(plan: Plan, moment: Moment, policy: Policy) -> Reason | None:
    """What keeps the reminder off whatever was counted: the switch, a pause, the hours."""
    if not policy.enabled:
        return Reason(ReasonCode.SWITCHED_OFF)
    if plan.is_paused(moment):
        return Reason(ReasonCode.PAUSED, until=plan.pause_until_wall)
    if not policy.hours.is_open(moment):
        return Reason(ReasonCode.OUTSIDE_HOURS, until=policy.hours.next_change(moment))
    return None


def _worked(left_s: float, start: float | None, moment: Moment, policy: Policy) -> float | None:
    """The wall second at which that much work is done from *start* on; only working hours count."""
    while start is not None:
        then = moment.after(start - moment.wall)
        turn = policy.hours.next_change(then)
        if policy.hours.is_open(then):
            if turn is None or start + left_s < turn:
                return start + left_s
            left_s -= turn - start
        start = turn
    return None
