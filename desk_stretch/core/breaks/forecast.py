"""The rest of the day, run ahead: when would be asked if the person worked on and did every break.

The same planner as for the present; only the person is imagined. Work goes on with small pauses
in typing, what holds now is over, and a pause and a meeting end at their own time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.hours import Hours
from desk_stretch.core.breaks.plan import Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Reading
from desk_stretch.core.breaks.roster import Plans, Policies, advance_all
from desk_stretch.core.breaks.roster_answers import begin_routine, end_routine, running
from desk_stretch.core.moment import HOUR_S, Moment, local_wall, next_day

MOST_LOOKS = 1500
"""Nobody reads on where a day has so many; a day of three reminders takes about 150."""

_AT_WORK = Reading()
_NIGHT_S = 12 * HOUR_S
_DAY_S = 24 * HOUR_S
_EPSILON_S = 1e-6


class SpanKind(StrEnum):
    """What lasts from one time to another."""

    HOURS = "working hours"
    PAUSE = "pause"
    MEETING = "meeting"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the day, in wall seconds."""

    kind: SpanKind
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Coming:
    """A prompt that would come: at which wall second, whose, and how long its break lasts."""

    at: float
    reminder: str
    seconds: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Forecast:
    """From *moment* to *end*, a wall second: the prompts in their order, and what else lasts."""

    moment: Moment
    end: float
    coming: tuple[Coming, ...] = ()
    spans: tuple[Span, ...] = ()


def forecast(
    plans: Plans, moment: Moment, reading: Reading, policies: Policies, busy_s: float = 0.0,
    messages: Collection[str] = (),
) -> Forecast:  # fmt: skip
    """Run ahead to midnight, or to the end of the last working hours.

    *plans* are those of *policies*; *busy_s* is what is left of the routine that runs now. The
    reminders in *messages* have nothing to guide: their break is over as soon as it is asked for.
    """
    end = _end_of(moment, policies)
    coming = tuple(_ahead(plans, moment, reading, policies, busy_s, end, messages))
    spans = tuple(_spans(plans, moment, policies, busy_s, end))
    return Forecast(moment, end, coming, spans)


def _ahead(
    plans: Plans, moment: Moment, reading: Reading, policies: Policies, busy_s: float, end: float,
    messages: Collection[str],
) -> Iterator[Coming]:  # fmt: skip
    """Every prompt, in the order in which they come."""
    plans, _, _ = advance_all(plans, moment, reading, policies)  # what the person did up to now
    over = moment.steady + busy_s
    for _ in range(MOST_LOOKS):
        busy = running(plans, policies)
        if busy is not None and moment.steady + _EPSILON_S >= over:
            plans = end_routine(plans, moment, policies, busy.routine_s, busy.routine_s)
        plans, _, wish = advance_all(plans, moment, _AT_WORK, policies)
        asked = _asked(plans, policies)
        if asked is not None:
            yield _coming(plans, moment, asked)
            plans = begin_routine(plans, moment, policies, asked.reminder)
            over = moment.steady + (0.0 if asked.reminder in messages else asked.routine_s)
            plans, _, wish = advance_all(plans, moment, _AT_WORK, policies)
        step = _step(wish, over - moment.steady if running(plans, policies) else None)
        if step is None or moment.wall + step >= end:
            return
        moment = moment.after(step)


def _asked(plans: Plans, policies: Policies) -> Policy | None:
    """The reminder whose prompt is open."""
    opened = (one for one in policies if plans[one.reminder].stage is Stage.PROMPTED)
    return next(opened, None)


def _coming(plans: Plans, moment: Moment, policy: Policy) -> Coming:
    prompt = plans[policy.reminder].prompt
    reason = Reason(ReasonCode.WORKED) if prompt is None else prompt.reason
    return Coming(moment.wall, policy.reminder, policy.routine_s, reason)


def _step(*waits: float | None) -> float | None:
    """Seconds to the next look; None if nothing comes any more."""
    return min((wait for wait in waits if wait is not None), default=None)


def _end_of(moment: Moment, policies: Policies) -> float:
    """When the day ends: with the last working hours of any reminder, at midnight without any.

    Hours that run past midnight belong to the day that they begin on.
    """
    midnight = local_wall(next_day(moment.day), time.min, moment.zone)
    latest = midnight + _NIGHT_S
    ends = [
        midnight if stop == latest else stop
        for hours in {policy.hours for policy in policies if policy.enabled}
        for start, stop in _open(hours, moment, latest)
        if start < midnight
    ]
    return min(max(ends, default=midnight), moment.wall + _DAY_S)


def _open(hours: Hours, moment: Moment, end: float) -> Iterator[tuple[float, float]]:
    """The working hours from *moment* to *end*, in wall seconds."""
    at = moment.wall
    while at < end:
        then = moment.after(at - moment.wall)
        turn = hours.next_change(then)
        stop = end if turn is None else min(turn, end)
        if hours.is_open(then):
            yield at, stop
        at = stop


def _spans(
    plans: Plans, moment: Moment, policies: Policies, busy_s: float, end: float
) -> Iterator[Span]:
    """Working hours, pause, meeting and the routine that runs, as far as they reach into it."""
    shared = policies[0]
    for start, stop in _open(shared.hours, moment, end):
        yield Span(SpanKind.HOURS, start, stop)
    plan = plans[shared.reminder]
    lasting = [(SpanKind.PAUSE, plan.pause_until_wall), (SpanKind.MEETING, plan.meeting_until_wall)]
    if running(plans, policies) is not None:
        lasting.append((SpanKind.ROUTINE, moment.wall + busy_s))
    for kind, until in lasting:
        if until is not None and until > moment.wall:
            yield Span(kind, moment.wall, min(until, end))
