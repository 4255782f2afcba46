"""When it matters what holds: only then are the sensors asked, and nothing polls them.

It matters when a break would be asked for, or rest be counted, if nothing held; while a prompt is
open; while a hold keeps a break back; and while work time runs, if a hold could stop it.
"""

from __future__ import annotations

from dataclasses import replace

from desk_stretch.core.breaks.decision import ReasonCode
from desk_stretch.core.breaks.obstacles import obstacle
from desk_stretch.core.breaks.plan import Plan, Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.roster import Plans, Policies, advance_all, seen_by
from desk_stretch.core.moment import Moment

AGAIN_S = 15.0
"""A hold that keeps a break back is looked at again after so long …"""

AGAIN_ALONE_S = 60.0
"""… and after so long if nobody is at the desk, or if it only stops the clock."""

_ANYWAY = (
    ReasonCode.SWITCHED_OFF,
    ReasonCode.PAUSED,
    ReasonCode.OUTSIDE_HOURS,
    ReasonCode.DAY_OFF,
    ReasonCode.CAPPED,
    ReasonCode.LOCKED,
    ReasonCode.IN_ROUTINE,
    ReasonCode.OTHER_PROMPT,
    ReasonCode.ABSORBED,
    ReasonCode.APART,
)
"""Obstacles that keep a break back whatever holds."""


def holds_matter(plans: Plans, moment: Moment, reading: Reading, policies: Policies) -> bool:
    """Whether a look at *moment* depends on what holds."""
    free = replace(reading, holds=frozenset())
    ahead, _, _ = advance_all(plans, moment, free, policies)
    rested = any(plan.rested and not plans[name].rested for name, plan in ahead.items())
    if rested and reading.presence is Presence.IDLE:
        return True
    return any(
        _matter(
            ahead[policy.reminder], moment, policy, held=bool(reading.holds),
            free=seen_by(policy, ahead, moment, free, policies),
        )
        for policy in policies
    )  # fmt: skip


def _matter(plan: Plan, moment: Moment, policy: Policy, *, free: Reading, held: bool) -> bool:
    """The same for one reminder, which would be at *plan* if nothing held."""
    if plan.stage is Stage.PROMPTED:
        return True
    if plan.stage is Stage.DUE and held:
        block = obstacle(plan, moment, free, policy)
        return block is None or block.code not in _ANYWAY
    return bool(policy.freezing or policy.anew) and plan.counting_from is not None


def keeps_known(plans: Plans, policies: Policies) -> bool:
    """Whether what held at the last look still counts at one that does not ask."""
    stops = any(policy.freezing or policy.anew for policy in policies)
    return stops or any(plan.stage is Stage.DUE for plan in plans.values())


def ask_again(plans: Plans, reading: Reading, policies: Policies) -> float | None:
    """Seconds after which to ask again, where it mattered now; None if nothing depends on it."""
    is_there = reading.presence is Presence.ACTIVE
    for plan in plans.values():
        if plan.stage is Stage.PROMPTED or (plan.stage is Stage.DUE and reading.holds):
            return AGAIN_S if is_there else AGAIN_ALONE_S
    if is_there and any(policy.stop_the_clock(reading.holds) for policy in policies):
        return AGAIN_ALONE_S
    return None
