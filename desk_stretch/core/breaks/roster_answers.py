"""What the person answers where several reminders are about: which of them it concerns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desk_stretch.core.breaks import answers
from desk_stretch.core.breaks.attendance import rest
from desk_stretch.core.breaks.plan import Plan, Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.roster import Plans, Policies, due_in, taken_along
from desk_stretch.core.moment import Moment


def asked(plans: Plans, moment: Moment, policies: Policies) -> Policy | None:
    """The reminder that an answer concerns: the one on the screen, else the one due first."""
    due = [policy for policy in policies if plans[policy.reminder].is_due]
    on_screen = [one for one in due if plans[one.reminder].stage is Stage.PROMPTED]

    def order(policy: Policy) -> tuple[float, float]:
        return due_in(plans[policy.reminder], moment, policy), -policy.routine_s

    return min(on_screen or due, key=order, default=None)


def everywhere(plans: Plans, change: Callable[[Plan], Plan]) -> Plans:
    """Change every plan: what concerns the person concerns all reminders."""
    return {name: change(plan) for name, plan in plans.items()}


def snooze(plans: Plans, moment: Moment, policies: Policies, seconds: float | None = None) -> Plans:
    """Ask again later; without a break that can be snoozed nothing changes."""
    policy = asked(plans, moment, policies)
    if policy is None:
        return plans
    plan = answers.snooze(plans[policy.reminder], moment, policy, seconds)
    return {**plans, policy.reminder: plan}


def skip(plans: Plans, moment: Moment, policies: Policies) -> Plans:
    """Give the due break up, and the shorter ones that waited for it."""
    policy = asked(plans, moment, policies)
    if policy is None or not answers.can_skip(plans[policy.reminder], policy):
        return plans
    new = {**plans, policy.reminder: answers.skip(plans[policy.reminder], moment, policy)}
    return {**new, **taken_along(new, moment, policy, policies)}


def begin_routine(
    plans: Plans, moment: Moment, policies: Policies, reminder: str | None = None
) -> Plans:
    """The person starts a routine: for *reminder*, else for the open prompt, else the first."""
    named = next((policy for policy in policies if policy.reminder == reminder), None)
    prompted = (one for one in policies if plans[one.reminder].stage is Stage.PROMPTED)
    policy = running(plans, policies) or named or next(prompted, policies[0])
    name = policy.reminder
    new = {
        other: _stepped_back(plan) if plan.stage is Stage.PROMPTED and other != name else plan
        for other, plan in plans.items()
    }
    return {**new, name: answers.begin_routine(new[name], moment)}


def end_routine(
    plans: Plans, moment: Moment, policies: Policies, done_s: float, total_s: float
) -> Plans:
    """The routine is over: it counts for every reminder of whose break it was half or more.

    For the one that it answers, half of the routine is enough as well.
    """
    if all(plan.stage is not Stage.ROUTINE for plan in plans.values()):
        return plans
    new = dict(plans)
    for policy in policies:
        plan = plans[policy.reminder]
        if plan.stage is Stage.ROUTINE:
            enough_s = min(total_s, policy.routine_s)
            new[policy.reminder] = answers.end_routine(plan, moment, policy, done_s, enough_s)
        elif done_s * 2 >= policy.routine_s:
            new[policy.reminder] = rest(plan, moment)
    return new


def running(plans: Plans, policies: Policies) -> Policy | None:
    """The reminder that the routine answers which runs now."""
    return next((one for one in policies if plans[one.reminder].stage is Stage.ROUTINE), None)


def _stepped_back(plan: Plan) -> Plan:
    """A prompt gives way to a routine that the person chose; its break stays due."""
    return replace(plan, stage=Stage.DUE, prompt=None, ready_from=None)
