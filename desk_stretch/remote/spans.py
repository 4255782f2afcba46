"""Lengths of time and clock times as a person writes them, and the limits they have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Any

from desk_stretch.core.moment import MINUTE_S, Moment, local_wall, next_day
from desk_stretch.core.routine.brief import LENGTHS, nearest_lengths
from desk_stretch.core.settings.durations import seconds_of, whole
from desk_stretch.errors import UsageError
from desk_stretch.i18n import tr

SHORTEST_PAUSE_S = 60
LONGEST_PAUSE_S = 7 * 86400
USUAL_PAUSE_S = 3600
TOMORROW = "tomorrow"
USUAL_MEETING_MIN = 30
LONGEST_MEETING_MIN = 480

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,19}", re.ASCII)


def whole_number(text: str) -> int:
    """Read a whole number; raises UsageError."""
    if not _WHOLE.fullmatch(text.strip()):
        raise UsageError(
            tr("“{text}” is not a whole number; write it in digits, as 15.").format(text=text)
        )
    return int(text.strip())


def span(text: str) -> int:
    """Read ``45m``, ``1h``, ``1h30m`` or a bare number of minutes as seconds; raises UsageError."""
    minutes = whole(text.strip())
    seconds = seconds_of(text) if minutes is None else minutes * 60
    if seconds is None:
        raise UsageError(
            tr("“{text}” is not a length of time; write it as 45m, 1h or 1h30m.").format(text=text)
        )
    return seconds


def pause_length(text: str) -> int:
    """Read the length of a pause in seconds; raises UsageError outside its limits."""
    seconds = span(text)
    if not SHORTEST_PAUSE_S <= seconds <= LONGEST_PAUSE_S:
        raise UsageError(tr("A pause lasts from 1 minute to 7 days; write it as 45m, 1h or 1h30m."))
    return seconds


def pause_end(text: str) -> str:
    """Check the end of a pause, ``14:00`` or ``tomorrow``, and return it; raises UsageError."""
    if text != TOMORROW:
        clock_time(text)
    return text


def clock_time(text: str) -> time:
    """Read ``14:00``; raises UsageError."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise UsageError(
            tr("“{text}” is not a time of day; write it as 14:00, or tomorrow.").format(text=text)
        )
    return time(int(match[1]), int(match[2]))


def routine_length(name: str, seconds: int) -> int:
    """Return *seconds* if a routine can last that long; else UsageError names the nearest two."""
    if seconds in LENGTHS:
        return seconds
    lower, upper = nearest_lengths(seconds)
    raise UsageError(
        tr(
            "{name} is a multiple of 15 from 60 to 900, and the nearest to {seconds} are "
            "{lower} and {upper}."
        ).format(name=name, seconds=seconds, lower=lower, upper=upper)
    )


def end_of_pause(given: Mapping[str, Any], moment: Moment) -> float:
    """Return the wall time at which a pause ends: after ``seconds``, or at the next ``until``."""
    until = given.get("until")
    if until is None:
        return moment.wall + float(given.get("seconds", USUAL_PAUSE_S))
    if until == TOMORROW:
        return local_wall(next_day(moment.day), time(), moment.zone)
    clock = clock_time(until)
    today = local_wall(moment.day, clock, moment.zone)
    return today if today > moment.wall else local_wall(next_day(moment.day), clock, moment.zone)


def end_of_meeting(given: Mapping[str, Any], moment: Moment) -> float:
    """The wall second at which a meeting that begins now is over."""
    return moment.wall + MINUTE_S * int(given.get("minutes", USUAL_MEETING_MIN))
