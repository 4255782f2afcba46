"""The changes made in this window: each goes to the engine at once and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal

from desk_stretch.core.settings.managed import Managed
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.engine.commands import Command, SetReminder, SetSettings
from desk_stretch.i18n import N_, tr
from desk_stretch.ui.asking import reminder_of
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.settings.reminder_values import values_of

_MOST = 50
_LONG_VALUE = 40
_UNDONE, _REDONE = N_("Undone. {setting}"), N_("Done again. {setting}")

Words: TypeAlias = Callable[[], str]
"""Words in the language of the moment, which the change itself may change."""


class _Made(NamedTuple):
    """A change: the way back, the way there again, and what it was about."""

    back: Command
    again: Command
    words: Words


class Steps(NamedTuple):
    """The way back, the way on, and what is told of the last step (marked English)."""

    earlier: tuple[_Made, ...] = ()
    later: tuple[_Made, ...] = ()
    told: str = ""


class Changes(QObject):
    """Remembers what every change replaced, the last one on top."""

    changed = Signal()

    def __init__(self, view: EngineView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._steps = Steps()

    @property
    def steps(self) -> Steps:
        """All steps, for ``take_over`` of another one of these."""
        return self._steps

    @property
    def line(self) -> str:
        """What the last step did; empty before the first."""
        earlier, later, told = self._steps
        if told:
            return tr(told).format(setting=self._now((later if told == _UNDONE else earlier)[-1]))
        if not earlier:
            return ""
        words = self._now(earlier[-1])
        is_ours = isinstance(earlier[-1].back, SetSettings)  # a person's own words stay as they are
        return words[:1].upper() + words[1:] if is_ours else words

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._steps.earlier)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change that was taken back."""
        return bool(self._steps.later)

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

    def take_over(self, steps: Steps) -> None:
        """Go on from the steps of a window that this one stands for."""
        self._steps = steps
        self.changed.emit()

    def make(self, values: Mapping[str, Any], what: Words = str) -> None:
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
        words = what if more else lambda: tr(SCHEMA[key].label)
        self._keep(_Made(SetSettings(earlier), again, words))

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
        name = (after or before).get("name", reminder)

        def words() -> str:
            return tr(name) if after else tr("{setting} removed").format(setting=tr(name))

        self._keep(_Made(SetReminder(reminder, back if before else None), again, words))

    def try_out(self, command: Command) -> None:
        """Do something that changes nothing; raises DeskStretchError if that cannot be done."""
        self._view.do(command)

    def reset(self, key: str) -> None:
        """Give one setting the value that it began with."""
        self.make({key: None})

    def reset_all(self) -> None:
        """Give every setting of the pages the value that it began with."""
        shown = [key for key, each in SCHEMA.items() if not each.hidden]
        self.reset_several(shown, lambda: tr("all settings reset"))

    def reset_several(self, keys: Iterable[str], what: Words) -> None:
        """Give these settings the values that they began with, as one change."""
        self.make({key: None for key in keys if not self.is_default(key)}, what)

    def undo(self) -> None:
        """Take the last change back."""
        earlier, later, _ = self._steps
        if earlier:
            last = earlier[-1]
            self._view.do(last.back)
            self.take_over(Steps(earlier[:-1], (*later, last), _UNDONE))

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        earlier, later, _ = self._steps
        if later:
            last = later[-1]
            self._view.do(last.again)
            self.take_over(Steps((*earlier, last), later[:-1], _REDONE))

    def last_words(self) -> str:
        """What the next ``undo`` takes back, in words; empty if there is nothing."""
        if not self._steps.earlier:
            return ""
        return tr("Undo: {setting}").format(setting=self._steps.earlier[-1].words())

    def next_words(self) -> str:
        """What the next ``redo`` makes again, in words; empty if there is nothing."""
        if not self._steps.later:
            return ""
        return tr("Redo: {setting}").format(setting=self._steps.later[-1].words())

    def _values_of(self, reminder: str) -> dict[str, Any]:
        """What a reminder is now, by the keys of its file; nothing if there is none."""
        found = reminder_of(self._view, reminder)
        return {} if found is None else values_of(found)

    def _keep(self, made: _Made) -> None:
        self.take_over(Steps((*self._steps.earlier, made)[-_MOST:]))

    def _now(self, made: _Made) -> str:
        """What a change was about, with the value that is in force now."""
        command = made.back
        if isinstance(command, SetSettings) and len(command.values) == 1:
            return self._value_words(next(iter(command.values)))
        return made.words()

    def _value_words(self, key: str) -> str:
        """``Snooze: 9 minutes``; of a long list the label alone."""
        setting = SCHEMA[key]
        value = setting.display(self.value(key))
        if len(value) > _LONG_VALUE:
            return tr(setting.label)
        return tr("{setting}: {value}").format(setting=tr(setting.label), value=value)
