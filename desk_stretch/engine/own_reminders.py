"""The person's own reminders as the engine knows them: read once, and again after each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_stretch.core.breaks.reminder import Reminder
from desk_stretch.errors import UsageError
from desk_stretch.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from desk_stretch.core.stores import ReminderStore


class OwnReminders:
    """All of them, whether switched on or not."""

    def __init__(self, store: ReminderStore | None) -> None:
        """Read them; without a store there are none."""
        self._store = store
        self.all: tuple[Reminder, ...] = () if store is None else store.load()

    @property
    def notices(self) -> tuple[str, ...]:
        """What was wrong with them, in sentences."""
        return () if self._store is None else self._store.notices

    def find(self, reminder: str) -> Reminder | None:
        """The one of that id; None if there is none, as for the rest break."""
        return next((each for each in self.all if each.id == reminder), None)

    def change(self, reminder: str, values: Mapping[str, Any] | None) -> tuple[str, ...]:
        """Write one and read all anew; raises what ``ReminderStore.change`` raises.

        Returns what was wrong with the file meanwhile, in sentences.
        """
        if self._store is None:
            raise UsageError(
                tr("Reminders of your own cannot be kept here."), tr("Start the app as usual.")
            )
        self._store.change(reminder, values)
        found = self._store.notices
        self.all = self._store.load()
        return tuple(dict.fromkeys((*found, *self._store.notices)))
