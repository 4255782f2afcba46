"""When the planner wants to look again: the nearest moment at which something could change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from desk_stretch.core.breaks.attendance import absent_from
from desk_stretch.core.breaks.clock_times import next_time
from desk_stretch.core.breaks.obstacles import obstacle, typing_until
from desk_stretch.core.breaks.plan import Plan, Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.trigger import Trigger
from desk_stretch.core.moment import Moment, local_wall, next_day

_MIDNIGHT = time.min
_LEAST_S = 0.001
"""A wish closer than this would be a rounding error asking for itself again."""


def next_wish(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> float | None:
    """Seconds from *moment* to the next look; None if only news can change anything."""
    nearest = min((at for at in _all(plan, moment, reading, policy) if at > 0.0), default=None)
    return None if nearest is None else max(_LEAST_S, nearest)


def _all(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Iterator[float]:
    """Every candidate, in seconds from *moment*; those in the past are left to the caller."""
    now = moment.steady
    if plan.stage is Stage.COUNTING and policy.trigger is Trigger.CLOCK:
        at = next_time(plan, moment, policy) if policy.enabled else None
        if at is not None:
            yield at - moment.wall
    elif plan.stage is Stage.COUNTING and plan.counting_from is not None:
        yield policy.work_s - plan.worked_s(moment)
    if plan.stage is Stage.PROMPTED and plan.prompt is not None:
        yield plan.prompt.expires - now
    if plan.stage in (Stage.DUE, Stage.SNOOZED):
        yield plan.not_before - now
        yield plan.quiet_until - now
        if reading.elsewhere is not None:
            yield reading.elsewhere.seconds
        if plan.ready_from is not None:
            yield typing_until(plan, reading, policy) - now
        elif plan.stage is Stage.DUE and obstacle(plan, moment, reading, policy) is None:
            yield _LEAST_S  # what was in the way a moment ago is gone since
    yield from _rests(plan, moment, reading, policy)
    yield from _walls(plan, moment, policy)


def _rests(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Iterator[float]:
    """When the present absence would become a natural break."""
    if plan.rested or plan.stage is Stage.ROUTINE or reading.in_routine:
        return
    idle_from = absent_from(plan, reading)
    if idle_from is not None:
        yield idle_from + policy.natural_idle_s - moment.steady
    if reading.presence is Presence.LOCKED and reading.locked_since is not None:
        yield reading.locked_since + policy.natural_locked_s - moment.steady


def _walls(plan: Plan, moment: Moment, policy: Policy) -> Iterator[float]:
    """What happens by the clock on the wall: pause, meeting and hours end, a day begins."""
    if plan.pause_until_wall is not None:
        yield plan.pause_until_wall - moment.wall
    if plan.meeting_until_wall is not None:
        yield plan.meeting_until_wall - moment.wall
    change = policy.hours.next_change(moment)
    if change is not None:
        yield change - moment.wall
    if plan.asked_today >= policy.daily_cap:
        midnight = local_wall(next_day(moment.day), _MIDNIGHT, moment.zone)
        yield midnight - moment.wall
