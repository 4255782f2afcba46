"""What the person answers or does, and what it makes of the plan. Pure, like the planner."""

from __future__ import annotations

from dataclasses import replace

from desk_stretch.core.breaks.attendance import go_on, rest
from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.plan import Plan, Stage, is_capped
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.moment import Moment


def can_snooze(plan: Plan, policy: Policy) -> bool:
    """Whether a break is due that can be asked for again, and a snooze is left."""
    is_open = plan.stage in (Stage.DUE, Stage.PROMPTED) and not is_capped(plan, policy)
    return is_open and plan.snoozes < policy.snooze_limit


def snooze(plan: Plan, moment: Moment, policy: Policy, seconds: float | None = None) -> Plan:
    """Ask again later; a plan that cannot be snoozed stays as it is."""
    if not can_snooze(plan, policy):
        return plan
    wait_s = policy.snooze_s if seconds is None else seconds
    plan = replace(plan, snoozes=plan.snoozes + 1)
    return ask_again(plan, moment, wait_s, ReasonCode.SNOOZE_OVER)


def can_skip(plan: Plan, policy: Policy) -> bool:
    """Whether there is a break to give up, and the day still allows it."""
    return plan.is_due and plan.skipped_today < policy.skips_a_day


def skip(plan: Plan, moment: Moment, policy: Policy) -> Plan:
    """Give the due break up; work time starts anew."""
    if not can_skip(plan, policy):
        return plan
    return replace(
        go_on(plan, moment), skipped=True, skipped_today=plan.skipped_today + 1,
        closed_at=moment.steady,
    )  # fmt: skip


def pause(plan: Plan, until_wall: float) -> Plan:
    """Switch reminders off until a wall time."""
    return replace(plan, pause_until_wall=until_wall)


def resume(plan: Plan) -> Plan:
    """End a pause."""
    return replace(plan, pause_until_wall=None)


def begin_meeting(plan: Plan, until_wall: float) -> Plan:
    """The person is in a meeting until a wall time: a break that comes due is kept."""
    return replace(plan, meeting_until_wall=until_wall)


def end_meeting(plan: Plan) -> Plan:
    """The meeting is over before its time."""
    return replace(plan, meeting_until_wall=None)


def begin_routine(plan: Plan, moment: Moment) -> Plan:
    """The person starts a routine; it answers a break that is due."""
    return replace(
        plan,
        base_s=plan.worked_s(moment),
        counting_from=None,
        stage=Stage.ROUTINE,
        answers_due=plan.is_due,
        prompt=None,
        missed=False,
    )


def end_routine(plan: Plan, moment: Moment, policy: Policy, done_s: float, total_s: float) -> Plan:
    """The routine is over after *done_s* of its *total_s* seconds.

    Half of it counts as the break. Less than half of one that was asked for is asked again after
    the snooze time; less than half of one that nobody asked for, or will ask for on this day,
    leaves the count as it was.
    """
    if plan.stage is not Stage.ROUTINE:
        return plan
    plan = replace(plan, closed_at=moment.steady)
    if done_s * 2 >= total_s:
        return rest(plan, moment)
    if plan.answers_due and not is_capped(plan, policy):
        return ask_again(plan, moment, policy.snooze_s, ReasonCode.LEFT_EARLY)
    return replace(plan, stage=Stage.COUNTING)


def ask_again(plan: Plan, moment: Moment, wait_s: float, code: ReasonCode) -> Plan:
    """Put the due break off for so many seconds."""
    return replace(
        plan,
        stage=Stage.SNOOZED,
        not_before=moment.steady + wait_s,
        cause=Reason(code, wait_s),
        prompt=None,
        ready_from=None,
        held=False,
        closed_at=moment.steady,
    )
