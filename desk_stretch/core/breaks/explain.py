"""Why now, and why not: what the plan is waiting for, as a state, a reason and a next time."""

from __future__ import annotations

from typing import NamedTuple

from desk_stretch.core.breaks.clock_times import next_time
from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.meeting import with_meeting
from desk_stretch.core.breaks.obstacles import closed, obstacle, typing_until
from desk_stretch.core.breaks.plan import Plan, Stage, day_goes_on, is_capped
from desk_stretch.core.breaks.planner import sighted
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.trigger import Trigger
from desk_stretch.core.moment import Moment

_STATES = {
    ReasonCode.SWITCHED_OFF: "off",
    ReasonCode.PAUSED: "paused",
    ReasonCode.OUTSIDE_HOURS: "outside hours",
    ReasonCode.DAY_OFF: "outside hours",
    ReasonCode.CAPPED: "capped",
    ReasonCode.ON_HOLD: "held",
    ReasonCode.LOCKED: "away",
    ReasonCode.AWAY: "away",
    ReasonCode.QUIET: "quiet",
    ReasonCode.SNOOZE_OVER: "snoozed",
    ReasonCode.LEFT_EARLY: "snoozed",
    ReasonCode.ASKED_BEFORE: "snoozed",
    ReasonCode.IN_ROUTINE: "waiting",
    ReasonCode.OTHER_PROMPT: "waiting",
    ReasonCode.ABSORBED: "waiting",
    ReasonCode.APART: "waiting",
    ReasonCode.HOLD_OVER: "held",
    ReasonCode.TYPING: "due",
}

_TIMED = (
    ReasonCode.QUIET,
    ReasonCode.SNOOZE_OVER,
    ReasonCode.LEFT_EARLY,
    ReasonCode.ASKED_BEFORE,
    ReasonCode.HOLD_OVER,
    ReasonCode.APART,
)
"""Obstacles that are over after so many seconds."""


_MOST_TIMES = 200
"""So many fixed times outside the hours are passed over before the search ends."""


class Explanation(NamedTuple):
    """*state* is a word of ``Status.state``; *next_due* a wall second, None if nobody can say."""

    state: str
    reason: Reason
    next_due: float | None


def explain(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Explanation:
    """Say what is going on at *moment* and why."""
    told = _told(plan, moment, sighted(with_meeting(plan, moment, reading), policy), policy)
    if told.next_due is None or not is_capped(plan, policy):
        return told
    day = moment.after(told.next_due - moment.wall).day
    return told._replace(next_due=None) if day_goes_on(plan.day, day) else told


def _told(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Explanation:
    """The same, with times that may be beyond the cap of their day."""
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
    asked = plan.cause.code is ReasonCode.ASKED_BEFORE
    code = ReasonCode.ASKED_AGAIN if asked else ReasonCode.SNOOZED
    return Explanation("snoozed", Reason(code, until=again), later)


def _due(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Explanation:
    """A break is due and something is in the way."""
    block = obstacle(plan, moment, reading, policy)
    if block is None:
        wait_s = max(0.0, typing_until(plan, reading, policy) - moment.steady)
        return Explanation("due", Reason(ReasonCode.TYPING, wait_s), moment.wall + wait_s)
    later = moment.wall + block.seconds if block.code in _TIMED else block.until
    return Explanation(_STATES.get(block.code, "due"), block, _worked(0.0, later, moment, policy))


def _counting(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Explanation:
    """Nothing is due yet."""
    if policy.trigger is Trigger.CLOCK:
        return _by_the_clock(plan, moment, policy)
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
    code = ReasonCode.COUNTING if policy.trigger is Trigger.WORK else ReasonCode.AT_TIME
    return Explanation("counting", Reason(code, left_s, until=due), due)


def _by_the_clock(plan: Plan, moment: Moment, policy: Policy) -> Explanation:
    """The same for a reminder at fixed times: those outside its hours and in a pause pass by."""
    standing = _standing(plan, moment, policy)
    start = next_time(plan, moment, policy) if standing is None else standing.until
    due = None if start is None else _open_time(start, moment, policy)
    if standing is not None:
        return Explanation(_STATES[standing.code], standing, due)
    if plan.asked_today >= policy.daily_cap:
        return Explanation("capped", Reason(ReasonCode.CAPPED, plan.asked_today), None)
    code = ReasonCode.NO_TIME if due is None else ReasonCode.AT_TIME
    return Explanation("counting", Reason(code, until=due), due)


def _open_time(start: float, moment: Moment, policy: Policy) -> float | None:
    """The first fixed time after a wall second at which the hours are open."""
    at = policy.times.next_after(start - 1.0, moment.zone)
    for _ in range(_MOST_TIMES):
        if at is None or policy.hours.is_open(moment.after(at - moment.wall)):
            return at
        at = policy.times.next_after(at, moment.zone)
    return None


def _standing(plan: Plan, moment: Moment, policy: Policy) -> Reason | None:
    """What keeps the reminder off whatever was counted: the switch, a pause, the hours."""
    if not policy.enabled:
        return Reason(ReasonCode.SWITCHED_OFF)
    if plan.is_paused(moment):
        return Reason(ReasonCode.PAUSED, until=plan.pause_until_wall)
    if not policy.hours.is_open(moment):
        return closed(policy.hours, moment)
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
