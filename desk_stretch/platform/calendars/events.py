"""What an iCalendar file says of a stretch of time. The only file that names its libraries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from desk_stretch.core.catalogue.table import shown

_FREE = {"TRANSP": "TRANSPARENT", "STATUS": "CANCELLED"}
_DAY = timedelta(days=1)
# Nobody's calendar has these, and counting them up from an early year takes for ever.
_ENDLESS = re.compile(rb"FREQ=(SECONDLY|MINUTELY)|BY(SECOND|MINUTE)=[\d,]{40}", re.IGNORECASE)
_FOLD = re.compile(rb"\r?\n[ \t]")


class BadCalendar(Exception):
    """The file is no calendar, or one that cannot be understood."""


def busy_spans(raw: bytes, begin: datetime, end: datetime) -> list[tuple[float, float]]:
    """Return the busy times between two moments, as wall seconds; recurring events included.

    Events that last whole days, that are cancelled, or that leave the person free do not count.
    """
    try:
        return list(_spans(_between(_read(raw), begin, end)))
    # A broken line shows itself in many ways, in the libraries as in the values.
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise BadCalendar(shown(error) or type(error).__name__) from error


def whole_days(raw: bytes, begin: date, end: date) -> frozenset[date]:
    """Return the days from *begin* to before *end* that events of whole days take up.

    Most calendars of holidays say that they leave the person free; they count all the same.
    """
    try:
        calendar = _read(raw)
        calendar.subcomponents = [each for each in calendar.subcomponents if _is_of_days(each)]
        return frozenset(day for day in _days(_between(calendar, begin, end)) if begin <= day < end)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise BadCalendar(shown(error) or type(error).__name__) from error


def _read(raw: bytes) -> Any:
    # Late: together the libraries cost 100 ms, and only who uses a calendar needs them.
    from icalendar import Calendar

    if _ENDLESS.search(_FOLD.sub(b"", raw)):
        raise ValueError("a rule that repeats by the second or minute")
    return Calendar.from_ical(raw)


def _between(calendar: Any, begin: date, end: date) -> list[Any]:
    """Every event that touches this time; each has its end, whether the file says it or not."""
    import recurring_ical_events

    return list(recurring_ical_events.of(calendar).between(begin, end))


def _spans(events: list[Any]) -> Iterator[tuple[float, float]]:
    for event in events:
        if any(str(event.get(name, "")).upper() == free for name, free in _FREE.items()):
            continue
        start = event["DTSTART"].dt
        if not isinstance(start, datetime):  # a whole day
            continue
        # A time without a zone is meant where the computer is, and so it is understood.
        yield start.timestamp(), event["DTEND"].dt.timestamp()


def _days(events: list[Any]) -> Iterator[date]:
    for event in events:
        day = event["DTSTART"].dt
        if isinstance(day, datetime) or str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        end = max(event["DTEND"].dt, day + _DAY)
        while day < end:
            yield day
            day += _DAY


def _is_of_days(component: Any) -> bool:
    """Whether it lasts whole days, or stands in for one that does; thousands of others do not."""
    if component.name != "VEVENT":
        return True
    names = ("DTSTART", "RECURRENCE-ID")
    return any(name in component and type(component[name].dt) is date for name in names)
