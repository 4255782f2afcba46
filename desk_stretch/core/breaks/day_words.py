"""The smallest words of the scenario notation: durations, days, weekdays, times and counts.

The lines that they stand in are read by ``scenario``, the clauses of a policy by ``notation``.
"""

from __future__ import annotations

import re
from datetime import date

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_PART = (
    r"([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*"
    r"(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:ours?)?|d(?:ays?)?)\s*"
)
_LONGEST_S = 366 * 86400.0
_YEARS = range(2000, 2100)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])")

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class ScenarioProblem(ValueError):
    """What is wrong with one line, as a sentence."""


def duration(text: str) -> float:
    """Read ``45m``, ``1h30m``, ``299s``, ``2d`` or ``40 min`` as seconds."""
    if not text:
        raise ScenarioProblem("a duration is missing; expected for example 45m, 1h30m or 90s")
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


def count(text: str) -> int:
    """Read a whole number."""
    if not re.fullmatch("[0-9]{1,6}", text):
        raise ScenarioProblem(f"'{text}' is not a whole number up to 999999")
    return int(text)


def minutes(word: str) -> int:
    """Read a time of day as minutes after midnight."""
    match = _CLOCK.fullmatch(word)
    if match is None or int(match[1]) > 23:
        raise ScenarioProblem(f"'{word}' is not a time of day; expected HH:MM")
    return int(match[1]) * 60 + int(match[2])


def weekdays(text: str) -> frozenset[int]:
    """Read ``mon-fri`` or ``mon wed fri``; ``any`` is every day. 0 is Monday."""
    days: set[int] = set()
    for word in text.replace("any", "mon-sun").split():
        first, dash, last = word.partition("-")
        if first not in WEEKDAYS or (last if dash else first) not in WEEKDAYS:
            raise ScenarioProblem(f"'{word}' is not a weekday; expected {' '.join(WEEKDAYS)}")
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
        days.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    if not days:
        raise ScenarioProblem("days take weekdays, as in 'days mon-fri'")
    return frozenset(days)
