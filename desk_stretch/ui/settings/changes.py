"""The changes made in this window: each goes to the engine at once and can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from desk_stretch.core.settings.managed import Managed
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.engine.commands import Command, SetReminder, SetSettings
from desk_stretch.i18n import tr
from desk_stretch.ui.asking import reminder_of
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.settings.reminder_values import values_of

_MOST = 50


class _Earlier(NamedTuple):
    """The way back from a change, and its words."""

    back: Command
    words: str


class Changes(QObject):
    """Remembers what every change replaced, the last one on top."""

    changed = Signal()

    def __init__(self, view: EngineView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._earlier: list[_Earlier] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._earlier)

    @property
    def managed(self) -> Managed:
        """What the set-up of this computer presets and locks."""
        return self._view.settings.managed

    def value(self, key: str) -> Any:
        """The value in force."""
        return self._view.settings[key]

    def is_default(self, key: str) -> bool:
        """Whether a setting has the value that it began with."""
        return bool(self.value(key) == self._view.settings.default(key))

    def make(self, values: Mapping[str, Any]) -> None:
        """Change these settings, all or none; raises DeskStretchError if that cannot be done."""
        earlier = {key: self.value(key) for key in values}
        default = self._view.settings.default
        wanted = {key: default(key) if v is None else v for key, v in values.items()}
        if wanted == earlier:
            return
        self._view.do(SetSettings(dict(values)))
        self._keep(SetSettings(earlier), _words_of(tuple(earlier)))

    def make_reminder(self, reminder: str, values: Mapping[str, Any] | None) -> None:
        """Change a reminder of the person's own, or make one; None takes it out. Raises as
        ``make`` does."""
        before = self._values_of(reminder)
        if values is not None and before and all(before[key] == values[key] for key in values):
            return
        self._view.do(SetReminder(reminder, None if values is None else dict(values)))
        after = self._values_of(reminder)
        back = {key: value for key, value in before.items() if value != after.get(key)}
        words = tr("Undo: {setting}") if after else tr("Undo: {setting} removed")
        name = tr((after or before).get("name", reminder))
        self._keep(SetReminder(reminder, back if before else None), words.format(setting=name))

    def reset(self, key: str) -> None:
        """Give one setting the value that it began with."""
        self.make({key: None})

    def reset_all(self) -> None:
        """Give every setting of the pages the value that it began with."""
        shown = [key for key, each in SCHEMA.items() if not each.hidden]
        self.make({key: None for key in shown if not self.is_default(key)})

    def undo(self) -> None:
        """Take the last change back."""
        if self._earlier:
            self._view.do(self._earlier[-1].back)
            self._earlier = self._earlier[:-1]
            self.changed.emit()

    def last_words(self) -> str:
        """What the next ``undo`` takes back, in words; empty if there is nothing."""
        return self._earlier[-1].words if self._earlier else ""

    def _values_of(self, reminder: str) -> dict[str, Any]:
        """What a reminder is now, by the keys of its file; nothing if there is none."""
        found = reminder_of(self._view, reminder)
        return {} if found is None else values_of(found)

    def _keep(self, back: Command, words: str) -> None:
        self._earlier = [*self._earlier, _Earlier(back, words)][-_MOST:]
        self.changed.emit()


def _words_of(keys: tuple[str, ...]) -> str:
    if len(keys) > 1:
        return tr("Undo: all settings reset")
    return tr("Undo: {setting}").format(setting=tr(SCHEMA[keys[0]].label))
