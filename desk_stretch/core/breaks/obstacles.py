"""Why a break that is due is not asked for yet: one reason, the weightiest first."""

from __future__ import annotations

from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.plan import Plan, is_capped
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment

_EPSILON_S = 1e-6


def obstacle(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Reason | None:
    """What is in the way of asking now, apart from typing; None if nothing is."""
    if not policy.enabled:
        return Reason(ReasonCode.SWITCHED_OFF)
    if plan.is_paused(moment):
        return Reason(ReasonCode.PAUSED, until=plan.pause_until_wall)
    if not policy.hours.is_open(moment):
        return closed(policy.hours, moment)
    if is_capped(plan, policy):
        return Reason(ReasonCode.CAPPED, plan.asked_today)
    if reading.elsewhere is not None:
        return reading.elsewhere
    if reading.holds:
        return Reason(ReasonCode.ON_HOLD, names=tuple(sorted(reading.holds)))
    if reading.presence is Presence.LOCKED:
        return Reason(ReasonCode.LOCKED)
    if reading.presence is Presence.IDLE:
        return Reason(ReasonCode.AWAY)
    if moment.steady + _EPSILON_S < plan.quiet_until:
        return Reason(ReasonCode.QUIET, plan.quiet_until - moment.steady)
    if moment.steady + _EPSILON_S < plan.not_before:
        return Reason(plan.cause.code, plan.not_before - moment.steady)
    return None


def closed(hours: Hours, moment: Moment) -> Reason:
    """Why nothing is asked outside working hours: it is a day off, or not the time."""
    code = ReasonCode.DAY_OFF if hours.is_day_off(moment) else ReasonCode.OUTSIDE_HOURS
    return Reason(code, until=hours.next_change(moment))


def typing_until(plan: Plan, reading: Reading, policy: Policy) -> float:
    """The steady second at which typing no longer keeps the prompt back."""
    if reading.last_input is None or plan.ready_from is None:
        return 0.0
    pause_reached = reading.last_input + policy.typing_pause_s
    return min(pause_reached, plan.ready_from + policy.typing_wait_s)
