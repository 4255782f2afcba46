"""The clauses of a policy line: every number of a reminder, as a day written as text names it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desk_stretch.core.breaks.day_words import (
    WEEKDAYS,
    ScenarioProblem,
    calendar_day,
    count,
    duration,
    minutes,
    weekdays,
)
from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.hours import ANY_TIME, DAY_MINUTES
from desk_stretch.core.breaks.policy import NO_LIMIT, Policy
from desk_stretch.core.breaks.spellings import HOLDS, POLICY_KEYS, SETTINGS, leading
from desk_stretch.core.breaks.trigger import ClockTimes, Trigger
from desk_stretch.core.moment import next_day

_RANGE = re.compile(r"([0-9]{1,2}):([0-9]{2})-([0-9]{1,2}):([0-9]{2})")
_COMMA_IN_HOURS = re.compile(rf"\s*,\s*(?=[0-9]|(?:{'|'.join(WEEKDAYS)})\b)")

_OWN_WORK_S, _OWN_BREAK_S = 1200.0, 20.0
"""What a reminder of one's own has, unless its clauses say otherwise."""

_TYPOGRAPHY = str.maketrans({"–": "-", "×": "x", "=": " "})


def apply_policy(policy: Policy, text: str) -> Policy:
    """Return *policy* with the changes of a ``policy`` line."""
    plain = _COMMA_IN_HOURS.sub(" ", text.lower().translate(_TYPOGRAPHY))
    for clause in filter(None, (part.strip() for part in plain.split(","))):
        key, value = _in_short(*leading(clause, POLICY_KEYS))
        change = _POLICY.get(key)
        if change is None:
            raise ScenarioProblem(
                f"'{key}' is not a number of the policy; expected one of: {', '.join(_POLICY)}"
            )
        policy = change(policy, value)
    return policy


def reminder_policy(shared: Policy, name: str, clauses: Sequence[str]) -> Policy:
    """Return the policy of a person's own reminder; what its clauses do not say, it shares."""
    policy = replace(
        shared, reminder=name, enabled=True, trigger=Trigger.WORK, work_s=_OWN_WORK_S,
        routine_s=_OWN_BREAK_S, snooze_limit=1, daily_cap=NO_LIMIT, skip_limit=NO_LIMIT,
        firmness=Firmness.GENTLE,
    )  # fmt: skip
    for clause in clauses:
        word = clause.strip().lower()
        policy = (_switch if word in ("on", "off") else apply_policy)(policy, word)
    return replace(policy, enabled=policy.enabled and shared.enabled)


def _in_short(key: str, value: str) -> tuple[str, str]:
    """A clause that names a setting by its key, in the words of the policy."""
    value = value.removeprefix("to ")
    if key == "hours.any_time":
        return "hours", {"on": "any", "off": "09:00-18:00"}.get(value, value)
    short, unit = SETTINGS.get(key, (key, ""))
    return short, value + unit if value.isdigit() else value


def _seconds(field: str, least_s: float = 0.0) -> Callable[[Policy, str], Policy]:
    """A clause with one duration."""

    def apply(policy: Policy, value: str) -> Policy:
        seconds = duration(value)
        if seconds < least_s:
            raise ScenarioProblem(f"'{value}' is too short; expected at least {least_s:g}s")
        change: dict[str, Any] = {field: seconds}
        return replace(policy, **change)

    return apply


def _work(trigger: Trigger) -> Callable[[Policy, str], Policy]:
    """A clause with the time that makes a break due, and what is counted."""

    def apply(policy: Policy, value: str) -> Policy:
        return replace(_seconds("work_s", 1.0)(policy, value), trigger=trigger)

    return apply


def _at(policy: Policy, value: str) -> Policy:
    """Fixed times, with weekdays or without: ``10:30 15:00 mon-fri``."""
    words = value.split()
    days = [word for word in words if word[:3] in WEEKDAYS]
    times = tuple(sorted({minutes(word) for word in words if word not in days}))
    if not times:
        raise ScenarioProblem("'at' takes times of day, as in 'at 10:30 15:00 mon-fri'")
    on = weekdays(" ".join(days)) if days else ClockTimes().days
    return replace(policy, trigger=Trigger.CLOCK, times=ClockTimes(times, on))


def _firmness(policy: Policy, value: str) -> Policy:
    """How firmly a reminder asks."""
    if value not in tuple(Firmness):
        raise ScenarioProblem(f"firmness is one of: {', '.join(Firmness)}")
    return replace(policy, firmness=Firmness(value))


def _skips(policy: Policy, value: str) -> Policy:
    """How often a day allows Skip."""
    return replace(policy, skip_limit=NO_LIMIT if value == "any" else count(value))


def _snooze(policy: Policy, value: str) -> Policy:
    """``5m``, ``5m x2`` or ``x0``."""
    if not value:
        raise ScenarioProblem("snooze takes a duration, as in 'snooze 5m x2'")
    length, times, count = value.partition("x")
    if times:
        policy = _snoozes(policy, count.strip())
    return replace(policy, snooze_s=duration(length.strip())) if length.strip() else policy


def _snoozes(policy: Policy, value: str) -> Policy:
    """How often one break can be put off."""
    return replace(policy, snooze_limit=count(value))


def _cap(policy: Policy, value: str) -> Policy:
    """How many breaks are asked for in a day."""
    return replace(policy, daily_cap=count(value))


def _hours(policy: Policy, value: str) -> Policy:
    """``any``, or clock ranges, with weekdays or without: ``mon-fri 09:00-12:00 13:00-18:00``."""
    if value in ("any", "any time"):
        return replace(policy, hours=replace(ANY_TIME, off=policy.hours.off))
    words = value.split()
    days = [word for word in words if word[:3] in WEEKDAYS]
    ranges = tuple(_range(word) for word in words if word not in days)
    if not ranges:
        raise ScenarioProblem("hours take 'any' or ranges, as in 'hours 09:00-18:00'")
    policy = replace(policy, hours=replace(policy.hours, ranges=ranges))
    return _days(policy, " ".join(days)) if days else policy


def _range(word: str) -> tuple[int, int]:
    """Read one clock range as minutes after midnight."""
    match = _RANGE.fullmatch(word)
    if match is None:
        raise ScenarioProblem(f"'{word}' is not a range of hours; expected 09:00-18:00")
    hour, minute, to_hour, to_minute = (int(part) for part in match.groups())
    start, end = hour * 60 + minute, to_hour * 60 + to_minute
    if max(start, end) > DAY_MINUTES or minute > 59 or to_minute > 59:
        raise ScenarioProblem(f"'{word}' is not a range of hours; expected 09:00-18:00")
    return start, end


def _days(policy: Policy, value: str) -> Policy:
    """The days of the working hours."""
    return replace(policy, hours=replace(policy.hours, days=weekdays(value)))


def _off(policy: Policy, value: str) -> Policy:
    """Days without working hours, as ``2026-12-25 2026-12-26``; ``none`` takes them back."""
    words = [] if value == "none" else value.replace(" to ", "..").split()
    if not value:
        raise ScenarioProblem("days off take days, as in 'off 2026-12-25 2026-12-26'")
    off = frozenset(day for word in words for day in _days_between(word))
    return replace(policy, hours=replace(policy.hours, off=off))


def _days_between(word: str) -> Iterator[date]:
    """One day, or all from the first to the last of ``2026-12-24..2026-12-31``."""
    first, _, last = word.partition("..")
    day, end = calendar_day(first), calendar_day(last or first)
    if end < day:
        raise ScenarioProblem(f"'{word}' ends before it begins")
    while day <= end:
        yield day
        day = next_day(day)


def _keep(policy: Policy, value: str) -> Policy:
    """The name of a hold that only keeps a break, as all do unless a policy says otherwise."""
    name = {_hold(value)}
    return replace(policy, freezing=policy.freezing - name, anew=policy.anew - name)


def _freeze(policy: Policy, value: str) -> Policy:
    """The name of a hold during which work time stands still."""
    policy = _keep(policy, value)
    return replace(policy, freezing=policy.freezing | {_hold(value)})


def _anew(policy: Policy, value: str) -> Policy:
    """The name of a hold after which work time starts anew."""
    policy = _keep(policy, value)
    return replace(policy, anew=policy.anew | {_hold(value)})


def _hold(value: str) -> str:
    """Read the name of a hold."""
    name, rest = leading(value, HOLDS)
    if name not in HOLDS or rest:
        usual = ", ".join(dict.fromkeys(HOLDS.values()))
        raise ScenarioProblem(f"'{value}' is not a hold; expected one of: {usual}")
    return name


def _switch(policy: Policy, value: str) -> Policy:
    """``on`` or ``off``."""
    if value not in ("on", "off"):
        raise ScenarioProblem("reminders take 'on' or 'off'")
    return replace(policy, enabled=value == "on")


_POLICY: dict[str, Callable[[Policy, str], Policy]] = {
    "work": _work(Trigger.WORK),
    "wall": _work(Trigger.WALL),
    "at": _at,
    "firmness": _firmness,
    "skips": _skips,
    "break": _seconds("routine_s", 1.0),
    "snooze": _snooze,
    "snoozes": _snoozes,
    "cap": _cap,
    "typing": _seconds("typing_pause_s"),
    "wait": _seconds("typing_wait_s"),
    "natural": _seconds("natural_idle_s"),
    "locked": _seconds("natural_locked_s"),
    "quiet": _seconds("quiet_s"),
    "prompt": _seconds("prompt_life_s"),
    "courtesy": _seconds("hold_courtesy_s"),
    "hours": _hours,
    "days": _days,
    "off": _off,
    "reminders": _switch,
    "keep": _keep,
    "freeze": _freeze,
    "anew": _anew,
}
