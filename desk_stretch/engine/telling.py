"""The status: what is going on with all reminders, and why, as the front ends show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.core.breaks.meeting import with_meeting
from desk_stretch.core.breaks.outlook import look_out
from desk_stretch.core.breaks.plan import Stage
from desk_stretch.core.breaks.reasons import sentence
from desk_stretch.core.breaks.trigger import Trigger
from desk_stretch.engine.events import ReminderStatus, Status

if TYPE_CHECKING:
    from desk_stretch.core.breaks.explain import Explanation
    from desk_stretch.core.breaks.plan import Plan
    from desk_stretch.core.breaks.policy import Policy
    from desk_stretch.core.breaks.reading import Reading
    from desk_stretch.core.breaks.roster import Plans, Policies
    from desk_stretch.core.breaks.standing import Standing
    from desk_stretch.core.moment import Moment


def status_of(
    plans: Plans, now: Moment, reading: Reading, policies: Policies, standing: Standing,
    speed: float,
) -> Status:  # fmt: skip
    """Return the status; its single fields are about the reminder that comes first."""
    outlook = look_out(plans, now, reading, policies)
    policy = outlook.foremost
    plan, told = plans[policy.reminder], outlook.each[policy.reminder]
    each = tuple(
        _one(plans[one.reminder], now, one, outlook.each[one.reminder])
        for one in policies
        if one.enabled or one is policies[0]
    )
    worked_s, work_s = _progress(plan, now, policy)
    return Status(
        state=told.state,
        reason=told.reason,
        sentence=sentence(told.reason, now, ongoing=True),
        worked_s=worked_s,
        work_s=work_s,
        next_due=told.next_due,
        pause_until=plan.pause_until_wall if plan.is_paused(now) else None,
        holds=tuple(sorted(with_meeting(plan, now, reading).holds)),
        prompt=plan.prompt,
        missed=any(one.missed for one in plans.values()),
        asked_today=plans[policies[0].reminder].asked_today,
        daily_cap=policies[0].daily_cap,
        speed=speed,
        meeting_until=plan.meeting_until_wall if plan.in_meeting(now) else None,
        reminder=policy.reminder,
        reminders=each,
        skipped=_skipped(plans),
        posture=standing.posture,
        standing=standing.share(now).standing,
    )


def differs(one: Status, other: Status) -> bool:
    """Whether two statuses differ in more than the passing of time."""
    return _lasting(one) != _lasting(other)


def _one(plan: Plan, now: Moment, policy: Policy, told: Explanation) -> ReminderStatus:
    worked_s, work_s = _progress(plan, now, policy)
    return ReminderStatus(
        policy.reminder, told.state, sentence(told.reason, now, ongoing=True), told.next_due,
        worked_s, work_s, plan.missed, plan.skipped, plan.asked_today,
    )  # fmt: skip


def _progress(plan: Plan, now: Moment, policy: Policy) -> tuple[float, float]:
    """Work time so far and in all; a fixed time of the day has none to show."""
    if policy.trigger is Trigger.CLOCK:
        return 0.0, 0.0
    return min(policy.work_s, plan.worked_s(now)), policy.work_s


def _skipped(plans: Plans) -> str:
    """The reminder whose break was skipped last and not made up for; empty if there is none."""
    skipped = {name: plan.closed_at for name, plan in plans.items() if _can_make_up(plan)}
    return max(skipped, key=lambda name: skipped[name], default="")


def _can_make_up(plan: Plan) -> bool:
    return plan.skipped and plan.stage is not Stage.ROUTINE


def _lasting(status: Status) -> tuple[object, ...]:
    return (
        status.state, status.reason.code, status.reason.names, _minute(status.next_due),
        status.pause_until, status.meeting_until, status.holds, status.prompt, status.missed,
        status.asked_today, status.work_s, status.reminder, status.skipped, status.posture,
        None if status.standing is None else round(status.standing, 1),
        tuple((one.reminder, one.state, _minute(one.next_due)) for one in status.reminders),
    )  # fmt: skip


def _minute(wall: float | None) -> int | None:
    return None if wall is None else round(wall / 60)
