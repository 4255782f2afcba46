"""The person's reminders for commands: told to the running app, else written into the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from desk_stretch.cli import console
from desk_stretch.cli.words import one_of
from desk_stretch.core.breaks.policy import REST_BREAK
from desk_stretch.errors import UsageError
from desk_stretch.i18n import N_, tr
from desk_stretch.remote import client

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_stretch.core.breaks.reminder import Reminder
    from desk_stretch.core.catalogue.catalogue import Catalogue
    from desk_stretch.storage.reminders_file import RemindersFile

REST_BREAK_ID = "rest-break"


def present() -> tuple[Reminder, ...]:
    """Return the reminders as they are in the file; tells what is wrong with it."""
    return _told(_file())


def existing(reminder_id: str) -> str:
    """Return the id of a reminder that can be changed; UsageError if there is none."""
    if reminder_id == REST_BREAK_ID:
        raise UsageError(
            tr("The rest break has its own settings."),
            tr("See “desk-stretch settings list”; they begin with breaks."),
        )
    return one_of(N_("There is no reminder “{word}”"), _ids())(reminder_id)


def fresh(reminder_id: str) -> str:
    """Return the id if no reminder has it; else UsageError."""
    if reminder_id in _ids():
        raise UsageError(
            tr("There is a reminder “{id}” already.").format(id=reminder_id),
            tr("“reminders set” changes it."),
        )
    return reminder_id


def find(reminder_id: str) -> Reminder | None:
    """Return the reminder of that id, None for the rest break; UsageError if there is none."""
    if reminder_id in (REST_BREAK_ID, REST_BREAK):
        return None
    found = {each.id: each for each in present()}
    return found[one_of(N_("There is no reminder “{word}”"), found)(reminder_id)]


def change(reminder_id: str, values: Mapping[str, Any] | None) -> None:
    """Write keys of a reminder (as its file has them), or (None) take it out; then show it."""
    try:
        client.ask("reminder", {"id": reminder_id, "values": values and dict(values)})
    except client.NotRunning:
        _file().change(reminder_id, values)
    console.say_table(row(each) for each in _file().load() if each.id == reminder_id)


def row(reminder: Reminder) -> tuple[str, ...]:
    """Return what is told of a reminder: id, name, on or off, when, what."""
    from desk_stretch.core.catalogue.reminder_text import what, when

    switch = "on" if reminder.on else "off"
    return reminder.id, tr(reminder.name), switch, when(reminder), what(reminder.asks, _catalogue)


def rest_break_row() -> tuple[str, ...]:
    """Return the same of the rest break, which has its own settings."""
    from desk_stretch.cli import settings
    from desk_stretch.core.breaks.reminder import Break, Kind, Reminder

    breaks = settings.present().breaks
    as_one = Reminder(
        REST_BREAK_ID, N_("Rest break"), Break(Kind.COMPOSED, breaks.routine_length),
        on=breaks.enabled, minutes=breaks.work_time,
    )  # fmt: skip
    return row(as_one)


def _ids() -> tuple[str, ...]:
    file = _file()
    _told(file)
    return file.ids


@cache
def _catalogue() -> Catalogue:
    from desk_stretch.storage.own_catalogue import whole_catalogue

    return whole_catalogue()


def _file() -> RemindersFile:
    from desk_stretch.storage.paths import find_folders
    from desk_stretch.storage.reminders_file import RemindersFile

    return RemindersFile(find_folders().reminders_file, _catalogue)


def _told(file: RemindersFile) -> tuple[Reminder, ...]:
    reminders = file.load()
    for notice in file.notices:
        console.complain(notice)
    return reminders
