"""The changes made in this window: each goes to the engine at once and can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.engine.commands import SetSettings
from desk_stretch.i18n import tr
from desk_stretch.ui.engine_view import EngineView

_MOST = 50


class Changes(QObject):
    """Remembers what every change replaced, the last one on top."""

    changed = Signal()

    def __init__(self, view: EngineView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._earlier: list[dict[str, Any]] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._earlier)

    def value(self, key: str) -> Any:
        """The value in force."""
        return self._view.settings[key]

    def is_default(self, key: str) -> bool:
        """Whether a setting has the value that it began with."""
        return bool(self.value(key) == SCHEMA[key].default)

    def make(self, values: Mapping[str, Any]) -> None:
        """Change these settings, all or none; raises DeskStretchError if that cannot be done."""
        earlier = {key: self.value(key) for key in values}
        wanted = {k: SCHEMA[k].default if v is None else v for k, v in values.items()}
        if wanted == earlier:
            return
        self._view.do(SetSettings(dict(values)))
        self._earlier = [*self._earlier, earlier][-_MOST:]
        self.changed.emit()

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
            self._view.do(SetSettings(self._earlier[-1]))
            self._earlier = self._earlier[:-1]
            self.changed.emit()

    def last_words(self) -> str:
        """What the next ``undo`` takes back, in words; empty if there is nothing."""
        if not self._earlier:
            return ""
        keys = tuple(self._earlier[-1])
        if len(keys) > 1:
            return tr("Undo: all settings reset")
        return tr("Undo: {setting}").format(setting=tr(SCHEMA[keys[0]].label))
