"""A reminder in the keys of its file, as the engine takes them, and what a new one begins with."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.core.breaks.trigger import Trigger
from desk_stretch.core.settings.times import DAYS, clock_text
from desk_stretch.i18n import tr

_FIRST_ID = "my-reminder"


def values_of(reminder: Reminder) -> dict[str, Any]:
    """Return every key; None where the reminder has no such word."""
    at_times = reminder.trigger is Trigger.CLOCK
    hours = reminder.hours
    return {
        "name": reminder.name,
        "on": reminder.on,
        "work": reminder.minutes if reminder.trigger is Trigger.WORK else None,
        "wall": reminder.minutes if reminder.trigger is Trigger.WALL else None,
        "at": [clock_text(each) for each in reminder.times.minutes] if at_times else None,
        "weekdays": day_names(reminder.times.days) if at_times else None,
        **_asks_values(reminder.asks),
        "hours": None if hours is None else [range_text(each) for each in hours.ranges],
        "days": None if hours is None else day_names(hours.days),
        "firmness": str(reminder.firmness),
        "snooze": reminder.snooze,
        "snoozes": reminder.snoozes,
        "cap": reminder.cap,
        "skips": reminder.skips,
    }


def _asks_values(asks: Break) -> dict[str, Any]:
    return {
        "do": str(asks.kind),
        "routine": asks.what if asks.kind is Kind.ROUTINE else None,
        "exercise": asks.what if asks.kind is Kind.STEP else None,
        "posture": asks.posture or None,
        "seconds": None if asks.kind is Kind.ROUTINE else asks.seconds,
        "text": asks.text or None,
        "switch": asks.switch,
    }


def first_values() -> dict[str, Any]:
    """Return what a new reminder begins with: it can be used as it is, and harms nobody."""
    return {
        "name": tr("My reminder"), "on": True, "work": 30, "do": str(Kind.MESSAGE), "seconds": 20,
        "text": tr("A moment to look up and breathe out."),
    }  # fmt: skip


def free_id(taken: Collection[str]) -> str:
    """Return an id for a new reminder."""
    number, found = 1, _FIRST_ID
    while found in taken:
        number += 1
        found = f"{_FIRST_ID}-{number}"
    return found


def day_names(days: Collection[int]) -> list[str]:
    """Return weekdays as the file has them."""
    return [DAYS[day] for day in sorted(days)]


def range_text(span: tuple[int, int]) -> str:
    """Return a range of hours as the file has it."""
    return "-".join(clock_text(edge) for edge in span)
