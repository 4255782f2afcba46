"""A reminder in words: when it is due, and what it asks to do."""

from __future__ import annotations

from collections.abc import Callable

from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.core.breaks.trigger import Trigger
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.core.settings.times import clock_text
from desk_stretch.i18n import listed, ntr, tr

_DAYS, _RANGES, _LENGTH = (
    SCHEMA[key] for key in ("hours.days", "hours.ranges", "breaks.routine_length")
)


def when(reminder: Reminder) -> str:
    """Return what makes it due, as “after 20 minutes of work”, and its own hours if it has any."""
    if reminder.hours is None:
        return _due(reminder)
    return tr("{due} ({days}, {times})").format(
        due=_due(reminder),
        days=_DAYS.display(reminder.hours.days),
        times=_RANGES.display(reminder.hours.ranges),
    )


def what(asks: Break, catalogue: Callable[[], Catalogue]) -> str:
    """Return what it asks to do; the catalogue is asked for names only."""
    words = _doing(asks, catalogue)
    if asks.switch and asks.kind is not Kind.MESSAGE:
        return tr("{what} (change between sitting and standing)").format(what=words)
    return words


def _due(reminder: Reminder) -> str:
    if reminder.trigger is Trigger.CLOCK:
        times = listed(clock_text(minutes) for minutes in reminder.times.minutes)
        days = _DAYS.display(reminder.times.days)
        return tr("at {times}, {days}").format(times=times, days=days)
    n = reminder.minutes
    if reminder.trigger is Trigger.WORK:
        return ntr("after {n} minute of work", "after {n} minutes of work", n).format(n=n)
    return ntr("every {n} minute", "every {n} minutes", n).format(n=n)


def _doing(asks: Break, catalogue: Callable[[], Catalogue]) -> str:
    if asks.kind is Kind.MESSAGE:
        return tr(asks.text)
    if asks.kind is Kind.COMPOSED:
        return tr("a routine of {length}").format(length=_LENGTH.display(asks.seconds))
    if asks.kind is Kind.ROUTINE:
        routine = catalogue().routine(asks.what)
        return tr("the routine “{name}”").format(name=tr(routine.name) if routine else asks.what)
    exercise = catalogue().exercise(asks.what)
    return tr("one step: {name}").format(name=tr(exercise.name) if exercise else asks.what)
