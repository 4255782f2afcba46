"""Work and rest: what passed since the last look was which of the two.

Work time runs while the person is present, in working hours, not paused and not in a routine.
An absence that is long enough is a natural break: five minutes without input, three minutes
locked or asleep. Input that ended before the look came is honoured: what was counted after the
last input is given back. While something holds (a call, a film) sitting still is no rest.
"""

from __future__ import annotations

from dataclasses import replace

from desk_stretch.core.breaks.decision import Decision, Event, Reason, ReasonCode
from desk_stretch.core.breaks.plan import Plan, Stage
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.moment import Moment

_WOKE_S = 2.0
"""A shorter gap between the clocks is noise, not sleep."""


def account(
    plan: Plan, moment: Moment, reading: Reading, policy: Policy
) -> tuple[Plan, list[Decision]]:
    """Book the time since ``plan.moment`` and tell whether a natural break was completed."""
    slept = moment.slept_since(plan.moment)
    booked = _booked(_hold_seen(plan, moment, reading), moment, reading, slept)
    booked = _quietened(booked, moment, reading, policy, slept)
    booked = _begun_anew(booked, moment, reading, policy)
    decisions: list[Decision] = []
    reason = _rest(booked, moment, reading, policy, slept)
    busy = booked.stage is Stage.ROUTINE or reading.in_routine
    if reason is not None and not booked.rested and not busy:
        decisions.append(Decision(Event.NATURAL, policy.reminder, moment, reason))
        booked = rest(booked, moment)
    counting = counts(booked, moment, reading, policy)
    return replace(
        booked,
        moment=moment,
        locked=reading.presence is Presence.LOCKED,
        counting_from=moment.steady if counting else None,
    ), decisions


def counts(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> bool:
    """Whether time from *moment* on is work time."""
    return (
        policy.enabled
        and reading.presence is Presence.ACTIVE
        and plan.stage is not Stage.ROUTINE
        and not reading.in_routine
        and not plan.is_paused(moment)
        and policy.hours.is_open(moment)
        and not policy.stop_the_clock(reading.holds)
    )


def rest(plan: Plan, moment: Moment) -> Plan:
    """Let work time start anew because the person has rested."""
    return replace(
        restart(plan, moment),
        rested=True,
        rest_end=moment.steady,
        missed=False,
        skipped=False,
    )


def go_on(plan: Plan, moment: Moment) -> Plan:
    """Let work time start anew without a rest: the break was given up or not answered."""
    counting = None if plan.counting_from is None else moment.steady
    return replace(restart(plan, moment), counting_from=counting)


def restart(plan: Plan, moment: Moment) -> Plan:
    """Let work time start anew and forget everything about the break that was asked for."""
    return replace(
        plan,
        base_s=0.0,
        counting_from=None,
        stage=Stage.COUNTING,
        not_before=0.0,
        cause=Reason(ReasonCode.WORKED),
        ready_from=None,
        held=False,
        asked=False,
        snoozes=0,
        prompt=None,
        answers_due=False,
        armed_wall=moment.wall,
    )


def absent_from(plan: Plan, reading: Reading) -> float | None:
    """The steady second since which sitting still counts as rest; None while something holds.

    A screen that locks itself meanwhile does not begin the absence anew.
    """
    if reading.presence is Presence.ACTIVE or reading.holds or reading.last_input is None:
        return None
    if reading.last_input <= plan.rest_end:
        return None
    return max(reading.last_input, plan.hold_ended)


def _hold_seen(plan: Plan, moment: Moment, reading: Reading) -> Plan:
    """Remember when the last hold ended."""
    if plan.holding is bool(reading.holds):
        return plan
    ended = moment.steady if plan.holding else plan.hold_ended
    return replace(plan, holding=bool(reading.holds), hold_ended=ended)


def _begun_anew(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Plan:
    """Start anew after the last hold for which the person chose that."""
    anew = bool(reading.holds & policy.anew)
    if plan.anew and not anew and plan.stage is not Stage.ROUTINE:
        plan = restart(plan, moment)
    return plan if plan.anew is anew else replace(plan, anew=anew)


def _booked(plan: Plan, moment: Moment, reading: Reading, slept: float) -> Plan:
    """Close the stretch of work that ran until now, or until the last input before it."""
    if plan.counting_from is None:
        return plan
    end = moment.steady - slept
    if reading.presence is Presence.IDLE and reading.last_input is not None:
        end = min(end, reading.last_input)
    elif reading.presence is Presence.LOCKED and reading.locked_since is not None:
        end = min(end, reading.locked_since)
    # The seconds after the last input go back, at most the threshold of the idle source.
    worked = max(0.0, plan.base_s + end - plan.counting_from)
    return replace(
        plan,
        base_s=worked,
        counting_from=None,
        rested=plan.rested and end <= plan.counting_from,
    )


def _quietened(plan: Plan, moment: Moment, reading: Reading, policy: Policy, slept: float) -> Plan:
    """Keep quiet for a while after waking and after unlocking."""
    unlocked = plan.locked and reading.presence is not Presence.LOCKED
    if slept < _WOKE_S and not unlocked:
        return plan
    return replace(plan, quiet_until=max(plan.quiet_until, moment.steady + policy.quiet_s))


def _rest(
    plan: Plan, moment: Moment, reading: Reading, policy: Policy, slept: float
) -> Reason | None:
    """The reason why the absence up to now counts as a break, if it does."""
    if slept >= policy.natural_locked_s:
        return Reason(ReasonCode.ASLEEP, slept)
    if reading.presence is Presence.LOCKED and reading.locked_since is not None:
        locked = moment.steady - reading.locked_since
        if locked >= policy.natural_locked_s:
            return Reason(ReasonCode.LOCKED, locked)
    idle_from = absent_from(plan, reading)
    if idle_from is None:
        return None
    idle = moment.steady - idle_from
    return Reason(ReasonCode.AWAY, idle) if idle >= policy.natural_idle_s else None
