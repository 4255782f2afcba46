"""The changes made in this window: each goes to the engine at once and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
_LONG_VALUE = 40


class _Made(NamedTuple):
    """A change: the way back, the way there again, what it was about, and its new state."""

    back: Command
    again: Command
    words: str
    said: str


class Changes(QObject):
    """Remembers what every change replaced, the last one on top. *line* tells of the last step."""

    changed = Signal()

    def __init__(self, view: EngineView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._earlier: list[_Made] = []
        self._later: list[_Made] = []
        self.line = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._earlier)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change that was taken back."""
        return bool(self._later)

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

    def make(self, values: Mapping[str, Any], what: str = "") -> None:
        """Change these settings, all or none; raises DeskStretchError if that cannot be done.
        *what* says what they are, where they are several."""
        earlier = {key: self.value(key) for key in values}
        default = self._view.settings.default
        wanted = {key: default(key) if v is None else v for key, v in values.items()}
        if wanted == earlier:
            return
        again = SetSettings(dict(values))
        self._view.do(again)
        [key, *more] = earlier
        words = what if more else tr(SCHEMA[key].label)
        said = what[:1].upper() + what[1:] if more else self._value_words(key)
        self._keep(_Made(SetSettings(earlier), again, words, said))

    def make_reminder(self, reminder: str, values: Mapping[str, Any] | None) -> None:
        """Change a reminder of the person's own, or make one; None takes it out. Raises as
        ``make`` does."""
        before = self._values_of(reminder)
        if values is not None and before and all(before[key] == values[key] for key in values):
            return
        again = SetReminder(reminder, None if values is None else dict(values))
        self._view.do(again)
        after = self._values_of(reminder)
        back = {key: value for key, value in before.items() if value != after.get(key)}
        name = tr((after or before).get("name", reminder))
        words = name if after else tr("{setting} removed").format(setting=name)
        self._keep(_Made(SetReminder(reminder, back if before else None), again, words, words))

    def try_out(self, command: Command) -> None:
        """Do something that changes nothing; raises DeskStretchError if that cannot be done."""
        self._view.do(command)

    def reset(self, key: str) -> None:
        """Give one setting the value that it began with."""
        self.make({key: None})

    def reset_all(self) -> None:
        """Give every setting of the pages the value that it began with."""
        shown = [key for key, each in SCHEMA.items() if not each.hidden]
        self.reset_several(shown, tr("all settings reset"))

    def reset_several(self, keys: Iterable[str], what: str) -> None:
        """Give these settings the values that they began with, as one change."""
        self.make({key: None for key in keys if not self.is_default(key)}, what)

    def undo(self) -> None:
        """Take the last change back."""
        if self._earlier:
            last = self._earlier[-1]
            self._view.do(last.back)
            self._earlier = self._earlier[:-1]
            self._later = [*self._later, last]
            self._tell(tr("Undone. {setting}").format(setting=self._now(last)))

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._later:
            last = self._later[-1]
            self._view.do(last.again)
            self._later = self._later[:-1]
            self._earlier = [*self._earlier, last]
            self._tell(tr("Done again. {setting}").format(setting=self._now(last)))

    def last_words(self) -> str:
        """What the next ``undo`` takes back, in words; empty if there is nothing."""
        if not self._earlier:
            return ""
        return tr("Undo: {setting}").format(setting=self._earlier[-1].words)

    def next_words(self) -> str:
        """What the next ``redo`` makes again, in words; empty if there is nothing."""
        if not self._later:
            return ""
        return tr("Redo: {setting}").format(setting=self._later[-1].words)

    def _values_of(self, reminder: str) -> dict[str, Any]:
        """What a reminder is now, by the keys of its file; nothing if there is none."""
        found = reminder_of(self._view, reminder)
        return {} if found is None else values_of(found)

    def _keep(self, made: _Made) -> None:
        self._earlier = [*self._earlier, made][-_MOST:]
        self._later = []
        self._tell(made.said)

    def _tell(self, line: str) -> None:
        self.line = line
        self.changed.emit()

    def _now(self, made: _Made) -> str:
        """What a change was about, with the value that is in force now."""
        command = made.back
        if isinstance(command, SetSettings) and len(command.values) == 1:
            return self._value_words(next(iter(command.values)))
        return made.words

    def _value_words(self, key: str) -> str:
        """``Snooze: 9 minutes``; of a long list the label alone."""
        setting = SCHEMA[key]
        value = setting.display(self.value(key))
        if len(value) > _LONG_VALUE:
            return tr(setting.label)
        return tr("{setting}: {value}").format(setting=tr(setting.label), value=value)
