"""The lines of a reminder's row: when it asks and for what, and when it asks next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desk_stretch.core.breaks.reasons import span
from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.catalogue import reminder_text
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.moment import Moment
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.engine.events import ReminderStatus
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui import texts
from desk_stretch.ui.engine_view import SettingsView


def sentence_of(reminder: Reminder, catalogue: Callable[[], Catalogue]) -> str:
    """Return ``After 20 minutes of work · Look at something far away.``"""
    asks = reminder.asks
    if asks.text:  # these words ask for the change already
        asks = replace(asks, switch=False)
    when, what = reminder_text.when(reminder), reminder_text.what(asks, catalogue)
    return f"{_capital(when)} · {_capital(what)}"


def rest_break_words(settings: SettingsView) -> str:
    """Return the same of the rest break, as its numbers are now."""
    n = settings["breaks.work_time"]
    when = ntr("after {n} minute of work", "after {n} minutes of work", n).format(n=n)
    seconds = settings["breaks.routine_length"]
    length = SCHEMA["breaks.routine_length"].display(seconds) if seconds % 60 else span(seconds)
    what = tr("a routine of {length}").format(length=length)
    return f"{_capital(when)} · {_capital(what)}"


def next_words(status: ReminderStatus | None, now: Moment) -> str:
    """Return when it asks next, else why it does not; empty for one that is off."""
    if status is None:
        return ""
    if status.state == "counting" and status.next_due is not None:
        return tr("Next: {time}").format(time=texts.clock_time(status.next_due, now))
    return status.sentence


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
