"""When to ask: ``decide`` looks at the clock and says what happens by itself, and why.

A break is counted towards, due, prompted, snoozed or answered by a routine. Everything that
delays a prompt is one idea: a *not before* with a reason. Asking twice or late changes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from desk_stretch.core.breaks.answers import ask_again
from desk_stretch.core.breaks.attendance import account, go_on
from desk_stretch.core.breaks.clock_times import clock_reached
from desk_stretch.core.breaks.decision import Decision, Event, Prompt, Reason, ReasonCode
from desk_stretch.core.breaks.obstacles import obstacle, typing_until
from desk_stretch.core.breaks.plan import Plan, Stage, day_goes_on
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.trigger import Trigger
from desk_stretch.core.moment import Moment

_EPSILON_S = 1e-6
"""Two steady seconds this close are the same: sums of floats differ in the last digits."""


def decide(
    plan: Plan, moment: Moment, reading: Reading, policy: Policy
) -> tuple[Plan, list[Decision]]:
    """Look at *moment*: the new plan, and what happened by itself.

    *reading* is as the reminder sees it (``roster.seen_by``).
    """
    plan = _new_day(plan, moment)
    plan, decisions = account(plan, moment, reading, policy)
    plan = _over_seen(plan, moment)
    plan, withdrawn = _watch_prompt(plan, moment, reading, policy)
    plan = _reach_due(plan, moment, reading, policy)
    plan, asked = _watch_due(plan, moment, reading, policy)
    return plan, decisions + withdrawn + asked


def sighted(reading: Reading, policy: Policy) -> Reading:
    """What a reminder sees of it: one by the clock on the wall does not mind who sits still."""
    if policy.trigger is not Trigger.WALL or reading.presence is not Presence.IDLE:
        return reading
    return replace(reading, presence=Presence.ACTIVE)


def _new_day(plan: Plan, moment: Moment) -> Plan:
    """Begin a new day's counts."""
    if day_goes_on(plan.day, moment.day):
        return plan
    return replace(plan, day=moment.day, asked_today=0, skipped_today=0, skipped=False)


def _over_seen(plan: Plan, moment: Moment) -> Plan:
    """Forget a pause and a meeting that are over."""
    if plan.pause_until_wall is not None and not plan.is_paused(moment):
        plan = replace(plan, pause_until_wall=None)
    if plan.meeting_until_wall is not None and not plan.in_meeting(moment):
        plan = replace(plan, meeting_until_wall=None)
    return plan


def _watch_prompt(
    plan: Plan, moment: Moment, reading: Reading, policy: Policy
) -> tuple[Plan, list[Decision]]:
    """Take an open prompt back when it is no longer true, or call it missed when its life ends."""
    prompt = plan.prompt
    if plan.stage is not Stage.PROMPTED or prompt is None:
        return plan, []
    reason = _withdrawal(plan, moment, reading, policy)
    if reason is not None:
        held = reason.code is ReasonCode.ON_HOLD
        plan = replace(
            plan, stage=Stage.DUE, prompt=None, ready_from=None,
            held=plan.held or held, held_from=moment.steady if held else plan.held_from,
        )  # fmt: skip
        return plan, [Decision(Event.WITHDRAWN, prompt.reminder, moment, reason)]
    if moment.steady + _EPSILON_S < prompt.expires:
        return plan, []
    unanswered = Reason(ReasonCode.UNANSWERED, policy.prompt_life_s)
    if policy.firmness.asks_again(plan.snoozes, policy.snooze_limit):
        again = replace(plan, snoozes=min(plan.snoozes + 1, policy.snooze_limit))
        plan = ask_again(again, moment, policy.snooze_s, ReasonCode.ASKED_BEFORE)
    else:
        plan = replace(go_on(plan, moment), closed_at=moment.steady)
    return replace(plan, missed=True), [Decision(Event.MISSED, prompt.reminder, moment, unanswered)]


def _withdrawal(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Reason | None:
    """The reason why the prompt on the screen is out of place now, if it is."""
    if not policy.enabled:
        return Reason(ReasonCode.SWITCHED_OFF)
    if plan.is_paused(moment):
        return Reason(ReasonCode.PAUSED, until=plan.pause_until_wall)
    if reading.holds:
        return Reason(ReasonCode.ON_HOLD, names=tuple(sorted(reading.holds)))
    if reading.presence is Presence.LOCKED:
        return Reason(ReasonCode.LOCKED)
    if plan.prompt is not None and moment.slept > plan.prompt.since.slept + 2.0:
        return Reason(ReasonCode.ASLEEP, moment.slept_since(plan.prompt.since))
    return None


def _reach_due(plan: Plan, moment: Moment, reading: Reading, policy: Policy) -> Plan:
    """Call a break due when its time is reached or a snooze is over."""
    if plan.stage is Stage.SNOOZED and moment.steady + _EPSILON_S >= plan.not_before:
        return replace(plan, stage=Stage.DUE, ready_from=None)
    if plan.stage is not Stage.COUNTING:
        return plan
    if policy.trigger is Trigger.CLOCK:
        return clock_reached(plan, moment, reading, policy)
    if plan.worked_s(moment) + _EPSILON_S < policy.work_s:
        return plan
    code = ReasonCode.WALL_TIME if policy.trigger is Trigger.WALL else ReasonCode.WORKED
    return replace(plan, stage=Stage.DUE, ready_from=None, cause=Reason(code, policy.work_s))


def _watch_due(
    plan: Plan, moment: Moment, reading: Reading, policy: Policy
) -> tuple[Plan, list[Decision]]:
    """Ask, unless something is in the way; say once if a hold keeps the break back."""
    if plan.stage is not Stage.DUE:
        return plan, []
    plan = _courtesy(plan, reading, policy)
    block = obstacle(plan, moment, reading, policy)
    if block is not None:
        plan = replace(plan, ready_from=None)
        return _hold_back(plan, moment, block, policy)
    ready_from = moment.steady if plan.ready_from is None else plan.ready_from
    plan = replace(plan, ready_from=ready_from)
    if moment.steady + _EPSILON_S < typing_until(plan, reading, policy):
        return plan, []
    return _ask(plan, moment, policy)


def _hold_back(
    plan: Plan, moment: Moment, block: Reason, policy: Policy
) -> tuple[Plan, list[Decision]]:
    """Note that a hold keeps this break, once for each break however often it holds."""
    if block.code is not ReasonCode.ON_HOLD or plan.held:
        return plan, []
    plan = replace(plan, held=True, held_from=moment.steady)
    return plan, [Decision(Event.HELD, policy.reminder, moment, block)]


def _courtesy(plan: Plan, reading: Reading, policy: Policy) -> Plan:
    """After a hold that kept the break back, wait a little before asking."""
    if not plan.held or reading.holds:
        return plan
    not_before = plan.hold_ended + policy.hold_courtesy_s
    if plan.not_before >= not_before:
        return plan
    held_s = max(0.0, plan.hold_ended - plan.held_from)
    return replace(plan, not_before=not_before, cause=Reason(ReasonCode.HOLD_OVER, held_s))


def _ask(plan: Plan, moment: Moment, policy: Policy) -> tuple[Plan, list[Decision]]:
    """Open the prompt."""
    prompt = Prompt(
        reminder=policy.reminder,
        since=moment,
        reason=plan.cause,
        snoozes_left=max(0, policy.snooze_limit - plan.snoozes),
        snoozes_allowed=policy.snooze_limit,
        expires=moment.steady + policy.prompt_life_s,
        skips_left=max(0, policy.skips_a_day - plan.skipped_today),
    )
    plan = replace(
        plan, stage=Stage.PROMPTED, prompt=prompt, missed=False, skipped=False,
        ready_from=None, held=False, asked=True,
        asked_today=plan.asked_today + (0 if plan.asked else 1),
    )  # fmt: skip
    return plan, [Decision(Event.PROMPT, policy.reminder, moment, plan.cause, prompt)]
