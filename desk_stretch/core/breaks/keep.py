"""The plans as a small JSON value for the next start, and back.

If the app was away for less than a natural break, everything goes on; otherwise work time is
zero. Pause and meeting are kept either way until their time; the day's count of prompts until the
day ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.plan import Plan, Stage, day_goes_on, fresh
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.roster import Plans, Policies, fitted
from desk_stretch.core.moment import Moment

VERSION = 1
VERSION_OF_ALL = 2


def freeze(plan: Plan, moment: Moment) -> dict[str, Any]:
    """Return what must outlive the process."""
    waits = plan.stage in (Stage.SNOOZED, Stage.DUE)
    return {
        "version": VERSION,
        "wall": moment.wall,
        "worked_s": plan.worked_s(moment),
        "rested": plan.rested,
        "due": plan.is_due or (plan.stage is Stage.ROUTINE and plan.answers_due),
        "wait_s": max(0.0, plan.not_before - moment.steady) if waits else 0.0,
        "cause": plan.cause.code.value,
        "cause_s": plan.cause.seconds,
        "cause_until": plan.cause.until,
        "asked": plan.asked,
        "held": plan.held,
        "snoozes": plan.snoozes,
        "missed": plan.missed,
        "pause_until": plan.pause_until_wall,
        "meeting_until": plan.meeting_until_wall,
        "asked_today": plan.asked_today,
        "skipped_today": plan.skipped_today,
        "skipped": plan.skipped,
        "day": plan.day.isoformat(),
    }


def thaw(kept: Mapping[str, Any] | None, moment: Moment, policy: Policy) -> Plan:
    """Return the plan to start with. Anything unreadable is left out, never an error."""
    plan = fresh(moment, policy)
    if kept is None or kept.get("version") != VERSION:
        return plan
    try:
        plan = _lasting(plan, kept, moment)
        away_s = moment.wall - float(kept["wall"])
        if abs(away_s) >= policy.natural_idle_s:
            return plan
        return _interrupted(plan, kept, moment, away_s)
    except (KeyError, TypeError, ValueError, OverflowError):
        return plan


def freeze_all(plans: Plans, moment: Moment) -> dict[str, Any]:
    """Return what must outlive the process, of all reminders."""
    return {
        "version": VERSION_OF_ALL,
        "plans": {name: freeze(plan, moment) for name, plan in plans.items()},
    }


def thaw_all(kept: Mapping[str, Any] | None, moment: Moment, policies: Policies) -> Plans:
    """Return the plans to start with. A reminder that was not there before begins anew."""
    found = (kept or {}).get("plans")
    if kept is not None and kept.get("version") == VERSION:
        found = {policies[0].reminder: kept}  # as it was kept while there was one reminder only
    if not isinstance(found, Mapping):
        found = {}
    known = {
        policy.reminder: thaw(found[policy.reminder], moment, policy)
        for policy in policies
        if isinstance(found.get(policy.reminder), Mapping)
    }
    return fitted(known, moment, policies)


def _lasting(plan: Plan, kept: Mapping[str, Any], moment: Moment) -> Plan:
    """What is kept however long the app was away."""
    until, meeting = kept["pause_until"], kept.get("meeting_until")
    same_day = day_goes_on(date.fromisoformat(kept["day"]), moment.day)
    return replace(
        plan,
        pause_until_wall=None if until is None else float(until),
        meeting_until_wall=None if meeting is None else float(meeting),
        asked_today=int(kept["asked_today"]) if same_day else 0,
        skipped_today=int(kept.get("skipped_today", 0)) if same_day else 0,
        skipped=bool(kept.get("skipped")) and same_day,
    )


def _interrupted(plan: Plan, kept: Mapping[str, Any], moment: Moment, away_s: float) -> Plan:
    """What is kept if the app was away for less than a break."""
    wait_s = float(kept["wait_s"]) - max(0.0, away_s)
    cause = Reason(ReasonCode(kept["cause"]), float(kept["cause_s"]))
    until = kept.get("cause_until")
    stage = Stage.COUNTING
    if kept["due"]:
        stage = Stage.SNOOZED if wait_s > 0 else Stage.DUE
    return replace(
        plan,
        base_s=max(0.0, float(kept["worked_s"])),
        rested=bool(kept["rested"]),
        stage=stage,
        not_before=moment.steady + max(0.0, wait_s),
        cause=replace(cause, until=None if until is None else float(until)),
        asked=bool(kept["asked"]),
        snoozes=int(kept["snoozes"]),
        missed=bool(kept["missed"]),
        held=bool(kept.get("held")),
        held_from=moment.steady,
        hold_ended=moment.steady if kept.get("held") else plan.hold_ended,
    )
