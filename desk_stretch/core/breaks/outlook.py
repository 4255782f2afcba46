"""What is going on with each reminder, and which of them a short answer speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from desk_stretch.core.breaks.explain import Explanation, explain
from desk_stretch.core.breaks.plan import Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Reading
from desk_stretch.core.breaks.roster import Plans, Policies, due_in, seen_by
from desk_stretch.core.moment import Moment

_FIRST = (Stage.ROUTINE, Stage.PROMPTED)


class Outlook(NamedTuple):
    """*each* reminder's explanation by its name, and the *foremost*: what comes first."""

    each: Mapping[str, Explanation]
    foremost: Policy


def look_out(plans: Plans, moment: Moment, reading: Reading, policies: Policies) -> Outlook:
    """Say what is going on at *moment*, and why, for all reminders."""
    each = {
        policy.reminder: explain(
            plans[policy.reminder], moment,
            seen_by(policy, plans, moment, reading, policies), policy,
        )
        for policy in policies
    }  # fmt: skip

    def order(policy: Policy) -> tuple[bool, bool, bool, float, float]:
        plan, told = plans[policy.reminder], each[policy.reminder]
        unknown = told.next_due is None
        left_s = due_in(plan, moment, policy) if told.next_due is None else told.next_due
        return (
            plan.stage not in _FIRST, not policy.enabled, unknown, left_s, -policy.routine_s
        )  # fmt: skip

    return Outlook(each, min(policies, key=order))
