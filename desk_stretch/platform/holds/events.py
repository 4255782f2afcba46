"""What an iCalendar file says of a stretch of time. The only file that names its libraries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

_FREE = {"TRANSP": "TRANSPARENT", "STATUS": "CANCELLED"}


class BadCalendar(Exception):
    """The file is no calendar, or one that cannot be understood."""


def busy_spans(raw: bytes, begin: datetime, end: datetime) -> list[tuple[float, float]]:
    """Return the busy times between two moments, as wall seconds; recurring events included.

    Events that last whole days, that are cancelled, or that leave the person free do not count.
    """
    # Late: together they cost 100 ms, and only who uses a calendar needs them.
    import recurring_ical_events
    from icalendar import Calendar

    try:
        found = recurring_ical_events.of(Calendar.from_ical(raw)).between(begin, end)
        return list(_spans(found))
    # A broken line shows itself in many ways, in the libraries as in the values.
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise BadCalendar(str(error) or type(error).__name__) from error


def _spans(events: list[Any]) -> Iterator[tuple[float, float]]:
    for event in events:
        if any(str(event.get(name, "")).upper() == free for name, free in _FREE.items()):
            continue
        start = event["DTSTART"].dt
        if not isinstance(start, datetime):  # a whole day
            continue
        stop = event["DTEND"].dt if "DTEND" in event else start + _length(event)
        # A time without a zone is meant where the computer is, and so it is understood.
        yield start.timestamp(), stop.timestamp()


def _length(event: Any) -> timedelta:
    length: timedelta = event["DURATION"].dt if "DURATION" in event else timedelta(0)
    return length
