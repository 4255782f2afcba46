"""The small words of the scenario notation: durations, days, and the numbers of the policy."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from desk_stretch.core.breaks.hours import ANY_TIME, DAY_MINUTES, Hours
from desk_stretch.core.breaks.policy import Policy

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_DURATION = re.compile(r"(?:\d+(?:\.\d+)?[smhd])+")
_PART = re.compile(r"(\d+(?:\.\d+)?)([smhd])")
_RANGE = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class ScenarioProblem(ValueError):
    """What is wrong with one line, as a sentence."""


def duration(text: str) -> float:
    """Read ``45m``, ``1h30m``, ``299s`` or ``2d`` as seconds."""
    if not _DURATION.fullmatch(text):
        raise ScenarioProblem(f"'{text}' is not a duration; expected for example 45m, 1h30m or 90s")
    return sum(float(number) * _UNITS[unit] for number, unit in _PART.findall(text))


def calendar_day(text: str) -> date:
    """Read a calendar day, as ``2026-03-29``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ScenarioProblem(f"'{text}' is not a day; expected for example 2026-03-29") from None


def apply_policy(policy: Policy, text: str) -> Policy:
    """Return *policy* with the changes of a ``policy`` line."""
    for clause in filter(None, (part.strip() for part in text.split(","))):
        key, _, value = clause.partition(" ")
        change = _POLICY.get(key)
        if change is None:
            raise ScenarioProblem(
                f"'{key}' is not a number of the policy; expected one of: {', '.join(_POLICY)}"
            )
        policy = change(policy, value.strip())
    return policy


def _seconds(field: str) -> Callable[[Policy, str], Policy]:
    """A clause with one duration."""

    def apply(policy: Policy, value: str) -> Policy:
        change: dict[str, Any] = {field: duration(value)}
        return replace(policy, **change)

    return apply


def _snooze(policy: Policy, value: str) -> Policy:
    """``5m``, ``5m x2`` or ``x0``."""
    for word in value.split():
        if word.startswith("x"):
            policy = replace(policy, snooze_limit=_count(word[1:]))
        else:
            policy = replace(policy, snooze_s=duration(word))
    return policy


def _cap(policy: Policy, value: str) -> Policy:
    """How many breaks are asked for in a day."""
    return replace(policy, daily_cap=_count(value))


def _count(text: str) -> int:
    """Read a whole number."""
    if not text.isascii() or not text.isdigit():
        raise ScenarioProblem(f"'{text}' is not a whole number")
    return int(text)


def _hours(policy: Policy, value: str) -> Policy:
    """``any``, or clock ranges: ``09:00-12:00 13:00-18:00``."""
    if value == "any":
        return replace(policy, hours=ANY_TIME)
    ranges = tuple(_range(word) for word in value.split())
    if not ranges:
        raise ScenarioProblem("hours take 'any' or ranges, as in 'hours 09:00-18:00'")
    return replace(policy, hours=replace(policy.hours, ranges=ranges))


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
    """``mon-fri`` or ``mon wed fri``."""
    days: set[int] = set()
    for word in value.split():
        first, _, last = word.partition("-")
        if first not in _WEEKDAYS or (last or first) not in _WEEKDAYS:
            raise ScenarioProblem(f"'{word}' is not a weekday; expected {' '.join(_WEEKDAYS)}")
        start, end = _WEEKDAYS.index(first), _WEEKDAYS.index(last or first)
        days.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return replace(policy, hours=Hours(frozenset(days), policy.hours.ranges))


def _switch(policy: Policy, value: str) -> Policy:
    """``on`` or ``off``."""
    if value not in ("on", "off"):
        raise ScenarioProblem("reminders take 'on' or 'off'")
    return replace(policy, enabled=value == "on")


_POLICY: dict[str, Callable[[Policy, str], Policy]] = {
    "work": _seconds("work_s"),
    "break": _seconds("routine_s"),
    "snooze": _snooze,
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
    "reminders": _switch,
}
