"""The person's reminders: one table each in ``reminders.toml``, laid over the shipped templates.

What was written by hand stays, as in the settings file. A reminder with problems is left out and
told of; it can be repaired by the same ``change``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.reminder_rules import (
    laid_over,
    names_of,
    read_reminder,
    read_reminders,
    unknown_keys,
)
from desk_stretch.core.catalogue.table import Problem, shown
from desk_stretch.errors import UsageError
from desk_stretch.i18n import N_, tr
from desk_stretch.resources import asset
from desk_stretch.storage.atomic import local_now
from desk_stretch.storage.toml_file import Change, FileWords, TomlFile
from desk_stretch.storage.toml_text import Document

HEAD = "# Reminders of your own, for Desk Stretch (docs/authoring.md). You may edit this file.\n"
_WORDS = FileWords(
    head=HEAD,
    damaged=N_("The file of your reminders could not be understood ({cause})."),
    meanwhile=N_("Until this is repaired, reminders of your own are off and cannot be changed."),
    unwritable=N_("The file of your reminders holds what cannot be written again ({cause})."),
)


@cache
def templates() -> dict[str, dict[str, Any]]:
    """The reminders that the app brings along, as their file has them."""
    return tomllib.loads(asset("reminders.toml").read_text("utf-8"))


class RemindersFile:
    """The ``ReminderStore`` on a file. *ids* are those of the last ``load``, also of reminders
    that were left out."""

    def __init__(
        self,
        path: Path,
        catalogue: Callable[[], Catalogue],
        now: Callable[[], datetime] = local_now,
    ) -> None:
        self._file = TomlFile(path, _WORDS, now)
        self._names = names_of(templates(), catalogue)
        self.ids: tuple[str, ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """What was wrong with the file at the last ``load``, one sentence or two each."""
        return tuple(self._file.notices)

    def load(self) -> tuple[Reminder, ...]:
        own = self._file.load()
        self.ids = tuple({**templates(), **own})
        reading = read_reminders(own, templates(), self._names)
        for problem in reading.problems:
            self._tell(tr("In {file}: {key}: {expected}. This reminder is left out."), problem)
        for problem in reading.ignored:
            self._tell(tr("In {file}: {key}: {expected}. It changes nothing."), problem)
        return reading.reminders

    def change(self, reminder: str, values: Mapping[str, Any] | None) -> None:
        text, document = self._file.read()
        if values is not None:
            self._file.write(self._checked(reminder, document, values), (text, document))
        elif reminder in document:
            self._file.write([Change(reminder, None, None)], (text, document))
        elif reminder not in templates():
            raise UsageError(
                tr("There is no reminder “{id}”.").format(id=shown(reminder)),
                tr("See “desk-stretch reminders” for the list."),
            )

    def _checked(
        self, reminder: str, document: Document, values: Mapping[str, Any]
    ) -> list[Change]:
        """The changes that bring the values into the file; UsageError if the reminder as it
        would be has any problem."""
        present = document.get(reminder, {})
        own = present if isinstance(present, dict) else {}
        wanted = laid_over(own, values)
        whole = laid_over(templates().get(reminder, {}), wanted)
        problems = unknown_keys(reminder, values) + read_reminder(reminder, whole, self._names)[1]
        if problems:
            told = "; ".join(f"{each.key}: {each.expected}" for each in problems)
            raise UsageError(
                tr("The reminder “{id}” was not changed.").format(id=shown(reminder)),
                tr("What is expected: {problems}.").format(problems=told),
            )
        return [Change(reminder, key, wanted.get(key)) for key in {**own, **values}]

    def _tell(self, sentence: str, problem: Problem) -> None:
        self._file.notices.append(
            sentence.format(file=self._file.path.name, key=problem.key, expected=problem.expected)
        )
