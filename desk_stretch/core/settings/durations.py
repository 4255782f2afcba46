"""Lengths of time as a person types them: ``90s``, ``50 min``, ``1h30``."""

from __future__ import annotations

import re

_UNITS = re.compile(
    r"(?:(?P<h>[0-9]{1,4})\s*h(?:ours?|rs?)?)?\s*"
    r"(?:(?P<m>[0-9]{1,6})\s*(?:m|mins?|minutes?|$))?\s*"
    r"(?:(?P<s>[0-9]{1,7})\s*s(?:ecs?|econds?)?)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[+-]?[0-9]{1,9}")


def whole(text: str) -> int | None:
    """The whole number that *text* is, or None."""
    return int(text) if _PLAIN.fullmatch(text) else None


def seconds_of(text: str) -> int | None:
    """The seconds of a length of time with units (after hours, minutes need none), or None.

    >>> seconds_of("1h30"), seconds_of("50 min"), seconds_of("90s"), seconds_of("50")
    (5400, 3000, 90, None)
    """
    found = _UNITS.fullmatch(text.strip())
    if found is None or not text.strip() or whole(text.strip()) is not None:
        return None
    hours, minutes, seconds = (int(found[unit] or 0) for unit in "hms")
    return hours * 3600 + minutes * 60 + seconds
