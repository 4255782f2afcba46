"""When it matters what holds: only then are the sensors asked, and nothing polls them.

It matters when a break would be asked for, or rest be counted, if nothing held; while a prompt is
open; while a hold keeps a break back; and while work time runs, if a hold could stop it.
"""

from __future__ import annotations

from dataclasses import replace

from desk_stretch.core.breaks.decision import Event, ReasonCode
from desk_stretch.core.breaks.obstacles import obstacle
from desk_stretch.core.breaks.plan import Plan, Stage
from desk_stretch.core.breaks.planner import advance
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment

AGAIN_S = 15.0
"""A hold that keeps a break back is looked at again after so long …"""

AGAIN_ALONE_S = 60.0
"""… and after so long if nobody is at the desk, or if it only stops the clock."""

_ANYWAY = (
    ReasonCode.SWITCHED_OFF,
    ReasonCode.PAUSED,
    ReasonCode.OUTSIDE_HOURS,
    ReasonCode.CAPPED,
    ReasonCode.LOCKED,
)
"""Obstacles that keep a break back whatever holds."""


def holds_matter(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> bool:
    """Whether a look at *moment* depends on what holds."""
    free = replace(reading, holds=frozenset())
    ahead, decisions, _ = advance(plan, moment, free, policy)
    if ahead.stage is Stage.PROMPTED:
        return True
    if any(one.event is Event.NATURAL and one.reason.code is ReasonCode.AWAY for one in decisions):
        return True
    if ahead.stage is Stage.DUE and reading.holds:
        block = obstacle(ahead, moment, free, policy)
        return block is None or block.code not in _ANYWAY
    return bool(policy.freezing or policy.anew) and ahead.counting_from is not None


def keeps_known(plan: Plan, policy: Policy) -> bool:
    """Whether what held at the last look still counts at one that does not ask."""
    return plan.stage is Stage.DUE or bool(policy.freezing or policy.anew)


def ask_again(plan: Plan, reading: Reading, policy: Policy) -> float | None:
    """Seconds after which to ask again, where it mattered now; None if nothing depends on it."""
    if plan.stage is Stage.PROMPTED or (plan.stage is Stage.DUE and reading.holds):
        return AGAIN_S if reading.presence is Presence.ACTIVE else AGAIN_ALONE_S
    if policy.stop_the_clock(reading.holds) and reading.presence is Presence.ACTIVE:
        return AGAIN_ALONE_S
    return None
