"""Any number of reminders side by side: each has a plan of its own, and only one asks at a time.

The longest break goes first. A shorter one waits for a longer one that is near, and goes along
with it; after each answer there is a while of quiet, so nothing stacks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desk_stretch.core.breaks.attendance import go_on
from desk_stretch.core.breaks.clock_times import next_time
from desk_stretch.core.breaks.decision import Decision, Event, Reason, ReasonCode
from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.meeting import with_meeting
from desk_stretch.core.breaks.obstacles import obstacle
from desk_stretch.core.breaks.plan import Plan, Stage, fresh
from desk_stretch.core.breaks.planner import decide, sighted
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.trigger import Trigger
from desk_stretch.core.breaks.wishes import next_wish
from desk_stretch.core.moment import Moment

APART_S = 120.0
"""Between the answer to one reminder and the question of another."""

_EPSILON_S = 1e-6
_NOT_TODAY = (
    ReasonCode.SWITCHED_OFF,
    ReasonCode.PAUSED,
    ReasonCode.OUTSIDE_HOURS,
    ReasonCode.DAY_OFF,
    ReasonCode.CAPPED,
)
"""What keeps a break from being asked for at all: nobody waits for it then."""

Plans = Mapping[str, Plan]
"""The plan of each reminder by its name; a value that is never changed in place."""

Policies = Sequence[Policy]
"""One for each reminder, the rest break first; their names differ."""


def begun(moment: Moment, policies: Policies) -> Plans:
    """Return the plans of an app that has just started at *moment*."""
    return {policy.reminder: fresh(moment, policy) for policy in policies}


def fitted(plans: Plans, moment: Moment, policies: Policies) -> Plans:
    """Return plans for just these reminders; new ones begin now and share pause and meeting."""
    shared = next(iter(plans.values()), None)
    return {
        policy.reminder: plans.get(policy.reminder) or _joined(fresh(moment, policy), shared)
        for policy in policies
    }


def advance_all(
    plans: Plans, moment: Moment, reading: Reading, policies: Policies
) -> tuple[Plans, list[Decision], float | None]:
    """Look at *moment* with every reminder: the new plans, what happened by itself, and the
    seconds until the next look, None if nothing can happen without news.
    """
    new = dict(plans)
    decisions: list[Decision] = []
    told = _tells_of_rests(policies)
    for policy in _longest_first(policies):
        name = policy.reminder
        seen = seen_by(policy, new, moment, reading, policies)
        new[name], made = decide(new[name], moment, seen, policy)
        decisions += [one for one in made if one.event is not Event.NATURAL or policy is told]
        if any(one.event is Event.MISSED for one in made) and not new[name].is_due:
            new.update(taken_along(new, moment, policy, policies))
    return new, decisions, _next_look(new, moment, reading, policies)


def seen_by(
    policy: Policy, plans: Plans, moment: Moment, reading: Reading, policies: Policies
) -> Reading:
    """What one reminder sees: the desk, and what the others are about."""
    mine = plans[policy.reminder].stage is Stage.ROUTINE
    running = not mine and any(plan.stage is Stage.ROUTINE for plan in plans.values())
    elsewhere = _kept_back(policy, plans, moment, reading, policies)
    seen = sighted(with_meeting(plans[policy.reminder], moment, reading), policy)
    return Reading(
        seen.presence, seen.last_input, seen.locked_since, seen.holds, elsewhere, running
    )  # fmt: skip


def taken_along(plans: Plans, moment: Moment, policy: Policy, policies: Policies) -> Plans:
    """The shorter breaks that are due, or nearly, are given up with the one of *policy*.

    What is strict is not given up.
    """
    shorter = _shorter(policy, policies)
    return {
        other.reminder: go_on(plans[other.reminder], moment)
        for other in shorter
        if plans[other.reminder].stage is not Stage.ROUTINE
        and other.firmness is not Firmness.STRICT
        and due_in(plans[other.reminder], moment, other) <= other.near_s
    }


def due_in(plan: Plan, moment: Moment, policy: Policy) -> float:
    """Seconds until a break would be due if work went on; 0 if it is, infinite if nothing comes."""
    if plan.stage is Stage.SNOOZED:
        return max(0.0, plan.not_before - moment.steady)
    if plan.is_due:
        return 0.0
    if policy.trigger is Trigger.CLOCK:
        at = next_time(plan, moment, policy)
        return float("inf") if at is None else at - moment.wall
    return max(0.0, policy.work_s - plan.worked_s(moment))


def _next_look(plans: Plans, moment: Moment, reading: Reading, policies: Policies) -> float | None:
    """Seconds until the nearest wish of any reminder, seeing what has become of the others."""
    wishes = (
        next_wish(plans[policy.reminder], moment, seen, policy)
        for policy in policies
        for seen in (seen_by(policy, plans, moment, reading, policies),)
    )
    return min((wish for wish in wishes if wish is not None), default=None)


def _joined(plan: Plan, shared: Plan | None) -> Plan:
    """A plan that begins beside others."""
    if shared is None:
        return plan
    return replace(
        plan,
        pause_until_wall=shared.pause_until_wall,
        meeting_until_wall=shared.meeting_until_wall,
        quiet_until=shared.quiet_until,
        locked=shared.locked,
    )


def _kept_back(
    policy: Policy, plans: Plans, moment: Moment, reading: Reading, policies: Policies
) -> Reason | None:
    """Why another reminder keeps this one back, if one does."""
    others = [other for other in policies if other is not policy]
    stages = [plans[other.reminder].stage for other in others]
    if Stage.ROUTINE in stages:
        return Reason(ReasonCode.IN_ROUTINE)
    if Stage.PROMPTED in stages:
        return Reason(ReasonCode.OTHER_PROMPT)
    longer = _longer(policy, policies)
    if any(_is_near(other, plans, moment, reading, policy) for other in longer):
        return Reason(ReasonCode.ABSORBED)
    closed_at = max((plans[other.reminder].closed_at for other in others), default=-APART_S)
    left_s = closed_at + APART_S - moment.steady
    return Reason(ReasonCode.APART, left_s) if left_s > _EPSILON_S else None


def _is_near(
    longer: Policy, plans: Plans, moment: Moment, reading: Reading, policy: Policy
) -> bool:
    """Whether a longer break is about to be asked for, so that this one can wait for it."""
    plan = plans[longer.reminder]
    is_still = plan.stage is Stage.COUNTING and longer.trigger is Trigger.WORK
    if is_still and reading.presence is not Presence.ACTIVE:
        return False
    left_s = due_in(plan, moment, longer)
    if left_s > policy.near_s or not longer.hours.is_open(moment.after(left_s)):
        return False
    block = obstacle(plan, moment, sighted(with_meeting(plan, moment, reading), longer), longer)
    return block is None or block.code not in _NOT_TODAY


def _longest_first(policies: Policies) -> list[Policy]:
    return sorted(policies, key=lambda policy: -policy.routine_s)


def _longer(policy: Policy, policies: Policies) -> list[Policy]:
    order = _longest_first(policies)
    return order[: order.index(policy)]


def _shorter(policy: Policy, policies: Policies) -> list[Policy]:
    order = _longest_first(policies)
    return order[order.index(policy) + 1 :]


def _tells_of_rests(policies: Policies) -> Policy:
    """The reminder whose natural breaks are told of: an absence is one rest, not one for each."""
    on = [policy for policy in policies if policy.enabled] or policies
    return max(on, key=lambda policy: policy.natural_idle_s)
