"""The small words of the scenario notation: durations, days, and the numbers of the policy.

The lines that they stand in are read by ``scenario``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from desk_stretch.core.breaks.hours import ANY_TIME, DAY_MINUTES, Hours
from desk_stretch.core.breaks.policy import Policy
from desk_stretch.core.breaks.spellings import HOLDS, POLICY_KEYS, SETTINGS, leading

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_PART = (
    r"([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*"
    r"(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:ours?)?|d(?:ays?)?)\s*"
)
_LONGEST_S = 366 * 86400.0
_YEARS = range(2000, 2100)
_RANGE = re.compile(r"([0-9]{1,2}):([0-9]{2})-([0-9]{1,2}):([0-9]{2})")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COMMA_IN_HOURS = re.compile(rf"\s*,\s*(?=[0-9]|(?:{'|'.join(_WEEKDAYS)})\b)")

_TYPOGRAPHY = str.maketrans({"–": "-", "×": "x", "=": " "})


class ScenarioProblem(ValueError):
    """What is wrong with one line, as a sentence."""


def duration(text: str) -> float:
    """Read ``45m``, ``1h30m``, ``299s``, ``2d`` or ``40 min`` as seconds."""
    if not re.fullmatch(f"(?:{_PART})+", text):
        raise ScenarioProblem(f"'{text}' is not a duration; expected for example 45m, 1h30m or 90s")
    seconds = sum(float(number) * _UNITS[unit[0]] for number, unit in re.findall(_PART, text))
    if seconds > _LONGEST_S:
        raise ScenarioProblem(f"'{text}' is too long; a duration is at most 366d")
    return seconds


def calendar_day(text: str) -> date:
    """Read a calendar day, as ``2026-03-29``."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ScenarioProblem(f"'{text}' is not a day; expected for example 2026-03-29") from None
    if day.year not in _YEARS:
        raise ScenarioProblem(f"'{text}' is too far away; expected a year from 2000 to 2099")
    return day


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


def _snooze(policy: Policy, value: str) -> Policy:
    """``5m``, ``5m x2`` or ``x0``."""
    length, times, count = value.partition("x")
    if times:
        policy = _snoozes(policy, count.strip())
    return replace(policy, snooze_s=duration(length.strip())) if length.strip() else policy


def _snoozes(policy: Policy, value: str) -> Policy:
    """How often one break can be put off."""
    return replace(policy, snooze_limit=_count(value))


def _cap(policy: Policy, value: str) -> Policy:
    """How many breaks are asked for in a day."""
    return replace(policy, daily_cap=_count(value))


def _count(text: str) -> int:
    """Read a whole number."""
    if not re.fullmatch("[0-9]{1,6}", text):
        raise ScenarioProblem(f"'{text}' is not a whole number")
    return int(text)


def _hours(policy: Policy, value: str) -> Policy:
    """``any``, or clock ranges, with weekdays or without: ``mon-fri 09:00-12:00 13:00-18:00``."""
    if value in ("any", "any time"):
        return replace(policy, hours=ANY_TIME)
    words = value.split()
    days = [word for word in words if word[:3] in _WEEKDAYS]
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
    """``mon-fri`` or ``mon wed fri``; ``any`` is every day."""
    days: set[int] = set()
    for word in value.replace("any", "mon-sun").split():
        first, _, last = word.partition("-")
        if first not in _WEEKDAYS or (last or first) not in _WEEKDAYS:
            raise ScenarioProblem(f"'{word}' is not a weekday; expected {' '.join(_WEEKDAYS)}")
        start, end = _WEEKDAYS.index(first), _WEEKDAYS.index(last or first)
        days.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    if not days:
        raise ScenarioProblem("days take weekdays, as in 'days mon-fri'")
    return replace(policy, hours=Hours(frozenset(days), policy.hours.ranges))


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
    "work": _seconds("work_s", 1.0),
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
    "reminders": _switch,
    "keep": _keep,
    "freeze": _freeze,
    "anew": _anew,
}
